"""One open live socket: what waits to be told to it. Never a queue: only the latest of each."""

import asyncio

from console.auth.actor import Actor
from console.auth.permissions import Permission, holds
from console.auth.roles import BOUND
from console.boards.board import Board, BoardBase, DrawnBoard
from console.boards.mine import Viewer
from console.live.field_names import FieldName
from console.live.topics import session_topic
from console.live.writers import Writing

BOARDS_OF = {BoardBase.STAFF: Permission.MEETING_READ, BoardBase.CHAIR: Permission.CAPTURE_READ}
WRITINGS_AT_MOST = 64  # told at once; more people do not write in one meeting


def may_see(actor: Actor | None, base: BoardBase) -> bool:
    """Tell whether somebody may have a board: the public one everybody, also without sign-in."""
    if base is BoardBase.PUBLIC:
        return True
    if actor is None or actor.is_held_back:
        return False
    return holds(actor.role, BOARDS_OF[base])


def viewer_of(actor: Actor | None, base: BoardBase | None) -> Viewer | None:
    """Tell whose section `mine` goes with a board; None = nobody's."""
    if actor is None or actor.unit_id is None or base is not BoardBase.STAFF:
        return None
    return Viewer(actor.role, actor.unit_id) if actor.role in BOUND else None


class LiveSocket:
    """What one socket was told last, and what it has to be told now."""

    def __init__(
        self,
        actor: Actor | None,
        base: BoardBase | None,
        drawn: DrawnBoard | None = None,
        beside: DrawnBoard | None = None,
    ) -> None:
        """Begin with nothing told.

        Args:
            actor: who is signed in; None = nobody.
            base: the board it is given; None = a tab without a meeting.
            drawn: how the public board is given to it; None = as facts.
            beside: a public screen it is given too, as everybody sees it; None = none.
        """
        self.base = base
        self.board: Board | None = drawn or base
        self.beside = beside
        self.actor = actor
        self.viewer = viewer_of(actor, base)
        self.number: int | None = None  # of the boards it was told last; None = of none
        self.renewal = 0  # by the clock, of those boards
        self.is_gone = False
        self.close_with: int | None = None
        self.writings: dict[tuple[int, FieldName], Writing] = {}  # latest of each, not told yet
        self.asked = ""  # id of the page session it asked about last
        self.owes_beat = False  # the heartbeat is due
        self._woken = asyncio.Event()

    @property
    def ends_with(self) -> str:
        """Topic that rings when its login session ends; empty = nobody is signed in."""
        return session_topic(self.actor.login_session_id or 0) if self.actor else ""

    def wake(self) -> None:
        """Let it look for what it has to be told."""
        self._woken.set()

    def owe_beat(self) -> None:
        """Note that the heartbeat is due."""
        self.owes_beat = True
        self.wake()

    def close(self, code: int) -> None:
        """Ask for the socket to be closed."""
        self.close_with = code
        self.wake()

    def leave(self) -> None:
        """Note that the client is gone: there is nobody to tell."""
        self.is_gone = True
        self.wake()

    def ask(self, page_session: str) -> None:
        """Note that the client asks whether a page session lives."""
        self.asked = page_session
        self.wake()

    def hear_writing(self, writing: Writing) -> None:
        """Take that somebody writes along, where this socket's reader may know of it."""
        if self.actor is None or not self._may_hear(writing):
            return
        key = writing.account_id, writing.field
        has_room = key in self.writings or len(self.writings) < WRITINGS_AT_MOST
        if has_room and self.actor.account_id != writing.account_id:
            self.writings[key] = writing
            self.wake()

    def _may_hear(self, writing: Writing) -> bool:
        """Whether its reader chairs, captures, or drafts for the same unit."""
        if self.base is BoardBase.CHAIR:
            return True
        unit_id = writing.field.unit_id
        return unit_id is not None and self.actor is not None and self.actor.unit_id == unit_id

    def take_writings(self) -> list[Writing]:
        """Give who wrote since the last time."""
        taken, self.writings = list(self.writings.values()), {}
        return taken

    async def wait(self) -> None:
        """Wait until something may have to be told."""
        await self._woken.wait()
        self._woken.clear()
