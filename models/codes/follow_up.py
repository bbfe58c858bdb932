"""What a unit reports of a commitment."""

from enum import StrEnum


class FulfilmentKind(StrEnum):
    """How far a commitment is fulfilled, as the unit says."""

    DONE = "done"
    PARTLY = "partly"
    NOT_DONE = "not_done"
