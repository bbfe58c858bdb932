"""Reminds units of what they still have to answer."""

from datetime import date

from console import clock, db
from console.auth.actor import Actor
from console.auth.permissions import Permission
from console.errors import Refused
from console.journal import Subject
from console.live.topics import Topic
from console.mail import new_messages
from console.mail.reminder_letters import awaited, letters_of
from console.use_case import Work, use_case


def remind_all(actor: Actor) -> int:
    """Put in today's reminders of all meetings; gives how many meetings had any.

    Called as often as one likes: what is in already is not put in again.
    """
    reminded = 0
    for meeting_id in _meetings_with_new(clock.today()):
        try:
            remind(actor, meeting_id)
        except Refused:  # another process was faster
            continue
        reminded += 1
    return reminded


@use_case(Permission.MAIL_SEND)
def remind(work: Work, meeting_id: int) -> int:
    """Put today's reminders to the units of a meeting into the outbox; gives the meeting's id.

    Raises:
        Refused: no unit is to be reminded today, or each has been.
    """
    today = clock.local(work.now).date()
    waiting = [
        assignment for assignment in awaited(work.session) if assignment.meeting_id == meeting_id
    ]
    made = new_messages.put(work, meeting_id, letters_of(waiting, today))
    if not made:
        raise Refused("nobody_to_remind")
    work.record(
        "mail:reminders:put_in",
        Subject("meeting", meeting_id),
        facts={"recipients": list(made)},
        topics=(Topic.MAIL,),
    )
    return meeting_id


def _meetings_with_new(today: date) -> list[int]:
    with db.reading() as session:
        wanted = {
            letter.mark: pack.meeting_id
            for pack in awaited(session)
            for letter in letters_of([pack], today)
            if letter.address
        }
        known = new_messages.known_marks(session, wanted)
    return sorted({meeting_id for mark, meeting_id in wanted.items() if mark not in known})
