"""The acts of bridges: connected, lost, left, and the ways into the call."""

from sqlalchemy import select

from console import require
from console.auth.permissions import Permission
from console.bridges import rules
from console.errors import Invalid, Refused
from console.floor import rules as floor_rules
from console.journal import Fact, Subject
from console.live.topics import Topic, bridge_topic
from console.queries import sites
from console.text.folding import one_line
from console.use_case import Work, use_case
from models import Bridge, Connection, HeadCount, Turn
from models.codes.bridges import ConnectionEnd


@use_case(Permission.BRIDGE_REPORT)
def connect(
    work: Work,
    meeting_id: int,
    unit_id: int,
    *,
    people_count: int | None = None,
    evidence: str = "",
) -> int:
    """Report a unit's bridge as connected, also again or before the opening; gives the bridge's id.

    Args:
        people_count: how many people are there, if counted.
        evidence: who or what said so.

    Raises:
        Refused: it is connected already, or the minutes are signed.
        Invalid: not a number of people.
        NotAllowed: an operator reports for another unit.
    """
    require.refuse_signed(work, meeting_id)
    work.require_unit(unit_id)
    unit = require.unit(work, unit_id)
    if people_count is not None and not 0 <= people_count <= rules.PEOPLE_AT_MOST:
        raise Invalid({"people_count": "not_a_count"})
    joined = _bridge_of(work, meeting_id, unit_id)
    if _open_connection(work, joined.id) is not None:
        raise Refused("bridge_connected", name=unit.name)
    work.session.add(
        Connection(
            bridge_id=joined.id,
            from_at=work.happened_at,
            evidence=one_line(evidence),
            entry=work.number,
        )
    )
    if people_count is not None:
        work.session.add(_count(work, joined, people_count))
    return _record(work, "bridge:connection:made", joined, people=people_count)


def _bridge_of(work: Work, meeting_id: int, unit_id: int) -> Bridge:
    """Give a unit's bridge in a meeting, made when it is missing."""
    found = sites.bridge_of(work.session, meeting_id, unit_id)
    if found is None:
        found = Bridge(meeting_id=meeting_id, unit_id=unit_id, entry=work.number)
        work.session.add(found)
        work.session.flush()
    return found


def _count(work: Work, joined: Bridge, people_count: int) -> HeadCount:
    return HeadCount(
        meeting_id=joined.meeting_id,
        bridge_id=joined.id,
        people_count=people_count,
        happened_at=work.happened_at,
        entry=work.number,
    )


@use_case(Permission.BRIDGE_REPORT)
def lose(
    work: Work,
    meeting_id: int,
    bridge_id: int,
    *,
    reason: str = "",
) -> int:
    """Report a bridge as lost by a fault; parks the turn on air there, which keeps its place.

    Raises:
        Refused: it is not connected, or the minutes are signed.
        NotAllowed: an operator reports for another unit.
    """
    lost = _end_connection(work, meeting_id, bridge_id, ConnectionEnd.LOST, reason)
    query = select(Turn).where(
        Turn.meeting_id == meeting_id, Turn.state.in_(list(floor_rules.SPEAKING))
    )
    cut = rules.interrupted(work.session.scalars(query), bridge_id, work.happened_at)
    if cut is None:
        return _record(work, "bridge:connection:lost", lost)
    floor_rules.park(cut, work.happened_at, one_line(reason))
    return _record(work, "bridge:connection:lost", lost, parked=cut)


@use_case(Permission.BRIDGE_REPORT)
def leave(
    work: Work,
    meeting_id: int,
    bridge_id: int,
    *,
    reason: str = "",
) -> int:
    """Report that a bridge left, also after the close.

    Raises:
        Refused: it is not connected, or the minutes are signed.
        NotAllowed: an operator reports for another unit.
    """
    left = _end_connection(work, meeting_id, bridge_id, ConnectionEnd.LEFT, reason)
    return _record(work, "bridge:connection:left", left)


def _end_connection(
    work: Work, meeting_id: int, bridge_id: int, how: ConnectionEnd, reason: str
) -> Bridge:
    require.refuse_signed(work, meeting_id)
    ended = require.bridge(work, meeting_id, bridge_id)
    work.require_unit(ended.unit_id)
    connection = _open_connection(work, bridge_id)
    if connection is None:
        raise Refused("bridge_not_connected", name=require.unit(work, ended.unit_id).name)
    connection.to_at = max(work.happened_at, connection.from_at)
    connection.ended, connection.reason = how, one_line(reason)
    connection.entry_ended = work.number
    _take_readiness_back(work, ended)
    return ended


def _take_readiness_back(work: Work, cut_off: Bridge) -> None:
    query = select(Turn).where(Turn.bridge_id == cut_off.id, Turn.ready_at.is_not(None))
    for turn in work.session.scalars(query):
        if floor_rules.is_ready(turn):
            turn.ready_at = None


def _open_connection(work: Work, bridge_id: int) -> Connection | None:
    query = select(Connection).where(Connection.bridge_id == bridge_id, Connection.to_at.is_(None))
    return work.session.scalars(query).one_or_none()


@use_case(Permission.BRIDGE_LINK)
def set_link(
    work: Work, meeting_id: int, unit_id: int, link: str, *, phone: str = "", seen: tuple[str, str]
) -> int:
    """Keep how a unit's site gets into the call, also before it connects; gives the bridge's id.

    Args:
        link: https address of its room; empty = none, or taken away.
        phone: number and code to call when the line is down, in words.
        seen: link and phone as the person saw them.

    Raises:
        Conflict: somebody else changed them.
        Invalid: not an https address, or too long.
        Refused: the minutes are signed.
    """
    require.refuse_signed(work, meeting_id)
    require.unit(work, unit_id)
    given, said = link.strip(), one_line(phone)
    if given and not rules.is_link(given):
        raise Invalid({"link": "link_not_https"})
    if len(said) > rules.PHONE_AT_MOST:
        raise Invalid({"phone": "phone_too_long"})
    joined = _bridge_of(work, meeting_id, unit_id)
    work.expect(seen, (joined.link, joined.phone))
    joined.link, joined.phone = given, said
    facts: dict[str, Fact] = {"unit": unit_id, "link": bool(given), "phone": bool(said)}
    topics = (Topic.BRIDGES, bridge_topic(joined.id))
    work.record("bridge:link:set", Subject("bridge", joined.id), facts=facts, topics=topics)
    return joined.id


def _record(
    work: Work,
    act: str,
    bridge: Bridge,
    *,
    people: int | None = None,
    parked: Turn | None = None,
) -> int:
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
