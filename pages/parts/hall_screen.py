"""What the hall shows now, on the desk of who may take it off the screens."""

from functools import partial

from console.auth.actor import Actor
from console.auth.permissions import Permission
from console.capture.acts import screen
from console.ui import feedback, live


def draw(viewer: Actor, meeting_id: int, *, key: str) -> None:
    """Draw the hall's own screen, and the way to take its text off."""
    feedback.show(key)
    live.board(
        "hall_preview",
        key=key,
        on_chosen=partial(hide, viewer, meeting_id, key),
        can_hide=can_hide(viewer),
    )


def can_hide(viewer: Actor) -> bool:
    return Permission.SCREEN_CLEAR in viewer.permissions


def hide(viewer: Actor, meeting_id: int, key: str, area: str = "") -> None:
    """Take off the screens what was pressed in a board: `hide:<matter>:<version>`."""
    what, _, which = (live.chosen(key) or "").partition(":")
    matter_id, _, seen = which.partition(":")
    if what == "hide" and matter_id.isdecimal():
        feedback.attempt(
            area or key, screen.take_off_screen, viewer, meeting_id, int(matter_id), seen=seen
        )
