"""The act that takes back an outcome just decided; its row stays, and says that it was."""

from console import require, undoing
from console.auth.permissions import Permission
from console.errors import Refused
from console.journal import Subject
from console.live.topics import Topic
from console.queries import outcomes
from console.use_case import Work, use_case
from models import Outcome
from models.codes.meetings import MeetingState
from models.codes.questions import Place


@use_case(Permission.CAPTURE_DECIDE)
def undo_outcome(work: Work, meeting_id: int, *, seen: int) -> int:
    """Take back an outcome one has just decided; what held before holds again.

    Its commitment holds no more, and a proposal made before stands again. A matter that was never
    dealt with waits again. Gives the outcome's id.

    Args:
        seen: number of the journal entry of the decision.

    Raises:
        NotAllowed: a leader who does not chair this meeting.
        Refused: it is somebody else's, too long ago, something that stands on it followed, the
            matter would be left undecided after the close, or the minutes are signed.
    """
    require.refuse_unless_presiding(work, meeting_id)
    require.refuse_signed(work, meeting_id)
    entry = undoing.checked(work, seen, "outcome")
    told = undoing.facts_of(entry)
    undone = work.session.get_one(Outcome, undoing.subject_of(entry).id)
    undone.undone_entry = work.number
    matter = require.matter(work, meeting_id, undone.matter_id)
    left = outcomes.version(work.session, matter.id)
    if left == 0 and require.meeting(work, meeting_id).state is MeetingState.CLOSED:
        raise Refused("meeting_not_open")
    if told["reached"]:
        matter.place, matter.taken_up_at = Place.SCHEDULED, None
    work.record(
        "capture:outcome:undone",
        Subject("outcome", undone.id),
        facts={"number": matter.number, "undoes": entry.number, "after": left},
        topics=(Topic.CAPTURE, Topic.FLOOR, Topic.FOLLOW_UP),
        also=(Subject("matter", matter.id),),
    )
    return undone.id
