"""Wakes the listeners of this process after a commit; safe to ring from any thread."""

import threading
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ring:
    """One committed act: its chain, its number there, and the topics it touches."""

    chain: str
    number: int
    topics: tuple[str, ...]


Listener = Callable[[Ring], None]


class Bell:
    """Calls every listener with every ring; a listener must return at once."""

    def __init__(self) -> None:
        """Start without listeners."""
        self._listeners: tuple[Listener, ...] = ()
        self._lock = threading.Lock()

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Add a listener; gives the function that removes it."""
        with self._lock:
            self._listeners = (*self._listeners, listener)
        return lambda: self._forget(listener)

    def ring(self, ring: Ring) -> None:
        """Tell every listener, in the order they came."""
        for listener in self._listeners:
            listener(ring)

    def _forget(self, listener: Listener) -> None:
        with self._lock:
            self._listeners = tuple(one for one in self._listeners if one is not listener)


BELL = Bell()
