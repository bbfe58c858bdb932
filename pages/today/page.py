"""The start page: what each role does next, the dates, and the meeting in figures."""

from datetime import datetime

import streamlit as st

from console import clock
from console.insight import meeting_figures, workload
from console.insight.todo import Todo
from console.ui import blocks, current_meeting, gate, page_links
from console.ui import format as written
from console.ui.text import language, t
from console.working_days.due import LIGHT_LOOKS, Light
from pages.parts import cards
from pages.parts.cards import Mark
from pages.today import calendar

SOON = 3  # days

viewer = gate.require("today")
chosen = current_meeting.meeting(viewer)
today = meeting_figures.load_today(viewer, chosen.code if chosen else "")
duties = workload.load_duties(viewer, chosen.code if chosen else "")


def count(value: int) -> str:
    return written.number(value, language())


def time_left(days: int | None) -> Mark:
    if days is None:
        return Mark("idle", t("today.no_date"))
    if days == 0:
        return Mark("warn", t("today.due_today"))
    return Mark("warn" if days <= SOON else "idle", t("today.days_left", days=days))


def nearness(one: meeting_figures.Milestone) -> Mark:
    if one.light is None:
        return Mark("idle", t("today.days_over", days=-one.days_left))
    if one.light is Light.DONE:
        return Mark("ok", t("today.light.done"))
    return Mark(LIGHT_LOOKS[one.light], lit_word(one.light, one.days_left))


def overdue(days: int | None) -> Mark:
    if days is None:
        return time_left(days)
    if days < 0:
        return Mark("fault", t("today.overdue", days=-days))
    lit = Light.SOON if days <= SOON else Light.AHEAD
    return Mark(LIGHT_LOOKS[lit], lit_word(lit, days))


def lit_word(lit: Light, days: int) -> str:
    return t("today.lit", light=t(f"today.light.{lit.value}"), left=time_left(days).word)


def progress(started_at: datetime | None, ended_at: datetime | None) -> Mark:
    if ended_at is not None:
        return Mark("ok", t("today.item_done", at=written.time_of(ended_at)))
    if started_at is not None:
        return Mark("onair", t("today.item_running", at=written.time_of(started_at)))
    return Mark("idle", t("today.item_waiting"))


def lead(shown: meeting_figures.Today) -> str:
    if shown.held_on is None:
        return t("today.undated", code=shown.code)
    start = shown.planned_start_at
    return t(
        f"today.lead.{shown.state.value}",
        code=shown.code,
        day=written.long_day(shown.held_on, language()),
        time=written.time_of(start) if start else "",
        venue=shown.venue or t("today.venue_open"),
    )


def draw_milestones(shown: meeting_figures.Today) -> None:
    cards.milestones(
        t("today.milestones"),
        [
            (
                t(f"today.milestone.{milestone.key}"),
                written.day(milestone.due_on),
                nearness(milestone),
            )
            for milestone in shown.milestones
        ],
    )
    if any(milestone.is_estimated for milestone in shown.milestones):
        st.html(f'<p class="meta">{t("today.estimated")}</p>')
    page_links.link("agenda", t("today.arithmetic"))


def draw_duties(shown: meeting_figures.Today | None) -> None:
    with st.container(key="today-todo"):
        cards.title(t("today.next"))
        if not duties:
            cards.note(nothing_waits(shown))
        for n, duty in enumerate(duties):
            key = "today-first" if n == 0 else f"today-duty-{duty.key}"
            with st.container(key=key, horizontal=True, vertical_alignment="center"):
                cards.todo(
                    t(f"today.duty.{duty.key}", count=count(duty.count)),
                    t(f"today.why.{duty.key}", count=count(duty.count)),
                    duty_mark(duty),
                )
                page_links.link(duty.page, t(f"today.go.{duty.page}"))
        if shown is not None and shown.takes_forms:
            st.link_button(t("counter.open"), f"/counter/{shown.code}", icon=":material/add_notes:")


def duty_mark(one: Todo) -> Mark | None:
    if one.light is None:
        return None
    word = t(f"today.light.{one.light.value}")
    day = written.day(one.due_on) if one.due_on else ""
    said = t("today.lit_on", light=word, day=day) if day else word
    return Mark(LIGHT_LOOKS[one.light], said)


def nothing_waits(shown: meeting_figures.Today | None) -> str:
    coming = (
        [milestone for milestone in shown.milestones if milestone.days_left >= 0] if shown else []
    )
    if not coming:
        return t("today.nothing")
    name, left = t(f"today.milestone.{coming[0].key}"), time_left(coming[0].days_left).word
    return t("today.nothing_until", name=name, day=written.day(coming[0].due_on), left=left)


def draw_intake(shown: meeting_figures.Today) -> None:
    cards.figures(
        t("today.intake"),
        [
            (t("today.registrations"), count(shown.registration_count)),
            (t("today.speakers"), count(shown.speaker_count)),
            (t("today.questions"), count(shown.question_count)),
            *(
                (t(f"today.decision.{decision.value}"), count(many))
                for decision, many in shown.question_counts
            ),
        ],
    )


def draw_outcomes(shown: meeting_figures.Today) -> None:
    cards.figures(
        t("today.outcomes"),
        [
            (t("today.matters"), count(shown.matter_count)),
            (t("today.undecided"), count(shown.undecided_count)),
            *(
                (t(f"word.outcome_count.{kind.value}"), count(many))
                for kind, many in shown.outcome_counts
            ),
        ],
    )


def draw_live(shown: meeting_figures.Today) -> None:
    cards.figures(
        t("today.meeting"),
        [
            (t("today.bridges"), f"{count(shown.connected_count)}/{count(shown.bridge_count)}"),
            (t("today.items"), f"{count(shown.items_done)}/{count(len(shown.items))}"),
            (t("today.journal"), count(shown.journal_number)),
        ],
    )


def draw_programme(shown: meeting_figures.Today) -> None:
    cards.steps(
        t("today.programme"),
        [
            (f"{item.position}. {item.title}", progress(item.started_at, item.ended_at))
            for item in shown.items
        ],
    )


def draw_commitments(shown: meeting_figures.Today) -> None:
    cards.dated(
        t("today.commitments", count=count(shown.commitment_count)),
        [
            (commitment.unit, commitment.text, overdue(commitment.days_left))
            for commitment in shown.commitments
        ],
        nothing=t("today.no_commitments"),
    )


def draw(shown: meeting_figures.Today) -> None:
    with st.container(key="today-dates"):
        if shown.milestones:
            draw_milestones(shown)
    left, right = blocks.columns([1.45, 1], key="today-columns")
    with left:
        draw_duties(shown)
        draw_programme(shown)
    with right:
        draw_intake(shown)
        draw_outcomes(shown)
        draw_live(shown)
    draw_commitments(shown)
    with st.container(key="today-minutes"):
        if shown.can_read_papers:
            st.link_button(
                t("today.minutes"), f"/files/{shown.code}/minutes.docx", icon=":material/download:"
            )


now = t("today.greeting", name=viewer.display_name, day=written.long_day(clock.today(), language()))
with st.container(key="today"):
    cards.heading(now, lead(today) if today else t("today.no_meeting"))
    with st.container(key="today-meeting"):
        if today is None:
            draw_duties(None)
        else:
            draw(today)
    calendar.draw(viewer)
