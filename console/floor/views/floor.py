"""What the screens of the floor show: who speaks, who is next, what is spoken of."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from console import clock, db
from console.auth import door
from console.auth.actor import Actor
from console.auth.permissions import Permission, holds
from console.floor import order, order_rows, rules
from console.queries import journal, matters, meetings, outcomes, people
from console.queries.withheld import matters_from, topics_from
from models import (
    Account,
    Bridge,
    Connection,
    Matter,
    Meeting,
    Turn,
    Unit,
)
from models.floor import TurnState
from models.meetings import MeetingState
from models.people import Role
from models.questions import Place


@dataclass(frozen=True, slots=True)
class TurnLine:
    """One turn as a screen shows it; times in UTC, a screen counts on from them."""

    id: int
    number: int
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
        return floor_of(session, account, meeting, clock.now())


def floor_of(session: Session, account: Account, meeting: Meeting, at: datetime) -> FloorView:
    """Read the same inside a read that has begun, for an account already admitted."""
    turns, lines = _turns(session, account, meeting.id, at)
    placed = order.in_order(order_rows.load(session, meeting))
    queue = tuple(lines[coming.turn.id] for coming in order.to_call(placed))
    on_air = rules.speaking(turns)
    recess = meetings.running_recess(session, meeting.id)
    item = meetings.running_item(session, meeting.id)
    return FloorView(
        meeting_id=meeting.id,
        code=meeting.code,
        state=meeting.state,
        opened_at=meeting.opened_at,
        closed_at=meeting.closed_at,
        recess_since=recess.started_at if recess else None,
        running_item=item.position if item else None,
        on_air=lines[on_air.id] if on_air else None,
        called=tuple(lines[turn.id] for turn in order.called(turns)),
        next=queue[0] if queue else None,
        queue=queue,
        parked=_in_state(turns, lines, TurnState.PARKED),
        matter=_matter(session, account.role, meeting.id),
        undecided_count=_undecided_count(session, meeting.id),
        seen_by_call_next=order.as_seen(placed, turns),
        can_run=_can_run(session, account, meeting.id),
        number=journal.number(session, meeting.id),
        read_at=at,
    )


def _turns(
    session: Session, account: Account, meeting_id: int, at: datetime
) -> tuple[list[Turn], dict[int, TurnLine]]:
    connected = exists().where(Connection.bridge_id == Bridge.id, Connection.to_at.is_(None))
    query = (
        select(Turn, Bridge.unit_id, Unit.name, connected)
        .outerjoin(Bridge, Bridge.id == Turn.bridge_id)
        .outerjoin(Unit, Unit.id == Bridge.unit_id)
        .where(Turn.meeting_id == meeting_id, Turn.state.in_(list(rules.OPEN_STATES)))
        .order_by(Turn.id)
    )
    found = session.execute(query).all()
    lines = {}
    for turn, unit_id, site, is_connected in found:
        line = line_of(turn, site or "", turn.bridge_id is None or is_connected, at)
        lines[turn.id] = line if _may_know(account, unit_id) else _masked(line)
    for turn_id in topics_from(session, account.role, (row[0] for row in found)):
        lines[turn_id] = replace(lines[turn_id], topic="")
    return [row[0] for row in found], lines


def _may_know(account: Account, unit_id: int | None) -> bool:
    if holds(account.role, Permission.CAPTURE_READ):
        return True
    return account.role is Role.OPERATOR and unit_id is not None and unit_id == account.unit_id


def line_of(turn: Turn, site: str, is_connected: bool, at: datetime) -> TurnLine:
    """Give a turn as a screen shows it at a moment."""
    return TurnLine(
        id=turn.id,
        number=turn.number,
        name=turn.name,
        topic=turn.topic,
        site=site,
        bridge_id=turn.bridge_id,
        is_connected=is_connected,
        state=turn.state,
        seconds_allowed=turn.seconds_allowed,
        seconds_used=rules.seconds_used(turn, at),
        seconds_left=rules.seconds_left(turn, at),
        started_at=turn.started_at,
        paused_at=turn.paused_at,
        put_first_reason=turn.put_first_reason,
    )


def _masked(line: TurnLine) -> TurnLine:
    return replace(line, name="", topic="", put_first_reason="")


def _in_state(
    turns: Sequence[Turn], lines: dict[int, TurnLine], state: TurnState
) -> tuple[TurnLine, ...]:
    return tuple(lines[turn.id] for turn in turns if turn.state is state)


def _matter(session: Session, role: Role, meeting_id: int) -> FloorMatter | None:
    query = (
        select(Matter, Unit.name, outcomes.version_of_matter())
        .outerjoin(Unit, Unit.id == Matter.lead_unit_id)
        .where(Matter.meeting_id == meeting_id, Matter.place == Place.ON_FLOOR)
        .order_by(Matter.taken_up_at.desc())
    )
    found = session.execute(query.limit(1)).first()
    if found is None:
        return None
    one, lead, decided = found
    wording = "" if matters_from(session, role, [one]) else one.wording
    return FloorMatter(one.id, one.number, wording, lead or "", one.taken_up_at, decided)


def _undecided_count(session: Session, meeting_id: int) -> int:
    query = select(func.count(Matter.id)).where(matters.is_undecided(meeting_id))
    return session.scalar(query) or 0


def _can_run(session: Session, account: Account, meeting_id: int) -> bool:
    is_off_duty = people.is_leader_off_duty(session, account, meeting_id)
    return holds(account.role, Permission.FLOOR_RUN) and not is_off_duty
