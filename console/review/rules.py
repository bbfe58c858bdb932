"""Pure rules of review: what may be decided, and what may be grouped.

unreviewed -> accepted | excluded | referred -> any other, or back, until the matter came to the
floor; a question first decided after that keeps its decision.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from console.disclosure.grounds import LET_THROUGH
from models.codes.questions import TAKEN_UP, Decision, Kind
from models.questions import Matter

ACCEPTED_KINDS = LET_THROUGH
EXCLUDED_KINDS = (
    Kind.COMPLAINT,
    Kind.DENUNCIATION,
    Kind.MIXED,
    Kind.OUT_OF_SCOPE,
    Kind.SPAM,
    Kind.EMPTY,
)
SELF_EXPLAINING = (Kind.SPAM, Kind.EMPTY)  # excluded without a word of reason
PRIORITIES = (1, 2, 3)  # first, soon, in turn
PRIORITY_REASONS = (
    "repeat_unresolved",
    "group_issue",
    "vulnerable_person",
    "time_critical",
    "economic_impact",
)
LONGEST_REASON = 2_000  # characters


@dataclass(frozen=True, slots=True)
class Weight:
    """How soon a question should be taken up, and the codes of the reasons."""

    priority: int  # of PRIORITIES
    reasons: tuple[str, ...] = ()  # of PRIORITY_REASONS

    def faults(self) -> dict[str, str]:
        """Give what is wrong, by field; empty = nothing."""
        found = {}
        if self.priority not in PRIORITIES:
            found["priority"] = "priority_unknown"
        if not set(self.reasons) <= set(PRIORITY_REASONS):
            found["reasons"] = "priority_reason_unknown"
        return found


@dataclass(frozen=True, slots=True)
class Link:
    """One question in one matter, as grouping looks at it."""

    question_id: int
    matter_id: int
    from_matter_id: int | None = None


def needs_reason(kind: Kind) -> bool:
    """Tell whether an exclusion of this kind must say why.

    Source:
        Plan P8 (complaints and denunciations are not dealt with at the conference).
    """
    return kind not in SELF_EXPLAINING


def may_decide(now: Decision, came_to_floor: bool) -> bool:
    """Tell whether a question may be decided: for the first time always, again until the floor."""
    return now is Decision.UNREVIEWED or not came_to_floor


def came_to_floor(matter: Matter) -> bool:
    """Tell whether a matter was ever taken up in the meeting."""
    return matter.taken_up_at is not None or matter.place in TAKEN_UP


def target_of(
    links: Sequence[Link], question_ids: Sequence[int], spokesperson_id: int | None
) -> int:
    """Choose the matter others are grouped into.

    A group grows rather than being joined to another; else the spokesperson's matter stays, else
    that of the question named first.
    """
    groups = {link.matter_id for link in links if link.from_matter_id is not None}
    first = question_ids[0] if spokesperson_id is None else spokesperson_id
    lead = next(link.matter_id for link in links if link.question_id == first)
    return lead if not groups or lead in groups else min(groups)


def in_several(links: Iterable[Link]) -> int | None:
    """Give the first question that stands in more than one matter; None = each in one."""
    seen: set[int] = set()
    for link in links:
        if link.question_id in seen:
            return link.question_id
        seen.add(link.question_id)
    return None
