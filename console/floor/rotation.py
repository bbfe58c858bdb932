"""The bound of the fair order: nobody waits for more turns of others than their share allows.

A source of weight w waits for at most ⌈Σ weights / w⌉ turns of others. Whoever is preferred goes
first, as long as everybody can still come in time after that.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import TypeVar

S = TypeVar("S")  # a source


@dataclass(slots=True)
class Standing:
    """How a source with somebody waiting stands: in turns of others."""

    at_most: int  # it may wait for
    waited: int = 0  # it has waited for

    @property
    def left(self) -> int:
        """Give how many it may still wait for."""
        return self.at_most - self.waited


def at_most(weight: int, total: int) -> int:
    """Give how many turns of others a source may have to wait for.

    Args:
        weight: its own.
        total: of all sources together.
    """
    return ceil(total / weight)


def next_source(standings: Mapping[S, Standing], preferred: Sequence[S]) -> S:
    """Give the first of those preferred after whom all others still come in time.

    When nobody is (shares were changed meanwhile), it is who has the least time left.
    """
    for chosen in preferred:
        if _all_in_time(standings, chosen):
            return chosen
    return min(preferred, key=lambda source: standings[source].left)


def _all_in_time(standings: Mapping[S, Standing], chosen: S) -> bool:
    """Tell whether every coming turn can be had by when it is due, one a step."""
    first = {
        source: standing.at_most + 1 if source == chosen else standing.left
        for source, standing in standings.items()
    }
    if min(first.values()) < 1:
        return False
    last = max(first.values())
    due = sorted(
        step
        for source, standing in standings.items()
        for step in _dues(standing, first[source], last)
    )
    return all(step >= count for count, step in enumerate(due, start=1))


def _dues(standing: Standing, first: int, last: int) -> Iterator[int]:
    """Give by which steps a source must be next, if each time it waits as long as it may."""
    return iter(range(first, last + 1, standing.at_most + 1))
