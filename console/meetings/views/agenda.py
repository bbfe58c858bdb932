"""What the screens of a meeting show: its programme, the matters in it, who holds which duty."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from console import clock, db
from console.auth import door
from console.auth.actor import Actor
from console.auth.permissions import Permission, holds
from console.meetings import rules
from console.queries import matters, meetings
from console.queries.withheld import matters_from
from models import Duty, Matter, Meeting, Unit
from models.codes.meetings import COUNTERS_OPEN, Attendance, DutyKind, MeetingState
from models.codes.people import Role
from models.codes.questions import Place


@dataclass(frozen=True, slots=True)
class ItemLine:
    """One item of the programme."""

    id: int
    position: int
    title: str
    title_announced: str  # as the chair announced it, if other; else empty
    minutes_planned: int  # 0 = open
    started_at: datetime | None
    ended_at: datetime | None


@dataclass(frozen=True, slots=True)
class AgendaMatter:
    """One matter of the programme, scheduled or already taken up."""

    id: int
    number: int
    position: int | None  # what `schedule_matter` must have seen
    wording: str
    lead_unit: str
    place: Place


@dataclass(frozen=True, slots=True)
class DutyLine:
    """Who holds a duty now."""

    id: int
    kind: DutyKind
    person: str
    account_id: int | None
    unit: str  # site of an operator
    from_at: datetime
    unit_id: int | None = None  # the same site


@dataclass(frozen=True, slots=True)
class DelegateLine:
    """One invited participant."""

    id: int
    name: str
    position: str
    organization: str
    attendance: Attendance
    reason: str
    email: str = ""  # empty = none, or not this viewer's to know


@dataclass(frozen=True, slots=True)
class ProgrammeView:
    """One meeting with its programme."""

    meeting_id: int
    code: str
    state: MeetingState
    held_on: date | None
    planned_start_at: datetime | None
    venue: str
    minutes_for_matters: int | None  # of the live part; None = as usual
    items: tuple[ItemLine, ...]
    matters: tuple[AgendaMatter, ...]
    duties: tuple[DutyLine, ...]
    delegates: tuple[DelegateLine, ...]

    @property
    def seen_by_reorder(self) -> tuple[int, ...]:
        """Give what `reorder_items` must have seen."""
        return tuple(item.id for item in self.items)

    @property
    def day(self) -> rules.MeetingDay:
        """Give what `set_date` must have seen."""
        return rules.day_of(self.held_on, self.planned_start_at, self.venue)

    def holding(self, kind: DutyKind, unit_id: int | None = None) -> tuple[int, ...]:
        """Give what `assign_duty` must have seen; of operators those of one site."""
        is_of_site = kind is DutyKind.OPERATOR
        return tuple(
            duty.id
            for duty in self.duties
            if duty.kind is kind and (not is_of_site or duty.unit_id == unit_id)
        )

    @property
    def chair(self) -> DutyLine | None:
        """Give who chairs; its id is what `take_over` must have seen."""
        chairs = [duty for duty in self.duties if duty.kind is DutyKind.CHAIR]
        return chairs[-1] if chairs else None


@dataclass(frozen=True, slots=True)
class Month:
    """One meeting to choose from."""

    id: int
    code: str
    state: MeetingState
    held_on: date | None
    is_present: bool  # the one shown unless another is chosen

    @property
    def takes_forms(self) -> bool:
        """Whether forms are still taken in at counters."""
        return self.state in COUNTERS_OPEN


def list_months(viewer: Actor | None) -> tuple[Month, ...]:
    """Give all meetings, the latest first.

    Raises:
        NotSignedIn, NotAllowed: nobody, or not for this role.
    """
    with db.reading() as session:
        door.admit(session, viewer, Permission.MEETING_READ)
        known = session.scalars(select(Meeting).order_by(Meeting.code.desc())).all()
    shown = rules.present(known, clock.today())
    return tuple(
        Month(meeting.id, meeting.code, meeting.state, meeting.held_on, meeting is shown)
        for meeting in known
    )


def find(viewer: Actor | None, code: str) -> int | None:
    """Give the id of a month's meeting; None when it is not opened yet.

    Raises:
        NotSignedIn, NotAllowed: nobody, or not for this role.
    """
    with db.reading() as session:
        door.admit(session, viewer, Permission.MEETING_READ)
        return meetings.id_of(session, code)


def id_of(viewer: Actor | None, code: str) -> int:
    """Give the id of a meeting by its code.

    Raises:
        NotSignedIn, NotAllowed: nobody, or not for this role.
        NotFound: no such meeting.
    """
    with db.reading() as session:
        door.admit(session, viewer, Permission.MEETING_READ)
        return meetings.by_code(session, code).id


def load(viewer: Actor | None, meeting_id: int) -> ProgrammeView:
    """Read a meeting and its programme, in seven queries however long it is.

    Raises:
        NotSignedIn, NotAllowed: nobody, or not for this role.
        NotFound: no such meeting.
    """
    with db.reading() as session:
        role = door.admit(session, viewer, Permission.MEETING_READ).role
        return programme_of(session, role, meeting_id)


def programme_of(session: Session, role: Role, meeting_id: int) -> ProgrammeView:
    """Read the same inside a read that has begun, for a viewer already admitted.

    Raises:
        NotFound: no such meeting.
    """
    meeting = meetings.by_id(session, meeting_id)
    return ProgrammeView(
        meeting_id=meeting_id,
        code=meeting.code,
        state=meeting.state,
        held_on=meeting.held_on,
        planned_start_at=meeting.planned_start_at,
        venue=meeting.venue,
        minutes_for_matters=meeting.minutes_for_matters,
        items=_items(session, meeting_id),
        matters=_matters(session, role, meeting_id),
        duties=_duties(session, meeting_id),
        delegates=_delegates(session, role, meeting_id),
    )


def _items(session: Session, meeting_id: int) -> tuple[ItemLine, ...]:
    return tuple(
        ItemLine(
            id=item.id,
            position=item.position,
            title=item.title,
            title_announced=item.title_announced or "",
            minutes_planned=item.minutes_planned,
            started_at=item.started_at,
            ended_at=item.ended_at,
        )
        for item in meetings.items(session, meeting_id)
    )


def _matters(session: Session, role: Role, meeting_id: int) -> tuple[AgendaMatter, ...]:
    query = (
        select(Matter, Unit.name)
        .outerjoin(Unit, Unit.id == Matter.lead_unit_id)
        .where(matters.stands(meeting_id), Matter.place != Place.NONE)
        .order_by(Matter.programme_position.is_(None), Matter.programme_position, Matter.number)
    )
    found = session.execute(query).all()
    withheld = matters_from(session, role, (matter for matter, _ in found))
    return tuple(
        AgendaMatter(
            matter.id,
            matter.number,
            matter.programme_position,
            "" if matter.id in withheld else matter.wording,
            lead or "",
            matter.place,
        )
        for matter, lead in found
    )


def _duties(session: Session, meeting_id: int) -> tuple[DutyLine, ...]:
    query = (
        select(Duty, Unit.name)
        .outerjoin(Unit, Unit.id == Duty.unit_id)
        .where(Duty.meeting_id == meeting_id, Duty.to_at.is_(None))
        .order_by(Duty.from_at, Duty.id)
    )
    return tuple(
        DutyLine(
            duty.id, duty.kind, duty.person, duty.account_id, site or "", duty.from_at, duty.unit_id
        )
        for duty, site in session.execute(query)
    )


def _delegates(session: Session, role: Role, meeting_id: int) -> tuple[DelegateLine, ...]:
    knows_why = holds(role, Permission.CAPTURE_READ)  # reasons may be private: illness, family
    may_write = holds(role, Permission.MEETING_SCHEDULE)
    return tuple(
        DelegateLine(
            delegate.id,
            delegate.name,
            delegate.position,
            delegate.organization,
            delegate.attendance,
            delegate.reason if knows_why else "",
            delegate.email if may_write else "",
        )
        for delegate in meetings.delegates(session, meeting_id)
    )
