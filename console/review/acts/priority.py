"""How soon a question should be taken up: as suggested when accepted, or as a reviewer set it."""

from console import require
from console.auth.permissions import Permission
from console.errors import Invalid
from console.journal import Subject, text_hash
from console.live.topics import Topic
from console.review.require import reason_given
from console.review.rules import Weight
from console.use_case import Work, use_case
from models import Question


@use_case(Permission.REVIEW_DECIDE)
def set_priority(
    work: Work,
    meeting_id: int,
    question_id: int,
    *,
    weight: Weight,
    note: str,
    seen: int | None,
) -> int:
    """Set a question's priority against or without the suggestion, and say why.

    Args:
        note: why; may not be empty.
        seen: the priority as the reviewer saw it; None = not weighed yet.

    Raises:
        Conflict: it was set otherwise in the meantime.
        Refused: the minutes are signed.
        Invalid: no such priority or reason, or no word of why.
    """
    require.refuse_signed(work, meeting_id)
    question = require.question(work, meeting_id, question_id)
    work.expect(seen, question.priority)
    refuse_faulty(weight)
    kept = reason_given(note, needed=True)
    _write(question, weight)
    question.priority_note = kept
    work.record(
        "review:question:weighed",
        Subject("question", question.id),
        facts={
            "ref": question.ref,
            "priority": weight.priority,
            "reasons": list(weight.reasons),
            "note": text_hash(question.salt, kept),
        },
        topics=(Topic.REVIEW,),
    )
    return question.id


def keep_suggested(question: Question, weight: Weight | None) -> None:
    """Keep the suggested priority with the question, unless a person set one."""
    if weight is not None and not question.priority_note:
        _write(question, weight)


def refuse_faulty(weight: Weight | None) -> None:
    """Let only known priorities and reasons be kept.

    Raises:
        Invalid: no such priority or reason.
    """
    if weight is not None and (faults := weight.faults()):
        raise Invalid(faults)


def _write(question: Question, weight: Weight) -> None:
    question.priority = weight.priority
    question.priority_reasons = ",".join(weight.reasons)
