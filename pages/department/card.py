"""The cue card of the unit's next question, open two turns before it is due."""

from html import escape

import streamlit as st

from console.auth.actor import Actor
from console.boards.ahead import CUE_FROM
from console.boards.unit_desk import UnitDesk, UnitMatter
from console.drafting.views import library
from console.drafting.views.assignment_detail import OpenedPart, load_opened
from console.follow_up.rules import CommitmentStanding
from console.follow_up.views import commitments
from console.follow_up.views.commitments import CommitmentLine, FollowUpFilter
from console.text.gist import gist
from console.ui import format as written
from console.ui.chips import Chip, chip_html, icon_html
from console.ui.text import t

LONG = 160  # characters of an earlier answer, or of what was promised
ANSWERS = COMMITMENTS = 3
DONE = (CommitmentStanding.KEPT, CommitmentStanding.REPORTED)


def draw(viewer: Actor, shown: UnitDesk) -> None:
    matter = shown.current
    if matter is None or not matter.is_near:
        st.html(
            f"<h2>{escape(t('department.card'))}</h2>"
            f'<p class="meta">{escape(t("department.card_later", count=CUE_FROM))}</p>'
        )
        return
    opened = load_opened(viewer, shown.meeting_id, matter.assignment_id)
    parts = (_draft(opened), _earlier(viewer, shown, opened), _commitments(viewer, shown))
    st.html(f'{_head(matter, opened)}{parts[0]}<dl class="cue">{parts[1]}{parts[2]}</dl>')


def _head(matter: UnitMatter, opened: OpenedPart) -> str:
    title = escape(t("department.card_of", number=f"{matter.number:02}"))
    holding = opened.holding
    chip = ""
    if holding is not None and holding.decided_at is not None:
        day = written.day(holding.decided_at.date())
        chip = chip_html(Chip("check", t("department.cleared", day=day), "ok"))
    elif opened.newest is not None:
        chip = chip_html(Chip("edit", t("department.not_cleared"), "warn"))
    return f"<h2><span>{title}</span>{chip}</h2>"


def _draft(opened: OpenedPart) -> str:
    draft = opened.holding or opened.newest
    if draft is None:
        return f'<p class="meta">{escape(t("department.no_draft"))}</p>'
    basis = _term(t("department.basis"), [escape(draft.legal_basis)]) if draft.legal_basis else ""
    return f'<p class="say" lang="vi">{escape(draft.text)}</p><dl class="cue">{basis}</dl>'


def _earlier(viewer: Actor, shown: UnitDesk, opened: OpenedPart) -> str:
    found = library.load(viewer, shown.code, like=opened.wordings).found if opened.wordings else ()
    lines = [
        escape(
            t(
                "department.earlier_answer",
                month=written.month_of(answer.meeting_code),
                number=answer.number,
                answer=gist(answer.answers[0].text, LONG),
            )
        )
        for answer in found[:ANSWERS]
    ]
    return _term(t("department.earlier"), lines or [escape(t("department.no_earlier"))])


def _commitments(viewer: Actor, shown: UnitDesk) -> str:
    told = commitments.load(viewer, FollowUpFilter(unit_id=shown.unit_id))
    waiting = [line for line in told.lines if line.standing not in DONE]
    lines = [_commitment(line) for line in waiting[:COMMITMENTS]]
    return _term(t("department.promises", count=len(waiting)), lines)


def _commitment(line: CommitmentLine) -> str:
    is_late = line.standing is CommitmentStanding.OVERDUE
    due = written.day(line.due_on) if line.due_on else t("department.no_day")
    said = t(
        "department.promise_late" if is_late else "department.promise",
        what=gist(line.text or line.wording, LONG),
        day=due,
    )
    return f"{icon_html('fault' if is_late else 'half')} {escape(said)}"


def _term(title: str, lines: list[str]) -> str:
    body = "".join(f"<dd>{line}</dd>" for line in lines)
    return f"<div><dt>{escape(title)}</dt>{body}</div>"
