"""Results of a meeting: what would be published, every place masked, the versions so far."""

import streamlit as st

from console.auth.actor import Actor
from console.live.topics import Topic
from console.meetings.views.agenda import Month
from console.results.places import FoundPlace
from console.results.views.desk import ResultsDesk, load_desk
from console.ui import blocks, current_meeting, feedback, gate, live, typed_text
from console.ui import format as written
from console.ui.text import plainly, t
from pages.parts import cards, table
from pages.publication import acts

HEADS = ("version", "state", "at", "by", "hash")

viewer = gate.require("publication")
meeting = current_meeting.meeting(viewer)


@gate.fragment("publication")
def desk(actor: Actor, month: Month) -> None:
    masked = load_desk(actor, month.id)
    found = load_desk(actor, month.id, acts.shown(masked.places))
    live.signal(Topic.MEETING, key="publication-signal", number=found.number)
    cards.heading(t("publication.desk_heading", month=written.month_of(month.code)), lead(found))
    feedback.show(acts.AREA)
    draw_places(found)
    with st.container(key="publication-acts"):
        draw_acts(actor, month, found)
    table.draw(
        t("publication.versions"),
        [t(f"publication.head.{head}") for head in HEADS],
        [
            (
                str(line.version),
                line.reason or t(f"publication.state.{line.state.value}"),
                written.moment(line.at),
                line.by,
                line.content_hash if not line.reason else "",
            )
            for line in found.versions
        ],
        nothing=t("publication.never"),
    )


def lead(found: ResultsDesk) -> str:
    if not found.is_signed:
        return t("publication.need_minutes")
    count = len(found.content.matters)
    return t("publication.lead", matters=count, places=len(found.places))


def draw_places(found: ResultsDesk) -> None:
    cards.title(t("publication.places"))
    cards.note(t("publication.places_help"))
    with st.container(key="publication-places"):
        for place in found.places:
            draw_place(place)
        if not found.places:
            cards.note(t("publication.no_places"))


def draw_place(place: FoundPlace) -> None:
    with st.container(key=f"publication-place-{place.key}"):
        where = t("publication.conclusion") if place.part == "conclusion" else ""
        where = where or t("publication.number", number=place.part)
        kind = t(f"secretary.private.{place.kind.value}")
        cards.told(f"{where} · {kind}", f"{place.before}{place.text}{place.after}", place.as_shown)
        st.text_input(t("publication.show_why"), key=acts.reason_of(place))


def draw_acts(actor: Actor, month: Month, found: ResultsDesk) -> None:
    if found.is_public and not found.is_new:
        st.success(plainly("publication.unchanged", version=found.versions[0].version))
    elif found.is_signed:
        with blocks.popover(t("publication.publish"), key="publication-publish", type="primary"):
            st.markdown(plainly("publication.sure_told", address=f"/results/{found.code}"))
            st.button(
                t("publication.sure"),
                key="publication-publish-sure",
                type="primary",
                on_click=acts.publish,
                args=(actor, month.id, found),
            )
    if found.is_public:
        with blocks.popover(t("publication.retract"), key="publication-retract"):
            typed_text.area(t("publication.retract_why"), key=acts.REASON)
            st.button(
                t("publication.retract_sure"),
                key="publication-retract-sure",
                on_click=acts.retract,
                args=(actor, month.id, found),
            )
        st.link_button(
            t("publication.open"), f"/results/{found.code}", icon=":material/open_in_new:"
        )


with st.container(key="publication"):
    if meeting is None:
        cards.heading(t("publication.title"), t("publication.no_meeting"))
    else:
        desk(viewer, meeting)
