"""Two small components without a face: one hands a sign-in over, one leaves when it has ended."""

from collections.abc import Callable
from pathlib import Path

import streamlit as st

_FOLDER = Path(__file__).parents[1] / "frontend"


def hand_over(ticket: str, *, on_refused: Callable[[], None]) -> None:
    """Let the browser turn a ticket into its cookie and load the page anew.

    Args:
        ticket: of `login_sessions.make_ticket`.
        on_refused: called when the server did not take it.
    """
    _mounted("hand_over")(key="hand-over", data={"ticket": ticket}, on_refused_change=on_refused)


def watch_sign_in() -> None:
    """Let this tab leave the page as soon as its sign-in ends; outside fragments, once a page."""
    _mounted("tab")(key="tab")


def _mounted(name: str) -> Callable[..., object]:
    script = (_FOLDER / f"{name}.js").read_text("utf-8")
    mount: Callable[..., object] = st.components.v2.component(f"console.{name}", js=script)
    return mount
