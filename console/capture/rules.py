"""Pure rules of capture."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from console.capture import outcomes
from models.codes.capture import OutcomeKind

MOST_PEOPLE = 100_000  # at one site
VERSION_LETTERS = 16  # of a text on screen
LONGEST = 20_000  # characters of one note; more is a file, not a note


@dataclass(frozen=True, slots=True)
class NoteText:
    """Both sides of a conflict: the newest row of a note and its text."""

    note_id: int
    text: str


@dataclass(frozen=True, slots=True)
class NoteBeside:
    """What stands beside the text of a note, as a correction leaves it."""

    unit_id: int | None
    person: str
    due_on: date | None
    happened_at: datetime | None = None  # None = when it was said stays as it is


@dataclass(frozen=True, slots=True)
class OutcomeSeen:
    """What is decided and proposed for a matter; what a proposal must have seen."""

    outcome_version: int  # 0 = undecided
    proposal_id: int  # the newest one for that version; 0 = none


def screen_version(text: str) -> str:
    """Name a text on screen for who takes it off; empty = nothing is on screen."""
    return sha256(text.encode()).hexdigest()[:VERSION_LETTERS] if text else ""


def misses(kind: OutcomeKind, *, has_unit: bool, has_body: bool, has_day: bool) -> dict[str, str]:
    """Tell which fields an outcome of this kind lacks: field -> text key; empty = none.

    Args:
        has_day: a day is set, or it is said that none was.
    """
    facts = outcomes.of(kind)
    lacks: dict[str, str] = {}
    if facts.unit_missing and not has_unit:
        lacks["unit_id"] = facts.unit_missing
    if facts.body_missing and not has_body:
        lacks["body_unit_id"] = facts.body_missing
    if facts.due_missing and not has_day:
        lacks["due_on"] = facts.due_missing
    return lacks


def is_commitment(kind: OutcomeKind, has_due_date: bool) -> bool:
    """Tell whether an outcome leaves work behind: every date does, some kinds always do."""
    return has_due_date or outcomes.of(kind).makes_commitment


def split_lacks(
    covered: Collection[int], taken: Collection[int], *, has_wording: bool
) -> dict[str, str]:
    """Tell what keeps a matter from being split: field -> text key; empty = nothing.

    Args:
        covered: the questions of the matter.
        taken: those that go along.
        has_wording: whether the new matter says in words of its own what it asks.
    """
    wanted = set(taken)
    if not wanted or not wanted <= set(covered):
        return {"question_ids": "split_takes_none"}
    if len(covered) > 1 and wanted == set(covered):
        return {"question_ids": "split_takes_all"}
    return {} if has_wording or len(covered) > 1 else {"wording": "split_needs_wording"}


def next_number(numbers: list[int], wanted: int | None) -> int | None:
    """Give the number of a new conclusion: the wanted one, or the next; None when it is taken."""
    if wanted is None:
        return max(numbers, default=0) + 1
    return None if wanted in numbers or wanted < 1 else wanted
