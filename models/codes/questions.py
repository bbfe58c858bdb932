"""Kinds and decisions of questions, places of matters, parts and states of assignments."""

from enum import StrEnum


class Kind(StrEnum):
    """What a question is."""

    QUESTION = "question"
    PROPOSAL = "proposal"
    COMPLAINT = "complaint"
    DENUNCIATION = "denunciation"
    MIXED = "mixed"
    OUT_OF_SCOPE = "out_of_scope"
    SPAM = "spam"
    EMPTY = "empty"


class Decision(StrEnum):
    """What the review decided about a question."""

    UNREVIEWED = "unreviewed"
    ACCEPTED = "accepted"
    EXCLUDED = "excluded"
    REFERRED = "referred"


class Place(StrEnum):
    """Where a matter stands in the meeting."""

    NONE = "none"
    SCHEDULED = "scheduled"
    ON_FLOOR = "on_floor"
    DONE = "done"


TAKEN_UP = (Place.ON_FLOOR, Place.DONE)  # the meeting dealt with it, or does now


class AssignmentPart(StrEnum):
    """What a unit has to do with a matter."""

    LEAD = "lead"
    COORDINATING = "coordinating"


class AssignmentState(StrEnum):
    """How far a unit is with its part."""

    OPEN = "open"
    DRAFTED = "drafted"
    CLEARED = "cleared"
    RETURNED = "returned"
    TRANSFERRED = "transferred"
