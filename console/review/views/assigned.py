"""What a unit sees of its work: the matters it was assigned, without who asked."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from console import db
from console.auth import door
from console.auth.actor import Actor
from console.auth.permissions import Permission
from console.disclosure.audience import Audience
from console.disclosure.table import question_withheld_from
from console.errors import NotAllowed
from console.queries import matters
from models import Assignment, Matter, Question, Unit
from models.codes.questions import AssignmentPart, AssignmentState, Place
from models.questions import PART_STANDS


@dataclass(frozen=True, slots=True)
class AssignedMatter:
    """A matter as a unit sees what it was assigned: what is asked, not by whom."""

    matter_id: int
    number: int
    part: AssignmentPart
    state: AssignmentState
    place: Place
    lead_unit: str  # name
    wordings: tuple[str, ...]  # by label; a denunciation is not shown
    withheld_count: int  # questions left out as denunciations


@dataclass(frozen=True, slots=True)
class AssignedList:
    """What one unit was assigned in a meeting."""

    unit: str  # name
    matters: tuple[AssignedMatter, ...]


def load_assigned(viewer: Actor | None, meeting_id: int) -> AssignedList:
    """List what the viewer's own unit was assigned, without names or contact details.

    Raises:
        NotSignedIn, NotAllowed: nobody, or an account without a unit.

    Source:
        Law 91/2025, article 3 (only what the purpose needs).
    """
    with db.reading() as session:
        account = door.admit(session, viewer, Permission.MEETING_READ)
        unit = session.get(Unit, account.unit_id) if account.unit_id is not None else None
        if unit is None:
            raise NotAllowed
        rows = _assigned(session, meeting_id, unit.id)
        asked = matters.questions_of(session, [matter.id for _, matter, _ in rows])
    return AssignedList(unit.name, tuple(_assigned_matter(*row, asked) for row in rows))


Part = tuple[Assignment, Matter, str]


def _assigned(session: Session, meeting_id: int, unit_id: int) -> list[Part]:
    query = (
        select(Assignment, Matter, Unit.name)
        .join(Matter, Matter.id == Assignment.matter_id)
        .join(Unit, Unit.id == Matter.lead_unit_id)
        .where(
            matters.stands(meeting_id),
            Assignment.unit_id == unit_id,
            PART_STANDS,
        )
        .order_by(Matter.number)
    )
    return [(part, matter, lead) for part, matter, lead in session.execute(query)]


def _assigned_matter(
    part: Assignment, matter: Matter, lead: str, asked: dict[int, list[Question]]
) -> AssignedMatter:
    questions = asked[matter.id]
    told = [
        question for question in questions if not question_withheld_from(Audience.UNIT, question)
    ]
    return AssignedMatter(
        matter_id=matter.id,
        number=matter.number,
        part=part.part,
        state=part.state,
        place=matter.place,
        lead_unit=lead,
        wordings=tuple(question.wording for question in told),
        withheld_count=len(questions) - len(told),
    )
