"""The acts that decide about one question: accept, exclude, refer, reopen."""

from console import require
from console.auth.permissions import Permission
from console.errors import Invalid, Refused
from console.journal import Subject, text_hash
from console.live.topics import Topic
from console.new_rows.matters import NewMatter, new_matters
from console.new_rows.outcomes import WrittenReply, new_written_replies
from console.review import rules
from console.review.acts.priority import keep_suggested, refuse_faulty
from console.review.require import (
    decidable,
    field,
    links_of,
    matters_of,
    reason_given,
)
from console.review.rules import Weight
from console.use_case import Work, use_case
from models import Question
from models.codes.meetings import MeetingState
from models.codes.questions import Decision, Kind


@use_case(Permission.REVIEW_DECIDE)
def accept(
    work: Work,
    meeting_id: int,
    question_id: int,
    *,
    kind: Kind = Kind.QUESTION,
    field_id: int | None = None,
    weight: Weight | None = None,
    seen: Decision,
) -> int:
    """Accept a question for the meeting; makes a matter of its own unless it is in one.

    Accepted after the close, it was not reached: customer care answers it in writing.

    Args:
        kind: question or proposal.
        weight: the priority as suggested; kept unless a person set one.
        seen: the decision as the reviewer saw it.

    Raises:
        Conflict: it was decided otherwise in the meantime.
        Refused: it was decided and its matter came to the floor, or the minutes are signed.
        Invalid: a kind that is not accepted, or no such priority.

    Source:
        Plan P6 and P10 (what the conference does not answer is answered in writing; by whom).
    """
    question = decidable(work, meeting_id, question_id, seen)
    if kind not in rules.ACCEPTED_KINDS:
        raise Invalid({"kind": "kind_not_accepted"})
    refuse_faulty(weight)
    if field_id is not None:
        field(work, field_id)
    decide(work, question, Decision.ACCEPTED, kind)
    question.field_id = field_id
    keep_suggested(question, weight)
    make_missing_matters(work, meeting_id, [question])
    return _record(work, "review:question:accepted", question)


@use_case(Permission.REVIEW_DECIDE)
def exclude(
    work: Work,
    meeting_id: int,
    question_id: int,
    *,
    kind: Kind,
    reason: str,
    referred_unit_id: int | None = None,
    seen: Decision,
) -> int:
    """Keep a question out of the meeting; its form stays, and so does where it was sent to.

    Args:
        reason: why; may be empty for spam and for empty forms alone.
        referred_unit_id: the body the sender is told to turn to.
        seen: the decision as the reviewer saw it.

    Raises:
        Conflict: it was decided otherwise in the meantime.
        Refused: it was decided and its matter came to the floor, the minutes are signed, or the
            body has ended.
        Invalid: a kind that is not excluded, or no reason.

    Source:
        Plan P8 (complaints and denunciations are not dealt with at the conference).
    """
    question = decidable(work, meeting_id, question_id, seen)
    if kind not in rules.EXCLUDED_KINDS:
        raise Invalid({"kind": "kind_not_excluded"})
    kept = reason_given(reason, needed=rules.needs_reason(kind))
    if referred_unit_id is not None:
        require.standing_unit(work, referred_unit_id)
    decide(work, question, Decision.EXCLUDED, kind)
    question.reason, question.referred_unit_id = kept, referred_unit_id
    return _record(work, "review:question:excluded", question)


@use_case(Permission.REVIEW_DECIDE)
def refer(
    work: Work, meeting_id: int, question_id: int, *, unit_id: int, reason: str, seen: Decision
) -> int:
    """Refer a question to the body that answers it outside the meeting; its kind stays.

    Args:
        seen: the decision as the reviewer saw it.

    Raises:
        Conflict: it was decided otherwise in the meantime.
        Refused: it was decided and its matter came to the floor, the minutes are signed, or the
            body has ended.
        Invalid: no reason.
    """
    question = decidable(work, meeting_id, question_id, seen)
    kept = reason_given(reason, needed=True)
    require.standing_unit(work, unit_id)
    decide(work, question, Decision.REFERRED, question.kind)
    question.reason, question.referred_unit_id = kept, unit_id
    return _record(work, "review:question:referred", question)


@use_case(Permission.REVIEW_DECIDE)
def reopen(work: Work, meeting_id: int, question_id: int, *, seen: Decision) -> int:
    """Take a decision back: the question is unreviewed again; its matter stays where it is.

    Args:
        seen: the decision as the reviewer saw it.

    Raises:
        Conflict: it was decided otherwise in the meantime.
        Refused: it is not decided, its matter came to the floor, or the minutes are signed.
    """
    question = decidable(work, meeting_id, question_id, seen)
    take_back(work, question)
    return _record(work, "review:question:reopened", question)


def decide(work: Work, question: Question, decision: Decision, kind: Kind | None) -> None:
    """Write a decision over the one before."""
    question.decision, question.kind, question.decided_at = decision, kind, work.now
    question.reason, question.referred_unit_id = "", None


def take_back(work: Work, question: Question) -> None:
    """Make a decided question unreviewed again.

    Raises:
        Refused: it is not decided.
    """
    if question.decision is Decision.UNREVIEWED:
        raise Refused("question_not_decided", ref=question.ref)
    decide(work, question, Decision.UNREVIEWED, None)
    question.decided_at, question.field_id = None, None


def make_missing_matters(work: Work, meeting_id: int, questions: list[Question]) -> None:
    """Give every accepted question without a matter one; after the close, answered in writing."""
    inside = {link.question_id for link in links_of(work, [question.id for question in questions])}
    wanted = [
        NewMatter([question.id], question.field_id)
        for question in questions
        if question.id not in inside
    ]
    made = new_matters(work, meeting_id, wanted)
    if made and require.meeting(work, meeting_id).state is MeetingState.CLOSED:
        care = require.care_unit(work).id
        new_written_replies(work, [WrittenReply(matter, care, care) for matter in made])


def _record(work: Work, act: str, question: Question) -> int:
    matters = matters_of(work, [question.id])
    unit = require.unit(work, question.referred_unit_id) if question.referred_unit_id else None
    work.record(
        act,
        Subject("question", question.id),
        facts={
            "ref": question.ref,
            "kind": question.kind.value if question.kind else None,
            "field": question.field_id,
            "reason": text_hash(question.salt, question.reason) if question.reason else None,
            "referred_unit": unit.code if unit else None,
        },
        topics=(Topic.REVIEW,),
        also=tuple(Subject("matter", matter.id) for matter in matters),
    )
    return question.id
