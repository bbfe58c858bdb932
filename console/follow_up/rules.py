"""How a commitment stands today."""

from datetime import date
from enum import StrEnum

SOON_DAYS = 3  # calendar days before the due date from which it is due soon


class Standing(StrEnum):
    """How urgent a commitment is, the most urgent first."""

    OVERDUE = "overdue"
    SOON = "soon"
    OPEN = "open"
    UNDATED = "undated"


def days_left(due_on: date | None, today: date) -> int | None:
    """Give the calendar days until the due date; negative = over, None = no date was given."""
    return None if due_on is None else (due_on - today).days


def standing_of(left: int | None) -> Standing:
    """Tell how a commitment stands with so many days left; the due date itself is not over."""
    if left is None:
        return Standing.UNDATED
    if left < 0:
        return Standing.OVERDUE
    return Standing.SOON if left <= SOON_DAYS else Standing.OPEN
