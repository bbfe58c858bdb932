"""What the page of the programme shows of public registration."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from console import clock, db
from console.auth import door
from console.auth.actor import Actor
from console.auth.permissions import Permission, holds
from console.queries import meetings, places
from console.queries.places import Site
from console.working_days import legal_clock
from console.working_days.legal_clock import LegalClock
from models.codes.meetings import MeetingState

_END_OF_DAY = time(23, 59)


@dataclass(frozen=True, slots=True)
class ListDesk:
    """The list of a meeting with its sites."""

    meeting_id: int
    code: str
    held_on: date | None
    opens_at: datetime | None
    closes_at: datetime | None  # what `open_list` and `close_list` must have seen
    is_open: bool
    sites: tuple[Site, ...]  # the hall first
    can_change: bool
    suggested_end: datetime  # the end kept, or else the one proposed


def suggested_end(held_on: date, legal: LegalClock) -> datetime:
    """Propose when a list ends: the evening before the day the programme must be out."""
    programme = next(
        deadline for deadline in legal.deadlines(held_on) if deadline.key == "programme"
    )
    evening = datetime.combine(programme.due_on - timedelta(days=1), _END_OF_DAY)
    return clock.from_local(evening)


def load(viewer: Actor | None, meeting_id: int) -> ListDesk:
    """Read the list of a meeting with who has a place and who waits.

    Raises:
        NotSignedIn, NotAllowed: nobody, or not for this role.
        NotFound: no such meeting.
    """
    with db.reading() as session:
        role = door.admit(session, viewer, Permission.MEETING_READ).role
        meeting = meetings.by_id(session, meeting_id)
        may = holds(role, Permission.MEETING_SCHEDULE)
        proposed = suggested_end(meeting.held_on or clock.today(), legal_clock.load(session))
        return ListDesk(
            meeting_id=meeting_id,
            code=meeting.code,
            held_on=meeting.held_on,
            opens_at=meeting.list_opens_at,
            closes_at=meeting.list_closes_at,
            is_open=places.is_open(meeting),
            sites=places.sites_of(session, meeting_id),
            can_change=may and meeting.state is MeetingState.PLANNED,
            suggested_end=meeting.list_closes_at or proposed,
        )
