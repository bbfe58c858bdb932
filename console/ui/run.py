"""What one run of a page has already read: asked once, forgotten at the end of the run."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

T = TypeVar("T")

_read: ContextVar[dict[Any, Any] | None] = ContextVar("read in this run", default=None)


@contextmanager
def remembering() -> Iterator[None]:
    """Remember what `once` reads inside; a fragment's own run is outside and reads anew."""
    token = _read.set({})
    try:
        yield
    finally:
        _read.reset(token)


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
