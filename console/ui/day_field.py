"""A day as it is typed: kept as said also when it has passed, never dropped when it cannot be read.

Streamlit's own field for dates forgets what it cannot read. `state.value(key)` is the day, None =
none; an act that takes it asks `unreadable` first.
"""

from datetime import date
from functools import partial
from html import escape

import streamlit as st

from console import clock
from console.text.days import day_of
from console.ui import format as written
from console.ui import state
from console.ui.text import language, t


def draw(label: str, *, key: str, year: int | None = None) -> None:
    """Draw the field, and below it what is understood.

    Args:
        year: meant where none is typed; None = this one.
    """
    meant = year or clock.today().year
    _follow(key, meant)
    st.text_input(
        label,
        key=_typed(key),
        placeholder=t("field.day_example"),
        on_change=partial(_read, key, meant),
        persist_state="session",
    )
    st.html(f'<p class="day-read {_look(key)}" role="status">{escape(_said(key))}</p>')


def unreadable(key: str) -> bool:
    """Whether something is typed that is no day."""
    return bool(state.typed(_typed(key)).strip()) and state.value(key) is None


def _typed(key: str) -> str:
    return f"{key}-typed"


def _read(key: str, year: int) -> None:
    state.put(key, day_of(state.typed(_typed(key)), year))


def _follow(key: str, year: int) -> None:
    """Show a day that was filled in by the page; words that are no day stay."""
    on: date | None = state.value(key)
    if day_of(state.typed(_typed(key)), year) != on:
        state.put(_typed(key), written.day(on) if on else "")


def _look(key: str) -> str:
    on: date | None = state.value(key)
    if unreadable(key):
        return "fault"
    return "warn" if on and on < clock.today() else ""


def _said(key: str) -> str:
    on: date | None = state.value(key)
    if unreadable(key):
        return t("field.day_unreadable")
    if on is None:
        return ""
    said = written.long_day(on, language())
    return t("field.day_past", day=said) if on < clock.today() else said
