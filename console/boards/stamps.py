"""Times as boards carry them, where one may not be known."""

from datetime import datetime

from console import clock


def iso_or_none(at: datetime | None) -> str | None:
    """Write a moment that may not be known."""
    return None if at is None else clock.iso(at)
