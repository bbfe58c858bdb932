"""Reads what the floor of a meeting is made of, each table once, for all that the desk shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from console.floor import order_rows, rules
from console.floor.order_shapes import Floor
from console.queries import matters, meetings, outcomes
from models import AgendaItem, Bridge, Connection, Matter, Meeting, Recess, Turn, Unit
from models.codes.floor import TurnState
from models.codes.questions import TAKEN_UP, Place

_LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class FloorTurn:
    """A turn and the site it is taken at."""

    turn: Turn
    unit_id: int | None  # of the branch; None = the hall
    answering: str  # name of the unit that answers; empty = nobody does
    site: str  # its name
    is_connected: bool  # the hall always is
    connected_since: datetime | None  # of the branch; None = it is not, or the hall

    @property
    def was_cut_off(self) -> bool:
        """Whether a parked turn was cut off while the line of its site stood."""
        at, since = self.turn.paused_at, self.connected_since
        return (
            self.turn.state is TurnState.PARKED
            and at is not None
            and since is not None
            and since <= at
        )


@dataclass(frozen=True, slots=True)
class FloorMatterRow:
    """A matter that is scheduled, on the floor, or was."""

    matter: Matter
    lead_unit: str  # its name; empty = nobody yet
    version: int  # of its outcome; 0 = undecided
    asked: str  # how its first question was worded

    @property
    def is_undecided(self) -> bool:
        """Whether it lacks its outcome and bars the close."""
        return self.matter.place in TAKEN_UP and self.version == 0


@dataclass(frozen=True, slots=True)
class FloorRows:
    """One meeting as it stands for who runs it."""

    meeting: Meeting
    turns: Sequence[FloorTurn]  # those that are not over, and those called in vain; by id
    items: Sequence[AgendaItem]  # in the order of the programme
    speakers: Floor  # what the order is made from
    recesses: Sequence[Recess]
    matters: Sequence[FloorMatterRow]  # in the order of the programme

    @property
    def all_matters(self) -> list[Matter]:
        """The matters alone."""
        return [row.matter for row in self.matters]

    @property
    def recess(self) -> Recess | None:
        """The one that nobody ended."""
        return next((recess for recess in self.recesses if recess.ended_at is None), None)

    @property
    def running_item(self) -> AgendaItem | None:
        """The item that runs."""
        running = (item for item in self.items if item.started_at and item.ended_at is None)
        return max(running, key=lambda item: item.position, default=None)

    @property
    def current(self) -> FloorMatterRow | None:
        """The matter on the floor."""
        there = (row for row in self.matters if row.matter.place is Place.ON_FLOOR)
        return max(there, key=lambda row: row.matter.taken_up_at or _LONG_AGO, default=None)


def load(session: Session, meeting: Meeting) -> FloorRows:
    """Read the floor of a meeting, in five queries whatever its size."""
    turns = turns_of(session, meeting.id)
    shown = (*rules.OPEN_STATES, TurnState.NO_SHOW)
    return FloorRows(
        meeting=meeting,
        turns=[row for row in turns if row.turn.state in shown],
        speakers=order_rows.of_turns(session, meeting, [row.turn for row in turns]),
        items=meetings.items(session, meeting.id),
        recesses=meetings.recesses(session, meeting.id),
        matters=_matters(session, meeting.id),
    )


def turns_of(session: Session, meeting_id: int) -> list[FloorTurn]:
    """List all turns of a meeting, also those that are over, by id."""
    standing = (
        select(func.max(Connection.from_at))
        .where(Connection.bridge_id == Bridge.id, Connection.to_at.is_(None))
        .scalar_subquery()
    )
    answering = aliased(Unit)
    query = (
        select(Turn, Bridge.unit_id, Unit.name, standing, answering.name)
        .outerjoin(Bridge, Bridge.id == Turn.bridge_id)
        .outerjoin(Unit, Unit.id == Bridge.unit_id)
        .outerjoin(answering, answering.id == Turn.unit_id)
        .where(Turn.meeting_id == meeting_id)
        .order_by(Turn.id)
    )
    return [
        FloorTurn(
            turn,
            unit_id,
            unit or "",
            site or "",
            turn.bridge_id is None or since is not None,
            since,
        )
        for turn, unit_id, site, since, unit in session.execute(query)
    ]


def _matters(session: Session, meeting_id: int) -> list[FloorMatterRow]:
    query = (
        select(Matter, Unit.name, outcomes.version_of_matter(), matters.first_wording())
        .outerjoin(Unit, Unit.id == Matter.lead_unit_id)
        .where(matters.stands(meeting_id), Matter.place != Place.NONE)
        .order_by(Matter.programme_position.is_not(None), Matter.programme_position, Matter.number)
    )
    return [
        FloorMatterRow(matter, lead or "", version, asked or "")
        for matter, lead, version, asked in session.execute(query)
    ]
