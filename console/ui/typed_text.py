"""Texts that lose nothing while they are typed: kept at every key, on the device and the server.

`field` is an input of our own, handed over by its own button or key:

    typed_text.field(
        field_names.wording(code, 17), label=…, key="wording", seen=on_screen, on_written=keep
    )

    def keep() -> None:
        handed = typed_text.handed("wording")
        if handed == typed_text.NOTHING:
            return
        if feedback.attempt(AREA, act, …, seen=handed.seen) is not None:
            typed_text.done(viewer, handed.field)

What was refused stays in it. The same text handed over twice, because the answer was lost on its
way, is written once. `area` is a text area of Streamlit's own, where a button reads the text
together with choices beside it.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

import streamlit as st

from console import clock
from console.auth.actor import Actor
from console.errors import ConsoleError, NotFound
from console.live import typed_text as kept
from console.live.field_names import FieldName, TextKind
from console.ui import component, gate, state
from console.ui.text import language


@dataclass(frozen=True, slots=True)
class Handed:
    """A text as it was handed over."""

    field: FieldName
    id: str  # the browser's own; empty = nothing new
    text: str
    at: datetime  # when its writer pressed Enter, never later than now
    about: Mapping[str, str]  # what stood in the inputs beside it: name -> value

    @property
    def seen(self) -> str:
        """What its writer had before their eyes when they began; see `field`."""
        return self.about.get("seen", "")


_NOWHERE = FieldName("", TextKind.LINE, "")
NOTHING = Handed(_NOWHERE, "", "", datetime.min, {})  # noqa: DTZ901  never compared


def field(
    field: FieldName,
    *,
    label: str,
    key: str,
    seen: str,
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
        field: where the text is kept until it is an act.
        label: its name, shown above it.
        key: of this place on the page.
        seen: what the act depends on as it is drawn now; the browser holds it fast at the first
            key and hands it over with the text. Empty = it makes something new.
        on_written: called when a text was handed over; `written(key)` says which.
        placeholder: shown while it is empty.
        rows: lines at first; one: Enter hands over, several: Ctrl+Enter does.
        submit_label: of its button.
        help: one line beside the button.
        initial: what stands there until its writer changes it.
        part: another module in `console/frontend` built on this one.
        options: handed to that module; plain values only.
    """
    heard, finished = state.handed(str(field))
    data = {
        "field": str(field),
        "account": state.account(),
        "label": label,
        "key": key,
        "seen": seen,
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
    if given is None or state.handed(str(given.field))[0] == given.id:
        return NOTHING
    state.hear_handed(str(given.field), given.id, given.text)
    return NOTHING if _is_done(given) else given


def done(viewer: Actor, field: FieldName) -> None:
    """Erase what became an act, so that the field is free for the next; after the act succeeded."""
    name = str(field)
    heard, _ = state.handed(name)
    kept.finish(viewer, field, heard, state.handed_text(name))
    state.finish_handed(name)


def _is_done(given: Handed) -> bool:
    """Whether it was written before in a session that was lost since."""
    viewer = gate.viewer()
    try:
        was_done = kept.load(viewer, given.field).done == given.id
    except ConsoleError:
        return False  # who may not write there is told so by the act itself
    if was_done:
        state.finish_handed(str(given.field))
    return was_done


def _read(sent: str | None) -> Handed | None:
    """Read what the browser sent; None when nothing did, or nothing of ours."""
    try:
        told = json.loads(sent or "null")
        at = min(datetime.fromisoformat(told["at"]), clock.now())
        about = {str(name): str(value) for name, value in (told.get("about") or {}).items()}
        field = FieldName.parse(str(told["field"]))
        return Handed(field, str(told["id"]), str(told["text"]), at, about)
    except (ValueError, TypeError, KeyError, AttributeError, NotFound):
        return None


def area(
    label: str,
    *,
    key: str,
    kept_as: FieldName | None = None,
    value: str = "",
    height: int | Literal["stretch", "content"] | None = None,
    max_chars: int | None = None,
    placeholder: str | None = None,
    persist_state: Literal["page", "session"] | None = None,
) -> None:
    """Draw a text area; `state.typed(key)` gives its text.

    Args:
        kept_as: where the text is kept until `area_done`; None = as long as the page alone.
        height: in pixels, or all the room there is.
        persist_state: how long Streamlit itself remembers the text while it is not drawn.
    """
    st.text_area(  # noqa: TID251  the one place that may draw one
        label,
        value=value,
        height=height,
        max_chars=max_chars,
        key=key,
        placeholder=placeholder,
        persist_state=persist_state,
    )
    if kept_as is not None:
        name = str(kept_as)
        data = {"field": name, "account": state.account(), "key": key, "done": state.ended(name)}
        component.mount("typed_area", key=f"{key}-kept", data=data)


def kept_of(viewer: Actor, field: FieldName) -> str:
    """Give what this person has typed in an area and no act has taken; empty = nothing."""
    try:
        return kept.load(viewer, field).text
    except ConsoleError:
        return ""  # who may not write there has nothing kept


def area_done(viewer: Actor, field: FieldName, key: str) -> None:
    """Erase what became an act, in the area with this key too; after the act succeeded."""
    kept.erase(viewer, field)
    state.end(str(field))
    state.empty(key)


def settle(key: str) -> None:
    """Empty in the browser what became an act; once a page, outside trays that close with it."""
    data = {"account": state.account(), "finished": state.all_ended()}
    component.mount("typed_done", key=key, data=data)


def keep_refused(key: str, texts: Mapping[str, str]) -> None:
    """Keep in this tab what an act has not taken, by field; none = it has taken everything."""
    state.put(f"refused:{key}", dict(texts))


def refused(key: str) -> Mapping[str, str]:
    """Give what was typed last and an act has not taken, by field."""
    return state.value(f"refused:{key}") or {}
