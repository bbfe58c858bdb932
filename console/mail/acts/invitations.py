"""The act that puts invitations in."""

from datetime import date

from console import require
from console.auth.permissions import Permission
from console.errors import Refused
from console.journal import Subject
from console.live.topics import Topic
from console.mail import new_messages
from console.mail.invitation_letters import letters_of
from console.mail.rules import no_invitations
from console.queries import meetings
from console.use_case import Work, use_case


@use_case(Permission.MAIL_SEND)
def invite(work: Work, meeting_id: int, delegate_ids: tuple[int, ...], *, seen: date | None) -> int:
    """Put an invitation with the meeting for the calendar into the outbox for each delegate.

    Args:
        delegate_ids: who is to be invited; who has no address or was invited is left out.
        seen: the day of the meeting as the letters previewed say it.

    Returns:
        The meeting's id.

    Raises:
        Conflict: the meeting has another day by now.
        Refused: it has no day yet, is over, or nobody is left to be invited.
    """
    meeting = require.meeting(work, meeting_id)
    work.expect(seen, meeting.held_on)
    if refusal := no_invitations(meeting):
        raise Refused(refusal)
    chosen = [
        delegate
        for delegate in meetings.delegates(work.session, meeting_id)
        if delegate.id in set(delegate_ids)
    ]
    made = new_messages.put(
        work, meeting_id, letters_of(work.session, meeting, chosen, work.now, work.number)
    )
    if not made:
        raise Refused("nobody_to_invite")
    work.record(
        "mail:invitations:put_in",
        Subject("meeting", meeting_id),
        facts={"recipients": list(made)},
        topics=(Topic.MAIL,),
    )
    return meeting_id
