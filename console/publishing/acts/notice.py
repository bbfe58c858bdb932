"""The act that publishes the notice of a meeting."""

from console.auth.permissions import Permission
from console.errors import Refused
from console.journal import Subject
from console.live.topics import Topic
from console.meetings.require import planned
from console.publishing.rules import hash_of, written
from console.publishing.sources import content_now, newest
from console.use_case import Work, use_case
from models import Notice


@use_case(Permission.NOTICE_PUBLISH)
def publish_notice(work: Work, meeting_id: int, *, seen: str) -> int:
    """Publish the notice as it stands; an earlier version stays readable beside the new one.

    Args:
        seen: hash of the text as the person read it.

    Raises:
        Conflict: the day, the place, a branch or the programme changed since.
        Refused: the meeting has no day yet or has opened, or nothing changed since the last one.

    Source:
        The Centre's plan, P1 (the notice is public 7 working days before the meeting).
    """
    meeting = planned(work, meeting_id)
    if meeting.held_on is None:
        raise Refused("notice_needs_date")
    text = written(content_now(work.session, meeting))
    work.expect(seen, hash_of(text))
    last = newest(work.session, meeting_id)
    if last is not None and last.content == text:
        raise Refused("notice_unchanged", version=last.version)
    made = Notice(
        meeting_id=meeting_id,
        version=last.version + 1 if last else 1,
        content=text,
        content_hash=seen,
        published_at=work.now,
        published_by_id=work.account.id,
        entry=work.number,
    )
    work.session.add(made)
    work.session.flush()
    work.record(
        "publishing:notice:published",
        Subject("notice", made.id),
        facts={"version": made.version, "hash": made.content_hash},
        topics=(Topic.MEETING, Topic.AGENDA),
        also=(Subject("meeting", meeting_id),),
    )
    return made.id
