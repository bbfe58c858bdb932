"""One part opened at the drafting desk: what is asked, every version, the other units' drafts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from console import db
from console.auth import door
from console.auth.actor import Actor
from console.auth.permissions import Permission, holds
from console.drafting import rules
from console.drafting.rules import DraftSeen
from console.drafting.views.assignments import (
    Progress,
    not_withheld,
    own_unit_id,
    progress_of,
)
from console.drafting.views.transfers import GivenOn, given_on
from console.errors import NotAllowed, NotFound
from console.queries import matters, people
from models import Account, Assignment, Draft, Matter, Transfer, Unit
from models.codes.drafts import DraftState
from models.codes.people import Role
from models.codes.questions import AssignmentPart, AssignmentState, Place
from models.questions import PART_STANDS


@dataclass(frozen=True, slots=True)
class DraftVersion:
    """One version of a draft."""

    number: int
    text: str
    legal_basis: str
    state: DraftState
    author: str
    recorded_at: datetime
    decided_by: str  # who cleared or returned it; empty = nobody
    decided_at: datetime | None
    comment: str  # why it was returned


@dataclass(frozen=True, slots=True)
class OtherPart:
    """What another unit wrote for the same matter."""

    unit: str
    part: AssignmentPart
    newest: DraftVersion | None

    @property
    def progress(self) -> Progress:
        """Tell how far it is."""
        return progress_of(_standing(self.newest))


@dataclass(frozen=True, slots=True)
class OpenedPart:
    """One unit's part in one matter, whole."""

    assignment_id: int
    unit_id: int
    unit: str
    part: AssignmentPart
    number: int  # of the matter
    place: Place
    wordings: tuple[str, ...]  # by label; what this viewer may not read is left out
    withheld_count: int  # questions left out
    versions: tuple[DraftVersion, ...]  # the first first
    others: tuple[OtherPart, ...]  # by name
    came: tuple[GivenOn, ...]  # what was given on to this unit or by it, the newest first
    state: AssignmentState
    can_write: bool
    may_clear: bool

    @property
    def newest(self) -> DraftVersion | None:
        """Give the last version; None = nothing was written yet."""
        return self.versions[-1] if self.versions else None

    @property
    def standing(self) -> DraftSeen:
        """Give what an act about the newest version must have seen."""
        return _standing(self.newest)

    @property
    def progress(self) -> Progress:
        """Tell how far it is."""
        return progress_of(self.standing)

    @property
    def can_transfer(self) -> bool:
        """Whether the part can be given on to another unit now."""
        return self.can_write and self.state is not AssignmentState.CLEARED

    @property
    def can_ask(self) -> bool:
        """Whether clearance can be asked for now."""
        return self.can_write and self.newest is not None and rules.may_ask(self.newest.state)

    @property
    def can_clear(self) -> bool:
        """Whether the newest version can be cleared now."""
        return self.may_clear and self.newest is not None and rules.may_clear(self.newest.state)

    @property
    def can_return(self) -> bool:
        """Whether the newest version can be returned now."""
        return self.may_clear and self.newest is not None and rules.may_return(self.newest.state)

    def version(self, number: int) -> DraftVersion | None:
        """Give a version by its number; None = there is none."""
        return next((version for version in self.versions if version.number == number), None)

    @property
    def holding(self) -> DraftVersion | None:
        """Give the version that holds: the newest one cleared."""
        cleared = [version for version in self.versions if version.state is DraftState.CLEARED]
        return cleared[-1] if cleared else None


def load_opened(viewer: Actor | None, meeting_id: int, assignment_id: int) -> OpenedPart:
    """Read one part with everything written for it, in eight queries however much that is.

    Raises:
        NotSignedIn, NotAllowed: nobody, not for this role, or another unit's part.
        NotFound: no such part here.
    """
    with db.reading() as session:
        account = door.admit(session, viewer, Permission.DRAFT_READ)
        held, matter, unit = _part(session, meeting_id, assignment_id)
        if own_unit_id(account) not in (None, held.unit_id):
            raise NotAllowed("not_your_unit")
        asked = matters.questions_of(session, [matter.id])[matter.id]
        wordings = tuple(question.wording for question in not_withheld(account.role, asked))
        written = _versions(session, matter.id)
        return OpenedPart(
            assignment_id=held.id,
            unit_id=held.unit_id,
            unit=unit,
            part=held.part,
            number=matter.number,
            place=matter.place,
            wordings=wordings,
            withheld_count=len(asked) - len(wordings),
            versions=tuple(written.get(held.id, ())),
            others=_others(session, held, written),
            came=given_on(session, Transfer.matter_id == matter.id),
            state=held.state,
            can_write=_can_write(account.role, held, matter),
            may_clear=holds(account.role, Permission.DRAFT_CLEAR)
            and not people.is_leader_off_duty(session, account, meeting_id),
        )


def _standing(newest: DraftVersion | None) -> DraftSeen:
    return DraftSeen(newest.number, newest.state) if newest else DraftSeen(0, DraftState.DRAFT)


def _can_write(role: Role, held: Assignment, matter: Matter) -> bool:
    is_theirs = held.state is not AssignmentState.TRANSFERRED
    return holds(role, Permission.DRAFT_WRITE) and is_theirs and matter.merged_into_id is None


def _part(session: Session, meeting_id: int, assignment_id: int) -> tuple[Assignment, Matter, str]:
    query = (
        select(Assignment, Matter, Unit.name)
        .join(Matter, Matter.id == Assignment.matter_id)
        .join(Unit, Unit.id == Assignment.unit_id)
        .where(Assignment.id == assignment_id, Matter.meeting_id == meeting_id)
    )
    found = session.execute(query).one_or_none()
    if found is None:
        raise NotFound("assignment_not_found")
    held, matter, unit = found
    return held, matter, unit


def _versions(session: Session, matter_id: int) -> dict[int, list[DraftVersion]]:
    author, decider = aliased(Account), aliased(Account)
    query = (
        select(Draft, author.display_name, decider.display_name)
        .join(Assignment, Assignment.id == Draft.assignment_id)
        .join(author, author.id == Draft.author_id)
        .outerjoin(decider, decider.id == Draft.decided_by_id)
        .where(Assignment.matter_id == matter_id)
        .order_by(Draft.assignment_id, Draft.number)
    )
    found: dict[int, list[DraftVersion]] = {}
    for draft, by, decided_by in session.execute(query):
        found.setdefault(draft.assignment_id, []).append(_version(draft, by, decided_by or ""))
    return found


def _version(one: Draft, author: str, decided_by: str) -> DraftVersion:
    return DraftVersion(
        number=one.number,
        text=one.text,
        legal_basis=one.legal_basis,
        state=one.state,
        author=author,
        recorded_at=one.recorded_at,
        decided_by=decided_by,
        decided_at=one.decided_at,
        comment=one.comment,
    )


def _others(
    session: Session, held: Assignment, written: dict[int, list[DraftVersion]]
) -> tuple[OtherPart, ...]:
    query = (
        select(Assignment, Unit.name)
        .join(Unit, Unit.id == Assignment.unit_id)
        .where(
            Assignment.matter_id == held.matter_id,
            Assignment.id != held.id,
            PART_STANDS,
        )
        .order_by(Unit.name)
    )
    return tuple(
        OtherPart(unit, part.part, _last(written.get(part.id, ())))
        for part, unit in session.execute(query)
    )


def _last(versions: Sequence[DraftVersion]) -> DraftVersion | None:
    return versions[-1] if versions else None
