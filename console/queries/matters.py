"""Matters: which stand, which were taken up and lack an outcome, what they cover."""

from collections import defaultdict
from collections.abc import Collection, Sequence

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    ScalarSelect,
    Select,
    and_,
    case,
    func,
    select,
)
from sqlalchemy.orm import Session

from console.errors import NotFound
from console.queries import outcomes
from models import Matter, MatterQuestion, Question, Registration
from models.codes.questions import TAKEN_UP, Place


def stands(meeting_id: int | BindParameter[int]) -> ColumnElement[bool]:
    """Give the condition under which a matter is one of a meeting and not grouped into another."""
    return and_(Matter.meeting_id == meeting_id, Matter.merged_into_id.is_(None))


def is_undecided(meeting_id: int) -> ColumnElement[bool]:
    """Give the condition under which a matter of a meeting lacks its outcome and bars the close."""
    return and_(
        stands(meeting_id),
        Matter.place.in_(TAKEN_UP),
        ~outcomes.is_decided(),
    )


def undecided_numbers(session: Session, meeting_id: int) -> list[int]:
    """List the numbers of the matters that lack their outcome, the lowest first."""
    query = select(Matter.number).where(is_undecided(meeting_id)).order_by(Matter.number)
    return list(session.scalars(query))


def several(session: Session, meeting_id: int, matter_ids: Sequence[int]) -> list[Matter]:
    """Give several matters of a meeting, each once, in the order asked for.

    Raises:
        NotFound: one of them is not here.
    """
    query = select(Matter).where(Matter.meeting_id == meeting_id, Matter.id.in_(matter_ids))
    found = {matter.id: matter for matter in session.scalars(query)}
    wanted = list(dict.fromkeys(matter_ids))
    if len(found) != len(wanted):
        raise NotFound("matter_not_found")
    return [found[matter_id] for matter_id in wanted]


def on_floor(session: Session, meeting_id: int) -> Matter | None:
    """Give the matter on the floor."""
    query = select(Matter).where(Matter.meeting_id == meeting_id, Matter.place == Place.ON_FLOOR)
    return session.scalars(query.order_by(Matter.taken_up_at.desc()).limit(1)).first()


def next_number(session: Session, meeting_id: int) -> int:
    """Give the number of the next matter made in a meeting."""
    query = select(func.max(Matter.number)).where(Matter.meeting_id == meeting_id)
    return (session.scalar(query) or 0) + 1


def covered(session: Session, matter_id: int) -> tuple[int, ...]:
    """Give the ids of the questions a matter covers, lowest first."""
    query = select(MatterQuestion.question_id).where(MatterQuestion.matter_id == matter_id)
    return tuple(session.scalars(query.order_by(MatterQuestion.question_id)))


def questions_of(
    session: Session, matter_ids: Select[int] | Collection[int]
) -> defaultdict[int, list[Question]]:
    """Give the questions of matters, by label: matter -> questions."""
    query = (
        select(MatterQuestion.matter_id, Question)
        .join(Question, Question.id == MatterQuestion.question_id)
        .where(MatterQuestion.matter_id.in_(matter_ids))
        .order_by(Question.ref)
    )
    found: defaultdict[int, list[Question]] = defaultdict(list)
    for matter_id, question in session.execute(query):
        found[matter_id].append(question)
    return found


def askers(session: Session, meeting_id: int) -> dict[int, str]:
    """Give who asked each matter of a meeting, by label, for finding it; nobody = left out."""
    name = case(
        (Registration.full_name != "", Registration.full_name), else_=Registration.organization
    )
    query = (
        select(MatterQuestion.matter_id, name)
        .join(Question, Question.id == MatterQuestion.question_id)
        .join(Registration, Registration.id == Question.registration_id)
        .where(Question.meeting_id == meeting_id, name != "")
        .order_by(Question.ref)
    )
    found: defaultdict[int, list[str]] = defaultdict(list)
    for matter_id, asker in session.execute(query):
        found[matter_id].append(asker)
    return {matter_id: ", ".join(dict.fromkeys(names)) for matter_id, names in found.items()}


def first_wording() -> ScalarSelect[str]:
    """Ask, for each matter of a statement, how its first question was worded."""
    return (
        select(Question.wording)
        .join(MatterQuestion, MatterQuestion.question_id == Question.id)
        .where(MatterQuestion.matter_id == Matter.id)
        .order_by(Question.id)
        .limit(1)
        .scalar_subquery()
    )
