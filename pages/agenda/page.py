"""The meeting before its hours: day, deadlines, programme, matters, duties and delegates."""

from calendar import monthrange
from datetime import date, time

import streamlit as st

from console import clock
from console.auth.actor import Actor
from console.auth.permissions import Permission
from console.errors import Refused
from console.live.topics import Topic
from console.meetings.views import agenda_choices
from console.meetings.views.agenda import ItemLine
from console.meetings.views.agenda_choices import AgendaDesk
from console.ui import blocks, current_meeting, feedback, gate, live
from console.ui import format as written
from console.ui.labels import Labels
from console.ui.text import language, plainly, t
from pages.agenda import acts, live_part
from pages.agenda.matters import draw_matters, up_and_down
from pages.agenda.notice import draw_notice
from pages.agenda.people import draw_delegates, draw_duties
from pages.agenda.registration import draw_registration
from pages.agenda.speaking import draw_speaking
from pages.agenda.steps import draw_change, draw_steps
from pages.parts import cards, table
from pages.parts.cards import Mark

SECTIONS = (
    "date",
    "steps",
    "notice",
    "registration",
    "programme",
    "speaking",
    "matters",
    "duties",
    "delegates",
)
START = time(8, 30)

viewer = gate.require("agenda")


def lead(shown: AgendaDesk) -> str:
    held_on = shown.programme.held_on
    day = written.long_day(held_on, language()) if held_on else t("agenda.undated")
    return t("agenda.lead", code=shown.programme.code, day=day)


def month_form(actor: Actor) -> None:
    st.text_input(t("agenda.code"), key=acts.CODE, placeholder="2026-11", max_chars=7)
    st.button(
        t("agenda.open_month"),
        key="agenda-open-month",
        icon=":material/add:",
        on_click=acts.open_month,
        args=(actor,),
    )


def draw_date(actor: Actor, shown: AgendaDesk) -> None:
    if shown.can_date:
        held_on = date_form(actor, shown)
    else:
        held_on = shown.programme.held_on
        draw_day(shown)
    if held_on is not None:
        draw_deadlines(actor, held_on)


def draw_day(shown: AgendaDesk) -> None:
    programme = shown.programme
    start = programme.planned_start_at
    table.draw(
        t("agenda.day"),
        (t("agenda.held_on"), t("agenda.start"), t("agenda.venue")),
        [
            (
                written.long_day(programme.held_on, language()),
                written.time_of(start) if start else t("agenda.open"),
                programme.venue or t("agenda.open"),
            )
        ]
        if programme.held_on
        else [],
        nothing=t("agenda.no_date"),
    )


def date_form(actor: Actor, shown: AgendaDesk) -> date | None:
    programme = shown.programme
    year, month = (int(part) for part in programme.code.split("-"))
    start = programme.planned_start_at
    with st.container(key="agenda-suggested"):
        if shown.suggested_on is not None:
            suggested = written.long_day(shown.suggested_on, language())
            st.info(plainly("agenda.suggested", day=suggested))
    day, at, where = blocks.columns([1, 1, 2], key="agenda-date-form")
    last = date(year, month, monthrange(year, month)[1])
    with day:
        held_on: date | None = st.date_input(
            t("agenda.held_on"),
            value=programme.held_on or shown.suggested_on,
            min_value=date(year, month, 1),
            max_value=max(last, programme.held_on or last),  # it may have been put off
            format="DD/MM/YYYY",
            key=f"{acts.DATE}-{programme.code}",
        )
    with at:
        st.time_input(
            t("agenda.start"),
            value=clock.local(start).time() if start else START,
            step=300,
            key=f"{acts.START}-{programme.code}",
        )
    with where:
        st.text_input(
            t("agenda.venue"), value=programme.venue, key=f"{acts.VENUE}-{programme.code}"
        )
    st.button(
        t("agenda.save_date"),
        key="agenda-save-date",
        type="primary",
        on_click=acts.set_date,
        args=(actor, shown),
    )
    if shown.like and held_on is not None:
        prepare_form(actor, shown, held_on)
    if held_on is None:
        st.info(t("agenda.no_date"))
    return held_on


def prepare_form(actor: Actor, shown: AgendaDesk, held_on: date) -> None:
    day = written.long_day(held_on, language())
    st.button(
        plainly("agenda.prepare_like", code=shown.like),
        key="agenda-prepare",
        icon=":material/content_copy:",
        help=plainly("agenda.prepare_help", code=shown.like, day=day),
        on_click=acts.prepare_like,
        args=(actor, shown),
    )


def draw_deadlines(actor: Actor, held_on: date) -> None:
    try:
        counted = agenda_choices.clock_of(actor, held_on, language())
    except Refused as refused:
        st.error(plainly(f"error.{refused.code}", **refused.facts))
        return
    if unsure := [t(f"meetings.{deadline.key}") for deadline in counted if deadline.estimated]:
        st.warning(plainly("agenda.unsure", names=", ".join(unsure)))
    table.draw(
        t("agenda.deadlines", day=written.day(held_on)),
        (t("agenda.deadline"), t("agenda.due_on"), t("agenda.recommended"), t("agenda.counted")),
        [
            (
                t(f"meetings.{deadline.key}"),
                written.day(deadline.due_on),
                written.day(deadline.recommended_on) if deadline.recommended_on else "",
                deadline.arithmetic,
            )
            for deadline in counted
        ],
        nothing="",
    )


def draw_programme(actor: Actor, shown: AgendaDesk) -> None:
    table.draw(
        t("agenda.items"),
        (t("agenda.item"), t("agenda.minutes"), t("agenda.expected"), t("agenda.state")),
        [
            (
                f"{item.position}. {item.title_announced or item.title}",
                t("agenda.count_minutes", count=item.minutes_planned)
                if item.minutes_planned
                else t("agenda.open_length"),
                written.time_of(at) if at else "",
                item_state(item),
            )
            for item, at in agenda_choices.expected(shown.programme)
        ],
        nothing=t("agenda.no_items"),
    )
    if shown.can_schedule:
        with st.container(key="agenda-items"):
            item_order(actor, shown)
        item_form(actor, shown)


def item_state(item: ItemLine) -> Mark:
    if item.ended_at is not None:
        return Mark("ok", t("agenda.item_done", at=written.time_of(item.ended_at)))
    if item.started_at is not None:
        return Mark("onair", t("agenda.item_running", at=written.time_of(item.started_at)))
    return Mark("idle", t("agenda.item_waiting"))


def item_order(actor: Actor, shown: AgendaDesk) -> None:
    names = {item.id: f"{item.position}. {item.title}" for item in shown.programme.items}
    if len(names) < 2:
        return
    with st.container(key="agenda-item-order", horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            t("agenda.item_to_move"), list(names), format_func=Labels(names), key=acts.ITEM
        )
        up_and_down("item", acts.move_item, actor, shown)
    live_part.item_minutes_form(actor, shown)


def item_form(actor: Actor, shown: AgendaDesk) -> None:
    st.header(t("agenda.add_item"), anchor=False)
    places = [*range(1, len(shown.programme.items) + 1), None]
    title, minutes, place = blocks.columns([3, 1, 1], key="agenda-item-new")
    title.text_input(t("agenda.item_title"), key=acts.ITEM_TITLE)
    minutes.number_input(t("agenda.item_minutes"), 0, 1440, step=5, key=acts.ITEM_MINUTES)
    place.selectbox(
        t("agenda.item_place"),
        places,
        index=len(places) - 1,
        format_func=Labels(
            {None: t("agenda.at_end")}
            | {at: t("agenda.before", number=at) for at in places if at is not None}
        ),
        key=acts.ITEM_PLACE,
    )
    st.button(
        t("agenda.add_item"),
        key="agenda-add-item",
        on_click=acts.add_item,
        args=(actor, shown.programme.meeting_id),
    )


DRAWN = {
    "date": draw_date,
    "steps": draw_steps,
    "notice": draw_notice,
    "registration": draw_registration,
    "programme": draw_programme,
    "speaking": draw_speaking,
    "matters": draw_matters,
    "duties": draw_duties,
    "delegates": draw_delegates,
}


@gate.fragment("agenda")
def body(meeting_id: int) -> None:
    live.signal(Topic.AGENDA, Topic.MEETING, key="agenda-signal")
    shown = agenda_choices.load(viewer, meeting_id)
    cards.heading(t("agenda.title"), lead(shown))
    with st.container(key="agenda-changed"):
        draw_change(viewer, shown)
    section = st.segmented_control(
        t("agenda.parts"),
        SECTIONS,
        format_func=Labels({section: t(f"agenda.section.{section}") for section in SECTIONS}),
        default=SECTIONS[0],
        required=True,
        key="agenda-section",
        label_visibility="collapsed",
    )
    feedback.show(acts.AREA)
    with st.container(key="agenda-signed"):
        if shown.is_signed:
            st.info(t("error.minutes_signed"))
    DRAWN[section or SECTIONS[0]](viewer, shown)


def other_month() -> None:
    if Permission.MEETING_SCHEDULE in viewer.permissions:
        with blocks.expander(t("agenda.other_month"), key="agenda-other-month"):
            month_form(viewer)


def nothing() -> None:
    cards.heading(t("agenda.title"), t("agenda.no_meeting"))
    feedback.show(acts.AREA)
    if Permission.MEETING_SCHEDULE in viewer.permissions:
        cards.next_step(t("agenda.next"), t("agenda.open_first"))
        month_form(viewer)
    else:
        cards.next_step(t("agenda.next"), t("agenda.ask_secretary"))


meeting = current_meeting.meeting(viewer)
with st.container(key="agenda"):
    if meeting is None:
        nothing()
    else:
        body(meeting.id)
        other_month()
