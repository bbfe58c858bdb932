"""Counts what one address does in a stretch of time; in this process, nothing is stored.

A branch, the city network and every mobile carrier stand behind one address, so limits are wide,
and only submissions and failures are counted, never pages. Of the new kind of addresses a whole
network of 64 bits is one. What is guessed at is counted before it is looked up, and given back when
it was right: guesses side by side are not more than guesses one by one.
"""

import math
from collections import OrderedDict, deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Lock

from console import clock
from console.auth.networks import network_of

_MOST_ADDRESSES = 20_000  # remembered at once; the longest silent one is forgotten first


@dataclass
class Counted:
    """How often each address did something within a time."""

    most: int
    within: timedelta = timedelta(hours=1)
    _times: "OrderedDict[str, deque[datetime]]" = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def take(self, address: str) -> bool:
        """Count once where it may be done once more; False = it may not."""
        now = clock.now()
        with self._lock:
            times = self._times_of(address)
            if len(times) == self.most and now - times[0] < self.within:
                return False
            times.append(now)
            return True

    def give_back(self, address: str) -> None:
        """Take back the last time counted, because it was no failure after all."""
        with self._lock:
            times = self._times_of(address)
            if times:
                times.pop()

    def minutes_to_wait(self, address: str) -> int:
        """Tell after how many minutes, rounded up, it may be done again; 0 = now."""
        with self._lock:
            times = self._times_of(address)
            if len(times) < self.most:
                return 0
            left = times[0] + self.within - clock.now()
            return max(0, math.ceil(left / timedelta(minutes=1)))

    def _times_of(self, address: str) -> deque[datetime]:
        name = network_of(address)
        times = self._times.setdefault(name, deque(maxlen=self.most))
        self._times.move_to_end(name)
        while len(self._times) > _MOST_ADDRESSES:
            self._times.popitem(last=False)
        return times
