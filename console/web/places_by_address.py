"""How much of one kind goes on at the same time, altogether and for one address.

The others wait for a while: many at one address hold up nobody elsewhere.
"""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from console.auth.networks import network_of

WAIT_SECONDS = 60.0


class NoPlace(Exception):
    """None became free in time."""


class PlacesByAddress:
    """Places for one kind of work."""

    def __init__(
        self,
        most: int,
        of_one: int,
        *,
        wait_seconds: float = WAIT_SECONDS,
    ) -> None:
        """Begin with all places free.

        Args:
            most: places altogether.
            of_one: places of one address.
            wait_seconds: how long one waits for a place.
        """
        self._all = asyncio.Semaphore(most)
        self._of_one = of_one
        self._wait_seconds = wait_seconds
        self._own: dict[str, asyncio.Semaphore] = {}
        self._asking: Counter[str] = Counter()

    @asynccontextmanager
    async def place(self, address: str) -> AsyncIterator[None]:
        """Hold a place.

        Raises:
            NoPlace: none became free in time.
        """
        name = network_of(address)
        own = self._own.setdefault(name, asyncio.Semaphore(self._of_one))
        self._asking[name] += 1
        try:
            async with self._taken(own), self._taken(self._all):
                yield
        finally:
            self._asking[name] -= 1
            if not self._asking[name]:
                del self._asking[name], self._own[name]

    @asynccontextmanager
    async def _taken(self, places: asyncio.Semaphore) -> AsyncIterator[None]:
        try:
            async with asyncio.timeout(self._wait_seconds):
                await places.acquire()
        except TimeoutError:
            raise NoPlace from None
        try:
            yield
        finally:
            places.release()
