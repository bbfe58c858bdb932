"""What a person opens, and fields side by side: every block has a key and keeps its place.

What is open, half typed or half chosen lives in the browser, with the block around it. A block that
another one pushes down while a run draws is made anew there, and all of that is gone. So a block
has a key, and what is drawn only sometimes above it is drawn into a container that is always there:

    with st.container(key="agenda-suggested"):
        if shown.suggested_on is not None:
            st.info(…)
    day, at = blocks.columns(2, key="agenda-date")
"""

from collections.abc import Sequence
from typing import Any, Literal

import streamlit as st


def expander(label: str, *, key: str, is_open: bool = False) -> Any:
    """Give what a press on its label opens and closes; only who looks does so.

    Args:
        label: may change, as when it counts; what is open stays open.
        key: of this place on the page.
        is_open: at first, until somebody presses.
    """
    return st.expander(label, key=key, expanded=is_open)


def popover(
    label: str,
    *,
    key: str,
    icon: str | None = None,
    type: Literal["primary", "secondary"] = "secondary",
) -> Any:
    """Give what a press opens over the page and a press elsewhere closes.

    Args:
        label: of its button; may change.
        key: of this place on the page.
        icon: of its button.
        type: of its button.
    """
    return st.popover(label, key=key, icon=icon, type=type)


def columns(
    spec: int | Sequence[float],
    *,
    key: str,
    vertical_alignment: Literal["top", "center", "bottom"] = "top",
) -> Sequence[Any]:
    """Give columns to draw in, from left to right.

    Args:
        spec: how many, or the width of each beside the others.
        key: of this place on the page.
        vertical_alignment: of what stands in them.
    """
    return st.container(key=key).columns(spec, vertical_alignment=vertical_alignment)
