"""Rows that the acts of review stand on, loaded, refused or made."""

from collections.abc import Iterable, Sequence

from sqlalchemy import func, select

from console import clock, rows
from console.errors import Invalid, NotFound, Refused
from console.review import rules
from console.review.rules import Link
from console.text.folding import clean
from console.use_case import Work
from models import Assignment, Field, Matter, MatterQuestion, Question, Unit
from models.questions import Decision


def decidable(work: Work, meeting_id: int, question_id: int, seen: Decision) -> Question:
    """Give a question whose decision may change now.

    Raises:
        Conflict: it was decided otherwise in the meantime.
        Refused: its matter came to the floor, or the minutes are signed.
    """
    rows.refuse_signed(work, meeting_id)
    found = rows.question(work, meeting_id, question_id)
    work.expect(seen, found.decision)
    came = any(rules.came_to_floor(one) for one in matters_of(work, [found.id]))
    if not rules.may_decide(found.decision, came):
        raise Refused("question_was_on_floor", ref=found.ref)
    return found


def movable(work: Work, meeting_id: int, matter_id: int) -> Matter:
    """Give a matter whose questions may still be grouped or parted.

    Raises:
        Refused: it came to the floor, or the minutes are signed.
    """
    rows.refuse_signed(work, meeting_id)
    found = rows.matter(work, meeting_id, matter_id)
    refuse_on_floor([found])
    return found


def refuse_on_floor(matters: Iterable[Matter]) -> None:
    """Let no matter be changed once the room has heard it.

    Raises:
        Refused: one of them came to the floor.
    """
    for one in matters:
        if rules.came_to_floor(one):
            raise Refused("matter_was_on_floor", number=one.number)


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
    return [Link(one.question_id, one.matter_id, one.from_matter_id) for one in stored]


def new_matter(work: Work, question: Question) -> Matter:
    """Make the matter of one accepted question, not yet in the programme."""
    highest = work.session.scalar(
        select(func.max(Matter.number)).where(Matter.meeting_id == question.meeting_id)
    )
    made = Matter(
        meeting_id=question.meeting_id,
        number=(highest or 0) + 1,
        field_id=question.field_id,
        created_at=work.now,
        entry=work.number,
    )
    work.session.add(made)
    work.session.flush()
    work.session.add(MatterQuestion(matter_id=made.id, question_id=question.id, entry=work.number))
    return made


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


def standing_unit(work: Work, unit_id: int) -> Unit:
    """Give a unit that stands on the day of the act.

    Raises:
        NotFound: no such unit.
        Refused: it has ended; names who took over.
    """
    found = rows.unit(work, unit_id)
    if rules.is_valid(found, clock.local(work.happened_at).date()):
        return found
    if found.successor_id is None:
        raise Refused("unit_ended", unit=found.name)
    after = rows.unit(work, found.successor_id)
    raise Refused("unit_succeeded", unit=found.name, successor=after.name, code=after.code)


def field(work: Work, field_id: int) -> Field:
    """Give a field of procedures.

    Raises:
        NotFound: no such field.
    """
    found = work.session.get(Field, field_id)
    if found is None:
        raise NotFound("field_not_found")
    return found


def assignments(work: Work, matter_id: int) -> dict[int, Assignment]:
    """Give every unit's part in a matter, also what went on to others: unit -> assignment."""
    query = select(Assignment).where(Assignment.matter_id == matter_id)
    return {one.unit_id: one for one in work.session.scalars(query)}


def by_id(matters: Sequence[Matter]) -> dict[int, Matter]:
    """Key matters by id."""
    return {one.id: one for one in matters}
