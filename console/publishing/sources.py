"""What a notice is made of, read from the tables."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from console.publishing.rules import NoticeContent, content_of
from console.queries import meetings
from models import Bridge, Meeting, Notice, Unit


def content_now(session: Session, meeting: Meeting) -> NoticeContent:
    """Give what the notice of a meeting would say now."""
    sites = (
        select(Unit.name)
        .join(Bridge, Bridge.unit_id == Unit.id)
        .where(Bridge.meeting_id == meeting.id)
        .order_by(Unit.branch_number, Unit.name)
    )
    titles = [item.title for item in meetings.items(session, meeting.id)]
    return content_of(meeting, session.scalars(sites).all(), titles)


def newest(session: Session, meeting_id: int) -> Notice | None:
    """Give the version published last; None = none was."""
    query = select(Notice).where(Notice.meeting_id == meeting_id).order_by(Notice.version.desc())
    return session.scalars(query.limit(1)).first()
