"""What happened to the day of a meeting, as everybody reads it."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import MeetingChange
from models.steps import ChangeKind


@dataclass(frozen=True, slots=True)
class Change:
    """A meeting put off, or called off."""

    kind: ChangeKind
    from_on: date | None
    to_on: date | None
    reason: str


def newest(session: Session, meeting_id: int) -> Change | None:
    """Give the last change of a meeting's day; None = it was never put off nor called off."""
    query = (
        select(MeetingChange)
        .where(MeetingChange.meeting_id == meeting_id)
        .order_by(MeetingChange.id.desc())
        .limit(1)
    )
    one = session.scalars(query).first()
    return Change(one.kind, one.from_on, one.to_on, one.reason) if one else None
