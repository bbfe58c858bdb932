"""How the states of a meeting are drawn; their words are `word.meeting`."""

from console.looks import Look
from models.codes.meetings import MeetingState

LOOKS = {
    MeetingState.PLANNED: Look("", "calendar"),
    MeetingState.OPEN: Look("onair", "onair"),
    MeetingState.RECESS: Look("warn", "pause"),
    MeetingState.CLOSED: Look("ok", "check-circle"),
}
