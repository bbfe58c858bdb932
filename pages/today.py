"""The start page: the present meeting in figures, and what comes next."""

from datetime import datetime

import streamlit as st

from console import clock
from console.auth.permissions import Permission
from console.insight import view
from console.ui import format as written
from console.ui import gate
from console.ui.text import language, t
from pages.parts import cards
from pages.parts.cards import Mark

SOON = 3  # days

viewer = gate.require(Permission.MEETING_READ)
today = view.load_today(viewer)


def count(value: int) -> str:
    return written.number(value, language())


def time_left(days: int | None) -> Mark:
    if days is None:
        return Mark("idle", t("today.no_date"))
    if days < 0:
        return Mark("idle", t("today.days_over", days=-days))
    if days == 0:
        return Mark("warn", t("today.due_today"))
    return Mark("warn" if days <= SOON else "idle", t("today.days_left", days=days))


def overdue(days: int | None) -> Mark:
    if days is not None and days < 0:
        return Mark("fault", t("today.overdue", days=-days))
    return time_left(days)


def progress(started_at: datetime | None, ended_at: datetime | None) -> Mark:
    if ended_at is not None:
        return Mark("ok", t("today.item_done", at=written.time_of(ended_at)))
    if started_at is not None:
        return Mark("onair", t("today.item_running", at=written.time_of(started_at)))
    return Mark("idle", t("today.item_waiting"))


def lead(shown: view.Today) -> str:
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


def draw_milestones(shown: view.Today) -> None:
    cards.milestones(
        t("today.milestones"),
        [
            (t(f"today.milestone.{one.key}"), written.day(one.due_on), time_left(one.days_left))
            for one in shown.milestones
        ],
    )


def draw_intake(shown: view.Today) -> None:
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


def draw_outcomes(shown: view.Today) -> None:
    cards.figures(
        t("today.outcomes"),
        [
            (t("today.matters"), count(shown.matter_count)),
            (t("today.undecided"), count(shown.undecided_count)),
            *(
                (t(f"today.outcome.{kind.value}"), count(many))
                for kind, many in shown.outcome_counts
            ),
        ],
    )


def draw_live(shown: view.Today) -> None:
    cards.figures(
        t("today.meeting"),
        [
            (t("today.bridges"), f"{count(shown.connected_count)}/{count(shown.bridge_count)}"),
            (t("today.items"), f"{count(shown.items_done)}/{count(len(shown.items))}"),
            (t("today.journal"), count(shown.journal_number)),
        ],
    )


def draw_programme(shown: view.Today) -> None:
    cards.steps(
        t("today.programme"),
        [
            (f"{item.position}. {item.title}", progress(item.started_at, item.ended_at))
            for item in shown.items
        ],
    )


def draw_commitments(shown: view.Today) -> None:
    cards.dated(
        t("today.commitments", count=count(shown.commitment_count)),
        [(one.unit, one.text, overdue(one.days_left)) for one in shown.commitments],
        nothing=t("today.no_commitments"),
    )


def draw(shown: view.Today) -> None:
    cards.next_step(t("today.next"), t(f"today.step.{shown.next_step}", code=shown.code))
    if shown.milestones:
        draw_milestones(shown)
    left, right = st.columns([1.45, 1])
    with left:
        draw_intake(shown)
        draw_outcomes(shown)
    with right:
        draw_live(shown)
        draw_programme(shown)
    draw_commitments(shown)
    if shown.can_read_papers:
        st.link_button(
            t("today.minutes"), f"/files/{shown.code}/minutes.docx", icon=":material/download:"
        )


now = t("today.greeting", name=viewer.display_name, day=written.long_day(clock.today(), language()))
cards.heading(now, lead(today) if today else t("today.no_meeting"))
if today is None:
    cards.next_step(t("today.next"), t("today.step.schedule"))
else:
    draw(today)
