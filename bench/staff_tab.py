"""One open console page of a staff member: its two connections, its signals, how it heals.

It behaves as `console/frontend/live.js`, `tab.js` and `signal.js` make a browser behave, and as
Streamlit's own script reconnects; the pauses are theirs. What a browser does on its own machine,
drawing, is left out: it costs the server nothing.
"""

import asyncio
import contextlib
import json
import random
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from time import monotonic, time
from typing import Any
from urllib.parse import urlsplit

from websockets.exceptions import WebSocketException

from bench.crowd import Got, number_in
from bench.light_socket import LightSocket, SocketRefused, connect
from bench.page_stream import Mounted, PageStream, Run

LINK_FIRST, LINK_LONGEST = 0.4, 1.5  # seconds, of live.js
STREAM_FIRST = (0.25, 0.5)  # seconds until Streamlit's script looks for the server
PING_FIRST, PING_LONGEST = 0.1, 4.0
DEAD_AFTER, ASK_EVERY, SPREAD = 5.0, 1.0, 3.0  # of tab.js
LOOK_EVERY, HEAL_AGAIN = 0.25, 10.0
URGENT = (0.03, 0.0, 0.3)  # first pause, spread, between two reruns; of signal.js
PATIENT = (0.15, 0.85, 1.5)
NEVER = float("-inf")


@dataclass(frozen=True)
class Person:
    """Who sits before the page."""

    name: str
    duty: str  # chair, secretary, operator, other
    page: str  # address of the page open
    cookie: str  # whole `Cookie` header


class StaffTab:
    """Opened once; heals by itself until it is closed."""

    def __init__(self, address: str, person: Person) -> None:
        self.person = person
        self.got: Got = []
        self.redrawn: list[
            tuple[int, float]
        ] = []  # newest number heard, moment the controls had run
        self.linked_at = 0.0  # moment the live socket last said hello
        self.connected_at = 0.0  # moment Streamlit's connection was last opened
        self.usable_at = 0.0  # moment the last full run had ended
        self._address = address
        self._stream = PageStream(
            on_run=self._ran, on_mounted=self._remount, on_gone=self._lost_stream
        )
        self._link: LightSocket | None = None
        self._session = ""  # Streamlit's, as the page last drawn says
        self._number = 0
        self._start = ""
        self._is_new_start = False
        self._dead_since: float | None = None
        self._judging: asyncio.Task[None] | None = None
        self._signals: dict[str, _Signal] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._answered = asyncio.Event()
        self._is_closed = False

    @property
    def signals(self) -> int:
        """Count the signals mounted."""
        return len(self._stream.of_part("signal"))

    @property
    def elements(self) -> int:
        """Count what the last full run drew."""
        return self._stream.elements

    async def open(self) -> None:
        """Load the page: one full run, then the live socket it asks for."""
        await self._stream.open(self._address, cookie=self.person.cookie)
        self._answered.clear()
        await self._stream.rerun(name=self.person.page)
        async with asyncio.timeout(60):
            await self._answered.wait()
        await self._join()

    async def press(self) -> None:
        """Use a control: run a fragment, or the page where it has none, and wait for its end.

        Raises:
            TimeoutError: it did not answer within ten seconds.
        """
        self._answered.clear()
        fragment = min(self._stream.fragments, default="")
        await self._stream.rerun(fragment=fragment)
        async with asyncio.timeout(10):
            await self._answered.wait()

    def close(self) -> None:
        """Leave without a word."""
        self._is_closed = True
        for task in (*self._tasks, *([self._judging] if self._judging else [])):
            task.cancel()
        self._stream.close()
        if self._link is not None:
            self._link.close()

    # the page

    def _ran(self, run: Run) -> None:
        self._answered.set()
        if run.fragments:
            self.redrawn.append((self._number, run.ended_at))
            return
        if self._stream.of_part("tab"):  # not the sign-in page
            self.usable_at = run.ended_at

    def _remount(self, mounted: Mounted) -> None:
        if mounted.part == "tab" and mounted.told["session"] != self._session:
            self._session = mounted.told["session"]
            self._rest()

    def _lost_stream(self) -> None:
        if not self._is_closed:
            self._later(self._find_stream())

    async def _find_stream(self) -> None:
        await asyncio.sleep(random.uniform(*STREAM_FIRST))
        pause = PING_FIRST
        while not await self._reopened():
            await asyncio.sleep(min(PING_LONGEST, pause) * random.uniform(0.7, 1.0))
            pause *= 2

    async def _reopened(self) -> bool:
        try:
            for path in ("/_stcore/health", "/_stcore/host-config"):
                if not await answers(self._address, path):
                    return False
            await self._stream.open(self._address, cookie=self.person.cookie)
            self.connected_at = time()
        except (OSError, TimeoutError, WebSocketException):
            return False
        return True

    # the live socket

    async def _join(self) -> None:
        tab = next((one for one in self._stream.of_part("tab")), None)
        told: dict[str, Any] = tab.told if tab else {}
        meeting, board = told.get("meeting") or "session", told.get("board", "staff")
        place = f"{self._address}/live/{meeting}?board={board}&after={self._number}"
        self._link = await connect(
            f"{place}&start={self._start}", self._hear, self._lost_link, cookie=self.person.cookie
        )

    def _lost_link(self) -> None:
        if not self._is_closed:
            self._link = None
            self._later(self._find_link())

    async def _find_link(self) -> None:
        pause = LINK_FIRST
        while self._link is None:
            await asyncio.sleep(pause * random.uniform(0.5, 1.5))
            pause = min(pause * 2, LINK_LONGEST)
            with contextlib.suppress(OSError, SocketRefused, TimeoutError):
                await self._join()

    def _hear(self, message: bytes, at: float) -> None:
        if b'"start_id"' in message[:200]:
            self.linked_at = at
            self._greet(json.loads(message))
        elif b'"sections"' in message:
            self._take(message, at)
        elif b'"session"' in message:
            told = json.loads(message)
            if told["session"] == self._session:
                self._judge(bool(told["lives"]))
        elif self._judging is None:
            self._ask()

    def _take(self, message: bytes, at: float) -> None:
        number = number_in(message) or 0
        self.got.append((number, at))
        is_new, self._number = number > self._number, number
        signals = self._stream.of_part("signal")
        if not signals or not is_new:
            return
        told = json.loads(message)
        for mounted in signals:
            topics = set(mounted.told["topics"]) & set(told["topics"])
            if number > int(mounted.told.get("number", 0)) and (told["full"] or topics):
                self._signal(mounted).plan()

    def _signal(self, mounted: Mounted) -> "_Signal":
        if mounted.id not in self._signals:
            self._signals[mounted.id] = _Signal(lambda: self._fire(mounted.id), self._later)
        made = self._signals[mounted.id]
        made.pace = URGENT if mounted.told.get("is_urgent") else PATIENT
        return made

    async def _fire(self, component: str) -> None:
        mounted = self._stream.mounted.get(component)
        if mounted is None or self._number <= int(mounted.told.get("number", 0)):
            return
        trigger = (component, "rang", self._number)
        await self._stream.rerun(fragment=mounted.fragment, trigger=trigger)

    # a lost session

    def _greet(self, hello: dict[str, Any]) -> None:
        is_new = bool(self._start) and hello["start_id"] != self._start
        self._start = hello["start_id"]
        self._dead_since = NEVER if is_new else None
        self._ask()

    def _ask(self) -> None:
        self._rest()
        if self._link is not None:
            self._link.say(json.dumps({"session": self._session}))

    def _judge(self, lives: bool) -> None:
        self._rest()
        if lives:
            self._dead_since = None
            return
        if self._dead_since is None:
            self._dead_since = monotonic()
        is_dead = monotonic() - self._dead_since >= DEAD_AFTER
        self._judging = asyncio.create_task(self._heal() if is_dead else self._ask_again())

    async def _ask_again(self) -> None:
        await asyncio.sleep(ASK_EVERY)
        self._judging = None
        self._ask()

    async def _heal(self) -> None:
        await asyncio.sleep(random.uniform(0, SPREAD))
        healed_at, patience = NEVER, HEAL_AGAIN
        while tab := next(iter(self._stream.of_part("tab")), None):
            is_ready = self._stream.is_open and not self._stream.is_running
            if is_ready and monotonic() - healed_at > patience:
                patience = patience if healed_at == NEVER else 2 * patience
                healed_at = monotonic()
                await self._stream.rerun(trigger=(tab.id, "lost", int(time() * 1000)))
            await asyncio.sleep(LOOK_EVERY)

    def _rest(self) -> None:
        if self._judging is not None and self._judging is not asyncio.current_task():
            self._judging.cancel()
        self._judging = None

    def _later(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


class _Signal:
    """Paces the reruns of one fragment."""

    def __init__(
        self,
        fire: Callable[[], Coroutine[Any, Any, None]],
        later: Callable[[Coroutine[Any, Any, None]], None],
    ) -> None:
        self.pace = PATIENT
        self._fire = fire
        self._later = later
        self._fired_at = NEVER
        self._is_planned = False

    def plan(self) -> None:
        if not self._is_planned:
            self._is_planned = True
            self._later(self._wait())

    async def _wait(self) -> None:
        first, spread, between = self.pace
        rest = self._fired_at + between - monotonic()
        await asyncio.sleep(max(first + random.uniform(0, spread), rest))
        self._is_planned, self._fired_at = False, monotonic()
        await self._fire()


async def answers(address: str, path: str) -> bool:
    """Ask for a page once; cheaper than a whole HTTP client for each of hundreds of tabs.

    Raises:
        OSError, TimeoutError: nobody answered.
    """
    host = urlsplit(address).netloc
    async with asyncio.timeout(15):
        reader, writer = await asyncio.open_connection(*host.split(":"))
        request = f"GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
        writer.write(request.encode())
        first = await reader.readline()
        await reader.read()
        writer.close()
    return b" 200 " in first
