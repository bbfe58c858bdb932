"""What the screens of bridges show: who is connected, since when, how many people."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from console import clock, db
from console.auth import door
from console.auth.actor import Actor
from console.auth.permissions import Permission
from console.bridges import rules
from console.bridges.rules import Presence
from console.queries import meetings, sites
from models import Account, Bridge, Connection, HeadCount, Unit
from models.people import Role


@dataclass(frozen=True, slots=True)
class BridgeLine:
    """One bridge as a screen shows it."""

    id: int
    unit_id: int
    unit_code: str
    name: str
    presence: Presence
    since: datetime | None  # of this presence; None while awaited
    evidence: str  # who or what said it is connected
    losses_count: int
    people_count: int | None  # latest count; None = not counted
    counted_at: datetime | None
    is_own: bool  # this viewer may report for it

    @property
    def is_connected(self) -> bool:
        """Whether it is connected now."""
        return self.presence is Presence.CONNECTED


@dataclass(frozen=True, slots=True)
class BridgesView:
    """All bridges of a meeting, by number of the branch, and the hall."""

    meeting_id: int
    bridges: tuple[BridgeLine, ...]
    hall_count: int | None  # latest count; None = not counted
    hall_counted_at: datetime | None
    read_at: datetime

    @property
    def connected_count(self) -> int:
        """Count the bridges connected now."""
        return sum(one.is_connected for one in self.bridges)

    @property
    def lost(self) -> tuple[BridgeLine, ...]:
        """Give the bridges cut off by a fault."""
        return tuple(one for one in self.bridges if one.presence is Presence.LOST)


def load(viewer: Actor | None, meeting_id: int) -> BridgesView:
    """Read the bridges of a meeting, in five queries however many there are.

    Raises:
        NotSignedIn, NotAllowed: nobody, or not for this role.
        NotFound: no such meeting.
    """
    with db.reading() as session:
        account = door.admit(session, viewer, Permission.MEETING_READ)
        meetings.by_id(session, meeting_id)
        counts = sites.latest_counts(session, meeting_id)
        hall = counts.get(None)
        return BridgesView(
            meeting_id=meeting_id,
            bridges=tuple(_lines(session, account, meeting_id, counts)),
            hall_count=hall.people_count if hall else None,
            hall_counted_at=hall.happened_at if hall else None,
            read_at=clock.now(),
        )


def _lines(
    session: Session,
    account: Account,
    meeting_id: int,
    counts: dict[int | None, HeadCount],
) -> Iterable[BridgeLine]:
    connections = _connections(session, meeting_id)
    for bridge, unit in sites.bridges(session, meeting_id):
        yield _line(account, bridge, unit, connections.get(bridge.id, []), counts.get(bridge.id))


def _line(
    account: Account,
    bridge: Bridge,
    unit: Unit,
    connections: list[Connection],
    counted: HeadCount | None,
) -> BridgeLine:
    last = connections[-1] if connections else None
    presence = rules.presence(last)
    return BridgeLine(
        id=bridge.id,
        unit_id=unit.id,
        unit_code=unit.code,
        name=unit.name,
        presence=presence,
        since=(last.to_at or last.from_at) if last else None,
        evidence=last.evidence if last else "",
        losses_count=sum(rules.presence(one) is Presence.LOST for one in connections),
        people_count=counted.people_count if counted else None,
        counted_at=counted.happened_at if counted else None,
        is_own=account.role is not Role.OPERATOR or account.unit_id == unit.id,
    )


def _connections(session: Session, meeting_id: int) -> dict[int, list[Connection]]:
    """Give each bridge's connections; the open one last, else in order of time."""
    query = (
        select(Connection)
        .join(Bridge, Bridge.id == Connection.bridge_id)
        .where(Bridge.meeting_id == meeting_id)
        .order_by(Connection.to_at.is_(None), Connection.from_at, Connection.id)
    )
    found: dict[int, list[Connection]] = {}
    for one in session.scalars(query):
        found.setdefault(one.bridge_id, []).append(one)
    return found
