"""Pure rules of capture."""

from dataclasses import dataclass

from models.capture import NoteKind, OutcomeKind

SAID_KINDS = (NoteKind.WORDING, NoteKind.ANSWER, NoteKind.CHAIR, NoteKind.PRIVATE)
OF_A_MATTER = (NoteKind.WORDING, NoteKind.ANSWER)  # told under their matter in the minutes
MOST_PEOPLE = 100_000  # at one site
LONGEST = 20_000  # characters of one note; more is a file, not a note


@dataclass(frozen=True, slots=True)
class NoteText:
    """Both sides of a conflict: the newest row of a note and its text."""

    note_id: int
    text: str


def is_promise(kind: OutcomeKind, has_due_date: bool) -> bool:
    """Tell whether an outcome leaves work behind: every date does, a written reply always does.

    Source:
        Plan P6 (what is not answered on site is answered in writing).
    """
    return has_due_date or kind is OutcomeKind.WRITTEN_REPLY


def next_number(numbers: list[int], wanted: int | None) -> int | None:
    """Give the number of a new conclusion: the wanted one, or the next; None when it is taken."""
    if wanted is None:
        return max(numbers, default=0) + 1
    return None if wanted in numbers or wanted < 1 else wanted
