"""What a notice is made of, read from the tables."""

from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from console.disclosure.masking import IN_TITLE, IN_VENUE, public_text
from console.publishing.rules import NoticeContent, content_of
from console.queries import askers, meetings
from models import Bridge, Meeting, Notice, Unit


def content_now(session: Session, meeting: Meeting) -> NoticeContent:
    """Give what the notice of a meeting would say now, without what nobody may read in it."""
    sites = (
        select(Unit.name)
        .join(Bridge, Bridge.unit_id == Unit.id)
        .where(Bridge.meeting_id == meeting.id)
        .order_by(Unit.branch_number, Unit.name)
    )
    known = askers.names(session, meeting.id)
    titles = [
        public_text(item.title, known, IN_TITLE) for item in meetings.items(session, meeting.id)
    ]
    told = content_of(meeting, session.scalars(sites).all(), titles)
    return replace(told, venue=public_text(meeting.venue, known, IN_VENUE))


def newest(session: Session, meeting_id: int) -> Notice | None:
    """Give the version published last; None = none was."""
    query = select(Notice).where(Notice.meeting_id == meeting_id).order_by(Notice.version.desc())
    return session.scalars(query.limit(1)).first()
