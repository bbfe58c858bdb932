"""States of a meeting, duties, attendance, what is shown of who asks, order of speakers."""

from enum import StrEnum


class MeetingState(StrEnum):
    """planned -> open <-> recess -> closed."""

    PLANNED = "planned"
    OPEN = "open"
    RECESS = "recess"
    CLOSED = "closed"


# While forms are taken in at counters; what a meeting does not reach is answered in writing.
COUNTERS_OPEN = frozenset({MeetingState.PLANNED, MeetingState.OPEN, MeetingState.RECESS})


class AskerShown(StrEnum):
    """How an asker stands on public screens; the preset of a meeting."""

    SITE = "site"
    INITIALS = "initials"
    NAME = "name"


class TurnOrder(StrEnum):
    """In which order people speak; the preset of a meeting."""

    FAIR = "fair"
    FIRST_COME = "first_come"


class DutyKind(StrEnum):
    """What somebody is charged with in one meeting."""

    CHAIR = "chair"
    DEPUTY = "deputy"
    SECRETARY = "secretary"
    OPERATOR = "operator"


class Attendance(StrEnum):
    """Whether an invited delegate is there."""

    EXPECTED = "expected"
    PRESENT = "present"
    EXCUSED = "excused"
    ABSENT = "absent"
