"""How near a due date is, in a word."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Light(StrEnum):
    """How near a due date is."""

    DONE = "done"
    SOON = "soon"
    OVERDUE = "overdue"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True)
class Due:
    """A date something is due on, and the day from which it is time."""

    due_on: date
    recommended_on: date


def light(due: Due, today: date, *, is_done: bool = False) -> Light:
    """Tell how near a due date is; it is time from the recommended day, late after the due one."""
    if is_done:
        return Light.DONE
    if today > due.due_on:
        return Light.OVERDUE
    return Light.SOON if today >= due.recommended_on else Light.AHEAD
