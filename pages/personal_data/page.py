"""What people asked about their own data: the register, its clock, and erasing."""

import streamlit as st

from console.auth.actor import Actor
from console.live.topics import Topic
from console.meetings.views.agenda import Month
from console.personal_data.views import requests
from console.personal_data.views.requests import PersonFound, Register, RequestLine
from console.ui import blocks, current_meeting, feedback, gate, live, state, typed_text
from console.ui import format as written
from console.ui.labels import Labels
from console.ui.text import language, t
from console.working_days.due import LIGHT_LOOKS
from models.codes.personal_data import RequestKind, RequestState
from pages.parts import cards, table
from pages.parts.cards import Mark
from pages.personal_data import acts

HEADS = ("asked", "form", "kind", "said", "answer_by", "do_by", "standing")

viewer = gate.require("personal_data")
meeting = current_meeting.meeting(viewer)


@gate.fragment("personal_data")
def desk(actor: Actor, shown: Month) -> None:
    found = requests.load(actor, shown.id)
    live.signal(Topic.INTAKE, key="personal_data-signal", number=found.number)
    lead = t("personal_data.lead", open=written.number(found.open_count, language()))
    cards.heading(t("personal_data.heading", month=written.month_of(shown.code)), lead)
    feedback.show(acts.AREA)
    look_up(actor, shown)
    table.draw(
        t("personal_data.register"),
        [t(f"personal_data.head.{head}") for head in HEADS],
        [cells(line) for line in found.lines],
        nothing=t("personal_data.none"),
    )
    with st.container(key="personal_data-open"):
        if found.open_count:
            end(actor, shown, found)


def cells(line: RequestLine) -> tuple[str | Mark, ...]:
    said = t(f"personal_data.purpose.{line.text}") if line.is_consent else line.text
    return (
        written.day(line.asked_at.date()),
        line.ref,
        t(f"personal_data.kind.{line.kind.value}"),
        said or t(f"personal_data.way.{line.way.value}"),
        written.day(line.answer_by),
        written.day(line.do_by),
        Mark(LIGHT_LOOKS[line.light], t(f"personal_data.state.{line.state.value}")),
    )


def look_up(actor: Actor, shown: Month) -> None:
    with blocks.expander(t("personal_data.new"), is_open=False, key="personal_data-new"):
        st.text_input(t("personal_data.ref"), key=acts.REF)
        cards.note(t("personal_data.ref_help"))
        ref = state.typed(acts.REF)
        person = requests.find(actor, shown.id, ref) if ref else None
        with st.container(key="personal_data-person"):
            if person is not None:
                found(actor, shown, person)
            elif ref:
                st.warning(t("personal_data.unknown"))


def found(actor: Actor, shown: Month, person: PersonFound) -> None:
    if person.erased_at is not None:
        st.info(t("personal_data.is_erased", ref=person.ref))
        return
    st.text(t("personal_data.person", name=person.full_name, phone=person.phone))
    consents(actor, shown, person)
    kinds = [kind.value for kind in RequestKind]
    st.selectbox(
        t("personal_data.what"),
        kinds,
        format_func=Labels({kind: t(f"personal_data.kind.{kind}") for kind in kinds}),
        key=acts.KIND,
    )
    typed_text.area(t("personal_data.reason"), key=acts.reason_of(person))
    with st.container(key="personal_data-acts", horizontal=True):
        st.button(
            t("personal_data.note"),
            key="personal_data-note",
            type="primary",
            on_click=acts.note,
            args=(actor, shown.id, person),
        )
        with blocks.popover(t("personal_data.erase"), key="personal_data-erase-sure"):
            cards.note(t("personal_data.erase_why"))
            st.button(
                t("personal_data.erase_sure", ref=person.ref),
                key="personal_data-erase",
                on_click=acts.erase,
                args=(actor, shown.id, person),
            )


def consents(actor: Actor, shown: Month, person: PersonFound) -> None:
    with st.container(key="personal_data-consents", horizontal=True):
        for purpose in person.consents:
            st.button(
                t(f"personal_data.withdraw.{purpose.value}"),
                key=f"personal_data-withdraw-{purpose.value}",
                on_click=acts.withdraw,
                args=(actor, shown.id, person, purpose),
            )


def end(actor: Actor, shown: Month, register: Register) -> None:
    lines = {line.id: line for line in register.lines if line.state is RequestState.OPEN}
    labels = {
        line.id: t(
            "personal_data.one", ref=line.ref, kind=t(f"personal_data.kind.{line.kind.value}")
        )
        for line in lines.values()
    }
    chosen: int = st.selectbox(
        t("personal_data.choose"), list(lines), format_func=Labels(labels), key=acts.CHOSEN
    )
    line = lines[chosen]
    typed_text.area(t("personal_data.answer"), key=acts.answer_of(line))
    with st.container(key="personal_data-end", horizontal=True):
        for is_refused, name in ((False, "done"), (True, "refuse")):
            st.button(
                t(f"personal_data.end.{name}"),
                key=f"personal_data-{name}",
                type="secondary" if is_refused else "primary",
                on_click=acts.end,
                args=(actor, shown.id, line),
                kwargs={"is_refused": is_refused},
            )


with st.container(key="personal_data"):
    if meeting is None:
        cards.heading(t("personal_data.title"), t("personal_data.no_meeting"))
    else:
        desk(viewer, meeting)
