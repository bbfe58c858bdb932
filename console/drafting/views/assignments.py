"""The drafting desk's list: every part a viewer drafts or clears, without who asked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from console import db
from console.auth import door
from console.auth.actor import Actor
from console.auth.permissions import Permission
from console.disclosure.audience import at_desk
from console.disclosure.table import question_withheld_from
from console.drafting.rules import DraftSeen
from console.errors import NotAllowed
from console.queries import journal, matters
from console.text.folding import fold
from console.text.gist import gist
from models import (
    Account,
    Assignment,
    Draft,
    Matter,
    Question,
    Unit,
)
from models.codes.drafts import DraftState
from models.codes.people import Role
from models.codes.questions import AssignmentPart, Place
from models.questions import PART_STANDS

GIST = 160  # characters of a question in a list
SOUGHT = 4_000  # characters of the questions of a part that a search looks through


class Progress(StrEnum):
    """How far a part is, as the desk sorts them."""

    OPEN = "open"
    DRAFT = "draft"
    ASKED = "asked"
    RETURNED = "returned"
    CLEARED = "cleared"


def progress_of(newest: DraftSeen) -> Progress:
    """Tell how far a part is by its newest version."""
    return Progress(newest.state.value) if newest.number else Progress.OPEN


@dataclass(frozen=True, slots=True)
class PartLine:
    """One unit's part in one matter, as a list shows it."""

    assignment_id: int
    number: int  # of the matter
    unit_id: int
    unit: str  # name
    part: AssignmentPart
    place: Place
    gist: str  # empty = withheld from this viewer, or nothing asked
    sought_text: str  # folded
    newest: DraftSeen
    assigned_at: datetime
    changed_at: datetime | None  # when that version was kept; None = nothing written yet

    @property
    def progress(self) -> Progress:
        """Tell how far it is."""
        return progress_of(self.newest)


@dataclass(frozen=True, slots=True)
class DraftingList:
    """What a viewer drafts or clears in a meeting."""

    meeting_code: str
    number: int  # of the newest journal entry it was read at
    own_unit: str  # name of the only unit shown; empty = all units
    lines: tuple[PartLine, ...]  # by matter, the leading unit first
    units: tuple[tuple[int, str], ...]  # those with a part: id and name, by name

    def count(self, progress: Progress) -> int:
        """Count the parts that are so far."""
        return sum(line.progress is progress for line in self.lines)

    def find(self, assignment_id: int) -> PartLine | None:
        """Give a part of the list; None when it is not there."""
        return next((line for line in self.lines if line.assignment_id == assignment_id), None)

    def sought(
        self, search: str = "", progress: Progress | None = None, unit_id: int | None = None
    ) -> tuple[PartLine, ...]:
        """Give the parts that have all the words searched, are so far, and are of the unit."""
        words = fold(search).split()
        return tuple(
            line
            for line in self.lines
            if (progress is None or line.progress is progress)
            and (unit_id is None or line.unit_id == unit_id)
            and all(word in line.sought_text for word in words)
        )


def load(viewer: Actor | None, meeting_id: int) -> DraftingList:
    """List the parts of the viewer's own unit, or of all units; five queries however many.

    Raises:
        NotSignedIn, NotAllowed: nobody, not for this role, or a department without a unit.
        NotFound: no such meeting.

    Source:
        Law 91/2025, article 3 (only what the purpose needs): nobody drafts for a name.
    """
    with db.reading() as session:
        account = door.admit(session, viewer, Permission.DRAFT_READ)
        own_id = own_unit_id(account)
        head = journal.head(session, meeting_id)
        wanted = [matters.stands(meeting_id)]
        if own_id is not None:
            wanted.append(Assignment.unit_id == own_id)
        asked = matters.questions_of(
            session, select(Assignment.matter_id).join(Matter).where(*wanted)
        )
        newest = _newest(session, wanted)
        lines = tuple(
            _line(account.role, *row, newest.get(row[0].id), asked.get(row[1].id, ()))
            for row in parts_of(session, wanted)
        )
        own = session.get_one(Unit, own_id).name if own_id is not None else ""
    return DraftingList(head.chain, head.number, own, lines, _units(lines))


def own_unit_id(account: Account) -> int | None:
    """Give the only unit an account drafts for; None = it looks at all units.

    Raises:
        NotAllowed: a department's account without a unit.
    """
    if account.role is not Role.DEPARTMENT:
        return None
    if account.unit_id is None:
        raise NotAllowed
    return account.unit_id


def not_withheld(role: Role, asked: Iterable[Question]) -> tuple[Question, ...]:
    """Give the questions a role may read: a denunciation only who deals with them."""
    audience = at_desk(role)
    return tuple(question for question in asked if not question_withheld_from(audience, question))


def parts_of(
    session: Session, wanted: Sequence[ColumnElement[bool]]
) -> list[tuple[Assignment, Matter, str]]:
    """Give the parts that stand, with matter and unit, by matter, the leading unit first."""
    query = (
        select(Assignment, Matter, Unit.name)
        .join(Matter, Matter.id == Assignment.matter_id)
        .join(Unit, Unit.id == Assignment.unit_id)
        .where(*wanted, PART_STANDS)
        .order_by(Matter.number, Assignment.part == AssignmentPart.COORDINATING, Unit.name)
    )
    return [(held, matter, unit) for held, matter, unit in session.execute(query)]


def _newest(
    session: Session, wanted: Sequence[ColumnElement[bool]]
) -> dict[int, tuple[DraftSeen, datetime]]:
    highest = (
        select(Draft.assignment_id, func.max(Draft.number).label("number"))
        .join(Assignment, Assignment.id == Draft.assignment_id)
        .join(Matter, Matter.id == Assignment.matter_id)
        .where(*wanted)
        .group_by(Draft.assignment_id)
        .subquery()
    )
    query = select(Draft.assignment_id, Draft.number, Draft.state, Draft.recorded_at).join(
        highest,
        (highest.c.assignment_id == Draft.assignment_id) & (highest.c.number == Draft.number),
    )
    return {
        part_id: (DraftSeen(number, state), recorded_at)
        for part_id, number, state, recorded_at in session.execute(query)
    }


def _line(
    role: Role,
    held: Assignment,
    matter: Matter,
    unit: str,
    newest: tuple[DraftSeen, datetime] | None,
    asked: Sequence[Question],
) -> PartLine:
    wordings = tuple(question.wording for question in not_withheld(role, asked))
    refs = " ".join(question.ref for question in asked)
    said = " ".join((str(matter.number), unit, refs, *wordings))[:SOUGHT]
    stands, changed_at = newest or (DraftSeen(0, DraftState.DRAFT), None)
    return PartLine(
        assignment_id=held.id,
        number=matter.number,
        unit_id=held.unit_id,
        unit=unit,
        part=held.part,
        place=matter.place,
        gist=gist(wordings[0], GIST) if wordings else "",
        sought_text=fold(said),
        newest=stands,
        assigned_at=held.assigned_at,
        changed_at=changed_at,
    )


def _units(lines: Iterable[PartLine]) -> tuple[tuple[int, str], ...]:
    named = {line.unit_id: line.unit for line in lines}
    return tuple(sorted(named.items(), key=lambda unit: fold(unit[1])))
