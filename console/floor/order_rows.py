"""Reads what the order of the speakers is made from."""

from collections.abc import Sequence

from sqlalchemy import BindParameter, bindparam, select
from sqlalchemy.orm import Session

from console.floor.order_shapes import Floor, Planned, rule_of
from console.queries import matters
from models import Matter, MatterQuestion, Meeting, Question, Turn
from models.codes.questions import Place

# Written once: putting a query together costs more than running it.
_MEETING: BindParameter[int] = bindparam("meeting")
_TURNS = select(Turn).where(Turn.meeting_id == _MEETING).order_by(Turn.id)
_PLANNED = (
    select(Question.registration_id, Matter.programme_position, Matter.number)
    .join(MatterQuestion, MatterQuestion.question_id == Question.id)
    .join(Matter, Matter.id == MatterQuestion.matter_id)
    .where(
        matters.stands(_MEETING),
        Matter.place == Place.SCHEDULED,
        Matter.programme_position.is_not(None),
        Question.registration_id.is_not(None),
    )
    .order_by(Matter.programme_position.desc(), Matter.number.desc())
)


def load(session: Session, meeting: Meeting) -> Floor:
    """Read the turns of a meeting, also those that are over, and what the programme says."""
    return of_turns(session, meeting, session.scalars(_TURNS, {"meeting": meeting.id}).all())


def of_turns(session: Session, meeting: Meeting, turns: Sequence[Turn]) -> Floor:
    """Give the same of turns that are read; those of the meeting, all of them."""
    planned = {
        form: Planned(position, number)
        for form, position, number in session.execute(_PLANNED, {"meeting": meeting.id})
        if form is not None and position is not None
    }
    return Floor(rule_of(meeting), turns, planned)
