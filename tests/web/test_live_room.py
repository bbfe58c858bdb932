"""One meeting and all who look at it: drawn once per change, nobody waits for a slow one."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any

import anyio
import pytest

from console.auth.actor import Actor
from console.boards.board import BoardBase
from console.floor.acts import sitting as floor
from console.live.bell import BELL, Ring
from console.settings import Settings
from console.web.live_room import Counts, Room
from console.web.live_routes import Live
from console.web.live_socket import LiveSocket
from models.codes.people import Role
from tests import make
from tests.cast import sign_in
from tests.web.conftest import ADDRESS

CODE = "2026-10"
SECONDS = 60.0  # more than anything here takes on a busy machine


class Seats:
    """A room and the sockets in it."""

    def __init__(self) -> None:
        self.counts = Counts()
        self.room = Room(CODE, self.counts, anyio.CapacityLimiter(2))
        self.woken: list[LiveSocket] = []

    def add(self, actor: Actor | None = None, base: BoardBase = BoardBase.PUBLIC) -> LiveSocket:
        socket = NotedSocket(actor, base, self.woken)
        self.room.sockets.add(socket)
        return socket

    async def ring(self, *, times: int = 1) -> None:
        """Ring, and wait until all is drawn and told."""
        for _ in range(times):
            self.room.ring()
        async with asyncio.timeout(SECONDS):
            await self.room.settled()


class NotedSocket(LiveSocket):
    def __init__(self, actor: Actor | None, base: BoardBase, woken: list[LiveSocket]) -> None:
        super().__init__(actor, base)
        self._all_woken = woken

    def wake(self) -> None:
        self._all_woken.append(self)
        super().wake()


@pytest.fixture
def meeting_id(sqlite_database: str) -> int:
    return make.make_open_meeting()


def run(play: Callable[[Seats], Awaitable[None]]) -> None:
    async def played() -> None:
        seats = Seats()
        assert await seats.room.prepare(None)
        await play(seats)
        seats.room.stop()

    asyncio.run(played())


def test_a_change_is_drawn_once_and_written_once_for_many_sockets(meeting_id: int) -> None:
    minh = sign_in(Role.SECRETARY)

    async def play(seats: Seats) -> None:
        sockets = [seats.add() for _ in range(500)]
        first = {id(seats.room.message(one)) for one in sockets}
        await asyncio.to_thread(floor.recess, minh, meeting_id)
        await seats.ring()
        second = {id(seats.room.message(one)) for one in sockets}

        assert (len(first), len(second), seats.counts.boards_drawn) == (1, 1, 2)

    run(play)


def test_rings_that_come_together_are_drawn_once(meeting_id: int) -> None:
    minh = sign_in(Role.SECRETARY)

    async def play(seats: Seats) -> None:
        await asyncio.to_thread(floor.recess, minh, meeting_id)
        await asyncio.to_thread(floor.end_recess, minh, meeting_id)
        await seats.ring(times=100)

        assert seats.counts.boards_drawn == 2

    run(play)


def test_a_slow_reader_is_told_the_latest_once(meeting_id: int) -> None:
    minh = sign_in(Role.SECRETARY)

    async def play(seats: Seats) -> None:
        slow = seats.add()
        seats.room.message(slow)
        for once in (floor.recess, floor.end_recess, floor.recess):
            await asyncio.to_thread(once, minh, meeting_id)
            await seats.ring()
        told = json.loads(seats.room.message(slow) or "")

        assert (told["number"], told["full"]) == (3, False)
        assert told["sections"]["meeting"]["body"]["state"] == "recess"
        assert seats.room.message(slow) is None

    run(play)


def test_the_staff_is_woken_before_the_public(meeting_id: int) -> None:
    minh = sign_in(Role.SECRETARY)

    async def play(seats: Seats) -> None:
        for _ in range(300):
            seats.add()
        staff = [seats.add(minh, BoardBase.CHAIR), seats.add(minh, BoardBase.STAFF)]
        await asyncio.to_thread(floor.recess, minh, meeting_id)
        await seats.ring()

        assert set(seats.woken[:2]) == set(staff)

    run(play)


def test_an_own_section_is_made_only_while_its_viewer_looks(meeting_id: int) -> None:
    branch = make.make_branch()
    make.make_bridge(meeting_id, branch)
    lan = sign_in(Role.OPERATOR, unit_id=branch)

    async def play(seats: Seats) -> None:
        here = seats.add(lan, BoardBase.STAFF)
        while_here = seats.room.viewers
        assert await seats.room.prepare(here.viewer)
        told = json.loads(seats.room.message(here) or "")
        seats.room.sockets.discard(here)

        assert told["sections"]["mine"]["body"]["bridge"]["name"] == "Chi nhánh số 1"
        assert (while_here, seats.room.viewers) == ({here.viewer}, set())

    run(play)


def test_an_own_section_missed_while_drawing_is_made_at_once(meeting_id: int) -> None:
    branch = make.make_branch()
    lan = sign_in(Role.OPERATOR, unit_id=branch)

    async def play(seats: Seats) -> None:
        late = seats.add(lan, BoardBase.STAFF)  # the boards as they stand were made without it
        first = seats.room.message(late)
        async with asyncio.timeout(SECONDS):
            await late.wait()
        second = json.loads(seats.room.message(late) or "")

        assert (first, second["sections"]["mine"]["body"]["bridge"]) == (None, None)

    run(play)


class Client:
    """A browser's end of one socket, spoken to without a network."""

    def __init__(self, live: Live, *, reads: bool = True) -> None:
        self.told: list[dict[str, Any]] = []
        self._came = asyncio.Condition()
        self._can_take = asyncio.Event()
        if reads:
            self._can_take.set()
        self._said: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self._said.put_nowait({"type": "websocket.connect"})
        scope = {
            "type": "websocket",
            "path": f"/live/{CODE}",
            "raw_path": b"",
            "root_path": "",
            "query_string": b"board=public",
            "headers": [(b"origin", ADDRESS.encode())],
            "subprotocols": [],
        }
        (route,) = live.routes()
        _, inner = route.matches(scope)
        self._task = asyncio.ensure_future(
            route.app({**scope, **inner}, self._said.get, self._take)
        )

    async def _take(self, message: Any) -> None:
        if message["type"] == "websocket.send":
            await self._can_take.wait()
            async with self._came:
                self.told.append(json.loads(message["text"]))
                self._came.notify_all()

    async def hear(self, number: int) -> None:
        """Wait until the boards of a number came."""

        def came() -> bool:
            return any(one["number"] == number for one in self.told if "sections" in one)

        async with asyncio.timeout(SECONDS), self._came:
            await self._came.wait_for(came)

    def read_again(self) -> None:
        self._can_take.set()

    async def leave(self) -> None:
        self._can_take.set()
        self._said.put_nowait({"type": "websocket.disconnect", "code": 1001})
        await asyncio.wait_for(self._task, SECONDS)


def test_a_client_that_is_stuck_holds_nobody_and_catches_up_with_the_latest(
    meeting_id: int,
) -> None:
    minh = sign_in(Role.SECRETARY)

    async def play() -> None:
        live = Live(Settings(public_url=ADDRESS))
        stop = live.listen()
        stuck, others = Client(live, reads=False), [Client(live) for _ in range(20)]
        await asyncio.gather(*(one.hear(0) for one in others))
        for number, once in enumerate((floor.recess, floor.end_recess, floor.recess), start=1):
            await asyncio.to_thread(once, minh, meeting_id)
            await asyncio.gather(*(one.hear(number) for one in others))
        stuck.read_again()
        await stuck.hear(3)

        assert len(stuck.told) <= 3
        await asyncio.gather(*(one.leave() for one in (stuck, *others)))
        assert len(live.sockets) == 0
        stop()

    asyncio.run(play())


def test_a_thousand_rings_leave_sockets_and_tasks_as_they_were(meeting_id: int) -> None:
    minh = sign_in(Role.SECRETARY)

    async def play() -> None:
        live = Live(Settings(public_url=ADDRESS))
        stop = live.listen()
        clients = [Client(live) for _ in range(50)]
        await asyncio.gather(*(one.hear(0) for one in clients))
        before, drawn = len(asyncio.all_tasks()), live.counted()["live_boards_drawn_total"]
        for _ in range(1000):
            BELL.ring(Ring(CODE, 0, ()))
        await asyncio.to_thread(floor.recess, minh, meeting_id)
        await asyncio.gather(*(one.hear(1) for one in clients))

        assert live.counted()["live_sockets_public"] == 50
        assert live.counted()["live_boards_drawn_total"] <= drawn + 2
        assert len(asyncio.all_tasks()) <= before + 1  # the one that draws
        await asyncio.gather(*(one.leave() for one in clients))
        assert live.counted()["live_sockets"] == 0
        stop()

    asyncio.run(play())
