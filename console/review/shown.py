"""Which questions the review desk shows, by the words above its list."""

from enum import StrEnum

from console.review.desk import ReviewFilter, ReviewLine, ReviewList
from models.questions import Decision

FRESH = Decision.UNREVIEWED


class Show(StrEnum):
    """What the list is narrowed to."""

    UNREVIEWED = "unreviewed"
    FLAGGED = "flagged"
    ACCEPTED = "accepted"
    EXCLUDED = "excluded"
    REFERRED = "referred"
    ALL = "all"


def count(listed: ReviewList, show: Show, flagged: frozenset[str]) -> int:
    """Count the lines of a whole list that would be shown.

    Args:
        flagged: labels of the questions the suggestions ask to look at closely.
    """
    return len(listed.sought(filter_of(show, "", flagged)))


def filter_of(show: Show, search: str, flagged: frozenset[str]) -> ReviewFilter:
    """Make the filter; a flagged question is shown as such until it is decided."""
    if show is Show.ALL:
        return ReviewFilter(search=search)
    if show is Show.FLAGGED:
        return ReviewFilter(search=search, decision=Decision.UNREVIEWED, among=flagged)
    return ReviewFilter(search=search, decision=Decision(show.value))


def beside(found: tuple[ReviewLine, ...], ref: str) -> tuple[str, str]:
    """Give the labels before and after a question in a list by label; empty = none.

    The question itself need not be in the list any more: deciding takes it out of many.
    """
    before = [one.ref for one in found if one.ref < ref]
    after = [one.ref for one in found if one.ref > ref]
    return (before[-1] if before else "", after[0] if after else "")


def decision_of(code: str) -> Decision:
    """Give a decision by its stored code."""
    return Decision(code)
