"""Who is looking at this page, and whether they may: `require` is the first line of every page."""

import functools
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import ParamSpec

import streamlit as st

from console import page_table
from console.administration.failed_accesses import FailedAccess
from console.auth import login_sessions, second_factor
from console.auth.actor import Actor
from console.auth.cookies import SESSION_COOKIE
from console.auth.permissions import Permission, holds
from console.auth.second_factor import Waiting
from console.errors import NotAllowed, NotSignedIn
from console.ui import border, failed_access, run, state
from console.ui.text import t

P = ParamSpec("P")

HERE = "127.0.0.1"  # Streamlit gives no address for a browser on the same machine

_pretended: list[Mapping[str, str]] = []


def cookie(name: str) -> str | None:
    """Give a cookie of the browser as it was when this page was opened."""
    sent: Mapping[str, object] = _pretended[-1] if _pretended else st.context.cookies
    value = sent.get(name)
    return value if isinstance(value, str) else None


@contextmanager
def pretended_cookies(cookies: Mapping[str, str]) -> Iterator[None]:
    """Give these cookies instead of the browser's; for tests, where there is no browser."""
    _pretended.append(cookies)
    try:
        yield
    finally:
        _pretended.pop()


def address() -> str:
    """Give the network address of the browser."""
    found: object = st.context.ip_address
    return found if isinstance(found, str) and found else HERE


def viewer() -> Actor | None:
    """Give who is signed in, as of now; their language becomes the tab's until they choose one."""
    token = cookie(SESSION_COOKIE)
    actor = run.once(login_sessions.restore, token) if token else None
    if actor is not None:
        state.choose_language(actor.language)
        state.know_account(actor.account_id)
    return actor


def waiting() -> Waiting | None:
    """Give the sign-in of this browser that waits for its code."""
    token = cookie(SESSION_COOKIE)
    return run.once(second_factor.waiting, token) if token else None


def require(page: str) -> Actor:
    """Give who is signed in, or stop the page here with the reason.

    Args:
        page: its name in the table, which says what it needs; use-cases and views check for
            themselves all the same.
    """
    actor = viewer()
    try:
        return _admitted(actor, page_table.of(page).permission)
    except (NotSignedIn, NotAllowed) as refused:
        if actor is not None and not actor.is_held_back:
            failed_access.tell(FailedAccess.PAGE, actor.account_id)
        st.error(t(f"error.{refused.code}"))
        st.stop()


def fragment(page: str) -> Callable[[Callable[P, None]], Callable[P, None]]:
    """Make a fragment that asks again on each of its own runs, which skip the page's first line.

    What fails inside leaves a way on: the fragment tells it and can be tried again.
    """

    def decorate(body: Callable[P, None]) -> Callable[P, None]:
        @functools.wraps(body)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> None:
            require(page)
            border.draw(page, functools.partial(body, *args, **kwargs))

        guarded_fragment: Callable[P, None] = st.fragment(guarded)
        return guarded_fragment

    return decorate


def _admitted(actor: Actor | None, permission: Permission) -> Actor:
    if actor is None:
        raise NotSignedIn
    if actor.must_change_password:
        raise NotAllowed("password_must_change")
    if actor.must_enrol:
        raise NotAllowed("second_factor_must")
    if not holds(actor.role, permission):
        raise NotAllowed
    return actor
