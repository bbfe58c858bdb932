"""How many sockets who is not signed in may hold, altogether and behind one address.

An address holds at most half of what the others leave, so however many stand in line, the next one
finds a place. The last places are kept for devices that signed in before.
"""

import resource
from collections import Counter
from dataclasses import dataclass, field

from console.auth.networks import network_of
from console.settings import Settings

_PART = 0.5  # of what others leave, that one address may hold
_KEPT = 0.2  # of the pages, for devices that signed in before
DESCRIPTORS_KEPT = 512  # for signed-in people, their requests, files and the database


@dataclass
class Share:
    """Sockets of one kind, held now."""

    most: int
    kept: int = 0  # of them, for devices known here
    _held: Counter[str] = field(default_factory=Counter)

    @property
    def held(self) -> int:
        """How many are held altogether."""
        return self._held.total()

    def take(self, address: str, *, is_known: bool = False) -> bool:
        """Hold one more; False = there is none left, or none for this address.

        Args:
            address: who asks.
            is_known: its device signed in before, so it may have what is kept.
        """
        name = network_of(address)
        most = self.most if is_known else self.most - self.kept
        for_it = max(1, int((most - self.held + self._held[name]) * _PART))
        if self.held >= most or (self._held[name] >= for_it and not is_known):
            return False
        self._held[name] += 1
        return True

    def give_back(self, address: str) -> None:
        """Hold one less."""
        name = network_of(address)
        self._held[name] -= 1
        if self._held[name] <= 0:
            del self._held[name]


def of_pages(settings: Settings) -> Share:
    """Give the share of open pages without sign-in."""
    most = settings.anonymous_sessions
    return Share(most, kept=int(most * _KEPT))


def of_boards() -> Share:
    """Give the share of public boards: as many as there may be open files, less the reserve."""
    most, _hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    return Share(max(most - DESCRIPTORS_KEPT, most // 2))
