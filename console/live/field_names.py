"""Names of the fields whose text is kept while it is typed: `<meeting>:<kind>:<id>`.

A browser sends the name, the table `typing` stores it, and its kind decides who may write there.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from console.errors import NotFound


class TextKind(StrEnum):
    """What is written."""

    LINE = "line"  # the secretary's line, of a matter
    NOTE = "note"
    WORDING = "wording"
    CORRECTION = "correction"
    OUTCOME = "outcome"
    CONCLUSION = "conclusion"
    PROPOSAL = "proposal"
    CHAIR = "chair"
    TURN = "turn"
    TROUBLE = "trouble"
    REVIEW = "review"
    DRAFT = "draft"
    CLEARING = "clearing"
    TRANSFER = "transfer"
    MINUTES = "minutes"


_NAME = re.compile(r"(?P<meeting>\d{4}-\d{2}):(?P<kind>[a-z_]{1,20}):(?P<id>[a-z0-9_-]{0,40})")
_KINDS = frozenset(kind.value for kind in TextKind)
_DRAFT_ID = re.compile(r"(?P<unit>\d{1,9})-\d{1,9}-\d{1,9}")


@dataclass(frozen=True, slots=True)
class FieldName:
    """One field; `str()` gives its name as browsers and the table know it."""

    meeting: str  # code
    kind: TextKind
    id: str

    @classmethod
    def parse(cls, name: str) -> Self:
        """Read a name.

        Raises:
            NotFound: no field is called so (`typing_field_unknown`).
        """
        named = _NAME.fullmatch(name)
        if named is None or named["kind"] not in _KINDS:
            raise NotFound("typing_field_unknown")
        field = cls(named["meeting"], TextKind(named["kind"]), named["id"])
        if field.kind is TextKind.DRAFT and field.unit_id is None:
            raise NotFound("typing_field_unknown")  # whose draft it is decides who may write it
        return field

    def __str__(self) -> str:
        """Give the name."""
        return f"{self.meeting}:{self.kind.value}:{self.id}"

    @property
    def unit_id(self) -> int | None:
        """The unit whose draft is written there; None = it is no draft."""
        named = _DRAFT_ID.fullmatch(self.id) if self.kind is TextKind.DRAFT else None
        return int(named["unit"]) if named else None


def line(meeting: str) -> FieldName:
    """Name the secretary's line."""
    return FieldName(meeting, TextKind.LINE, "desk")


def proposal(meeting: str, matter_id: int) -> FieldName:
    """Name the outcome the secretary prepares for a matter; what is unsaved stays with it."""
    return FieldName(meeting, TextKind.PROPOSAL, str(matter_id))


def correction(meeting: str, note_id: int) -> FieldName:
    """Name the correction of a note."""
    return FieldName(meeting, TextKind.CORRECTION, str(note_id))


def wording(meeting: str, matter_id: int) -> FieldName:
    """Name the wording of a matter on screen."""
    return FieldName(meeting, TextKind.WORDING, str(matter_id))


def split(meeting: str, matter_id: int) -> FieldName:
    """Name the wording of what is cut out of a matter."""
    return FieldName(meeting, TextKind.WORDING, f"{matter_id}-split")


def asker(meeting: str, turn_id: int) -> FieldName:
    """Name the name of who asked in a turn, written down later."""
    return FieldName(meeting, TextKind.TURN, f"{turn_id}-name")


def outcome(meeting: str, matter_id: int) -> FieldName:
    """Name the outcome the chair decides."""
    return FieldName(meeting, TextKind.OUTCOME, str(matter_id))


def chair_note(meeting: str, matter_id: int | None) -> FieldName:
    """Name the chair's own note about a matter; None = about none."""
    return FieldName(meeting, TextKind.CHAIR, str(matter_id or "note"))


def conclusion(meeting: str) -> FieldName:
    """Name a conclusion of the chair."""
    return FieldName(meeting, TextKind.CONCLUSION, "chair")


def draft(meeting: str, *, unit_id: int, assignment_id: int, version: int) -> FieldName:
    """Name a draft of a unit that was started from a version."""
    return FieldName(meeting, TextKind.DRAFT, f"{unit_id}-{assignment_id}-{version}")


def clearing(meeting: str, *, assignment_id: int, version: int) -> FieldName:
    """Name the comment a version is returned with."""
    return FieldName(meeting, TextKind.CLEARING, f"{assignment_id}-{version}")


def transfer(meeting: str, assignment_id: int) -> FieldName:
    """Name the reason an assignment is given on with."""
    return FieldName(meeting, TextKind.TRANSFER, str(assignment_id))
