"""What one unit is handed to take away: its questions, without names or contact data."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from console import db
from console.auth import door
from console.auth.actor import Actor
from console.auth.permissions import Permission
from console.drafting.views.assignments import not_withheld, own_unit_id, parts_of
from console.drafting.views.packs import handed_of
from console.errors import NotAllowed, NotFound
from console.queries import matters, meetings
from models import Unit
from models.codes.people import Role
from models.codes.questions import AssignmentPart


@dataclass(frozen=True, slots=True)
class PackQuestion:
    """One matter as a unit is handed it: what is asked, by nobody's name."""

    number: int
    part: AssignmentPart
    refs: tuple[str, ...]  # of the questions that may be read
    wordings: tuple[str, ...]
    withheld_count: int  # questions this viewer may not read
    other_units: tuple[str, ...]  # the leading one first


@dataclass(frozen=True, slots=True)
class PackContent:
    """What a unit is handed to take away."""

    meeting_code: str
    held_on: date | None
    unit: str
    due_on: date | None  # None = not handed out yet
    questions: tuple[PackQuestion, ...]  # by matter


def load_pack(viewer: Actor | None, meeting_id: int, unit_id: int) -> PackContent:
    """Read what one unit is handed, without who asks.

    Raises:
        NotSignedIn, NotAllowed: nobody, not for this role, or another unit's pack.
        NotFound: no such meeting, or nothing is assigned to the unit.

    Source:
        Law 91/2025, article 3 (only what the purpose needs).
    """
    with db.reading() as session:
        account = door.admit(session, viewer, Permission.DRAFT_READ)
        if own_unit_id(account) not in (None, unit_id):
            raise NotAllowed("not_your_unit")
        meeting = meetings.by_id(session, meeting_id)
        questions = _questions(session, account.role, meeting_id, unit_id)
        if not questions:
            raise NotFound("pack_not_found")
        handed = handed_of(session, meeting_id).get(unit_id)
        unit = session.get_one(Unit, unit_id).name
    due_on = handed.due_on if handed else None
    return PackContent(meeting.code, meeting.held_on, unit, due_on, questions)


def _questions(
    session: Session, role: Role, meeting_id: int, unit_id: int
) -> tuple[PackQuestion, ...]:
    parts = parts_of(session, [matters.stands(meeting_id)])
    own = [(held, matter) for held, matter, _ in parts if held.unit_id == unit_id]
    asked = matters.questions_of(session, [matter.id for _, matter in own])
    found = []
    for held, matter in own:
        may_read = not_withheld(role, asked.get(matter.id, ()))
        others = tuple(
            name for part, of, name in parts if of.id == matter.id and part.unit_id != unit_id
        )
        withheld = len(asked.get(matter.id, ())) - len(may_read)
        refs = tuple(question.ref for question in may_read)
        wordings = tuple(question.wording for question in may_read)
        found.append(PackQuestion(matter.number, held.part, refs, wordings, withheld, others))
    return tuple(found)
