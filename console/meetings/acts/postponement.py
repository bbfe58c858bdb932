"""The act that puts a meeting off to another day."""

from datetime import date, datetime, time

from console import clock
from console.auth.permissions import Permission
from console.errors import Invalid, Refused
from console.journal import Subject
from console.live.topics import Topic
from console.mail import change_mail
from console.meetings.require import planned
from console.meetings.rules import reason_of_change
from console.new_rows.changes import new_change
from console.use_case import Work, use_case
from models.codes.steps import ChangeKind


@use_case(Permission.MEETING_SCHEDULE)
def postpone(
    work: Work,
    meeting_id: int,
    held_on: date,
    reason: str,
    *,
    start: time,
    seen: date | None,
) -> int:
    """Put a meeting off; its month stays, every statutory date is counted from the new day.

    Forms, questions, programme and places stay as they are. Registration that is open goes on
    until the end set for it.

    Args:
        reason: as everybody reads it.
        start: local time of Hanoi.
        seen: the day as the person saw it.

    Raises:
        Conflict: somebody set another day.
        Refused: it has no day yet, has opened, or was called off.
        Invalid: the new day is not after the old one or has passed, no reason, or one too long.

    Source:
        The Centre's plan, P1 (who registered is told of a change).
    """
    meeting = planned(work, meeting_id)
    work.expect(seen, meeting.held_on)
    if meeting.held_on is None:
        raise Refused("nothing_to_postpone")
    told = reason_of_change(reason)
    if held_on <= meeting.held_on or held_on < clock.local(work.now).date():
        raise Invalid({"held_on": "postponed_too_early"})
    made = new_change(work, meeting, ChangeKind.POSTPONED, told, to_on=held_on)
    meeting.held_on = held_on
    meeting.planned_start_at = clock.from_local(datetime.combine(held_on, start))
    work.session.flush()
    mailed = change_mail.tell_postponed(work, meeting, made.from_on, told)
    work.record(
        "meeting:date:postponed",
        Subject("meeting", meeting_id),
        facts={
            "from": made.from_on.isoformat() if made.from_on else None,
            "to": held_on.isoformat(),
            "start": f"{start:%H:%M}",
            "mailed": len(mailed),
        },
        topics=(Topic.MEETING, Topic.AGENDA, Topic.INTAKE, Topic.MAIL),
    )
    return made.id
