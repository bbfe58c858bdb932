"""Counts changes and tells the open sockets of this process; nothing is stored."""

import asyncio
from time import time


class Changes:
    """The number of the last change, when it was made, and who waits for the next one."""

    def __init__(self) -> None:
        self.number = 9  # two digits from the first change on: a message of two bytes
        self.made_at = 0.0  # seconds of the epoch
        self.waiting: set[asyncio.Queue[int]] = set()

    def make(self) -> None:
        """Make one change; only in the event loop."""
        self.number += 1
        self.made_at = time()
        for queue in tuple(self.waiting):
            queue.put_nowait(self.number)


CHANGES = Changes()
