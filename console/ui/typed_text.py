"""A field that loses nothing: kept while it is typed, handed over by its own button or key.

    typed_text.field("2026-10:note:17", label=…, key="secretary-note", on_written=keep_note)

    def keep_note() -> None:
        text = typed_text.written("secretary-note")
        if text and feedback.attempt(AREA, capture.note, viewer, …, text) is not None:
            typed_text.done(viewer, "2026-10:note:17")

What was refused stays in the field. The same text handed over twice, because the answer was lost
on its way, is written once.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from console import clock
from console.auth.actor import Actor
from console.errors import ConsoleError
from console.live import typed_text as kept
from console.ui import component, gate, state
from console.ui.text import language


@dataclass(frozen=True, slots=True)
class Handed:
    """A text as it was handed over."""

    field: str
    id: str  # the browser's own; empty = nothing new
    text: str
    at: datetime  # when its writer pressed Enter, never later than now
    about: Mapping[str, str]  # what stood in the inputs beside it: name -> value


NOTHING = Handed("", "", "", datetime.min, {})  # noqa: DTZ901  never compared


def field(
    field: str,
    *,
    label: str,
    key: str,
    on_written: Callable[[], None],
    placeholder: str = "",
    rows: int = 1,
    submit_label: str | None = None,
    help: str = "",
    initial: str = "",
    part: str = "typed_field",
    **options: object,
) -> None:
    """Draw the field.

    Args:
        field: `<meeting code>:<what>:<id>`; `what` is one of `live.typed_text.WRITERS_OF`.
        label: its name, shown above it.
        key: of this place on the page.
        on_written: called when a text was handed over; `written(key)` says which.
        placeholder: shown while it is empty.
        rows: lines at first; one: Enter hands over, several: Ctrl+Enter does.
        submit_label: of its button.
        help: one line beside the button.
        initial: what stands there until its writer changes it.
        part: another module in `console/frontend` built on this one.
        options: handed to that module; plain values only.
    """
    heard, finished = state.handed(field)
    data = {
        "field": field,
        "account": state.account(),
        "label": label,
        "key": key,
        "placeholder": placeholder,
        "rows": rows,
        "submit_label": submit_label or "",
        "help": help,
        "initial": initial,
        "language": language(),
        "heard": heard,
        "done": finished,
        **options,
    }
    component.mount(part, key=key, data=data, on_handed_change=on_written)


def written(key: str) -> str:
    """Give the text handed over; only in the callback, once; empty = nothing new."""
    return handed(key).text


def handed(key: str) -> Handed:
    """Give the text handed over with its time; only in the callback, once; see `NOTHING`."""
    given = _read(state.triggered(key, "handed"))
    if given is None or state.handed(given.field)[0] == given.id:
        return NOTHING
    state.hear_handed(given.field, given.id, given.text)
    return NOTHING if _is_done(given) else given


def done(viewer: Actor, field: str) -> None:
    """Erase what became an act, so that the field is free for the next; after the act succeeded."""
    heard, _ = state.handed(field)
    kept.finish(viewer, field, heard, state.handed_text(field))
    state.finish_handed(field)


def _is_done(given: Handed) -> bool:
    """Whether it was written before in a session that was lost since."""
    viewer = gate.viewer()
    try:
        was_done = kept.load(viewer, given.field).done == given.id
    except ConsoleError:
        return False  # who may not write there is told so by the act itself
    if was_done:
        state.finish_handed(given.field)
    return was_done


def _read(sent: str | None) -> Handed | None:
    """Read what the browser sent; None when nothing did, or nothing of ours."""
    try:
        told = json.loads(sent or "null")
        at = min(datetime.fromisoformat(told["at"]), clock.now())
        about = {str(name): str(value) for name, value in (told.get("about") or {}).items()}
        return Handed(str(told["field"]), str(told["id"]), str(told["text"]), at, about)
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
