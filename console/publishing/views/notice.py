"""The notice of a meeting: for who publishes it, and for everybody."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from console import db
from console.auth import door
from console.auth.actor import Actor
from console.auth.permissions import Permission, holds
from console.publishing.rules import NoticeContent, hash_of, read, written
from console.publishing.sources import content_now
from console.queries import meetings
from models import Account, Meeting, Notice
from models.codes.meetings import MeetingState


@dataclass(frozen=True, slots=True)
class Published:
    """One version as it was published."""

    version: int
    content: NoticeContent
    content_hash: str
    published_at: datetime
    entry: int  # of the journal, which holds the same hash
    text: str  # the hashed text itself


@dataclass(frozen=True, slots=True)
class NoticeDesk:
    """What who publishes sees: the text as it would be now, and every version."""

    draft: NoticeContent
    draft_hash: str
    versions: tuple[tuple[Published, str], ...]  # with who published it, the newest first
    is_new: bool  # the draft says something the newest version does not
    has_day: bool
    can_publish: bool


def load_desk(viewer: Actor | None, meeting_id: int) -> NoticeDesk:
    """Read the notice of a meeting with its versions.

    Raises:
        NotSignedIn, NotAllowed: nobody, or not for this role.
        NotFound: no such meeting.
    """
    with db.reading() as session:
        account = door.admit(session, viewer, Permission.MEETING_READ)
        meeting = meetings.by_id(session, meeting_id)
        content = content_now(session, meeting)
        query = (
            select(Notice, Account.display_name)
            .join(Account, Account.id == Notice.published_by_id)
            .where(Notice.meeting_id == meeting_id)
            .order_by(Notice.version.desc())
        )
        versions = tuple((_published(notice), by) for notice, by in session.execute(query))
    text = written(content)
    is_planned = meeting.state is MeetingState.PLANNED
    return NoticeDesk(
        draft=content,
        draft_hash=hash_of(text),
        versions=versions,
        is_new=not versions or versions[0][0].text != text,
        has_day=meeting.held_on is not None,
        can_publish=is_planned and holds(account.role, Permission.NOTICE_PUBLISH),
    )


def notice_of(code: str, version: int | None = None) -> tuple[Published, tuple[int, ...]] | None:
    """Give a version everybody may read, with the numbers of all; None = there is none.

    Args:
        code: of a meeting.
        version: None = the newest.
    """
    with db.reading() as session:
        query = (
            select(Notice)
            .join(Meeting, Meeting.id == Notice.meeting_id)
            .where(Meeting.code == code)
            .order_by(Notice.version.desc())
        )
        known = session.scalars(query).all()
    wanted = [notice for notice in known if version in (None, notice.version)]
    return (_published(wanted[0]), tuple(notice.version for notice in known)) if wanted else None


def newest_code() -> str | None:
    """Give the meeting whose notice is the newest of all; None = none was ever published."""
    query = (
        select(Meeting.code)
        .join(Notice, Notice.meeting_id == Meeting.id)
        .order_by(Meeting.code.desc())
        .limit(1)
    )
    with db.reading() as session:
        return session.scalar(query)


def _published(one: Notice) -> Published:
    return Published(
        version=one.version,
        content=read(one.content),
        content_hash=one.content_hash,
        published_at=one.published_at,
        entry=one.entry,
        text=one.content,
    )
