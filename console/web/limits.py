"""Outermost layer: how much anybody may send, and who may upload.

Bodies are read here, up to a limit per route and within a time, and only then handed on; what a
client says about their length is not trusted. Streamlit's upload route and its metrics are closed
to strangers. What sockets may do stands in `socket_limits`.
"""

import asyncio
import hmac
import ipaddress
import re
from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from console.auth.actor import Actor
from console.registration.attachments import MOST_BYTES
from console.settings import Settings
from console.web import page_sessions
from console.web.metrics import Metrics
from console.web.places_by_address import NoPlace, PlacesByAddress
from console.web.public_pages import look_of
from console.web.register_pages import plain
from console.web.sign_in import signed_in
from console.web.socket_limits import SocketLimits

BODY_BYTES = 64 * 1024
BODY_BYTES_OF = {"/session": 4 * 1024}
UPLOAD = "/_stcore/upload_file"
MEDIA = "/media"
FILES = re.compile(r"/(?:static|frontend)/.*")
METRICS = ("/metrics", "/_stcore/metrics")
MULTIPART_BYTES = 64 * 1024  # what a form adds around the file it carries
BODY_SECONDS = 15.0
UPLOAD_SECONDS = 120.0
# Forms of the public may carry files; those that do are read a few at a time, the others wait.
FORM = re.compile(r"/(?:register|counter)/[0-9]{4}-[0-9]{2}")
CORRECTION = re.compile(r"/my/[^/]{1,40}/correct")
FORM_TEXT_BYTES = 256 * 1024  # of five long questions in UTF-8
FORM_BYTES = MOST_BYTES + FORM_TEXT_BYTES
FORMS_AT_ONCE, ANSWERS_AT_ONCE = 8, 64  # the first with files; one address has 3 and 8 of them
MOST_THROWN_AWAY = 64 * 1024 * 1024  # bytes read of a form that is too big, so that it is answered
_LENGTH = re.compile(r"[0-9]{1,18}")


class _Refused(Exception):
    """The body is too big or too slow."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


class Limits:
    """ASGI layer around the whole application."""

    def __init__(
        self,
        app: ASGIApp,
        *,
        settings: Settings,
        metrics: Metrics,
        body_seconds: float = BODY_SECONDS,
        owns: Callable[[Actor, str], bool] = page_sessions.owns,
        forms: PlacesByAddress | None = None,
    ) -> None:
        """Keep what is allowed.

        Args:
            app: what answers.
            settings: size of uploads, number of anonymous pages, token of the metrics.
            metrics: counts the pages open without sign-in.
            body_seconds: how long a small body may take to arrive.
            owns: tells whether a page session, by its id, is somebody's.
            forms: places in which forms with files are read.
        """
        self._app = app
        self._settings = settings
        self._body_seconds = body_seconds
        self._owns = owns
        self._sockets = SocketLimits(app, settings=settings, metrics=metrics)
        self._big_forms = forms or PlacesByAddress(FORMS_AT_ONCE, 3)
        self._answers = PlacesByAddress(ANSWERS_AT_ONCE, 8)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let through what is within the limits."""
        if scope["type"] == "http":
            await self._http(scope, receive, send)
        elif scope["type"] == "websocket":
            await self._sockets(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    async def _http(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["path"].rstrip("/") in METRICS and not self._may_measure(scope):
            await _answer(403, scope, receive, send)
        elif status := await self._refused(scope):
            await _answer(status, scope, receive, send)
        elif scope["method"] == "POST" and FORM.fullmatch(scope["path"]):
            await self._form(scope, receive, send)
        else:
            await self._with_body(scope, receive, send)

    async def _refused(self, scope: Scope) -> int:
        """Tell with what status files are refused; 0 = they are not."""
        if not (_is_at(scope, UPLOAD) or _is_at(scope, MEDIA)):
            return 0
        actor = await signed_in(scope)
        if actor is None:
            return 401
        page_session = scope["path"].removeprefix(f"{UPLOAD}/").partition("/")[0]
        if _is_at(scope, UPLOAD) and not await run_in_threadpool(self._owns, actor, page_session):
            return 403
        return 0

    async def _form(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Read a form of the public; one with files waits until few others are being read."""
        announced = _announced(scope)
        if announced > FORM_BYTES:
            await self._throw_away(scope, receive, send)
        elif announced > FORM_TEXT_BYTES or not announced:
            await self._big_form(scope, receive, send)
        else:
            await self._with_body(scope, receive, send)

    async def _big_form(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            async with self._big_forms.place(_address(scope)):
                await self._with_body(scope, receive, send)
        except NoPlace:
            look = look_of(Request(scope), self._settings)
            told = plain(look, "error.registration_busy", minutes=1)
            await HTMLResponse(told, 503, headers={"connection": "close"})(scope, receive, send)

    async def _throw_away(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Tell that a form is too big; a browser shows an answer only when it was read."""
        read = 0
        try:
            async with asyncio.timeout(UPLOAD_SECONDS):
                while read < MOST_THROWN_AWAY:
                    message = await receive()
                    read += len(message.get("body", b""))
                    if not message.get("more_body", False):
                        break
        except TimeoutError:
            await _answer(408, scope, receive, send)
            return
        look = look_of(Request(scope), self._settings)
        told = plain(look, "register.too_big", megabytes=MOST_BYTES // 1024 // 1024)
        await HTMLResponse(told, 413, headers={"connection": "close"})(scope, receive, send)

    async def _with_body(self, scope: Scope, receive: Receive, send: Send) -> None:
        most, seconds = self._allowed(scope)
        try:
            _refuse_announced(scope, most)
            async with asyncio.timeout(seconds):
                body = await _read(receive, most)
        except _Refused as refused:
            await _answer(refused.status, scope, receive, send)
        except TimeoutError:
            await _answer(408, scope, receive, send)
        else:
            if body is not None:
                await self._in_place(scope, _replay(body, receive), send)

    async def _in_place(self, scope: Scope, receive: Receive, send: Send) -> None:
        if FILES.fullmatch(scope["path"]):  # cost nothing, and take long on a slow line
            await self._app(scope, receive, send)
            return
        try:
            async with self._answers.place(_address(scope)):
                await self._app(scope, receive, send)
        except NoPlace:
            await _answer(503, scope, receive, send)

    def _allowed(self, scope: Scope) -> tuple[int, float]:
        if _is_at(scope, UPLOAD):
            return self._settings.upload_megabytes * 1024 * 1024 + MULTIPART_BYTES, UPLOAD_SECONDS
        if scope["method"] == "POST" and FORM.fullmatch(scope["path"]):
            return FORM_BYTES, UPLOAD_SECONDS
        if CORRECTION.fullmatch(scope["path"]):
            return FORM_TEXT_BYTES, self._body_seconds
        return BODY_BYTES_OF.get(scope["path"], BODY_BYTES), self._body_seconds

    def _may_measure(self, scope: Scope) -> bool:
        token = self._settings.metrics_token
        if token is not None:
            given = Headers(scope=scope).get("authorization", "")
            wanted = f"Bearer {token.get_secret_value()}"
            if hmac.compare_digest(given.encode(), wanted.encode()):
                return True
        return _is_loopback(scope)


def _is_at(scope: Scope, route: str) -> bool:
    path: str = scope["path"]
    return path == route or path.startswith(f"{route}/")


def _address(scope: Scope) -> str:
    client = scope.get("client")
    return client[0] if client else ""


def _is_loopback(scope: Scope) -> bool:
    client = scope.get("client")
    try:
        return client is not None and ipaddress.ip_address(client[0]).is_loopback
    except ValueError:
        return False


def _announced(scope: Scope) -> int:
    announced = Headers(scope=scope).get("content-length", "0")
    return int(announced) if _LENGTH.fullmatch(announced) else 0


def _refuse_announced(scope: Scope, most: int) -> None:
    if _announced(scope) > most:
        raise _Refused(413)


async def _read(receive: Receive, most: int) -> bytes | None:
    """Read a whole body; None when the client went away."""
    parts, size, more = [], 0, True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        part = message.get("body", b"")
        parts.append(part)
        size += len(part)
        if size > most:
            raise _Refused(413)
        more = message.get("more_body", False)
    return b"".join(parts)


def _replay(body: bytes, receive: Receive) -> Receive:
    is_given = False

    async def replayed() -> Message:
        nonlocal is_given
        if is_given:
            return await receive()
        is_given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return replayed


async def _answer(status: int, scope: Scope, receive: Receive, send: Send) -> None:
    # What is left of the body is not read, so the connection cannot be used again.
    response: Response = PlainTextResponse("", status, headers={"connection": "close"})
    await response(scope, receive, send)
