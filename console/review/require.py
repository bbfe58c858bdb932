"""Rows that the acts of review stand on, loaded, refused or made."""

from collections.abc import Iterable, Sequence

from sqlalchemy import select

from console import require
from console.errors import Invalid, NotFound, Refused
from console.queries import matters
from console.review import rules
from console.review.rules import Link
from console.text.folding import clean
from console.use_case import Work
from models import Field, Matter, MatterQuestion, Question
from models.codes.questions import Decision


def decidable(work: Work, meeting_id: int, question_id: int, seen: Decision) -> Question:
    """Give a question whose decision may change now.

    Raises:
        Conflict: it was decided otherwise in the meantime.
        Refused: its matter came to the floor, or the minutes are signed.
    """
    return all_decidable(work, meeting_id, (question_id,), seen)[0]


def all_decidable(
    work: Work, meeting_id: int, question_ids: Iterable[int], seen: Decision
) -> list[Question]:
    """Give several questions whose decisions may all change now, in the order asked for.

    Raises:
        Conflict: one of them was decided otherwise in the meantime.
        Refused: the matter of one came to the floor, or the minutes are signed.
        NotFound: one of them is not here.
    """
    require.refuse_signed(work, meeting_id)
    found = require.questions(work, meeting_id, question_ids)
    for question in found:
        work.expect(seen, question.decision)
    heard = _on_floor(work, found)
    for question in found:
        if not rules.may_decide(question.decision, question.id in heard):
            raise Refused("question_was_on_floor", ref=question.ref)
    return found


def _on_floor(work: Work, questions: Iterable[Question]) -> set[int]:
    """Give those of the questions whose matter came to the floor."""
    links = links_of(work, [question.id for question in questions])
    matters = matters_of(work, [link.question_id for link in links])
    heard = {matter.id for matter in matters if rules.came_to_floor(matter)}
    return {link.question_id for link in links if link.matter_id in heard}


def movable(work: Work, meeting_id: int, matter_id: int) -> Matter:
    """Give a matter whose questions may still be grouped or parted.

    Raises:
        Refused: it came to the floor, or the minutes are signed.
    """
    require.refuse_signed(work, meeting_id)
    found = require.matter(work, meeting_id, matter_id)
    refuse_on_floor([found])
    return found


def refuse_on_floor(matters: Iterable[Matter]) -> None:
    """Let no matter be changed once the room has heard it.

    Raises:
        Refused: one of them came to the floor.
    """
    for matter in matters:
        if rules.came_to_floor(matter):
            raise Refused("matter_was_on_floor", number=matter.number)


def matters_of(work: Work, question_ids: Iterable[int]) -> list[Matter]:
    """List the matters that cover any of these questions, oldest first."""
    query = (
        select(Matter)
        .join(MatterQuestion, MatterQuestion.matter_id == Matter.id)
        .where(MatterQuestion.question_id.in_(list(question_ids)))
        .distinct()
        .order_by(Matter.id)
    )
    return list(work.session.scalars(query))


def chosen_matters(work: Work, meeting_id: int, matter_ids: Sequence[int]) -> list[Matter]:
    """Give several matters of this meeting, in the order asked for.

    Raises:
        Invalid: none was asked for.
        NotFound: one of them is not here.
    """
    if not matter_ids:
        raise Invalid({"matter_ids": "several_needs_one"})
    return matters.several(work.session, meeting_id, matter_ids)


def links_of(work: Work, question_ids: Iterable[int]) -> list[MatterQuestion]:
    """List in which matters these questions stand."""
    query = (
        select(MatterQuestion)
        .where(MatterQuestion.question_id.in_(list(question_ids)))
        .order_by(MatterQuestion.id)
    )
    return list(work.session.scalars(query))


def covering(work: Work, *matter_ids: int) -> list[MatterQuestion]:
    """List the links of matters, by question."""
    query = (
        select(MatterQuestion)
        .where(MatterQuestion.matter_id.in_(matter_ids))
        .order_by(MatterQuestion.question_id)
    )
    return list(work.session.scalars(query))


def as_links(stored: Iterable[MatterQuestion]) -> list[Link]:
    """Give stored links as the rules look at them."""
    return [Link(row.question_id, row.matter_id, row.from_matter_id) for row in stored]


def reason_given(reason: str, *, needed: bool) -> str:
    """Give a reason as it is kept.

    Raises:
        Invalid: none where one is needed, or too long.
    """
    kept = clean(reason).strip()
    if needed and not kept:
        raise Invalid({"reason": "decision_needs_reason"})
    if len(kept) > rules.LONGEST_REASON:
        raise Invalid({"reason": "reason_too_long"})
    return kept


def field(work: Work, field_id: int) -> Field:
    """Give a field of procedures.

    Raises:
        NotFound: no such field.
    """
    found = work.session.get(Field, field_id)
    if found is None:
        raise NotFound("field_not_found")
    return found


def by_id(matters: Sequence[Matter]) -> dict[int, Matter]:
    """Key matters by id."""
    return {matter.id: matter for matter in matters}
