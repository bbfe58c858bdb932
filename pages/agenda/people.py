"""Who holds which duty in the meeting, and who was invited and came."""

import streamlit as st

from console.auth.actor import Actor
from console.meetings.views.agenda import DelegateLine
from console.meetings.views.agenda_choices import AgendaDesk
from console.text.folding import name_order
from console.ui import blocks
from console.ui import format as written
from console.ui.labels import Labels
from console.ui.text import t
from models.codes.meetings import Attendance, DutyKind
from pages.agenda import acts
from pages.parts import table
from pages.parts.cards import Mark

CAME = {
    Attendance.EXPECTED: "idle",
    Attendance.PRESENT: "ok",
    Attendance.EXCUSED: "info",
    Attendance.ABSENT: "warn",
}


def draw_duties(actor: Actor, shown: AgendaDesk) -> None:
    duties = shown.programme.duties
    table.draw(
        t("agenda.duties"),
        (t("agenda.duty"), t("agenda.person"), t("agenda.site"), t("agenda.since")),
        [
            (
                t(f"word.duty.{duty.kind.value}"),
                duty.person,
                duty.unit or "",
                written.moment(duty.from_at),
            )
            for duty in duties
        ],
        nothing=t("agenda.no_duties"),
    )
    if not shown.can_assign:
        return
    duty_form(actor, shown)
    if duties:
        end_form(actor, shown)


def duty_form(actor: Actor, shown: AgendaDesk) -> None:
    st.header(t("agenda.assign_title"), anchor=False)
    kind = st.segmented_control(
        t("agenda.duty"),
        [kind.value for kind in DutyKind],
        format_func=Labels({kind.value: t(f"word.duty.{kind.value}") for kind in DutyKind}),
        default=DutyKind.CHAIR.value,
        required=True,
        key=acts.KIND,
    )
    names = {holder.id: holder.name for holder in shown.holders(DutyKind(kind))}
    account, person = blocks.columns(2, key="agenda-duty-who")
    account.selectbox(
        t("agenda.account"),
        [None, *names],
        format_func=Labels({None: t("agenda.no_account")} | names),
        key=f"{acts.ACCOUNT}-{kind}",
    )
    person.text_input(
        t("agenda.person_words"), key=acts.PERSON, placeholder=t("agenda.person_help")
    )
    if kind == DutyKind.OPERATOR.value:
        sites = {site.id: site.name for site in shown.sites}
        st.selectbox(
            t("agenda.site"),
            list(sites),
            index=None,
            format_func=Labels(sites),
            placeholder=t("agenda.choose"),
            key=acts.SITE,
        )
    st.button(
        t("agenda.assign"),
        key="agenda-assign",
        type="primary",
        on_click=acts.assign,
        args=(actor, shown),
    )


def end_form(actor: Actor, shown: AgendaDesk) -> None:
    st.header(t("agenda.end_title"), anchor=False)
    held = {
        duty.id: " · ".join(
            part for part in (t(f"word.duty.{duty.kind.value}"), duty.person, duty.unit) if part
        )
        for duty in shown.programme.duties
    }
    st.selectbox(
        t("agenda.held"),
        list(held),
        index=None,
        format_func=Labels(held),
        placeholder=t("agenda.choose"),
        key=acts.HELD,
    )
    st.button(
        t("agenda.end_duty"),
        key="agenda-end-duty",
        on_click=acts.end_duty,
        args=(actor, shown.programme.meeting_id),
    )


def draw_delegates(actor: Actor, shown: AgendaDesk) -> None:
    ordered = sorted(
        shown.programme.delegates, key=lambda delegate: (name_order(delegate.name), delegate.id)
    )
    table.draw(
        t("agenda.delegates", count=len(ordered)),
        (
            t("agenda.name"),
            t("agenda.position"),
            t("agenda.body"),
            t("agenda.email"),
            t("agenda.came"),
        ),
        [
            (
                delegate.name,
                delegate.position,
                delegate.organization,
                delegate.email,
                Mark(CAME[delegate.attendance], came_words(delegate)),
            )
            for delegate in ordered
        ],
        nothing=t("agenda.no_delegates"),
    )
    if shown.can_schedule:
        with st.container(key="agenda-mark-form"):
            if ordered:
                mark_form(actor, shown, {delegate.id: delegate.name for delegate in ordered})
        invite_form(actor, shown)


def came_words(one: DelegateLine) -> str:
    word = t(f"word.attendance.{one.attendance.value}")
    return f"{word}: {one.reason}" if one.reason else word


def mark_form(actor: Actor, shown: AgendaDesk, names: dict[int, str]) -> None:
    st.header(t("agenda.mark_title"), anchor=False)
    picked = st.selectbox(
        t("agenda.delegate"),
        list(names),
        index=None,
        format_func=Labels(names),
        placeholder=t("agenda.choose"),
        key=acts.DELEGATE,
    )
    st.segmented_control(
        t("agenda.came"),
        [attendance.value for attendance in Attendance],
        format_func=Labels(
            {
                attendance.value: t(f"word.attendance.{attendance.value}")
                for attendance in Attendance
            }
        ),
        default=Attendance.PRESENT.value,
        required=True,
        key=f"{acts.CAME}-{picked}",  # of each person, so that nobody is marked as another was
    )
    st.text_input(t("agenda.reason"), key=f"{acts.REASON}-{picked}")
    st.button(t("agenda.mark"), key="agenda-mark", on_click=acts.mark, args=(actor, shown))
    chosen = next(
        (delegate for delegate in shown.programme.delegates if delegate.id == picked), None
    )
    if chosen is not None:
        st.text_input(t("agenda.email"), value=chosen.email, key=f"{acts.ADDRESS}-{chosen.id}")
        st.button(
            t("agenda.address"),
            key="agenda-address-note",
            on_click=acts.address,
            args=(actor, shown),
        )


def invite_form(actor: Actor, shown: AgendaDesk) -> None:
    st.header(t("agenda.invite_title"), anchor=False)
    name, position = blocks.columns(2, key="agenda-invite-who")
    body, email = blocks.columns(2, key="agenda-invite-where")
    name.text_input(t("agenda.name"), key=acts.NAME)
    position.text_input(t("agenda.position"), key=acts.POSITION)
    body.text_input(t("agenda.body"), key=acts.BODY)
    email.text_input(t("agenda.email"), key=acts.EMAIL, placeholder=t("agenda.email_help"))
    st.button(
        t("agenda.invite"),
        key="agenda-invite",
        on_click=acts.invite,
        args=(actor, shown.programme.meeting_id),
    )
