"""How often a socket may say something: so much at once, and so much a second on average."""

from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

from starlette.types import Message, Receive, Send

TOO_OFTEN = 1008  # code a socket is closed with


@dataclass(frozen=True, slots=True)
class Rate:
    """What one socket may say."""

    at_once: int
    a_second: float


SIGNED_IN = Rate(at_once=300, a_second=30)  # a desk that follows the meeting and types
STRANGER = Rate(at_once=40, a_second=2)  # signs in, or changes the language
BOARD = Rate(at_once=20, a_second=1)  # asks after a loss whether its page lives


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


def slowed(receive: Receive, send: Send, bucket: Bucket) -> Receive:
    """Give what hears a socket until it says too much; then it is closed, and counts as gone."""

    async def heard() -> Message:
        message = await receive()
        if message["type"] != "websocket.receive" or bucket.take():
            return message
        await send({"type": "websocket.close", "code": TOO_OFTEN, "reason": ""})
        return {"type": "websocket.disconnect", "code": TOO_OFTEN, "reason": ""}

    return heard
