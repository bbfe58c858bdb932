"""The way back from the last act, on the chair's desk, for some seconds."""

from console.auth.actor import Actor
from console.capture.acts.undo import undo_outcome
from console.floor.acts.undo import undo
from console.floor.views.chair import ChairDesk
from console.ui import feedback
from console.ui.text import t
from console.undoing import Undoable
from pages.chair import acts, button


def draw(viewer: Actor, desk: ChairDesk) -> None:
    """Draw the button; it says what it takes back, and the style sheet hides it in time."""
    done = desk.undoable
    if done is None or not desk.is_under_way:
        return
    button.draw(
        t("chair.undo", what=_what(done)),
        # One of its own for each act: the browser then counts its seconds anew.
        key=f"chair-undo-{done.entry}",
        shortcut="z",
        icon="undo",
        on_click=_undo,
        args=(viewer, desk.floor.meeting_id, done),
    )


def _undo(viewer: Actor, meeting_id: int, done: Undoable) -> None:
    act = undo_outcome if done.kind == "outcome" else undo
    if acts.done(act, viewer, meeting_id, seen=done.entry):
        feedback.praise(acts.AREA, "chair.undone", what=_what(done))


def _what(done: Undoable) -> str:
    return t(f"chair.undo_what.{done.word}", number=done.number)
