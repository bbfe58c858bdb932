"""The way back from the last act, as desks offer it for some seconds."""

from collections.abc import Callable

from console.auth.actor import Actor
from console.capture.acts.undo import undo_outcome
from console.floor.acts.sitting_undo import undo_sitting
from console.floor.acts.undo import undo
from console.ui import feedback
from console.ui.text import t
from console.undoing import Undoable

_ACTS: dict[str, Callable[..., int]] = {
    "outcome": undo_outcome,
    "turn": undo,
    "matter": undo,
    "meeting": undo_sitting,
    "agenda_item": undo_sitting,
    "recess": undo_sitting,
}


def what(done: Undoable) -> str:
    """Say which act it is."""
    return t(f"chair.undo_what.{done.word}", number=done.number)


def take_back(area: str, viewer: Actor, meeting_id: int, done: Undoable) -> None:
    """Take the act back; a refusal becomes a notice of the area."""
    with feedback.praised(area, "chair.undone", what=what(done)):
        _ACTS[done.kind](viewer, meeting_id, seen=done.entry)
