"""What each unit answers in a meeting, how far it is, and which parts went on to another unit."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from console import clock, db
from console.auth import door
from console.auth.actor import Actor
from console.auth.permissions import Permission, holds
from console.drafting.rules import PackSeen
from console.drafting.views import assignments
from console.drafting.views.assignments import PartLine, Progress, own_unit_id
from console.drafting.views.transfers import GivenOn, given_on
from console.text.folding import fold
from console.working_days import legal_clock
from models import Account, Matter, Meeting, Pack, Transfer


@dataclass(frozen=True, slots=True)
class HandedOut:
    """When a pack was last handed out, by whom, and until when answers are awaited."""

    due_on: date
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class UnitPack:
    """Everything one unit answers in a meeting."""

    unit_id: int
    unit: str  # name
    parts: tuple[PartLine, ...]  # by matter
    handed: HandedOut | None  # None = not handed out yet

    def count(self, progress: Progress) -> int:
        """Count the parts that are so far."""
        return sum(part.progress is progress for part in self.parts)

    @property
    def new_count(self) -> int:
        """How many parts came after it was handed out; all while it was not."""
        handed = self.handed
        return sum(handed is None or part.assigned_at > handed.at for part in self.parts)

    @property
    def days_left(self) -> int | None:
        """Days until answers are awaited, negative when over; None = no day, or all is cleared."""
        if self.handed is None or self.count(Progress.CLEARED) == len(self.parts):
            return None
        return (self.handed.due_on - clock.today()).days

    @property
    def seen(self) -> PackSeen:
        """Give what handing it out must have seen."""
        due_on = self.handed.due_on if self.handed else None
        return PackSeen(due_on, tuple(sorted(part.assignment_id for part in self.parts)))


@dataclass(frozen=True, slots=True)
class PackList:
    """The packs of a meeting."""

    meeting_code: str
    number: int  # of the newest journal entry it was read at
    packs: tuple[UnitPack, ...]  # the fullest first
    given_on: tuple[GivenOn, ...]  # the newest first
    suggested_on: date | None  # a day answers could be awaited by; None = no date to count from
    can_hand_out: bool

    def sought(self, search: str) -> tuple[UnitPack, ...]:
        """Give the packs whose unit or matters have all the words searched."""
        words = fold(search).split()
        return tuple(
            pack
            for pack in self.packs
            if all(any(word in part.sought_text for part in pack.parts) for word in words)
        )

    def find(self, unit_id: int) -> UnitPack | None:
        """Give the pack of a unit; None when nothing is assigned to it."""
        return next((pack for pack in self.packs if pack.unit_id == unit_id), None)


def load(viewer: Actor | None, meeting_id: int) -> PackList:
    """List the packs this viewer may see: a department its own alone.

    Raises:
        NotSignedIn, NotAllowed: nobody, not for this role, or a department without a unit.
        NotFound: no such meeting.
    """
    listed = assignments.load(viewer, meeting_id)
    with db.reading() as session:
        account = door.admit(session, viewer, Permission.DRAFT_READ)
        handed = handed_of(session, meeting_id)
        suggested_on = _suggested(session, meeting_id)
        given = given_on(session, *_given_wanted(meeting_id, own_unit_id(account)))
    by_unit = sorted(listed.lines, key=lambda part: (part.unit_id, part.number))
    packs = [
        _pack(unit_id, tuple(parts), handed.get(unit_id))
        for unit_id, parts in groupby(by_unit, key=lambda part: part.unit_id)
    ]
    packs.sort(key=lambda pack: (-len(pack.parts), fold(pack.unit)))
    can_hand_out = holds(account.role, Permission.REVIEW_ASSIGN)
    return PackList(
        listed.meeting_code, listed.number, tuple(packs), given, suggested_on, can_hand_out
    )


def _pack(unit_id: int, parts: tuple[PartLine, ...], handed: HandedOut | None) -> UnitPack:
    return UnitPack(unit_id, parts[0].unit, parts, handed)


def handed_of(session: Session, meeting_id: int) -> dict[int, HandedOut]:
    """Give when and until when each unit was handed its pack: unit -> that."""
    query = (
        select(Pack, Account.display_name)
        .join(Account, Account.id == Pack.handed_by_id)
        .where(Pack.meeting_id == meeting_id)
    )
    return {
        pack.unit_id: HandedOut(pack.due_on, pack.handed_at, by)
        for pack, by in session.execute(query)
    }


def _suggested(session: Session, meeting_id: int) -> date | None:
    """Suggest the day before which the programme should be out; never a day that has passed."""
    held_on = session.scalar(select(Meeting.held_on).where(Meeting.id == meeting_id))
    if held_on is None:
        return None
    dates = {
        deadline.key: deadline.recommended_on
        for deadline in legal_clock.load(session).deadlines(held_on)
    }
    return max(clock.today(), dates["programme"])


def _given_wanted(meeting_id: int, own_id: int | None) -> Iterator[ColumnElement[bool]]:
    yield Matter.meeting_id == meeting_id
    if own_id is not None:
        yield or_(Transfer.from_unit_id == own_id, Transfer.to_unit_id == own_id)
