"""The acts of bridges: connected, lost, left, and the ways into the call."""

from console import require
from console.auth.permissions import Permission
from console.bridges import rules
from console.bridges.require import (
    connected,
    interrupt,
    open_connection,
    record,
    take_readiness_back,
)
from console.errors import Invalid, Refused
from console.journal import Fact, Subject
from console.live.topics import Topic, bridge_topic
from console.queries import sites
from console.text.folding import one_line
from console.use_case import Work, use_case
from models import Bridge, Connection, HeadCount
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
    if open_connection(work, joined.id) is not None:
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
    return record(work, "bridge:connection:made", joined, people=people_count)


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
    cut = interrupt(work, lost, reason)
    return record(work, "bridge:connection:lost", lost, parked=cut)


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
    return record(work, "bridge:connection:left", left)


def _end_connection(
    work: Work, meeting_id: int, bridge_id: int, how: ConnectionEnd, reason: str
) -> Bridge:
    ended, connection = connected(work, meeting_id, bridge_id)
    connection.to_at = max(work.happened_at, connection.from_at)
    connection.ended, connection.reason = how, one_line(reason)
    connection.entry_ended = work.number
    take_readiness_back(work, ended)
    return ended


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
