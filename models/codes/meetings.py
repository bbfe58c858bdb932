"""States of a meeting, duties, attendance, what is shown of who asks."""

from enum import StrEnum


class MeetingState(StrEnum):
    """planned -> open <-> recess -> closed."""

    PLANNED = "planned"
    OPEN = "open"
    RECESS = "recess"
    CLOSED = "closed"


class AskerShown(StrEnum):
    """How an asker stands on public screens; the preset of a meeting."""

    SITE = "site"
    INITIALS = "initials"
    NAME = "name"


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
