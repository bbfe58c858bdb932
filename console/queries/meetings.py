"""Meetings: one of them, its programme and its day, whether its minutes are signed."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.orm import Session

from console.errors import NotFound
from models import AgendaItem, Delegate, Document, Installation, Meeting, MeetingChange, Recess
from models.codes.documents import DocumentKind, DocumentState
from models.codes.steps import ChangeKind

DEMONSTRATION = (
    select(Installation.id).where(Installation.demonstration_since.is_not(None)).limit(1)
)


def by_id(session: Session, meeting_id: int) -> Meeting:
    """Give a meeting.

    Raises:
        NotFound: no such meeting.
    """
    found = session.get(Meeting, meeting_id)
    if found is None:
        raise NotFound("meeting_not_found")
    return found


def id_of(session: Session, code: str) -> int | None:
    """Give the id of a month's meeting; None when it is not opened yet."""
    return session.scalar(select(Meeting.id).where(Meeting.code == code))


def by_code(session: Session, code: str) -> Meeting:
    """Give a month's meeting.

    Raises:
        NotFound: no such meeting.
    """
    found = session.scalars(select(Meeting).where(Meeting.code == code)).one_or_none()
    if found is None:
        raise NotFound("meeting_not_found")
    return found


def last_dated(session: Session, code: str) -> Meeting | None:
    """Give the newest meeting before a month that has a day; None = there is none."""
    query = select(Meeting).where(Meeting.code < code, Meeting.held_on.is_not(None))
    return session.scalars(query.order_by(Meeting.code.desc()).limit(1)).first()


def is_demonstration(session: Session) -> bool:
    """Tell whether this database is a demonstration."""
    return session.scalar(DEMONSTRATION) is not None


def is_signed_minutes(meeting_id: int) -> ColumnElement[bool]:
    """Give the condition under which a document is the signed minutes of a meeting."""
    return and_(
        Document.meeting_id == meeting_id,
        Document.kind == DocumentKind.MINUTES,
        Document.state == DocumentState.SIGNED,
    )


def has_signed_minutes(session: Session, meeting_id: int) -> bool:
    """Tell whether the minutes of a meeting are signed, after which nothing is captured."""
    query = select(Document.id).where(is_signed_minutes(meeting_id)).limit(1)
    return session.scalar(query) is not None


def items(session: Session, meeting_id: int) -> list[AgendaItem]:
    """List the programme in its order."""
    query = select(AgendaItem).where(AgendaItem.meeting_id == meeting_id)
    return list(session.scalars(query.order_by(AgendaItem.position)))


def running_item(session: Session, meeting_id: int) -> AgendaItem | None:
    """Give the item of the programme that runs."""
    query = select(AgendaItem).where(
        AgendaItem.meeting_id == meeting_id,
        AgendaItem.started_at.is_not(None),
        AgendaItem.ended_at.is_(None),
    )
    return session.scalars(query.order_by(AgendaItem.position.desc()).limit(1)).first()


def running_recess(session: Session, meeting_id: int) -> Recess | None:
    """Give the recess that nobody has ended."""
    query = select(Recess).where(Recess.meeting_id == meeting_id, Recess.ended_at.is_(None))
    return session.scalars(query.limit(1)).first()


def delegates(session: Session, meeting_id: int) -> list[Delegate]:
    """List who is invited, in the order they were put in."""
    query = select(Delegate).where(Delegate.meeting_id == meeting_id).order_by(Delegate.id)
    return list(session.scalars(query))


@dataclass(frozen=True, slots=True)
class Change:
    """A meeting put off, or called off, as everybody reads it."""

    kind: ChangeKind
    from_on: date | None
    to_on: date | None
    reason: str


def newest_change(session: Session, meeting_id: int) -> Change | None:
    """Give the last change of a meeting's day; None = it was never put off nor called off."""
    query = select(MeetingChange).where(MeetingChange.meeting_id == meeting_id)
    row = session.scalars(query.order_by(MeetingChange.id.desc()).limit(1)).first()
    return Change(row.kind, row.from_on, row.to_on, row.reason) if row else None
