"""One button of the chair's desk: word, key, icon, and whether it normally comes next."""

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from console.ui import feedback
from console.ui.text import as_written
from pages.chair import acts


def draw(
    label: str,
    *,
    key: str,
    on_click: Callable[..., None],
    args: tuple[Any, ...] = (),
    kwargs: Mapping[str, Any] | None = None,
    shortcut: str | None = None,
    icon: str | None = None,
    is_next: bool = False,
    is_off: bool = False,
) -> None:
    """Draw the button.

    Args:
        shortcut: one key, shown on the button; none while the account's single keys are off.
        icon: name of the Material symbol.
        is_next: filled, because it is what normally comes next.
        is_off: it cannot be pressed now; somewhere near it stands why.
    """
    st.button(
        as_written(label),
        key=key,
        on_click=feedback.attempt,
        args=(acts.AREA, on_click, *args),
        kwargs=dict(kwargs or {}),
        shortcut=shortcut if acts.are_keys_on() and not is_off else None,
        icon=f":material/{icon}:" if icon else None,
        type="primary" if is_next and not is_off else "secondary",
        disabled=is_off,
        width="stretch",
        wrap=True,
    )
