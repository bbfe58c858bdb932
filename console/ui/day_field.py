"""A day as it is typed: kept as said also when it has passed, never dropped when it cannot be read.

Streamlit's own field for dates forgets what it cannot read. An act takes
it by `day`, which refuses what is no day.
"""

from datetime import date
from functools import partial
from html import escape

import streamlit as st

from console import clock
from console.errors import Invalid
from console.text.days import day_of
from console.ui import format as written
from console.ui import state
from console.ui.text import t


def draw(label: str, *, key: str, value: date | None = None) -> None:
    """Draw the field, and below it what is understood; without a year this one is meant.

    Args:
        value: what stands in it until something was typed or chosen.
    """
    meant = clock.today().year
    if value is not None and state.value(_typed(key)) is None and state.value(key) is None:
        state.put(key, value)
    _follow(key, meant)
    st.text_input(
        label,
        key=_typed(key),
        placeholder=t("field.day_example"),
        on_change=partial(_read, key, meant),
        persist_state="session",
    )
    st.html(f'<p class="day-read {_look(key)}" role="status">{escape(_said(key))}</p>')


def day(key: str) -> date | None:
    """Give the day for an act; None = none.

    Raises:
        Invalid: something is typed that is no day.
    """
    if unreadable(key):
        raise Invalid({"day": "day_unreadable"})
    on: date | None = state.value(key)
    return on


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
        return t("field.day_unclear")
    return t("field.day_past") if on and on < clock.today() else ""
