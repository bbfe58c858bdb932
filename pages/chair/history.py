"""What the card of a matter tells of before: asked alike, promised, prepared."""

from typing import Any

from console.auth.actor import Actor
from console.boards import matter_history
from console.boards.matter_history import MatterHistory
from console.floor.views.chair import ChairDesk
from console.floor.views.chair_matters import ChairMatterChoice
from console.review.views.earlier import EarlierCommitment
from console.text.gist import gist
from console.ui import alike
from console.ui import format as written
from console.ui.text import t

COMMITMENTS = 2
LONG = 140  # characters of an earlier answer


def told(viewer: Actor, desk: ChairDesk, matter: ChairMatterChoice | None) -> dict[str, Any] | None:
    """Tell it for the board; None = no matter, or one that stands in no list."""
    if matter is None or not matter.gist:
        return None
    meeting_id = desk.floor.meeting_id
    refs = alike.refs(viewer, meeting_id, matter.id, matter.gist)
    known = matter_history.load(viewer, meeting_id, matter.id, refs)
    commitments = [_commitment(commitment) for commitment in known.owed[:COMMITMENTS]]
    facts = {"raised": _raised(known), "commitments": commitments, "answered": _answered(known)}
    return {"id": matter.id, **facts, "draft": _draft(known)}


def _raised(known: MatterHistory) -> str:
    if not known.meetings:
        return ""
    since = written.month_of(known.meetings[0])
    return t("chair.raised", count=len(known.meetings), month=since)


def _commitment(commitment: EarlierCommitment) -> dict[str, Any]:
    left = commitment.days_left
    is_late = left is not None and left < 0
    day = written.day(commitment.due_on) if commitment.due_on else t("department.no_day")
    key = "chair.promise_late" if is_late else "chair.promise_open"
    said = t(key, unit=commitment.unit, day=day, count=-left if left else 0)
    return {"said": said, "is_late": is_late}


def _answered(known: MatterHistory) -> str:
    found = known.answered
    if found is None or found.outcome is None:
        return ""
    outcome = t(f"word.outcome.{found.outcome.value}")
    told = t("chair.answered_before", month=written.month_of(found.meeting_code), outcome=outcome)
    return f"{told}: {gist(found.answer, LONG)}" if found.answer else told


def _draft(known: MatterHistory) -> dict[str, str] | None:
    draft = known.draft
    if draft is None:
        return None
    title = t("chair.cleared_draft", unit=draft.unit)
    return {"title": title, "text": draft.text, "basis": draft.legal_basis}
