"""States and kinds of a turn."""

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


class TurnKind(StrEnum):
    """What somebody has the floor for."""

    QUESTION = "question"
    FOLLOW_UP = "follow_up"  # on the matter on the floor
    POINT_OF_ORDER = "point_of_order"  # on how the meeting is run
    ANSWER = "answer"  # by a unit, on the matter on the floor
    STATEMENT = "statement"  # asks nothing
    GUEST = "guest"  # at the invitation of the meeting
