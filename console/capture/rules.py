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


@dataclass(frozen=True, slots=True)
class Standing:
    """What is decided and proposed for a matter; what a proposal must have seen."""

    outcome_version: int  # 0 = undecided
    proposal_id: int  # the newest one for that version; 0 = none


def misses(kind: OutcomeKind, *, has_unit: bool, has_body: bool) -> dict[str, str]:
    """Tell which fields an outcome of this kind lacks: field -> text key; empty = none."""
    if kind is OutcomeKind.REFERRED and not has_body:
        return {"body_unit_id": "referral_needs_body"}
    if kind is OutcomeKind.WRITTEN_REPLY and not has_unit:
        return {"unit_id": "reply_needs_unit"}
    return {}


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
