"""A matter the meeting dealt with although nobody brought it to the floor."""

from console import require
from console.use_case import Work
from models import Matter
from models.codes.meetings import MeetingState
from models.codes.questions import Place


def reach(work: Work, matter: Matter) -> bool:
    """Keep that the meeting deals with a matter that waited; the floor stays with what is there.

    From now on it bars the close until it is decided, and the minutes tell it. Gives whether it
    waited, and was never dealt with.
    """
    state = require.meeting(work, matter.meeting_id).state
    if matter.place is Place.SCHEDULED and state in (MeetingState.OPEN, MeetingState.RECESS):
        is_first = matter.taken_up_at is None
        matter.place = Place.DONE
        matter.taken_up_at = matter.taken_up_at or work.happened_at
        return is_first
    return False
