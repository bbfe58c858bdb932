"""A component without a face that turns a sign-in ticket into the browser's cookie."""

from collections.abc import Callable

from console.ui import component


def hand_over(ticket: str, *, on_refused: Callable[[], None]) -> None:
    """Let the browser turn a ticket into its cookie and load the page anew.

    Args:
        ticket: of `login_sessions.make_ticket`.
        on_refused: called when the server did not take it.
    """
    component.mount(
        "hand_over", key="hand-over", data={"ticket": ticket}, on_refused_change=on_refused
    )
