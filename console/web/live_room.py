"""All sockets of one meeting: its boards are made once per change and told to each of them."""

import asyncio
from collections.abc import Iterable
from dataclasses import replace

import anyio
import anyio.to_thread
from sqlalchemy.exc import SQLAlchemyError

from console.boards import board
from console.boards.board import BoardBase, Boards
from console.boards.mine import Viewer
from console.web import public_screens
from console.web.live_messages import Messages
from console.web.live_socket import LiveSocket

TOGETHER_SECONDS = 0.05  # rings within it are drawn once
RETRY_SECONDS = 1.0  # when the database did not answer
AT_ONCE = 100  # sockets woken before everything else gets its turn


class Counts:
    """What was done since the start; shown by `/metrics`."""

    def __init__(self) -> None:
        """Start at nothing."""
        self.boards_drawn = 0
        self.messages_sent = 0


class Room:
    """One meeting that somebody looks at."""

    def __init__(self, code: str, counts: Counts, limiter: anyio.CapacityLimiter) -> None:
        """Open the room of a meeting; nothing is drawn before somebody asks.

        Args:
            limiter: of the threads that draw.
        """
        self.code = code
        self._limiter = limiter
        self.sockets: set[LiveSocket] = set()
        self._counts = counts
        self._messages: Messages | None = None
        self._drawing = asyncio.Lock()
        self._drawer: asyncio.Task[None] | None = None
        self._is_rung = False

    @property
    def number(self) -> int:
        """Number of the boards as they stand."""
        return self._messages.now.number if self._messages else 0

    @property
    def viewers(self) -> set[Viewer]:
        """For whom an own section is made: those who are looking now."""
        return {socket.viewer for socket in self.sockets if socket.viewer is not None}

    def ring(self) -> None:
        """Hear that something changed: the boards are drawn anew, soon."""
        self._is_rung = True
        if self._drawer is None or self._drawer.done():
            self._drawer = asyncio.create_task(self._draw_while_rung())

    async def settled(self) -> None:
        """Wait until all that was rung is drawn and told."""
        if self._drawer is not None:
            await self._drawer

    def stop(self) -> None:
        """Draw no more: nobody looks."""
        if self._drawer is not None:
            self._drawer.cancel()

    async def prepare(self, viewer: Viewer | None) -> bool:
        """Have boards, and this viewer's own section; False when there is no such meeting.

        Raises:
            SQLAlchemyError: the database does not answer.
        """
        if self._lacks(viewer):
            async with self._drawing:
                if self._lacks(viewer):
                    await self._draw()
        return self._messages is not None

    def message(self, socket: LiveSocket) -> str | None:
        """Give what a socket has to be told of the boards, and count it as told; None = nothing."""
        if self._messages is None or socket.board is None:
            return None
        if socket.number == self._messages.now.number:
            return None
        if self._lacks(socket.viewer):  # it came while the boards were drawn without it
            self.ring()
            return None
        since, socket.number = socket.number, self._messages.now.number
        is_known = socket.actor is not None
        return self._messages.text(socket.board, socket.viewer, since, with_topics=is_known)

    def _lacks(self, viewer: Viewer | None) -> bool:
        if self._messages is None:
            return True
        return viewer is not None and viewer not in self._messages.now.mine

    async def _draw_while_rung(self) -> None:
        while self._is_rung:
            await asyncio.sleep(TOGETHER_SECONDS)
            self._is_rung = False
            try:
                async with self._drawing:
                    is_to_tell = await self._draw()
            except SQLAlchemyError:
                self._is_rung = True
                await asyncio.sleep(RETRY_SECONDS)
            else:
                if is_to_tell:
                    await self._spread()

    async def _draw(self) -> bool:
        since = self._messages.now.number if self._messages else None
        made = await anyio.to_thread.run_sync(
            _load, self.code, self.viewers, since, limiter=self._limiter
        )
        if made is None:
            return False
        self._counts.boards_drawn += 1
        if self._messages is None:
            self._messages = Messages(made)
            return False
        return self._messages.add(made)

    async def _spread(self) -> None:
        """Wake all sockets, those of the staff first, the public ones by and by."""
        sockets = list(self.sockets)
        await _wake(socket for socket in sockets if socket.base is not BoardBase.PUBLIC)
        await _wake(socket for socket in sockets if socket.base is BoardBase.PUBLIC)


def _load(code: str, viewers: set[Viewer], since: int | None) -> Boards | None:
    """Read the boards and draw the public screens; None when there is no such meeting."""
    read = board.load(code, viewers, since=since)
    if read is None:
        return None
    return replace(read, bases={**read.bases, **public_screens.drawn(read.content)})


async def _wake(sockets: Iterable[LiveSocket]) -> None:
    for count, socket in enumerate(sockets, start=1):
        socket.wake()
        if count % AT_ONCE == 0:
            await asyncio.sleep(0)
