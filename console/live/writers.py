"""Who is writing where, told to the open sockets of this process while it happens; nothing kept."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Writing:
    """Somebody has just written in a field, or left it; never what they wrote."""

    meeting: str  # its code
    field: str
    account_id: int
    name: str
    at: datetime
    is_over: bool = False

    @property
    def message(self) -> dict[str, object]:
        """Give what a live socket sends of it."""
        return {
            "field": self.field,
            "account": self.account_id,
            "name": self.name,
            "at": self.at.isoformat(timespec="microseconds"),
            "over": self.is_over,
        }


Listener = Callable[[Writing], None]


class Writers:
    """Calls every listener with each writing; a listener must return at once."""

    def __init__(self) -> None:
        """Start without listeners."""
        self._listeners: tuple[Listener, ...] = ()
        self._lock = threading.Lock()

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Add a listener; gives the function that removes it."""
        with self._lock:
            self._listeners = (*self._listeners, listener)
        return lambda: self._forget(listener)

    def tell(self, writing: Writing) -> None:
        """Tell every listener; from any thread."""
        for listener in self._listeners:
            listener(writing)

    def _forget(self, listener: Listener) -> None:
        with self._lock:
            self._listeners = tuple(one for one in self._listeners if one is not listener)


WRITERS = Writers()
