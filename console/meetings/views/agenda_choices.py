"""What the page of the programme needs beside it: what may be done, and what can be chosen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from console import clock, db
from console.auth import door
from console.auth.actor import Actor
from console.auth.permissions import Permission, holds
from console.meetings import picking
from console.meetings.picking import Candidate, Pick
from console.meetings.rules import suggested_day
from console.meetings.views import matters as matters_view
from console.meetings.views.agenda import ItemLine, ProgrammeView, programme_of
from console.meetings.views.matters import MatterChoice
from console.queries import meetings, units
from console.text.folding import name_order
from console.working_days import legal_clock
from console.working_days.counting import Deadline
from models import Account, Unit
from models.codes.meetings import DutyKind, MeetingState
from models.codes.people import Role, UnitKind
from models.codes.questions import Place

# Which accounts may be charged with a duty; a site is operated by its own branch's operator.
HOLDERS = {
    DutyKind.CHAIR: (Role.LEADER,),
    DutyKind.DEPUTY: (Role.LEADER,),
    DutyKind.SECRETARY: (Role.SECRETARY,),
    DutyKind.OPERATOR: (Role.OPERATOR,),
}


@dataclass(frozen=True, slots=True)
class PersonChoice:
    """An account that can be charged with a duty."""

    id: int
    name: str
    role: Role
    unit_id: int | None


@dataclass(frozen=True, slots=True)
class SiteChoice:
    """A branch an operator can be charged with."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class AgendaDesk:
    """A meeting's programme with what this viewer can change."""

    programme: ProgrammeView
    matters: tuple[MatterChoice, ...]  # in the programme, in its order
    free: tuple[MatterChoice, ...]  # accepted and not scheduled, by number
    left: tuple[MatterChoice, ...]  # left to a written answer, by number
    picks: tuple[Pick, ...]  # what is suggested for the time that is left; empty = may not place
    hall_minutes: int  # of the live part
    people: tuple[PersonChoice, ...]  # in the Vietnamese order of names; empty = may not assign
    sites: tuple[SiteChoice, ...]  # in number order
    suggested_on: date | None  # the day proposed for a month without one
    like: str  # code of the meeting a month without a day can be prepared like; empty = none
    is_signed: bool
    can_schedule: bool
    can_assign: bool
    why_not: str  # code of a refusal: why nothing can be changed; empty = it can

    @property
    def can_date(self) -> bool:
        """Whether the day can still be set."""
        return self.can_schedule and self.programme.state is MeetingState.PLANNED

    @property
    def can_place(self) -> bool:
        """Whether matters can still be scheduled."""
        return self.can_schedule and self.programme.state is not MeetingState.CLOSED

    @property
    def can_leave(self) -> bool:
        """Whether matters can be left to a written answer, and brought back."""
        return self.can_date

    @property
    def planned_minutes(self) -> int:
        """Give the minutes of all matters in the programme."""
        return sum(matter.minutes for matter in self.matters)

    @property
    def over(self) -> tuple[MatterChoice, ...]:
        """Give the matters of the programme that do not fit the hall's time, in their order."""
        count = picking.fitting_count(self.matters, self.hall_minutes)
        return tuple(matter for matter in self.matters[count:] if matter.place is Place.SCHEDULED)

    @property
    def unfit(self) -> tuple[MatterChoice, ...]:
        """Give what the hall has no time for: in the programme, then accepted, not suggested."""
        suggested = {pick.matter_id for pick in self.picks}
        return (*self.over, *(matter for matter in self.free if matter.id not in suggested))

    @property
    def seen_by_bring_back(self) -> tuple[int, ...]:
        """Give what `bring_back` must have seen."""
        return tuple(matter.id for matter in self.left)

    def matter(self, matter_id: int) -> MatterChoice | None:
        """Give a matter of any of the lists."""
        return next(
            (
                matter
                for matter in (*self.matters, *self.free, *self.left)
                if matter.id == matter_id
            ),
            None,
        )

    @property
    def seen_by_reorder(self) -> tuple[int, ...]:
        """Give what `reorder_matters` must have seen."""
        return tuple(matter.id for matter in self.matters if matter.place is Place.SCHEDULED)

    @property
    def next_position(self) -> int:
        """Give the position after the last matter of the programme."""
        return max((matter.position or 0 for matter in self.matters), default=0) + 1

    def holders(self, kind: DutyKind) -> tuple[PersonChoice, ...]:
        """Give the accounts a duty of this kind can be given to."""
        return tuple(person for person in self.people if person.role in HOLDERS[kind])


def load(viewer: Actor | None, meeting_id: int) -> AgendaDesk:
    """Read the programme with what can be chosen, in thirteen queries however long it is.

    Raises:
        NotSignedIn, NotAllowed: nobody, or not for this role.
        NotFound: no such meeting.
    """
    with db.reading() as session:
        role = door.admit(session, viewer, Permission.MEETING_READ).role
        programme = programme_of(session, role, meeting_id)
        is_signed = meetings.has_signed_minutes(session, meeting_id)
        may_assign = holds(role, Permission.MEETING_DUTIES)
        hall_minutes = programme.minutes_for_matters or picking.HALL_MINUTES
        listed, candidates = matters_view.load(session, role, meeting_id)
        placed = tuple(matter for matter in listed if matter.place is not Place.NONE)
        may_schedule = holds(role, Permission.MEETING_SCHEDULE) and not is_signed
        return AgendaDesk(
            programme=programme,
            matters=placed,
            free=tuple(
                matter for matter in listed if matter.place is Place.NONE and not matter.is_left
            ),
            left=tuple(
                matter for matter in listed if matter.place is Place.NONE and matter.is_left
            ),
            picks=_picks(candidates, placed, hall_minutes) if may_schedule else (),
            hall_minutes=hall_minutes,
            people=_people(session) if may_assign else (),
            sites=_sites(session, programme.held_on) if may_assign else (),
            suggested_on=_suggested(session, programme),
            like=_like(session, programme),
            is_signed=is_signed,
            can_schedule=may_schedule,
            can_assign=may_assign and not is_signed,
            why_not=_why_not(role, is_signed),
        )


def clock_of(viewer: Actor | None, held_on: date, language: str) -> tuple[Deadline, ...]:
    """Give the statutory dates of a meeting on a day in their order, with their arithmetic.

    Raises:
        NotSignedIn, NotAllowed: nobody, or not for this role.
        Refused: `meeting_date_out_of_range`.
    """
    with db.reading() as session:
        door.admit(session, viewer, Permission.MEETING_READ)
        counted = legal_clock.load(session).deadlines(held_on, language)
    return tuple(sorted(counted, key=lambda deadline: deadline.due_on))


def expected(programme: ProgrammeView) -> tuple[tuple[ItemLine, datetime | None], ...]:
    """Pair each item with when it should begin; None once an item before it has no length."""
    at = programme.planned_start_at
    pairs: list[tuple[ItemLine, datetime | None]] = []
    for item in programme.items:
        pairs.append((item, at))
        at = at + timedelta(minutes=item.minutes_planned) if at and item.minutes_planned else None
    return tuple(pairs)


def moved(ids: Sequence[int], one: int, step: int) -> tuple[int, ...]:
    """Give the same with one of them moved up (-1) or down (1); at an end it stays."""
    order = list(ids)
    at = order.index(one)
    to = min(max(at + step, 0), len(order) - 1)
    order.insert(to, order.pop(at))
    return tuple(order)


def _picks(
    candidates: Sequence[Candidate], placed: Sequence[MatterChoice], hall_minutes: int
) -> tuple[Pick, ...]:
    left = hall_minutes - sum(matter.minutes for matter in placed)
    heard = frozenset(site for matter in placed for site in matter.sites)
    return picking.suggest(candidates, left, heard)


def _suggested(session: Session, programme: ProgrammeView) -> date | None:
    if programme.held_on is not None:
        return None
    return suggested_day(programme.code, legal_clock.load(session).table)


def _like(session: Session, programme: ProgrammeView) -> str:
    before = None if programme.held_on else meetings.last_dated(session, programme.code)
    return before.code if before else ""


def _why_not(role: Role, is_signed: bool) -> str:
    if not holds(role, Permission.MEETING_SCHEDULE):
        return "not_allowed"
    return "minutes_signed" if is_signed else ""


def _people(session: Session) -> tuple[PersonChoice, ...]:
    wanted = {role for roles in HOLDERS.values() for role in roles}
    query = select(Account).where(Account.closed_at.is_(None), Account.role.in_(wanted))
    found_people = (
        PersonChoice(account.id, account.display_name, account.role, account.unit_id)
        for account in session.scalars(query)
    )
    return tuple(sorted(found_people, key=lambda person: (name_order(person.name), person.id)))


def _sites(session: Session, held_on: date | None) -> tuple[SiteChoice, ...]:
    on = held_on or clock.today()
    query = (
        select(Unit)
        .where(Unit.kind == UnitKind.BRANCH, units.valid_on(on))
        .order_by(Unit.branch_number, Unit.code)
    )
    return tuple(SiteChoice(unit.id, unit.name) for unit in session.scalars(query))
