"""What the screens of the floor show: who speaks, who is next, what is spoken of."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from console import clock, db
from console.auth import door
from console.auth.actor import Actor
from console.auth.permissions import Permission, holds
from console.floor import floor_rows, order, rules
from console.floor.floor_rows import FloorMatterRow, FloorRows, FloorTurn
from console.queries import journal, meetings, presiding
from console.queries.withheld import matters_from, topics_from
from models import (
    Account,
    Turn,
)
from models.codes.floor import TurnKind, TurnState
from models.codes.meetings import MeetingState
from models.codes.people import Role


@dataclass(frozen=True, slots=True)
class TurnLine:
    """One turn as a screen shows it; times in UTC, a screen counts on from them."""

    id: int
    number: int
    kind: TurnKind
    unit: str  # that answers; empty = nobody does
    name: str  # empty = not named yet, or not for this viewer
    topic: str  # empty as well where the viewer may not know it
    site: str  # name of the branch; empty = the hall
    bridge_id: int | None
    is_connected: bool  # the hall always is
    state: TurnState
    seconds_allowed: int
    seconds_used: int  # at `FloorView.read_at`
    seconds_left: int  # below 0 = over its time
    started_at: datetime | None
    paused_at: datetime | None
    put_first_reason: str
    joined_publicly: bool  # by themselves, from a telephone
    is_ready: bool  # the site says that they sit there ready
    held_reason: str  # why a parked turn was cut off though its site is there; empty = not said

    @property
    def can_resume(self) -> bool:
        """Whether a parked turn's site is back."""
        return self.state is TurnState.PARKED and self.is_connected


@dataclass(frozen=True, slots=True)
class FloorMatter:
    """The matter on the floor."""

    id: int
    number: int
    wording: str  # as on screen; empty = not yet
    lead_unit: str  # its name; empty = nobody yet
    taken_up_at: datetime | None
    outcome_version: int  # 0 = undecided


@dataclass(frozen=True, slots=True)
class FloorView:
    """The floor of one meeting at one moment."""

    meeting_id: int
    code: str
    state: MeetingState
    opened_at: datetime | None
    closed_at: datetime | None
    recess_since: datetime | None
    running_item: int | None  # position; also what `start_item` must have seen
    on_air: TurnLine | None  # speaking or paused
    called: tuple[TurnLine, ...]
    next: TurnLine | None
    queue: tuple[TurnLine, ...]  # who waits or is back, in order, the next one first
    parked: tuple[TurnLine, ...]
    absent: tuple[TurnLine, ...]  # called in vain; may come after all
    matter: FloorMatter | None
    undecided_count: int  # matters that were on the floor and bar the close
    seen_by_call_next: rules.NextTurn
    can_run: bool  # this viewer may run the floor of this meeting
    number: int  # of the journal entry this was read at
    read_at: datetime

    @property
    def seen_by_take_up(self) -> int | None:
        """Give what `take_up` must have seen."""
        return self.matter.id if self.matter else None


def load(viewer: Actor | None, meeting_id: int) -> FloorView:
    """Read the floor of a meeting; its queries are as many whatever the length of the queue.

    Names, topics and the matter's wording are told to who runs or captures the meeting; an
    operator learns the names of their own site.

    Raises:
        NotSignedIn, NotAllowed: nobody, or not for this role.
        NotFound: no such meeting.
    """
    with db.reading() as session:
        account = door.admit(session, viewer, Permission.MEETING_READ)
        meeting = meetings.by_id(session, meeting_id)
        rows = floor_rows.load(session, meeting)
        withheld = matters_from(session, account.role, rows.all_matters)
        return floor_of(session, account, rows, withheld, clock.now())


def floor_of(
    session: Session, account: Account, rows: FloorRows, withheld: frozenset[int], at: datetime
) -> FloorView:
    """Give the same of rows that are read, for an account already admitted.

    Args:
        withheld: ids of the matters the account may not read.
    """
    meeting, lines = rows.meeting, _lines(session, account, rows.turns, at)
    turns = [row.turn for row in rows.turns if row.turn.state in rules.OPEN_STATES]
    placed = order.in_order(rows.speakers)
    queue = tuple(lines[coming.turn.id] for coming in order.to_call(placed))
    on_air = rules.speaking(turns)
    item = rows.running_item
    return FloorView(
        meeting_id=meeting.id,
        code=meeting.code,
        state=meeting.state,
        opened_at=meeting.opened_at,
        closed_at=meeting.closed_at,
        recess_since=rows.recess.started_at if rows.recess else None,
        running_item=item.position if item else None,
        on_air=lines[on_air.id] if on_air else None,
        called=tuple(lines[turn.id] for turn in order.called(turns)),
        next=queue[0] if queue else None,
        queue=queue,
        parked=_in_state(turns, lines, TurnState.PARKED),
        absent=_absent(rows, lines),
        matter=_matter(rows.current, withheld),
        undecided_count=sum(row.is_undecided for row in rows.matters),
        seen_by_call_next=order.as_seen(placed, turns),
        can_run=_can_run(session, account, meeting.id),
        number=journal.number(session, meeting.id),
        read_at=at,
    )


def _lines(
    session: Session, account: Account, rows: Sequence[FloorTurn], at: datetime
) -> dict[int, TurnLine]:
    lines = {}
    for row in rows:
        line = _line(row, at)
        lines[row.turn.id] = line if _may_know(account, row.unit_id) else _masked(line)
    for turn_id in topics_from(session, account.role, (row.turn for row in rows)):
        lines[turn_id] = replace(lines[turn_id], topic="")
    return lines


def _may_know(account: Account, unit_id: int | None) -> bool:
    if holds(account.role, Permission.CAPTURE_READ):
        return True
    return account.role is Role.OPERATOR and unit_id is not None and unit_id == account.unit_id


def _line(row: FloorTurn, at: datetime) -> TurnLine:
    turn = row.turn
    return TurnLine(
        id=turn.id,
        number=turn.number,
        kind=turn.kind,
        unit=row.answering,
        name=turn.name,
        topic=turn.topic,
        site=row.site,
        bridge_id=turn.bridge_id,
        is_connected=row.is_connected,
        state=turn.state,
        seconds_allowed=turn.seconds_allowed,
        seconds_used=rules.seconds_used(turn, at),
        seconds_left=rules.seconds_left(turn, at),
        started_at=turn.started_at,
        paused_at=turn.paused_at,
        put_first_reason=turn.put_first_reason,
        joined_publicly=turn.receipt_hash is not None,
        is_ready=rules.is_ready(turn),
        held_reason=turn.end_reason if row.was_cut_off else "",
    )


def _masked(line: TurnLine) -> TurnLine:
    return replace(line, name="", topic="", put_first_reason="", held_reason="")


def _in_state(
    turns: Sequence[Turn], lines: dict[int, TurnLine], state: TurnState
) -> tuple[TurnLine, ...]:
    return tuple(lines[turn.id] for turn in turns if turn.state is state)


def _absent(rows: FloorRows, lines: dict[int, TurnLine]) -> tuple[TurnLine, ...]:
    """Give who was called in vain; they are called again wherever their site is."""
    found = _in_state([row.turn for row in rows.turns], lines, TurnState.NO_SHOW)
    return tuple(replace(line, is_connected=True) for line in found)


def _matter(row: FloorMatterRow | None, withheld: frozenset[int]) -> FloorMatter | None:
    if row is None:
        return None
    one = row.matter
    wording = "" if one.id in withheld else one.wording
    return FloorMatter(one.id, one.number, wording, row.lead_unit, one.taken_up_at, row.version)


def _can_run(session: Session, account: Account, meeting_id: int) -> bool:
    if account.role is not Role.LEADER:
        return holds(account.role, Permission.FLOOR_RUN)
    return presiding.of(session, meeting_id).lets_run(account)
