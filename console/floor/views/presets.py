"""What the page of the programme shows of how people speak."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from console import db
from console.auth import door
from console.auth.actor import Actor
from console.auth.permissions import Permission, holds
from console.meetings.presets import Presets, presets_of
from console.queries import meetings, people
from models import Account, Meeting
from models.codes.meetings import MeetingState


@dataclass(frozen=True, slots=True)
class PresetsDesk:
    """The presets of a meeting; they are what `set_presets` must have seen."""

    presets: Presets
    can_set: bool


def load(viewer: Actor | None, meeting_id: int) -> PresetsDesk:
    """Read the presets of a meeting.

    Raises:
        NotSignedIn, NotAllowed: nobody, or not for this role.
        NotFound: no such meeting.
    """
    with db.reading() as session:
        account = door.admit(session, viewer, Permission.MEETING_READ)
        meeting = meetings.by_id(session, meeting_id)
        return PresetsDesk(presets_of(meeting), _can_set(session, account, meeting))


def _can_set(session: Session, account: Account, meeting: Meeting) -> bool:
    return (
        holds(account.role, Permission.FLOOR_RUN)
        and meeting.state is not MeetingState.CLOSED
        and not meetings.has_signed_minutes(session, meeting.id)
        and not people.is_leader_off_duty(session, account, meeting.id)
    )
