"""The way back from the last act, on the chair's desk, for some seconds."""

from console.auth.actor import Actor
from console.floor.views.chair import ChairDesk
from console.ui.text import plainly
from pages.chair import acts, button
from pages.parts import undo


def draw(viewer: Actor, desk: ChairDesk) -> None:
    """Draw the button; it says what it takes back, and the style sheet hides it in time."""
    done = desk.undoable
    if done is None or not desk.is_under_way:
        return
    button.draw(
        plainly("chair.undo", what=undo.what(done)),
        # One of its own for each act: the browser then counts its seconds anew.
        key=f"chair-undo-{done.entry}",
        shortcut="z",
        icon="undo",
        on_click=undo.take_back,
        args=(acts.AREA, viewer, desk.floor.meeting_id, done),
    )
