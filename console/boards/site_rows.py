"""Reads the sites of a meeting for its boards: presence, losses, people."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import BindParameter, Subquery, bindparam, exists, func, select
from sqlalchemy.orm import Session, aliased

from console.bridges.rules import Presence, presence
from models import Bridge, Connection, HeadCount, Unit
from models.codes.bridges import ConnectionEnd


@dataclass(frozen=True, slots=True)
class SiteRow:
    """One bridge and how it stands."""

    id: int
    unit_id: int
    number: int | None  # of the branch
    name: str
    presence: Presence
    since: datetime | None  # of this presence; None while awaited
    losses_count: int

    @property
    def is_connected(self) -> bool:
        """Whether it is connected now."""
        return self.presence is Presence.CONNECTED


@dataclass(frozen=True, slots=True)
class Count:
    """The latest head count of a site."""

    people: int
    at: datetime


_MEETING: BindParameter[int] = bindparam("meeting")


def _latest_connections() -> Subquery:
    """Rank the connections of each bridge, the latest first, and count those that were lost."""
    rank = func.row_number().over(
        partition_by=Connection.bridge_id,
        order_by=(
            Connection.to_at.is_(None).desc(),
            Connection.from_at.desc(),
            Connection.id.desc(),
        ),
    )
    lost = func.count().filter(Connection.ended == ConnectionEnd.LOST)
    losses = lost.over(partition_by=Connection.bridge_id)
    return (
        select(Connection.id, Connection.bridge_id, rank.label("rank"), losses.label("losses"))
        .join(Bridge, Bridge.id == Connection.bridge_id)
        .where(Bridge.meeting_id == _MEETING)
        .subquery()
    )


def _latest_counts() -> Subquery:
    later = aliased(HeadCount)
    rank = func.row_number().over(
        partition_by=HeadCount.bridge_id,
        order_by=(HeadCount.happened_at.desc(), HeadCount.id.desc()),
    )
    return (
        select(HeadCount.id, rank.label("rank"))
        .where(HeadCount.meeting_id == _MEETING, ~exists().where(later.replaces_id == HeadCount.id))
        .subquery()
    )


# Written once: putting a query together costs more than running it.
_CONNECTIONS, _RANKED = _latest_connections(), _latest_counts()
_SITES = (
    select(Bridge.id, Unit.id, Unit.branch_number, Unit.name, Connection, _CONNECTIONS.c.losses)
    .join(Unit, Unit.id == Bridge.unit_id)
    .outerjoin(_CONNECTIONS, (_CONNECTIONS.c.bridge_id == Bridge.id) & (_CONNECTIONS.c.rank == 1))
    .outerjoin(Connection, Connection.id == _CONNECTIONS.c.id)
    .where(Bridge.meeting_id == _MEETING)
    .order_by(Unit.branch_number, Unit.code)
)
_COUNTS = (
    select(HeadCount.bridge_id, HeadCount.people_count, HeadCount.happened_at)
    .join(_RANKED, _RANKED.c.id == HeadCount.id)
    .where(_RANKED.c.rank == 1)
)


def load_sites(session: Session, meeting_id: int) -> dict[int, SiteRow]:
    """Read all bridges of a meeting, in order of branch number, by their id."""
    found = session.execute(_SITES, {"meeting": meeting_id})
    return {row[0]: _site(*row) for row in found}


def _site(
    bridge_id: int,
    unit_id: int,
    number: int | None,
    name: str,
    last: Connection | None,
    losses: int | None,
) -> SiteRow:
    since = (last.to_at or last.from_at) if last else None
    return SiteRow(bridge_id, unit_id, number, name, presence(last), since, losses or 0)


def load_counts(session: Session, meeting_id: int) -> dict[int | None, Count]:
    """Read the latest head count of each site; None = the hall. A corrected one does not count."""
    found = session.execute(_COUNTS, {"meeting": meeting_id})
    return {bridge_id: Count(people, at) for bridge_id, people, at in found}


def connected(sites: Iterable[SiteRow]) -> int:
    """Count the sites connected now."""
    return sum(site.is_connected for site in sites)
