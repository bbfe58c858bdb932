"""Counts what one address does in a stretch of time; in this process, nothing is stored.

A branch, the city network and every mobile carrier stand behind one address, so limits are wide,
and only submissions and failures are counted, never pages.
"""

from collections import OrderedDict, deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from console import clock

_MOST_ADDRESSES = 20_000  # remembered at once; the longest silent one is forgotten first


@dataclass
class Counted:
    """How often each address did something within a time."""

    most: int
    within: timedelta = timedelta(hours=1)
    _times: "OrderedDict[str, deque[datetime]]" = field(default_factory=OrderedDict)

    def add(self, address: str) -> None:
        """Count once."""
        times = self._times.setdefault(address, deque(maxlen=self.most))
        times.append(clock.now())
        self._times.move_to_end(address)
        while len(self._times) > _MOST_ADDRESSES:
            self._times.popitem(last=False)

    def is_full(self, address: str) -> bool:
        """Tell whether an address has done it as often as is allowed."""
        times = self._times.get(address)
        if times is None or len(times) < self.most:
            return False
        return clock.now() - times[0] < self.within
