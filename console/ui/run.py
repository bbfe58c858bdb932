"""One run of a whole page: it waits for its turn, and reads nothing twice."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

T = TypeVar("T")

# One interpreter runs them all: two hundred at once after a restart are each too slow for the
# browser, which asks again and breaks the run off, for ever. Fragments do not wait here.
PAGES_AT_ONCE = 4
STRANGERS_AT_ONCE = 2  # who is not signed in waits for others like them alone
_turns = threading.BoundedSemaphore(PAGES_AT_ONCE)
_turns_of_strangers = threading.BoundedSemaphore(STRANGERS_AT_ONCE)

_line: ContextVar[threading.BoundedSemaphore | None] = ContextVar("line of this run", default=None)
_read: ContextVar[dict[Any, Any] | None] = ContextVar("read in this run", default=None)


@contextmanager
def remembering() -> Iterator[None]:
    """Remember what `once` reads inside; a fragment's own run is outside and reads anew."""
    token = _read.set({})
    try:
        yield
    finally:
        _read.reset(token)


@contextmanager
def turn(*, is_stranger: bool = False) -> Iterator[None]:
    """Run a page while few others do.

    Args:
        is_stranger: nobody is signed in; such pages never wait in the way of those of the staff.
    """
    line = _turns_of_strangers if is_stranger else _turns
    with line:
        token = _line.set(line)
        try:
            yield
        finally:
            _line.reset(token)


@contextmanager
def outside_turn() -> Iterator[None]:
    """Let others run while this page waits for something slow, then wait for a turn anew."""
    line = _line.get()
    if line is None:
        yield
        return
    line.release()
    try:
        yield
    finally:
        line.acquire()


def once(read: Callable[..., T], *given: Any) -> T:
    """Give what `read(*given)` gives, read at most once in a run.

    Callbacks write before the run begins, so nothing read in it can be out of date.

    Args:
        given: hashable.
    """
    known = _read.get()
    if known is None:
        return read(*given)
    if (read, given) not in known:
        known[read, given] = read(*given)
    found: T = known[read, given]
    return found
