"""Steps of a meeting and their states; changes of its day."""

from enum import StrEnum


class Step(StrEnum):
    """The steps of a month, in their order."""

    ANNOUNCED = "announced"
    INVITED = "invited"
    PROGRAMME_OUT = "programme_out"
    LIVE = "live"
    MINUTES = "minutes"
    PUBLISHED = "published"


class StepState(StrEnum):
    """What a record says of its step."""

    DONE = "done"
    SKIPPED = "skipped"
    OPEN = "open"


class ChangeKind(StrEnum):
    """What happened to the day of a meeting."""

    POSTPONED = "postponed"
    CANCELLED = "cancelled"
