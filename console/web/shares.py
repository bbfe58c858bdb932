"""How many sockets who is not signed in may hold, altogether and behind one address.

No address holds them all, so what is left of the whole is a reserve for everybody else: a branch
still signs in while somebody elsewhere holds a full share.
"""

import resource
from collections import Counter
from dataclasses import dataclass, field

from console.auth.networks import network_of
from console.settings import Settings

_PART = 0.5  # of the whole, that one address may hold
_DESCRIPTORS_KEPT = 512  # for signed-in people, their requests, files and the database


@dataclass
class Share:
    """Sockets of one kind, held now."""

    most: int
    _held: Counter[str] = field(default_factory=Counter)

    @property
    def held(self) -> int:
        """How many are held altogether."""
        return self._held.total()

    def take(self, address: str) -> bool:
        """Hold one more; False = there is none left, or none for this address."""
        name = network_of(address)
        if self.held >= self.most or self._held[name] >= max(1, int(self.most * _PART)):
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
    return Share(settings.anonymous_sessions)


def of_boards() -> Share:
    """Give the share of public boards: as many as there may be open files, less the reserve."""
    most, _hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    return Share(max(most - _DESCRIPTORS_KEPT, most // 2))
