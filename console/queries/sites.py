"""Sites of a meeting: its bridges, and how many people were counted at each."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models import Bridge, HeadCount, Unit


def bridges(session: Session, meeting_id: int) -> list[tuple[Bridge, Unit]]:
    """List the bridges of a meeting with their branches, in number order."""
    query = (
        select(Bridge, Unit)
        .join(Unit, Unit.id == Bridge.unit_id)
        .where(Bridge.meeting_id == meeting_id)
        .order_by(Unit.branch_number, Unit.code)
    )
    return [(bridge, branch) for bridge, branch in session.execute(query)]


def bridge_of(session: Session, meeting_id: int, unit_id: int) -> Bridge | None:
    """Give the bridge of a branch in a meeting."""
    query = select(Bridge).where(Bridge.meeting_id == meeting_id, Bridge.unit_id == unit_id)
    return session.scalars(query).one_or_none()


def latest_counts(session: Session, meeting_id: int) -> dict[int | None, HeadCount]:
    """Give the latest head count of each bridge; that of the hall by None."""
    rank = (
        func.row_number()
        .over(
            partition_by=HeadCount.bridge_id,
            order_by=(HeadCount.happened_at.desc(), HeadCount.id.desc()),
        )
        .label("rank")
    )
    ranked = select(HeadCount.id, rank).where(HeadCount.meeting_id == meeting_id).subquery()
    query = select(HeadCount).join(ranked, ranked.c.id == HeadCount.id).where(ranked.c.rank == 1)
    return {count.bridge_id: count for count in session.scalars(query)}
