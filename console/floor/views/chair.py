"""What the chair's desk needs beside the floor: what may be done, and what can be chosen."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy.orm import Session

from console import clock, db
from console.auth import door
from console.auth.actor import Actor
from console.auth.permissions import Permission, holds
from console.floor import floor_rows
from console.floor.views.chair_matters import ChairMatterChoice, matters_of
from console.floor.views.chairing import Chairing, chairing_of
from console.floor.views.floor import FloorView, TurnLine, floor_of
from console.queries import meetings, presiding, units
from console.queries.withheld import matters_from
from models import (
    Account,
    AgendaItem,
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
    units: tuple[tuple[int, str], ...]  # id and name, by name
    chairing: Chairing

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
    def back(self) -> TurnLine | None:
        """Give the first parked turn whose site is there."""
        return next((turn for turn in self.floor.parked if turn.can_resume), None)

    @property
    def current(self) -> ChairMatterChoice | None:
        """Give the matter on the floor."""
        return self.matter(self.floor.seen_by_take_up)

    @property
    def undecided(self) -> tuple[ChairMatterChoice, ...]:
        """List what bars the close."""
        return tuple(matter for matter in self.matters if matter.is_undecided)

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
        steps = (
            (floor.on_air, NextAct.END_TURN),
            (floor.called, NextAct.START),
            (current and current.is_undecided, NextAct.DECIDE),
            (floor.running_item is None and self.next_item, NextAct.START_ITEM),
            (floor.next, NextAct.CALL),
            (any(matter.is_scheduled for matter in self.matters), NextAct.TAKE_UP),
            (self.undecided, NextAct.UNDECIDED),
        )
        return next((act for stands, act in steps if stands), NextAct.CLOSE)


def load(viewer: Actor | None, meeting_id: int) -> ChairDesk:
    """Read the chair's desk; its queries are as many whatever the length of the lists.

    Raises:
        NotSignedIn, NotAllowed: nobody, or not for this role.
        NotFound: no such meeting.
    """
    with db.reading() as session:
        account = door.admit(session, viewer, Permission.CAPTURE_READ)
        meeting = meetings.by_id(session, meeting_id)
        rows = floor_rows.load(session, meeting)
        withheld = matters_from(session, account.role, rows.all_matters)
        floor = floor_of(session, account, rows, withheld, clock.now())
        chairing = chairing_of(presiding.of(session, meeting_id), account)
        return ChairDesk(
            floor=floor,
            off=_off(session, account, meeting, floor, chairing),
            items=_items(rows.items),
            matters=matters_of(session, rows, withheld),
            units=_units(session),
            chairing=chairing,
        )


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


def _units(session: Session) -> tuple[tuple[int, str], ...]:
    return tuple((unit.id, unit.name) for unit in units.choices(session))
