"""What a note can hold: one row a kind, read wherever notes are written, drawn or told.

The words of a kind stand in the catalogs under its code: `word.note` over what is written, and
`secretary.kinds` for what the secretary's line becomes.
"""

from dataclasses import dataclass
from enum import StrEnum

from models.codes.capture import NoteKind


class MinutesPart(StrEnum):
    """Where the minutes tell a note."""

    QUESTION = "question"  # what was asked; a later one adds to it
    ANSWERS = "answers"  # under its matter
    PROCEEDINGS = "proceedings"  # when it was said
    CONCLUSIONS = "conclusions"  # by number
    NOWHERE = "nowhere"


@dataclass(frozen=True, slots=True)
class NoteFacts:
    """Everything the console knows of one kind of note."""

    kind: NoteKind
    sign: str  # at the start of the secretary's line; never needed, empty = none
    minutes: MinutesPart
    of_matter: bool = False  # has to name the matter it belongs to
    names_unit: bool = False
    unit_missing: str = ""  # `field.` text where a unit must be named; empty = it may stay open
    names_person: bool = False  # who spoke for the unit
    takes_date: bool = False
    is_numbered: bool = False  # made by an act of its own, which gives the number
    is_private: bool = False  # for those who write notes alone


# In the order of the secretary's choice.
NOTE_KINDS = (
    NoteFacts(
        NoteKind.ANSWER,
        sign=">",
        minutes=MinutesPart.ANSWERS,
        of_matter=True,
        names_unit=True,
        unit_missing="answer_needs_unit",
        names_person=True,
    ),
    NoteFacts(NoteKind.WORDING, sign="?", minutes=MinutesPart.QUESTION, of_matter=True),
    NoteFacts(
        NoteKind.CONCLUSION,
        sign="!",
        minutes=MinutesPart.CONCLUSIONS,
        names_unit=True,
        takes_date=True,
        is_numbered=True,
    ),
    NoteFacts(NoteKind.CHAIR, sign="", minutes=MinutesPart.PROCEEDINGS),
    NoteFacts(NoteKind.PRIVATE, sign="//", minutes=MinutesPart.NOWHERE, is_private=True),
)
PRIVATE = tuple(facts.kind for facts in NOTE_KINDS if facts.is_private)
_BY_KIND = {facts.kind: facts for facts in NOTE_KINDS}


def of(kind: NoteKind) -> NoteFacts:
    """Give the row of a kind."""
    return _BY_KIND[kind]
