"""How a commitment stands today."""

from datetime import date
from enum import StrEnum

LONGEST_TEXT = 2_000  # characters of a report, of its evidence, of a reason
SOON_DAYS = 3  # calendar days before the due date from which it is due soon


class CommitmentStanding(StrEnum):
    """How urgent a commitment is, the most urgent first; then what is said to be done."""

    OVERDUE = "overdue"
    SOON = "soon"
    OPEN = "open"
    UNDATED = "undated"
    KEPT = "kept"
    REPORTED = "reported"


def days_left(due_on: date | None, today: date) -> int | None:
    """Give the calendar days until the due date; negative = over, None = no date was given."""
    return None if due_on is None else (due_on - today).days


def standing_of(
    left: int | None, *, is_reported: bool = False, is_kept: bool = False
) -> CommitmentStanding:
    """Tell how a commitment stands with so many days left; the due date itself is not over.

    Args:
        is_reported: the unit says it is done, and nobody has looked yet.
        is_kept: it was found kept.
    """
    if is_kept:
        return CommitmentStanding.KEPT
    if is_reported:
        return CommitmentStanding.REPORTED
    if left is None:
        return CommitmentStanding.UNDATED
    if left < 0:
        return CommitmentStanding.OVERDUE
    return CommitmentStanding.SOON if left <= SOON_DAYS else CommitmentStanding.OPEN


def days_late(due_on: date | None, done_on: date | None) -> int:
    """Give by how many calendar days something was done after its due date; 0 = in time."""
    return max((done_on - due_on).days, 0) if due_on and done_on else 0
