"""The live socket: tells a page that its meeting changed, or that its sign-in ended.

    /live/<meeting code>    for everybody; a ring of the meeting -> {"meeting", "number"}
    /live/session           for a signed-in tab without a meeting

First comes a hello with the id of this start of the server, every 15 s a heartbeat. Codes of
closing: 4401 the login session ended, 4404 no such meeting, 1012 the server stops (sent by it).
What waits for a slow reader is one number, never a queue.
"""

import asyncio
import secrets
from collections.abc import Callable

from sqlalchemy import select
from starlette.concurrency import run_in_threadpool
from starlette.routing import WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from console import clock, db
from console.auth.actor import Actor
from console.live.bell import BELL, Ring
from console.live.topics import session_topic
from console.settings import Settings
from console.web.limits import signed_in
from console.web.origins import is_ours
from models import JournalHead

HEARTBEAT_SECONDS = 15.0
SIGNED_OUT = 4401
NO_SUCH_MEETING = 4404
TOO_MUCH = 1009
LONGEST_MESSAGE = 1024  # characters; clients have nothing to say yet
NO_MEETING = "session"


class LiveSocket:
    """What waits to be told to one socket: the newest number, and whether it must close."""

    def __init__(self, chain: str, actor: Actor | None) -> None:
        """Wait for one chain, and for the end of one login session."""
        self.chain = chain
        self.ends_with = session_topic(actor.login_session_id or 0) if actor else ""
        self.is_gone = False
        self._number: int | None = None
        self._close: int | None = None
        self._woken = asyncio.Event()

    def hear(self, ring: Ring) -> None:
        """Take one ring, if it is for this socket."""
        if self.ends_with and self.ends_with in ring.topics:
            self.close(SIGNED_OUT)
        elif ring.chain == self.chain:
            self._number = max(ring.number, self._number or 0)
            self._woken.set()

    def close(self, code: int) -> None:
        """Ask for the socket to be closed."""
        self._close = code
        self._woken.set()

    def leave(self) -> None:
        """Note that the client is gone: there is nobody to tell."""
        self.is_gone = True
        self._woken.set()

    async def wait(self, seconds: float) -> None:
        """Wait until there is something to say, at most so long."""
        try:
            async with asyncio.timeout(seconds):
                await self._woken.wait()
        except TimeoutError:
            return

    def take(self) -> tuple[int | None, int | None]:
        """Give the newest number and the code to close with, if any; and start anew."""
        taken = self._number, self._close
        self._number, self._close = None, None
        self._woken.clear()
        return taken


class Live:
    """All live sockets of this process, woken through one listener of the bell."""

    def __init__(self, settings: Settings, *, heartbeat_seconds: float = HEARTBEAT_SECONDS) -> None:
        """Keep whose pages may connect and how often a heartbeat goes out."""
        self._settings = settings
        self._heartbeat_seconds = heartbeat_seconds
        self.start_id = secrets.token_hex(8)
        self.sockets: set[LiveSocket] = set()

    def listen(self) -> Callable[[], None]:
        """Hear the bell from now on, in the running event loop; gives the function that stops."""
        loop = asyncio.get_running_loop()

        def ring(heard: Ring) -> None:
            loop.call_soon_threadsafe(self._spread, heard)

        return BELL.listen(ring)

    def routes(self) -> list[WebSocketRoute]:
        """Give the route of the socket."""
        return [WebSocketRoute("/live/{meeting}", self._open)]

    def _spread(self, ring: Ring) -> None:
        for socket in tuple(self.sockets):
            socket.hear(ring)

    async def _open(self, websocket: WebSocket) -> None:
        if not is_ours(websocket.headers.get("origin"), self._settings):
            await websocket.close()
            return
        actor = await signed_in(websocket.scope)
        code = websocket.path_params["meeting"]
        await websocket.accept()
        socket = LiveSocket("" if code == NO_MEETING else code, actor)
        self.sockets.add(socket)  # listens before it reads, so that no ring falls in between
        try:
            await self._begin(websocket, socket, actor)
        except (WebSocketDisconnect, RuntimeError):
            return  # gone in the middle of a message
        finally:
            self.sockets.discard(socket)

    async def _begin(self, websocket: WebSocket, socket: LiveSocket, actor: Actor | None) -> None:
        if not socket.chain and actor is None:
            await websocket.close(SIGNED_OUT)
            return
        number = await run_in_threadpool(_newest, socket.chain) if socket.chain else 0
        if number is None:
            await websocket.close(NO_SUCH_MEETING)
            return
        await websocket.send_json({"start_id": self.start_id, "number": number, **_server_at()})
        await self._serve(websocket, socket)

    async def _serve(self, websocket: WebSocket, socket: LiveSocket) -> None:
        reader = asyncio.create_task(_read(websocket, socket))
        try:
            await self._write(websocket, socket)
        finally:
            reader.cancel()

    async def _write(self, websocket: WebSocket, socket: LiveSocket) -> None:
        while True:
            await socket.wait(self._heartbeat_seconds)
            if socket.is_gone:
                return
            number, close = socket.take()
            if close is None and number is None and await self._has_ended(websocket, socket):
                close = SIGNED_OUT
            if close is not None:
                await websocket.close(close)
                return
            told = {} if number is None else {"meeting": socket.chain, "number": number}
            await websocket.send_json({**told, **_server_at()})

    async def _has_ended(self, websocket: WebSocket, socket: LiveSocket) -> bool:
        # The bell of another process is not heard here, and time itself ends a login too.
        return bool(socket.ends_with) and await signed_in(websocket.scope) is None


async def _read(websocket: WebSocket, socket: LiveSocket) -> None:
    """Notice when the client goes away; what it says is not listened to."""
    try:
        while len(await websocket.receive_text()) <= LONGEST_MESSAGE:
            pass
    except (WebSocketDisconnect, KeyError):
        socket.leave()
    else:
        socket.close(TOO_MUCH)


def _newest(chain: str) -> int | None:
    with db.reading() as session:
        return session.scalar(
            select(JournalHead.number).where(
                JournalHead.chain == chain, JournalHead.meeting_id.is_not(None)
            )
        )


def _server_at() -> dict[str, str]:
    return {"server_at": clock.now().isoformat(timespec="microseconds")}
