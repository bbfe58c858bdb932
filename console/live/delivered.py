"""Which journal entries the bell of this process has rung for, so that each is rung once."""

import threading
from collections import defaultdict
from collections.abc import Mapping

from console.live.bell import Ring
from console.live.publisher import under_way


class Delivered:
    """Keeps per chain up to which number all is rung, and what is rung beyond it."""

    def __init__(self, heads: Mapping[str, int]) -> None:
        """Begin with chains as they stand; what is in them needs no ring."""
        self._known = dict(heads)
        self._beyond: defaultdict[str, set[int]] = defaultdict(set)
        self._lock = threading.Lock()

    def hear(self, ring: Ring) -> None:
        """Note a ring of the bell of this process."""
        with self._lock:
            if ring.number > self._known.get(ring.chain, 0):
                self._beyond[ring.chain].add(ring.number)

    def is_new(self, chain: str, number: int) -> bool:
        """Tell whether nobody has rung for an entry yet."""
        with self._lock:
            return number > self._known.get(chain, 0) and number not in self._beyond[chain]

    def missed(self, heads: Mapping[str, int]) -> dict[str, list[int]]:
        """Give the entries nobody rang for, up to the heads of the chains; they count as rung.

        Entries of this process whose ring is still to come are not among them.
        """
        own = under_way()  # asked first: what leaves it has been rung, and so is heard
        with self._lock:
            found = {chain: self._unrung(chain, head, own) for chain, head in heads.items()}
        return {chain: numbers for chain, numbers in found.items() if numbers}

    def _unrung(self, chain: str, head: int, own: frozenset[tuple[str, int]]) -> list[int]:
        rung = self._beyond.pop(chain, set())
        numbers = range(self._known.get(chain, 0) + 1, head + 1)
        self._known[chain] = max(head, self._known.get(chain, 0))
        self._beyond[chain] = {number for number in rung if number > head}
        return [number for number in numbers if number not in rung and (chain, number) not in own]
