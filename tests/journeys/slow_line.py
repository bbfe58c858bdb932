"""A line on which what a run draws comes piece by piece: so one sees the page of a slow machine.

The server runs as fast as it can; what it tells the browser is kept here until it is let through.
To the page there is no difference: the run is under way, and part of it is drawn.
"""

import re
from time import monotonic

from playwright.sync_api import Page, WebSocketRoute
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.journeys.room import SOON, at_rest

STREAM = re.compile(r"/_stcore/stream$")
WATCH = 20  # ms
DRAWN = "new Promise(requestAnimationFrame)"


class SlowLine:
    """What the server tells one page: held, let through in part, then to the end."""

    def __init__(self, page: Page) -> None:
        """Stand between the server and a page that is not opened yet."""
        self._page = page
        self._waiting: list[bytes] = []
        self._is_held = False
        page.route_web_socket(STREAM, self._connect)

    def hold(self) -> None:
        """Keep everything from now on."""
        self._is_held = True

    def let(self, part: float) -> None:
        """Wait for a whole run, then let through so much of it; the browser draws each piece."""
        deadline = monotonic() + SOON / 1000
        while not self._has_run and monotonic() < deadline:
            self._page.wait_for_timeout(WATCH)
        assert self._has_run, "no run came"
        self._pass_on(int(len(self._waiting) * part))

    def let_all(self) -> None:
        """Let through all that waits, piece by piece, then whatever comes; wait until it rests."""
        while self._waiting:
            self._pass_on(1)
        self._is_held = False
        at_rest(self._page)

    @property
    def _has_run(self) -> bool:
        return any(_kind(message) == "script_finished" for message in self._waiting)

    def _pass_on(self, count: int) -> None:
        for _ in range(count):
            message = self._waiting.pop(0)
            self._browser.send(message)
            self._page.evaluate(DRAWN)

    def _connect(self, browser: WebSocketRoute) -> None:
        self._browser, self._waiting = browser, []
        browser.connect_to_server().on_message(self._hear)

    def _hear(self, message: str | bytes) -> None:
        assert isinstance(message, bytes)
        if self._is_held:
            self._waiting.append(message)
        else:
            self._browser.send(message)


def _kind(message: bytes) -> str:
    return str(ForwardMsg.FromString(message).WhichOneof("type"))
