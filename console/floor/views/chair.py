"""What the chair's desk needs beside the floor: what may be done, and what can be chosen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from console import clock, db, undoing
from console.auth import door
from console.auth.actor import Actor
from console.auth.permissions import Permission, holds
from console.capture.views import matter as matter_view
from console.capture.views.matter import MatterCard
from console.disclosure.table import Part
from console.floor import floor_rows
from console.floor.unreached import unreached
from console.floor.views.chair_matters import ChairMatterChoice, matters_of, of_turns
from console.floor.views.chairing import Chairing, chairing_of
from console.floor.views.floor import FloorView, TurnLine, floor_of
from console.queries import matters, meetings, presiding, units
from console.queries.units import UnitChoice
from console.queries.withheld import matters_from
from console.undoing import Undoable
from console.working_days import legal_clock, quick
from models import (
    Account,
    AgendaItem,
    Matter,
    Meeting,
)
from models.codes.meetings import MeetingState


class Off(StrEnum):
    """Why this viewer's acts are off."""

    READ_ONLY = "read_only"  # the role changes nothing
    OFF_DUTY = "off_duty"  # a leader who neither chairs nor deputises here
    WATCHING = "watching"  # a deputy while another presides
    TAKEN_OVER = "taken_over"  # who chaired until a deputy took over
    UNDATED = "undated"
    SIGNED = "signed"


class NextAct(StrEnum):
    """What normally comes next; the desk fills its button."""

    OPEN = "open"
    END_RECESS = "end_recess"
    START = "start"
    END_TURN = "end_turn"
    DECIDE = "decide"
    CALL = "call"
    START_ITEM = "start_item"
    TAKE_UP = "take_up"
    UNDECIDED = "undecided"
    CLOSE = "close"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class ItemChoice:
    """One item of the programme."""

    position: int
    title: str  # as announced, else as planned
    is_running: bool
    is_over: bool


@dataclass(frozen=True, slots=True)
class ChairDesk:
    """Everything the controls of the desk stand on, at one journal number."""

    floor: FloorView
    off: Off | None
    items: tuple[ItemChoice, ...]
    matters: tuple[ChairMatterChoice, ...]  # on the floor first, then undecided, to come, decided
    unreached: tuple[ChairMatterChoice, ...]  # to come, and not in time
    asked: Mapping[int, tuple[ChairMatterChoice, ...]]  # by turn, the first to take up first
    units: tuple[UnitChoice, ...]  # by name, those valid today
    chairing: Chairing
    looked_at: MatterCard | None  # what the open tray is about, on the floor or not
    quick_dates: Mapping[
        str, date
    ]  # often said as a due date; none while no tray is about a matter
    undoable: Undoable | None  # last act of this viewer, while it can be taken back

    @property
    def can_act(self) -> bool:
        """Whether this viewer may act here at all."""
        return self.off is None

    @property
    def is_sitting(self) -> bool:
        """Whether turns and matters can move: open and not in recess."""
        return self.can_act and self.floor.state is MeetingState.OPEN

    @property
    def is_under_way(self) -> bool:
        """Whether it has opened and not closed; a recess lies within."""
        return self.can_act and self.floor.state in (MeetingState.OPEN, MeetingState.RECESS)

    @property
    def called(self) -> TurnLine | None:
        """Give who was called first and has not begun."""
        return next(iter(self.floor.called), None)

    @property
    def also_called(self) -> tuple[TurnLine, ...]:
        """List who was called beside the one on the card; nobody as long as one alone was."""
        called = self.floor.called
        if len(called) == 1:
            return ()
        return called if self.floor.on_air is not None else called[1:]

    @property
    def back(self) -> TurnLine | None:
        """Give the first parked turn whose site is there."""
        return next((turn for turn in self.floor.parked if turn.can_resume), None)

    @property
    def current(self) -> ChairMatterChoice | None:
        """Give the matter on the floor."""
        return self.matter(self.floor.seen_by_take_up)

    def answering_unit_id(self, matter_id: int) -> int | None:
        """Give the unit that answers a matter in its turn now; None = none does."""
        on_air = self.floor.on_air
        if on_air is None or not on_air.unit or matter_id != self.floor.seen_by_take_up:
            return None
        return next((unit.id for unit in self.units if unit.name == on_air.unit), None)

    def asks(self, turn: TurnLine) -> tuple[ChairMatterChoice, ...]:
        """Give what a person asks beside what is on the floor, the first to take up first."""
        return tuple(
            choice
            for choice in self.asked.get(turn.id, ())
            if choice.id != self.floor.seen_by_take_up
        )

    def comes_with(self, turn: TurnLine) -> ChairMatterChoice | None:
        """Give what comes to the floor with a turn; None = it is there, or nobody knows it."""
        first = next(iter(self.asked.get(turn.id, ())), None)
        is_there = first is not None and first.id == self.floor.seen_by_take_up
        return None if is_there else first

    @property
    def undecided(self) -> tuple[ChairMatterChoice, ...]:
        """List what bars the close."""
        return tuple(matter for matter in self.matters if matter.is_undecided)

    @property
    def seen_by_leave_unreached(self) -> tuple[int, ...]:
        """Give what `leave_unreached` must have seen."""
        return tuple(matter.id for matter in self.matters if matter.is_scheduled)

    @property
    def next_item(self) -> ItemChoice | None:
        """Give the first item that has not begun."""
        return next((item for item in self.items if not item.is_running and not item.is_over), None)

    def matter(self, matter_id: int | None) -> ChairMatterChoice | None:
        """Give a matter of the list; None when it is not there."""
        return next((matter for matter in self.matters if matter.id == matter_id), None)

    @property
    def next_act(self) -> NextAct:
        """Tell what normally comes next."""
        if self.floor.state is MeetingState.PLANNED:
            return NextAct.OPEN
        if self.floor.state is MeetingState.RECESS:
            return NextAct.END_RECESS
        if self.floor.state is MeetingState.CLOSED:
            return NextAct.NOTHING
        return self._next_in_session()

    def _next_in_session(self) -> NextAct:
        floor, current = self.floor, self.current
        is_answered = bool(floor.on_air and floor.on_air.unit and current and current.is_undecided)
        steps = (
            (is_answered, NextAct.DECIDE),
            (floor.on_air, NextAct.END_TURN),
            (floor.called, NextAct.START),
            (current and current.is_undecided, NextAct.DECIDE),
            (floor.running_item is None and self.next_item, NextAct.START_ITEM),
            (floor.next, NextAct.CALL),
            (any(matter.is_scheduled for matter in self.matters), NextAct.TAKE_UP),
            (self.undecided, NextAct.UNDECIDED),
        )
        return next((act for stands, act in steps if stands), NextAct.CLOSE)


def load(viewer: Actor | None, meeting_id: int, matter_id: int | None = None) -> ChairDesk:
    """Read the chair's desk; its queries are as many whatever the length of the lists.

    Args:
        viewer: who looks.
        meeting_id: of this meeting.
        matter_id: what is decided or written about, on the floor or not; None = nothing.

    Raises:
        NotSignedIn, NotAllowed: nobody, or not for this role.
        NotFound: no such meeting.
    """
    with db.reading() as session:
        account = door.admit(session, viewer, Permission.CAPTURE_READ)
        meeting = meetings.by_id(session, meeting_id)
        rows = floor_rows.load(session, meeting)
        withheld = matters_from(session, account.role, rows.all_matters)
        unlisted = matters_from(session, account.role, rows.all_matters, Part.LINE)
        floor = floor_of(session, account, rows, withheld, clock.now())
        listed = matters_of(session, rows, withheld, unlisted)
        late = {
            matter.id
            for matter in unreached(meeting, rows.all_matters, rows.recesses, floor.read_at)
        }
        chairing = chairing_of(presiding.of(session, meeting_id), account)
        return ChairDesk(
            floor=floor,
            off=_off(session, account, meeting, floor, chairing),
            items=_items(rows.items),
            matters=listed,
            unreached=tuple(matter for matter in listed if matter.id in late),
            asked=of_turns(session, account.role, rows, listed),
            units=units.choices(session),
            chairing=chairing,
            looked_at=_looked_at(session, account, meeting_id, matter_id),
            quick_dates=_quick_dates(session) if matter_id is not None else {},
            undoable=undoing.newest(session, floor.code, floor.number, account, floor.read_at),
        )


def _quick_dates(session: Session) -> Mapping[str, date]:
    return quick.quick_dates(clock.today(), legal_clock.load(session).table)


def _looked_at(
    session: Session, account: Account, meeting_id: int, matter_id: int | None
) -> MatterCard | None:
    query = select(Matter).where(matters.stands(meeting_id), Matter.id == matter_id)
    found = session.scalars(query).one_or_none() if matter_id is not None else None
    if found is None:
        return None
    withheld = matters_from(session, account.role, [found])
    return matter_view.load(session, account.role, found, withheld)


def _off(
    session: Session, account: Account, meeting: Meeting, floor: FloorView, chairing: Chairing
) -> Off | None:
    if not holds(account.role, Permission.FLOOR_RUN):
        return Off.READ_ONLY
    if meetings.has_signed_minutes(session, meeting.id):
        return Off.SIGNED
    if not floor.can_run:
        return _off_duty(chairing)
    return Off.UNDATED if meeting.held_on is None else None


def _off_duty(chairing: Chairing) -> Off:
    if chairing.was_displaced:
        return Off.TAKEN_OVER
    return Off.WATCHING if chairing.is_deputy else Off.OFF_DUTY


def _items(items: Sequence[AgendaItem]) -> tuple[ItemChoice, ...]:
    return tuple(
        ItemChoice(
            item.position,
            item.title_announced or item.title,
            item.started_at is not None and item.ended_at is None,
            item.ended_at is not None,
        )
        for item in items
    )
