"""Which questions the review desk shows, by the words above its list."""

from collections.abc import Mapping
from enum import StrEnum

from console.review.views.questions import ReviewFilter, ReviewLine, ReviewList
from console.text.folding import name_order
from models.codes.questions import Decision

FRESH = Decision.UNREVIEWED
LAST = 3  # priority of what nothing speaks for


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


class QuestionOrder(StrEnum):
    """How the list is sorted."""

    LABEL = "label"
    PRIORITY = "priority"
    NAME = "name"


def sorted_by(
    found: tuple[ReviewLine, ...], order: QuestionOrder, suggested: Mapping[str, int]
) -> tuple[ReviewLine, ...]:
    """Sort lines; equal ones stay by label.

    Args:
        suggested: priority by label, for questions that were not weighed yet.
    """
    if order is QuestionOrder.NAME:
        return tuple(sorted(found, key=lambda line: name_order(line.asker)))
    if order is QuestionOrder.PRIORITY:
        return tuple(sorted(found, key=lambda line: line.priority or suggested.get(line.ref, LAST)))
    return found


def beside(found: tuple[ReviewLine, ...], ref: str) -> tuple[str, str]:
    """Give the labels before and after a question in a list; empty = none.

    The question itself need not be in the list any more, deciding takes it out of many: then its
    neighbours are those by label.
    """
    refs = [line.ref for line in found]
    if ref in refs:
        at = refs.index(ref)
        return (refs[at - 1] if at else "", refs[at + 1] if at + 1 < len(refs) else "")
    before = [label for label in refs if label < ref]
    after = [label for label in refs if label > ref]
    return (max(before, default=""), min(after, default=""))


def decision_of(code: str) -> Decision:
    """Give a decision by its stored code."""
    return Decision(code)
