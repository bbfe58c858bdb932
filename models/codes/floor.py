"""States of a turn."""

from enum import StrEnum


class TurnState(StrEnum):
    """From waiting to done."""

    WAITING = "waiting"
    CALLED = "called"
    ON_AIR = "on_air"
    PAUSED = "paused"
    PARKED = "parked"
    DONE = "done"
    NO_SHOW = "no_show"
    WITHDRAWN = "withdrawn"
