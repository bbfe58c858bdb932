"""Writes the same log line so often a minute; how often it was left out is told in the next one.

Whoever makes requests or sockets fail by the thousand fills no disk. Two lines are the same when
they say the same event with the same status, place of an error and beginning of an address.
"""

import logging
from collections import Counter
from collections.abc import Callable
from time import monotonic

MOST = 120  # a minute; one of the pages everybody opens is 600
MOST_REQUESTS = 600
_KINDS = 1_000  # told apart in a minute; what comes after is one kind
_MINUTE = 60.0  # seconds

_Kind = tuple[object, ...]


class CountedLines(logging.StreamHandler):  # type: ignore[type-arg]
    """Standard error, with a limit for each kind of line."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        """Begin the first minute."""
        super().__init__()
        self._clock = clock
        self._since = clock()
        self._written: Counter[_Kind] = Counter()
        self._left_out: Counter[_Kind] = Counter()

    def emit(self, record: logging.LogRecord) -> None:
        """Write a line, or count it."""
        if self._clock() - self._since >= _MINUTE:
            self._begin_minute()
        kind = self._kind(record)
        self._written[kind] += 1
        if self._written[kind] <= (MOST_REQUESTS if "request" in kind else MOST):
            super().emit(record)
        else:
            self._left_out[kind] += 1

    def _begin_minute(self) -> None:
        left_out, self._left_out = self._left_out, Counter()
        self._written, self._since = Counter(), self._clock()
        for kind, count in left_out.items():
            super().emit(_told(kind, count))

    def _kind(self, record: logging.LogRecord) -> _Kind:
        facts = getattr(record, "facts", {})
        place = str(facts.get("path", "")).split("/")[:2]
        kind = record.name, record.msg, facts.get("status"), str(facts.get("error", place))
        is_known = kind in self._written or len(self._written) < _KINDS
        return kind if is_known else (record.name, "others", None, "")


def _told(kind: _Kind, count: int) -> logging.LogRecord:
    name, event, status, place = kind
    facts = {"left_out": count, "of": event, "status": status, "place": place}
    record = logging.LogRecord(str(name), logging.WARNING, "", 0, "left_out", (), None)
    record.__dict__["facts"] = facts
    return record
