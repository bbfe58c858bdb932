"""What acts of bridges load, refuse, and do alike."""

from sqlalchemy import select

from console import require
from console.bridges import rules
from console.errors import Refused
from console.floor import rules as floor_rules
from console.journal import Fact, Subject
from console.live.topics import Topic, bridge_topic
from console.text.folding import one_line
from console.use_case import Work
from models import Bridge, Connection, Turn


def connected(work: Work, meeting_id: int, bridge_id: int) -> tuple[Bridge, Connection]:
    """Give a bridge of this meeting that is connected, to who may report for it.

    Raises:
        Refused: it is not connected, or the minutes are signed.
        NotAllowed: an operator reports for another unit.
    """
    require.refuse_signed(work, meeting_id)
    found = require.bridge(work, meeting_id, bridge_id)
    work.require_unit(found.unit_id)
    connection = open_connection(work, bridge_id)
    if connection is None:
        raise Refused("bridge_not_connected", name=require.unit(work, found.unit_id).name)
    return found, connection


def open_connection(work: Work, bridge_id: int) -> Connection | None:
    """Give the connection of a bridge that stands now."""
    query = select(Connection).where(Connection.bridge_id == bridge_id, Connection.to_at.is_(None))
    return work.session.scalars(query).one_or_none()


def take_readiness_back(work: Work, cut_off: Bridge) -> None:
    """Let nobody of a site that was cut off stand as ready."""
    query = select(Turn).where(Turn.bridge_id == cut_off.id, Turn.ready_at.is_not(None))
    for turn in work.session.scalars(query):
        if floor_rules.is_ready(turn):
            turn.ready_at = None


def interrupt(work: Work, cut_off: Bridge, reason: str) -> Turn | None:
    """Park the turn on air at a site that was cut off; gives it, None when there was none."""
    query = select(Turn).where(
        Turn.meeting_id == cut_off.meeting_id, Turn.state.in_(list(floor_rules.SPEAKING))
    )
    cut = rules.interrupted(work.session.scalars(query), cut_off.id, work.happened_at)
    if cut is not None:
        floor_rules.park(cut, work.happened_at, one_line(reason))
    return cut


def record(
    work: Work,
    act: str,
    bridge: Bridge,
    *,
    people: int | None = None,
    parked: Turn | None = None,
) -> int:
    """Record what happened to a bridge, and whose turn it cut off; gives the bridge's id."""
    facts: dict[str, Fact] = {"unit": bridge.unit_id}
    if people is not None:
        facts["people"] = people
    if parked is not None:
        facts["parked"] = parked.id
    work.record(
        act,
        Subject("bridge", bridge.id),
        facts=facts,
        topics=(
            Topic.BRIDGES,
            bridge_topic(bridge.id),
            *([Topic.FLOOR] if parked is not None else []),
        ),
        also=(Subject("turn", parked.id),) if parked is not None else (),
    )
    return bridge.id
