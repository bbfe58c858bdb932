"""What keeps a page up to date: the tab's connection, boards, and signals that rerun a fragment."""

from collections.abc import Callable

from streamlit.runtime.scriptrunner import get_script_run_ctx

from console.auth.actor import Actor
from console.auth.permissions import Permission
from console.ui import component, state, streamlit_words
from console.ui.text import language


def tab(viewer: Actor, meeting: str) -> None:
    """Connect this tab, leave when the sign-in ends, heal a lost session; once a page.

    Args:
        viewer: who is signed in.
        meeting: code of the meeting to follow; empty = none.
    """
    context = get_script_run_ctx()
    session = context.session_id if context else ""
    data = {
        "meeting": meeting,
        "board": board_of(viewer),
        "session": session,
        "language": language(),
        "words": streamlit_words.words(language()),
    }
    component.mount("tab", key="tab", data=data, on_lost_change=_run_again)


def board_of(viewer: Actor) -> str:
    """Name the board this person may watch: `chair` with full names, or `staff`."""
    return "chair" if Permission.CAPTURE_READ in viewer.permissions else "staff"


def board(
    area: str, *, key: str, on_chosen: Callable[[], None] | None = None, **options: object
) -> None:
    """Draw an area of the board; it follows the meeting without a run of the page.

    Args:
        area: name of the module in `frontend/areas`.
        key: of this place on the page.
        on_chosen: called when something in it was chosen; `chosen(key)` says what.
        options: handed to the area as `tools.options`; plain values only.
    """
    data = {"area": area, "language": language(), "options": options}
    component.mount("board", key=key, data=data, on_chosen_change=on_chosen or _run_again)


def chosen(key: str) -> str | None:
    """Give what was chosen in a board; only in its callback."""
    return state.triggered(key, "chosen")


def signal(*topics: str, key: str, number: int = 0, is_urgent: bool = False) -> None:
    """Let the fragment around run again when one of the topics rings.

    Args:
        topics: of `console.live.topics`.
        key: of this place on the page.
        number: of the journal entry the fragment was read at; older rings are left out.
        is_urgent: at once, for chair and secretaries; else within a second.
    """
    data = {"topics": list(topics), "number": number, "is_urgent": is_urgent}
    component.mount("signal", key=key, data=data, on_rang_change=_run_again)


def _run_again() -> None:
    """Do nothing: the run that follows draws what has changed."""
