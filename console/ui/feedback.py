"""Calls a use-case from a button (`attempt`) and tells in the body how it went (`show`).

with feedback.praised(AREA, "papers.sent"):
    documents.send_paper(actor, meeting_id, paper.id, seen=paper.version)
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import ParamSpec, TypeVar

import streamlit as st

from console import incidents
from console.errors import ConsoleError, Invalid, Unconfirmed
from console.ui import confirming, state
from console.ui.text import plainly, t

LEGIBLE = 3.0  # seconds

P = ParamSpec("P")
R = TypeVar("R")


def attempt(area: str, act: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R | None:
    """Call a use-case; a refusal or failure becomes a notice of the area, and None comes back."""
    try:
        return act(*args, **kwargs)
    except ConsoleError as refused:
        tell(area, refused)
    except Exception as error:  # noqa: BLE001  out of a callback it would take the page away
        _tell_failure(area, error)
    return None


@contextmanager
def praised(area: str, key: str, /, **facts: object) -> Iterator[None]:
    """Do an act in the block, and what follows where it is done; then a notice says so.

    A refusal or failure becomes a notice of the area; what stands after the act is not done.
    """
    try:
        yield
    except ConsoleError as refused:
        tell(area, refused)
    except Exception as error:  # noqa: BLE001  out of a callback it would take the page away
        _tell_failure(area, error)
    else:
        praise(area, key, **facts)


def tell(area: str, refused: ConsoleError) -> None:
    """Leave a refusal as a notice, in the reader's words; of wrong fields what is wrong in each."""
    if isinstance(refused, Unconfirmed):
        confirming.ask(area)
    state.leave_notice(area, "error", _said(refused))


def _tell_failure(area: str, error: Exception) -> None:
    state.leave_notice(area, "error", t("web.incident", number=incidents.log(error)))


def _said(refused: ConsoleError) -> str:
    if isinstance(refused, Invalid):
        return " ".join(t(f"field.{code}") for code in refused.fields.values())
    return plainly(f"error.{refused.code}", **refused.facts)


def praise(area: str, key: str, /, **facts: object) -> None:
    """Leave a notice that something is done."""
    state.leave_notice(area, "success", plainly(key, **facts))


def warn(area: str, key: str, /, **facts: object) -> None:
    """Leave a notice that something is missing before the act can be tried."""
    state.leave_notice(area, "warning", plainly(key, **facts))


def show(area: str) -> None:
    """Draw the notice left for an area, long enough to be read when another run comes at once.

    Its place stays taken without one: fields that move up are made anew by the browser, and what
    is half typed in them would be gone.
    """
    place, notice = st.empty(), state.read_notice(area, LEGIBLE)
    prompt = st.empty()
    if confirming.is_asked(area):
        with prompt.container(key=f"confirm-{area}"):
            confirming.draw(area)
    if notice is not None:
        kind, text = notice
        draw = {"error": place.error, "success": place.success, "warning": place.warning}[kind]
        draw(text)
