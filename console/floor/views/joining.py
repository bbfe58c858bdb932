"""What the screen needs on which speakers of the hall, and people online, join the queue."""

from dataclasses import dataclass

from console import db
from console.auth import door
from console.auth.actor import Actor
from console.auth.permissions import Permission
from console.disclosure.audience import in_meeting
from console.floor import wishes
from console.floor.wishes import SpeakingWish
from console.queries import meetings
from models.codes.meetings import MeetingState


@dataclass(frozen=True, slots=True)
class JoiningDesk:
    """Who can be put in the queue of a meeting."""

    meeting_id: int
    wishes: tuple[SpeakingWish, ...]  # by name, those of branches too: they may have come here
    can_join: bool  # the queue is open


def load(viewer: Actor | None, meeting_id: int) -> JoiningDesk:
    """Read who wished to speak anywhere and has not.

    Raises:
        NotSignedIn, NotAllowed: nobody, or not for this role.
        NotFound: no such meeting.
    """
    with db.reading() as session:
        account = door.admit(session, viewer, Permission.FLOOR_RUN)
        meeting = meetings.by_id(session, meeting_id)
        is_signed = meetings.has_signed_minutes(session, meeting_id)
        return JoiningDesk(
            meeting_id,
            wishes.load(session, meeting_id, in_meeting(account.role)),
            meeting.state is not MeetingState.CLOSED and not is_signed,
        )
