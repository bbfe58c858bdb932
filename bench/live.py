"""The live room: boards, controls, an idle meeting, a killed server, timers, first paint.

Beside a baseline of the same machine. The act is a real one, done by this process on the same
PostgreSQL and heard by the server through the database; a board counts as reached when the whole
message has arrived at its client.
"""

import asyncio
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from time import monotonic, time

from bench import browser
from bench.acts import Done, Floor
from bench.baseline import figures as baseline
from bench.crowd import Crowd, Got, first_with
from bench.measuring import RUNS, BenchFailed, Figure, p95
from bench.room import Room, Served, Staff, open_room
from bench.staff_tab import StaffTab

ACT_EVERY = 1.5  # seconds between two acts of a turn
REACHED_SECONDS = 15.0  # how long the last act may take to reach everybody
SETTLE_SECONDS = 3.0
USABLE_SECONDS = 60.0
OPENED_AT_ONCE = 4
PRESSED_AT_ONCE = 20
ALL_SECONDS = 900.0
BASE = "PostgreSQL"


@dataclass(frozen=True)
class Size:
    """How much is open, and how often each thing is measured."""

    staff: Staff
    public: int
    public_idle: int
    pages: int  # of the baseline
    runs: int
    idle_seconds: float


FULL = Size(Staff(5, 30, 164), 5_000, 1_000, 50, RUNS, 20.0)
QUICK = Size(Staff(2, 6, 11), 200, 100, 20, 2, 5.0)


def figures(size: Size = FULL) -> Iterator[Figure]:
    """Measure everything of the live room, one figure after the other."""
    with open_room(size.staff) as (room, served):
        floor = Floor(room)
        yield from asyncio.run(_Load(room, served, floor, size).measure())
        yield from browser.figures(room, floor, served.address, size.runs)
    boards = (size.staff.count, size.public)
    yield from baseline.figures(viewers=size.pages, boards=boards, runs=size.runs)


class _Load:
    """Everybody's pages and boards, in one event loop."""

    def __init__(self, room: Room, served: Served, floor: Floor, size: Size) -> None:
        self._room = room
        self._served = served
        self._size = size
        self._floor = floor
        self._tabs = [StaffTab(served.address, person) for person in room.people]
        self._figures: list[Figure] = []

    async def measure(self) -> list[Figure]:
        """Open all pages, then measure one thing after the other."""
        try:
            async with asyncio.timeout(ALL_SECONDS):
                await asyncio.to_thread(self._floor.get_ready, 2 * self._size.runs + 1)
                await self._open_tabs()
                await self._act_before_staff()
                await self._idle()
                await self._act_before_everybody()
                await self._kill()
        finally:
            for tab in self._tabs:
                tab.close()
        return self._figures

    async def _open_tabs(self) -> None:
        gate, start = asyncio.Semaphore(OPENED_AT_ONCE), monotonic()

        async def opened(tab: StaffTab) -> None:
            async with gate:
                await tab.open()

        await asyncio.gather(*(opened(tab) for tab in self._tabs))
        controls = sum(tab.signals for tab in self._tabs)
        _say(
            f"{len(self._tabs)} consoles open after {monotonic() - start:.1f} s, {controls} "
            f"signals, {self._served.memory_mb():.0f} MB"
        )

    async def _act_before_staff(self) -> None:
        staff, controls, cpu = [], [], []
        for _ in range(self._size.runs):
            before = self._served.cpu_seconds()
            done = await self._turn()
            cpu.append((self._served.cpu_seconds() - before) / len(done) * 1000)
            staff.append(p95(_late(done, [tab.got for tab in self._tabs])) / 1000)
            controls.append(self._late_controls(done))
        count = len(self._tabs)
        self._add(f"floor act → {count} staff boards, p95", "s", "≤ 0.3 s", staff)
        urgent = [p95(late) / 1000 for late in controls if late]
        if urgent:
            self._add("the same → controls of chair and secretaries, p95", "s", "", urgent)
        self._add("the same, processor time of the server an act", "ms", "", cpu)

    async def _act_before_everybody(self) -> None:
        count, name = self._size.public, f"floor act → {self._size.public:,} public boards, p95"
        public, staff, cpu = [], [], []
        async with self._crowd(count) as viewers:
            for _ in range(self._size.runs):
                before = self._served.cpu_seconds()
                done = await self._turn()
                cpu.append((self._served.cpu_seconds() - before) / len(done) * 1000)
                staff.append(p95(_late(done, [tab.got for tab in self._tabs])) / 1000)
                public.append(p95(await self._late_public(done, viewers)) / 1000)
        self._add(name, "s", "≤ 1.0 s", public)
        self._add(f"the same act → {len(self._tabs)} staff boards, p95", "s", "≤ 0.5 s", staff)
        self._add("the same, processor time of the server an act", "ms", "", cpu)

    async def _idle(self) -> None:
        shares = []
        async with self._crowd(self._size.public_idle):
            for _ in range(self._size.runs):
                before, start = self._served.cpu_seconds(), monotonic()
                await asyncio.sleep(self._size.idle_seconds)
                used = self._served.cpu_seconds() - before
                shares.append(100 * used / (monotonic() - start))
        open_now = f"{len(self._tabs)} staff + {self._size.public_idle:,} public open"
        self._add(f"idle, {open_now}, of one core", "%", "≤ 5 %", shares)

    async def _kill(self) -> None:
        usable, answering, linked, connected = [], [], [], []
        for _ in range(self._size.runs):
            killed_at = time()
            self._served.kill()
            self._served.start()
            await asyncio.to_thread(self._served.wait)
            answering.append(time() - killed_at)
            usable.append(await self._all_usable(killed_at) - killed_at)
            linked.append(max(tab.linked_at for tab in self._tabs) - killed_at)
            connected.append(max(tab.connected_at for tab in self._tabs) - killed_at)
            await self._press_all()
            await asyncio.sleep(SETTLE_SECONDS)
        self._add(f"all {len(self._tabs)} consoles usable after a kill", "s", "≤ 10 s", usable)
        self._add("of these, until the server answers again", "s", "", answering)
        self._add("of these, until the last page is connected again", "s", "", connected)
        self._add("of these, until the last live socket is back", "s", "", linked)

    async def _all_usable(self, killed_at: float) -> float:
        """Give the moment at which the last console had its full run in the new server."""
        deadline = monotonic() + USABLE_SECONDS
        while waiting := sum(tab.usable_at < killed_at for tab in self._tabs):
            if monotonic() > deadline:
                raise BenchFailed(
                    f"{waiting} consoles not usable {USABLE_SECONDS:.0f} s after the kill\n"
                    f"{self._served.said()}"
                )
            await asyncio.sleep(0.05)
        return max(tab.usable_at for tab in self._tabs)

    async def _press_all(self) -> None:
        gate = asyncio.Semaphore(PRESSED_AT_ONCE)

        async def pressed(tab: StaffTab) -> None:
            async with gate:
                await tab.press()

        answers = await asyncio.gather(*map(pressed, self._tabs), return_exceptions=True)
        dead = sum(isinstance(one, BaseException) for one in answers)
        if dead:
            raise BenchFailed(f"the controls of {dead} consoles are dead after the kill")

    async def _turn(self) -> list[Done]:
        """Do the acts of one turn and wait until every staff board has the last one."""
        done = []
        for act in self._floor.turn():
            done.append(await asyncio.to_thread(act))
            await asyncio.sleep(ACT_EVERY)
        deadline = monotonic() + REACHED_SECONDS
        last = done[-1].number
        while missing := sum(first_with(tab.got, last) is None for tab in self._tabs):
            if monotonic() > deadline:
                raise BenchFailed(f"{missing} staff boards never got act {last}")
            await asyncio.sleep(0.05)
        return done

    async def _late_public(self, done: list[Done], viewers: Crowd) -> list[float]:
        got = await asyncio.to_thread(viewers.got)
        deadline = monotonic() + REACHED_SECONDS
        while any(first_with(one, done[-1].number) is None for one in got):
            if monotonic() > deadline:
                raise BenchFailed(f"not all public boards got act {done[-1].number}")
            await asyncio.sleep(1)
            later = await asyncio.to_thread(viewers.got)
            got = [before + after for before, after in zip(got, later, strict=True)]
        return _late([act for act in done if act.is_on_phones], got)

    def _late_controls(self, done: list[Done]) -> list[float]:
        """Seconds until the fragments of chair and secretaries had run with the act in them."""
        urgent = [tab for tab in self._tabs if tab.person.duty in ("chair", "secretary")]
        return [
            min(seen) - one.committed_at
            for one in done
            for tab in urgent
            if (seen := [at for number, at in tab.redrawn if number >= one.number])
        ]

    @asynccontextmanager
    async def _crowd(self, count: int) -> AsyncIterator[Crowd]:
        start = monotonic()
        asked = "board=public&screen=phone&lang=vi"
        address = f"{self._served.address}/live/{self._room.code}?{asked}"
        viewers = await asyncio.to_thread(Crowd, address, count)
        _say(
            f"{count:,} public boards open after {monotonic() - start:.1f} s, "
            f"{self._served.memory_mb():.0f} MB"
        )
        try:
            await asyncio.sleep(SETTLE_SECONDS)
            await asyncio.to_thread(viewers.got)
            yield viewers
        finally:
            viewers.close()

    def _add(self, what: str, unit: str, goal: str, runs: list[float]) -> None:
        figure = Figure(what, BASE, unit, goal, tuple(runs))
        _say(figure.line())
        self._figures.append(figure)


def _late(done: list[Done], boards: list[Got]) -> list[float]:
    """Give the seconds from each act to each board."""
    return [
        at - one.committed_at
        for one in done
        for got in boards
        if (at := first_with(got, one.number)) is not None
    ]


def _say(line: str) -> None:
    sys.stderr.write(f"  {line}\n")
