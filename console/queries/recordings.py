"""The recordings of a meeting."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Recording


def standing(session: Session, meeting_id: int) -> Sequence[Recording]:
    """Give those nobody took back, the earliest first."""
    query = select(Recording).where(
        Recording.meeting_id == meeting_id, Recording.undone_entry.is_(None)
    )
    return session.scalars(query.order_by(Recording.started_at)).all()
