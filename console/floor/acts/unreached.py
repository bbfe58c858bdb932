"""The act that leaves to a written answer what the live part has no time for."""

from console.auth.permissions import Permission
from console.errors import Refused
from console.floor.require import refuse_unless_open, run_by
from console.journal import Subject
from console.live.topics import Topic
from console.mail import in_writing_mail
from console.meetings.require import chosen_matters, programme_as_seen
from console.meetings.rules import leave
from console.use_case import Work, use_case
from models.codes.questions import Place


@use_case(Permission.FLOOR_RUN)
def leave_unreached(
    work: Work, meeting_id: int, matter_ids: tuple[int, ...], *, seen: tuple[int, ...]
) -> int:
    """Leave matters to come to a written answer while the meeting goes on, and tell the askers.

    Their receipts say so at once, who gave an address gets a message. The answer is promised when
    the meeting closes, as for everything it did not reach; taken up after all, they are answered.

    Args:
        seen: the matters of the programme still to come, in the order the person saw.

    Raises:
        Conflict: the programme was changed meanwhile; carries both orders.
        Invalid: no matter was named.
        NotFound: a matter is not of this meeting.
        Refused: one is not to come any more, or the meeting is not open.

    Source:
        Plan P6 and P10 (what is not answered on site is answered in writing).
    """
    meeting = run_by(work, meeting_id)
    refuse_unless_open(work, meeting)
    programme_as_seen(work, meeting_id, seen)
    chosen = chosen_matters(work, meeting_id, matter_ids)
    for matter in chosen:
        if matter.place is not Place.SCHEDULED:
            raise Refused("matter_taken_up", number=matter.number)
    for scheduled in chosen:
        leave(scheduled)
    mailed = in_writing_mail.tell(work, meeting, chosen)
    work.record(
        "floor:matters:left",
        Subject("meeting", meeting_id),
        facts={"matters": sorted(matter.id for matter in chosen), "mailed": len(mailed)},
        topics=(Topic.AGENDA, Topic.FLOOR, Topic.MAIL),
        also=tuple(Subject("matter", matter.id) for matter in chosen),
    )
    return meeting_id
