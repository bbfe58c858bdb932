"""Wakes the listeners of this process after a commit; safe to ring from any thread."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

Told = TypeVar("Told")


@dataclass(frozen=True, slots=True)
class Ring:
    """One committed act: its chain, its number there, and the topics it touches."""

    chain: str
    number: int
    topics: tuple[str, ...]


class Bell(Generic[Told]):
    """Calls every listener with whatever is rung; a listener must return at once."""

    def __init__(self) -> None:
        """Start without listeners."""
        self._listeners: tuple[Callable[[Told], None], ...] = ()
        self._lock = threading.Lock()

    def listen(self, listener: Callable[[Told], None]) -> Callable[[], None]:
        """Add a listener; gives the function that removes it."""
        with self._lock:
            self._listeners = (*self._listeners, listener)
        return lambda: self._forget(listener)

    def ring(self, told: Told) -> None:
        """Tell every listener, in the order they came."""
        for listener in self._listeners:
            listener(told)

    def _forget(self, listener: Callable[[Told], None]) -> None:
        with self._lock:
            self._listeners = tuple(other for other in self._listeners if other is not listener)


BELL = Bell[Ring]()
