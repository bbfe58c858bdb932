"""How many sockets may be open without sign-in, and how much may be said through any.

A page of who is not signed in says something soon, or its socket ends; so does one nobody touches
for long (a browser that is still there comes back by itself). Public boards listen as long as they
like: there are as many as files may be open, less what is kept for who is signed in. The page of
who comes after that is told, and is loaded anew now and then (`console/frontend/public.js`).
"""

import anyio.to_thread
from sqlalchemy.exc import SQLAlchemyError
from starlette.datastructures import Headers
from starlette.requests import cookie_parser
from starlette.types import ASGIApp, Receive, Scope, Send

from console.auth import login_sessions
from console.auth.cookies import DEVICE_COOKIE
from console.settings import Settings
from console.web import shares
from console.web.message_rate import (
    BOARD,
    BOARDS_BEHIND_ADDRESS,
    OPENED_BEHIND_ADDRESS,
    PAGES_BEHIND_ADDRESS,
    SIGNED_IN,
    STRANGER,
    Bucket,
    Buckets,
    ended_when_silent,
    slowed,
)
from console.web.metrics import Metrics
from console.web.sign_in import signed_in

STREAM = "/_stcore/stream"
FIRST_SECONDS = 20.0  # until a page says its first word; a browser does so at once
IDLE_SECONDS = 900.0
_NOT_NOW = 1013  # try again later


class SocketLimits:
    """ASGI layer around the sockets."""

    def __init__(
        self,
        app: ASGIApp,
        *,
        settings: Settings,
        metrics: Metrics,
        first_seconds: float = FIRST_SECONDS,
    ) -> None:
        """Keep what is allowed.

        Args:
            app: what answers.
            settings: number of anonymous pages.
            metrics: counts the pages open without sign-in.
            first_seconds: how long a stranger's page may take to say its first word.
        """
        self._app = app
        self._metrics = metrics
        self._first_seconds = first_seconds
        self._pages, self._boards = shares.of_pages(settings), shares.of_boards()
        self._opened = Buckets(OPENED_BEHIND_ADDRESS)
        self._said_on_pages = Buckets(PAGES_BEHIND_ADDRESS)
        self._said_on_boards = Buckets(BOARDS_BEHIND_ADDRESS)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a socket through that has its share, as long as it does not say too much."""
        try:
            is_stranger = await signed_in(scope) is None
        except SQLAlchemyError:
            await _refuse(send)
            return
        if not is_stranger:
            await self._app(scope, slowed(receive, send, Bucket(SIGNED_IN)), send)
        elif scope["path"] == STREAM or scope["path"].startswith(f"{STREAM}/"):
            await self._page(scope, receive, send)
        else:
            await self._board(scope, receive, send)

    async def _page(self, scope: Scope, receive: Receive, send: Send) -> None:
        address = _address(scope)
        is_there = self._opened.of(address).take() and await self._takes_page(scope, address)
        if not is_there:
            await _refuse(send)
            return
        said = (Bucket(STRANGER), self._said_on_pages.of(address))
        heard = ended_when_silent(receive, send, first=self._first_seconds, later=IDLE_SECONDS)
        self._metrics.anonymous_pages = self._pages.held
        try:
            await self._app(scope, slowed(heard, send, *said), send)
        finally:
            self._pages.give_back(address)
            self._metrics.anonymous_pages = self._pages.held

    async def _board(self, scope: Scope, receive: Receive, send: Send) -> None:
        address = _address(scope)
        if not self._boards.take(address):
            await _send_away(receive, send)
            return
        said = (Bucket(BOARD), self._said_on_boards.of(address))
        try:
            await self._app(scope, slowed(receive, send, *said), send)
        finally:
            self._boards.give_back(address)

    async def _takes_page(self, scope: Scope, address: str) -> bool:
        """Hold a page; only where there is none left, ask whether the device is known."""
        token = cookie_parser(Headers(scope=scope).get("cookie", "")).get(DEVICE_COOKIE)
        if self._pages.take(address):
            return True
        if not token:
            return False
        try:
            is_known = await anyio.to_thread.run_sync(login_sessions.knows_device, token)
        except SQLAlchemyError:
            return False
        return is_known and self._pages.take(address, is_known=True)


def _address(scope: Scope) -> str:
    client = scope.get("client")
    return client[0] if client else ""


async def _send_away(receive: Receive, send: Send) -> None:
    """Close with a code the page can read: only a socket that was opened has one."""
    await receive()
    await send({"type": "websocket.accept"})
    await _refuse(send)


async def _refuse(send: Send) -> None:
    await send({"type": "websocket.close", "code": _NOT_NOW, "reason": ""})
