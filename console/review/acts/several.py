"""The acts that decide about several questions at once: all of them, or none."""

from collections.abc import Mapping

from sqlalchemy import func, select

from console import require
from console.auth.permissions import Permission
from console.errors import Invalid, NotFound
from console.journal import Fact, Subject, text_hash
from console.live.topics import Topic
from console.review import rules
from console.review.acts.decisions import decide, make_missing_matters, take_back
from console.review.acts.priority import keep_suggested, refuse_faulty
from console.review.require import all_decidable, matters_of, reason_given
from console.review.rules import Weight
from console.use_case import Work, use_case
from models import Field, Question
from models.codes.questions import Decision, Kind


@use_case(Permission.REVIEW_DECIDE)
def accept_several(
    work: Work,
    meeting_id: int,
    question_ids: tuple[int, ...],
    *,
    kinds: Mapping[int, Kind],
    fields: Mapping[int, int],
    weights: Mapping[int, Weight],
    seen: Decision,
) -> int:
    """Accept several questions; each gets a matter of its own unless it is in one.

    Args:
        kinds: question or proposal, by question; who is not named is a question.
        fields: id of the field, by question; who is not named has none.
        weights: the suggested priority, by question; kept where no person set one.
        seen: the decision all of them had as the reviewer saw them.

    Raises:
        Conflict: one was decided otherwise in the meantime.
        Refused: one was decided and came to the floor, or the minutes are signed.
        Invalid: a kind that is not accepted, no such priority, or no question.
        NotFound: no such field, or a question of another meeting.
    """
    questions = _chosen(work, meeting_id, question_ids, seen)
    if not set(kinds.values()) <= set(rules.ACCEPTED_KINDS):
        raise Invalid({"kinds": "kind_not_accepted"})
    for weight in weights.values():
        refuse_faulty(weight)
    _refuse_unknown_fields(work, set(fields.values()))
    for question in questions:
        decide(work, question, Decision.ACCEPTED, kinds.get(question.id, Kind.QUESTION))
        question.field_id = fields.get(question.id)
        keep_suggested(question, weights.get(question.id))
    make_missing_matters(work, meeting_id, questions)
    return _record(work, "review:questions:accepted", questions)


@use_case(Permission.REVIEW_DECIDE)
def exclude_several(
    work: Work,
    meeting_id: int,
    question_ids: tuple[int, ...],
    *,
    kind: Kind,
    reason: str,
    referred_unit_id: int | None = None,
    seen: Decision,
) -> int:
    """Keep several questions out of the meeting for one reason.

    Args:
        reason: why; may be empty for spam and for empty forms alone.
        referred_unit_id: the body their senders are told to turn to.
        seen: the decision all of them had as the reviewer saw them.

    Raises:
        Conflict: one was decided otherwise in the meantime.
        Refused: one was decided and came to the floor, the minutes are signed, or the body has
            ended.
        Invalid: a kind that is not excluded, no reason, or no question.

    Source:
        Plan P8 (complaints and denunciations are not dealt with at the conference).
    """
    questions = _chosen(work, meeting_id, question_ids, seen)
    if kind not in rules.EXCLUDED_KINDS:
        raise Invalid({"kind": "kind_not_excluded"})
    kept = reason_given(reason, needed=rules.needs_reason(kind))
    unit = require.standing_unit(work, referred_unit_id) if referred_unit_id is not None else None
    for question in questions:
        decide(work, question, Decision.EXCLUDED, kind)
        question.reason, question.referred_unit_id = kept, referred_unit_id
    return _record(
        work,
        "review:questions:excluded",
        questions,
        kind=kind.value,
        reason=text_hash(questions[0].salt, kept) if kept else None,
        referred_unit=unit.code if unit else None,
    )


@use_case(Permission.REVIEW_DECIDE)
def reopen_several(
    work: Work, meeting_id: int, question_ids: tuple[int, ...], *, seen: Decision
) -> int:
    """Take the same decision about several questions back; their matters stay where they are.

    Args:
        seen: the decision all of them had as the reviewer saw them.

    Raises:
        Conflict: one was decided otherwise in the meantime.
        Refused: they are not decided, one came to the floor, or the minutes are signed.
        Invalid: no question.
    """
    questions = _chosen(work, meeting_id, question_ids, seen)
    for question in questions:
        take_back(work, question)
    return _record(work, "review:questions:reopened", questions)


def _chosen(
    work: Work, meeting_id: int, question_ids: tuple[int, ...], seen: Decision
) -> list[Question]:
    if not question_ids:
        raise Invalid({"question_ids": "several_needs_one"})
    return all_decidable(work, meeting_id, question_ids, seen)


def _refuse_unknown_fields(work: Work, field_ids: set[int]) -> None:
    known = select(func.count()).select_from(Field).where(Field.id.in_(field_ids))
    if work.session.scalar(known) != len(field_ids):
        raise NotFound("field_not_found")


def _record(work: Work, act: str, questions: list[Question], **more: Fact) -> int:
    ids = [question.id for question in questions]
    work.record(
        act,
        Subject("question", ids[0]),
        facts={"refs": [question.ref for question in questions], **more},
        topics=(Topic.REVIEW,),
        also=(
            *(Subject("question", question_id) for question_id in ids[1:]),
            *(Subject("matter", matter.id) for matter in matters_of(work, ids)),
        ),
    )
    return ids[0]
