"""The act that calls a meeting off: nothing asked gets lost, it is answered in writing."""

from datetime import date

from console.auth.permissions import Permission
from console.floor.left_over import hand_over, leaves_of
from console.floor.require import open_turns
from console.floor.rules import end_at_close
from console.journal import Subject
from console.live.topics import Topic
from console.mail import change_mail
from console.meetings.require import planned
from console.meetings.rules import reason_of_change
from console.new_rows.changes import new_change
from console.queries.places import is_open
from console.use_case import Work, use_case
from models.codes.meetings import MeetingState
from models.codes.steps import ChangeKind


@use_case(Permission.MEETING_SCHEDULE)
def cancel_meeting(work: Work, meeting_id: int, reason: str, *, seen: date | None) -> int:
    """Call a meeting off that has not opened; what was accepted is answered in writing.

    It counts as closed and was never open. Unreviewed questions stay in review, excluded ones keep
    their referral, as at a close.

    Args:
        reason: as everybody reads it.
        seen: the day as the person saw it.

    Raises:
        Conflict: somebody set another day.
        Refused: it has opened, was called off already, or customer care is missing.
        Invalid: no reason, or one too long.

    Source:
        Plan P10 (what is not answered on site is answered in writing).
    """
    meeting = planned(work, meeting_id)
    work.expect(seen, meeting.held_on)
    told = reason_of_change(reason)
    replies = hand_over(work, meeting, leaves_of(work, meeting_id))
    ended = open_turns(work, meeting_id)
    for turn in ended:
        end_at_close(turn, work.now)
    if is_open(meeting):
        meeting.list_closes_at = work.now
    made = new_change(work, meeting, ChangeKind.CANCELLED, told)
    meeting.state, meeting.closed_at = MeetingState.CLOSED, work.now
    work.session.flush()
    mailed = change_mail.tell_cancelled(work, meeting, told)
    work.record(
        "meeting:month:cancelled",
        Subject("meeting", meeting_id),
        facts={
            "written_replies": [*replies],
            "turns_ended": [turn.id for turn in ended],
            "mailed": len(mailed),
        },
        topics=(
            *(Topic.MEETING, Topic.AGENDA, Topic.FLOOR, Topic.CAPTURE, Topic.FOLLOW_UP),
            *(Topic.INTAKE, Topic.MAIL),
        ),
        also=tuple(Subject("matter", reply) for reply in replies),
    )
    return made.id
