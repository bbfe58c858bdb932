"""The live socket: boards, rings, the clock of the server, and whether a page session lives.

    /live/<meeting code>?board=public|staff|chair&lang=vi|en&after=<number>&start=<start id>
    /live/<meeting code>?board=public&screen=hall|phone|lower_third&lang=vi|en&after=…&start=…
    /live/session       for a signed-in tab without a meeting

A screen is given the public board as the fragments of HTML it shows; without one, as its facts.
A desk is given the hall's fragments beside its own board, named `hall_…`.

First comes a hello, then the board whole, unless the client has it (`after`, `start`): then what
changed since, if anything. After that each change of the meeting brings the sections that changed;
every 15 s a heartbeat; the chair's board is told as well who is writing where. Codes of closing:
4401 the login session ended, 4403 a board not for this account, 4404 no such meeting, 1009 too much
said, 1012 the server stops (sent by it), 1013 the database does not answer now.
"""

import asyncio
import json
import secrets
from collections import Counter
from collections.abc import Callable

import anyio
from sqlalchemy.exc import SQLAlchemyError
from starlette.datastructures import QueryParams
from starlette.routing import WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from console import clock
from console.boards.board import BoardBase, DrawnBoard, Screen
from console.live.bell import BELL, Ring
from console.live.writers import WRITERS, Writing
from console.settings import Settings
from console.web.live_logins import Logins
from console.web.live_reading import read
from console.web.live_room import Counts, Room
from console.web.live_socket import LiveSocket, may_see, viewer_of
from console.web.origins import is_ours
from console.web.public_pages import language_of
from console.web.sign_in import signed_in

HEARTBEAT_SECONDS = 15.0
RENEW_SECONDS = 30.0  # expected times stand in whole minutes
SIGNED_OUT = 4401
NOT_FOR_YOU = 4403
NO_SUCH_MEETING = 4404
NOT_NOW = 1013
LONGEST_NUMBER = 12  # digits
NO_MEETING = "session"
DRAWING_THREADS = 2  # of their own: drawing never waits behind requests

Lives = Callable[[str], bool]


class Live:
    """All live sockets of this process, woken through one listener of the bell."""

    def __init__(
        self,
        settings: Settings,
        *,
        lives: Lives = lambda _session: False,
        heartbeat_seconds: float = HEARTBEAT_SECONDS,
        renew_seconds: float = RENEW_SECONDS,
    ) -> None:
        """Keep whose pages may connect.

        Args:
            settings: the public address, whose pages alone may connect.
            lives: tells whether a page session, by its id, lives in this process.
            heartbeat_seconds: how long a socket may be silent.
            renew_seconds: how old what the clock changes may be on a board.
        """
        self._settings = settings
        self._lives = lives
        self._heartbeat_seconds = heartbeat_seconds
        self._renew_seconds = renew_seconds
        self._renewal: asyncio.TimerHandle | None = None
        self._limiter = anyio.CapacityLimiter(DRAWING_THREADS)
        # A socket looks first one heartbeat after it came, so no answer is older than the socket.
        self._logins = Logins(self._limiter, fresh_seconds=heartbeat_seconds / 2)
        self._rooms: dict[str, Room] = {}
        self._counts = Counts()
        self.start_id = secrets.token_hex(8)
        self.sockets: set[LiveSocket] = set()

    def listen(self) -> Callable[[], None]:
        """Hear the bell from now on, in the running event loop; gives the function that stops."""
        loop = asyncio.get_running_loop()

        def ring(heard: Ring) -> None:
            loop.call_soon_threadsafe(self._hear, heard)

        def write(heard: Writing) -> None:
            loop.call_soon_threadsafe(self._hear_writing, heard)

        stop_ringing, stop_writing = BELL.listen(ring), WRITERS.listen(write)
        self._renew_later(loop)

        def stop() -> None:
            stop_ringing()
            stop_writing()
            if self._renewal is not None:
                self._renewal.cancel()

        return stop

    def _renew_later(self, loop: asyncio.AbstractEventLoop) -> None:
        """Let the clock change the boards of every room, again and again."""

        def renew() -> None:
            for room in self._rooms.values():
                room.renew()
            self._renew_later(loop)

        self._renewal = loop.call_later(self._renew_seconds, renew)

    def routes(self) -> list[WebSocketRoute]:
        """Give the route of the socket."""
        return [WebSocketRoute("/live/{meeting}", self._open)]

    def counted(self) -> dict[str, float]:
        """Give what `/metrics` shows: open sockets per board, boards drawn, messages sent."""
        by_base = Counter(socket.base for socket in self.sockets)
        return {
            "live_sockets": len(self.sockets),
            **{f"live_sockets_{base.value}": by_base[base] for base in BoardBase},
            "live_boards_drawn_total": self._counts.boards_drawn,
            "live_messages_sent_total": self._counts.messages_sent,
        }

    def _hear(self, ring: Ring) -> None:
        ended = {topic for topic in ring.topics if topic.startswith("session:")}
        for socket in (
            [socket for socket in self.sockets if socket.ends_with in ended] if ended else ()
        ):
            socket.close(SIGNED_OUT)
        if ring.chain in self._rooms:
            self._rooms[ring.chain].ring()

    def _hear_writing(self, writing: Writing) -> None:
        if writing.field.meeting in self._rooms:
            for socket in self._rooms[writing.field.meeting].sockets:
                socket.hear_writing(writing)

    async def _open(self, websocket: WebSocket) -> None:
        if not is_ours(websocket.headers.get("origin"), self._settings):
            await websocket.close()
            return
        await websocket.accept()
        try:
            socket = await self._admit(websocket)
            if isinstance(socket, int):
                await websocket.close(socket)
            else:
                await self._seat(websocket, socket)
        except SQLAlchemyError:
            await websocket.close(NOT_NOW)
        except (WebSocketDisconnect, RuntimeError):
            return  # gone in the middle of a message

    async def _admit(self, websocket: WebSocket) -> LiveSocket | int:
        """Give the socket of who may connect, or the code to close with."""
        actor = await signed_in(websocket.scope)
        if websocket.path_params["meeting"] == NO_MEETING:
            return LiveSocket(actor, None) if actor else SIGNED_OUT
        asked = websocket.query_params
        name = asked.get("board", BoardBase.PUBLIC.value)
        base = next((base for base in BoardBase if base == name), None)
        if base is None or not may_see(actor, base):
            return SIGNED_OUT if base is not None and actor is None else NOT_FOR_YOU
        if base is not BoardBase.PUBLIC and "screen" not in asked:
            return LiveSocket(actor, base, beside=self._hall(asked))
        if "screen" not in asked:
            return LiveSocket(actor, base)
        drawn = self._drawn(asked) if base is BoardBase.PUBLIC else None
        return LiveSocket(actor, base, drawn) if drawn else NOT_FOR_YOU

    def _hall(self, asked: QueryParams) -> DrawnBoard:
        """Give the screen of the hall, which every desk can look at as it is."""
        return DrawnBoard(Screen.HALL, language_of(asked.get("lang", ""), self._settings))

    def _drawn(self, asked: QueryParams) -> DrawnBoard | None:
        """Give the screen asked for in its language; None = there is no such screen."""
        screen = next((screen for screen in Screen if screen == asked["screen"]), None)
        language = language_of(asked.get("lang", ""), self._settings)
        return DrawnBoard(screen, language) if screen else None

    async def _seat(self, websocket: WebSocket, socket: LiveSocket) -> None:
        code = websocket.path_params["meeting"]
        room = self._rooms.setdefault(code, Room(code, self._counts, self._limiter))
        self.sockets.add(socket)  # listens before it reads, so that no ring falls in between
        room.sockets.add(socket)
        try:
            if socket.base is not None and not await room.prepare(socket.viewer):
                await websocket.close(NO_SUCH_MEETING)
                return
            await self._greet(websocket, socket, room)
            await self._serve(websocket, socket, room)
        finally:
            self.sockets.discard(socket)
            room.sockets.discard(socket)
            if not room.sockets and self._rooms.get(code) is room:
                del self._rooms[code]
                room.stop()

    async def _greet(self, websocket: WebSocket, socket: LiveSocket, room: Room) -> None:
        after = websocket.query_params.get("after", "")
        is_of_now = websocket.query_params.get("start") == self.start_id
        if is_of_now and after.isdecimal() and len(after) <= LONGEST_NUMBER:
            socket.number = int(after)
        hello = {"start_id": self.start_id, "number": room.number, **_server_at()}
        await websocket.send_text(json.dumps(hello))
        socket.wake()

    async def _serve(self, websocket: WebSocket, socket: LiveSocket, room: Room) -> None:
        reader = asyncio.create_task(read(websocket, socket))
        try:
            await self._write(websocket, socket, room)
        finally:
            reader.cancel()

    async def _write(self, websocket: WebSocket, socket: LiveSocket, room: Room) -> None:
        # One timer a heartbeat: one around each wait would cost thousands of them at every ring.
        loop = asyncio.get_running_loop()
        beat = loop.call_later(self._heartbeat_seconds, socket.owe_beat)
        try:
            while not socket.is_gone:
                await socket.wait()
                is_beat, socket.owes_beat = socket.owes_beat, False
                if is_beat:
                    beat = loop.call_later(self._heartbeat_seconds, socket.owe_beat)
                    await self._look_again(socket)
                if socket.close_with is not None:
                    await websocket.close(socket.close_with)
                    return
                await self._tell(websocket, socket, room, is_beat)
        finally:
            beat.cancel()

    async def _tell(
        self, websocket: WebSocket, socket: LiveSocket, room: Room, is_beat: bool
    ) -> None:
        """Send the latest of everything, and the heartbeat when it is due."""
        messages = [room.message(socket)]
        if socket.asked:
            messages.append(json.dumps({"session": socket.asked, "lives": self._answer(socket)}))
        for writing in socket.take_writings():
            messages.append(json.dumps({"typing": writing.message}))
        if is_beat:
            messages.append(json.dumps(_server_at()))
        for message in messages:
            if message is not None:
                self._counts.messages_sent += 1
                await websocket.send_text(message)

    def _answer(self, socket: LiveSocket) -> bool:
        asked, socket.asked = socket.asked, ""
        return socket.actor is not None and self._lives(asked)

    async def _look_again(self, socket: LiveSocket) -> None:
        """Close a socket whose login ended unheard, or whose account may not see its board now."""
        # A ring can be missed, time itself ends a login, and an account's role can change.
        if socket.actor is None or socket.actor.login_session_id is None:
            return
        logins = {socket.actor.login_session_id or 0 for socket in self.sockets if socket.actor}
        try:
            actor = await self._logins.standing(socket.actor.login_session_id, logins)
        except SQLAlchemyError:
            return  # asked again with the next heartbeat
        if actor is None:
            socket.close(SIGNED_OUT)
        elif socket.base is not None and not (
            may_see(actor, socket.base) and viewer_of(actor, socket.base) == socket.viewer
        ):
            socket.close(NOT_FOR_YOU)


def _server_at() -> dict[str, str]:
    return {"server_at": clock.iso(clock.now())}
