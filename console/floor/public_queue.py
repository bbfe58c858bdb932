"""When people may put themselves in the queue of a meeting, and how much of it they may fill."""

from console import clock
from models import Meeting
from models.codes.meetings import MeetingState

MOST_LETTERS = {"name": 80, "topic": 200}
WAITING_AT_MOST = 60  # who joined by themselves; the chair cannot hear more in one meeting


def is_open(meeting: Meeting) -> bool:
    """Tell whether people may put themselves in the queue now: on its day, until the close."""
    if not meeting.is_queue_public or meeting.state is MeetingState.CLOSED:
        return False
    return meeting.state is not MeetingState.PLANNED or meeting.held_on == clock.today()
