"""Times as boards carry them: ISO with microseconds, in UTC."""

from datetime import datetime


def stamp(at: datetime) -> str:
    """Write a moment."""
    return at.isoformat(timespec="microseconds")


def stamp_or_none(at: datetime | None) -> str | None:
    """Write a moment that may not be known."""
    return None if at is None else stamp(at)
