"""Kinds of notes, of outcomes, and of what a unit says before it answers."""

from enum import StrEnum


class NoteKind(StrEnum):
    """What a note holds."""

    WORDING = "wording"
    ANSWER = "answer"
    CHAIR = "chair"
    CONCLUSION = "conclusion"
    PRIVATE = "private"


class OutcomeKind(StrEnum):
    """The ways a matter ends; `console/capture/outcomes.py` says what each means."""

    ANSWERED_ON_SITE = "answered_on_site"
    WRITTEN_REPLY = "written_reply"
    ESCALATED = "escalated"
    REFERRED = "referred"
    ACCEPTED_FOR_STUDY = "accepted_for_study"
    OUT_OF_SCOPE = "out_of_scope"
    WITHDRAWN = "withdrawn"


class UnitReportKind(StrEnum):
    """What a unit says of a question it has to answer."""

    READY = "ready"
    MORE_TIME = "more_time"
    ELSEWHERE = "elsewhere"  # another unit should answer
    TAKEN_BACK = "taken_back"
