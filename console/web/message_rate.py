"""How often a socket may say something: so much at once, and so much a second on average.

Of who is not signed in, all sockets behind one address together say no more than a branch does
whose people sign in at the same time.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

from starlette.types import Message, Receive, Send

from console.auth.networks import network_of

TOO_OFTEN = 1008  # code a socket is closed with
SILENT = 1000  # the same, after it said nothing
_MOST_ADDRESSES = 20_000  # remembered at once; the longest silent one is forgotten first


@dataclass(frozen=True, slots=True)
class Rate:
    """What one socket, or all of an address, may say."""

    at_once: int
    a_second: float


SIGNED_IN = Rate(at_once=300, a_second=30)  # a desk that follows the meeting and types
STRANGER = Rate(at_once=40, a_second=2)  # signs in, or changes the language
BOARD = Rate(at_once=20, a_second=1)  # asks after a loss whether its page lives
OPENED_BEHIND_ADDRESS = Rate(at_once=60, a_second=2)  # each is a page to be drawn
PAGES_BEHIND_ADDRESS = Rate(at_once=200, a_second=5)
BOARDS_BEHIND_ADDRESS = Rate(at_once=1_000, a_second=50)


class Bucket:
    """What a socket may still say."""

    def __init__(self, rate: Rate, clock: Callable[[], float] = monotonic) -> None:
        """Begin with all that may be said at once."""
        self._rate = rate
        self._clock = clock
        self._left = float(rate.at_once)
        self._at = clock()

    def take(self) -> bool:
        """Say something; False = too much was said."""
        now = self._clock()
        gained = (now - self._at) * self._rate.a_second
        self._left, self._at = min(float(self._rate.at_once), self._left + gained), now
        if self._left < 1:
            return False
        self._left -= 1
        return True


class Buckets:
    """A bucket for each address."""

    def __init__(self, rate: Rate) -> None:
        """Remember nobody yet."""
        self._rate = rate
        self._buckets: OrderedDict[str, Bucket] = OrderedDict()

    def of(self, address: str) -> Bucket:
        """Give the bucket of an address."""
        name = network_of(address)
        bucket = self._buckets.setdefault(name, Bucket(self._rate))
        self._buckets.move_to_end(name)
        while len(self._buckets) > _MOST_ADDRESSES:
            self._buckets.popitem(last=False)
        return bucket


def slowed(receive: Receive, send: Send, *buckets: Bucket) -> Receive:
    """Give what hears a socket until it says too much; then it is closed, and counts as gone."""

    async def heard() -> Message:
        message = await receive()
        if message["type"] != "websocket.receive" or all(bucket.take() for bucket in buckets):
            return message
        return await _closed(send, TOO_OFTEN)

    return heard


def ended_when_silent(receive: Receive, send: Send, *, first: float, later: float) -> Receive:
    """Give what hears a socket until it says nothing for too long.

    Args:
        receive: hears the socket.
        send: closes it.
        first: seconds until its first message.
        later: seconds between two.
    """
    allowed = first

    async def heard() -> Message:
        nonlocal allowed
        try:
            async with asyncio.timeout(allowed):
                message = await receive()
        except TimeoutError:
            return await _closed(send, SILENT)
        if message["type"] == "websocket.receive":
            allowed = later
        return message

    return heard


async def _closed(send: Send, code: int) -> Message:
    await send({"type": "websocket.close", "code": code, "reason": ""})
    return {"type": "websocket.disconnect", "code": code, "reason": ""}
