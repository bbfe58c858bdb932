"""The only reader of system time, so that tests and replays can stop it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")

_stopped_at: list[datetime] = []


def now() -> datetime:
    """Tell the time in UTC, with microseconds."""
    if _stopped_at:
        return _stopped_at[-1]
    return datetime.now(UTC)  # noqa: TID251  the one place that may read it


def local(at: datetime) -> datetime:
    """Show a moment as clocks in Hanoi show it."""
    return at.astimezone(HANOI)


def today() -> date:
    """Tell today's date in Hanoi."""
    return local(now()).date()


def from_local(at: datetime) -> datetime:
    """Turn a wall-clock time of Hanoi (without zone) into UTC."""
    return at.replace(tzinfo=HANOI).astimezone(UTC)


def iso(at: datetime) -> str:
    """Write a moment as screens and sockets carry it: ISO with microseconds."""
    return at.isoformat(timespec="microseconds")


@contextmanager
def stopped(at: datetime) -> Iterator[None]:
    """Hold the clock at one moment; for tests."""
    _stopped_at.append(at)
    try:
        yield
    finally:
        _stopped_at.pop()
