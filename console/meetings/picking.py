"""Pure rules of the live part: which matters to take up, for what reasons, and what fits the hall.

It suggests and counts; a person decides.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate
from typing import Protocol

MINUTES_EACH = 6  # of a matter nobody planned otherwise: one turn of three minutes and the answer
HALL_MINUTES = 120  # of the live part, unless the secretary says otherwise
LONGEST_ITEM = 1440  # minutes of an item of the programme
LONGEST_MATTER = 240  # minutes
LONGEST_HALL = 600  # minutes
MANY_ASKERS = 2  # from so many a matter counts as asked by several

# Why a matter was suggested, the strongest first, with what each counts for.
# Source: features of the programme: a mix of urgency, repeats, groups and sites.
POINTS = {
    "first": 4,  # priority 1
    "soon": 2,  # priority 2
    "repeat_unresolved": 3,
    "vulnerable_person": 2,
    "time_critical": 2,
    "group_issue": 1,
    "economic_impact": 1,
    "many_askers": 0,  # counts by how many they are
    "other_site": 2,  # nobody of that site is in the programme yet
    "wants_to_speak": 1,
}
_BY_PRIORITY = {1: "first", 2: "soon"}
_MOST_FOR_ASKERS = 4
_NOBODY_COMES = 3  # off: whoever stays away is answered in writing anyhow


class Lasting(Protocol):
    """What lasts some minutes in the live part."""

    @property
    def minutes(self) -> int:
        """Minutes."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An accepted matter that could be taken up."""

    matter_id: int
    number: int
    minutes: int = MINUTES_EACH
    priority: int = 3  # the most urgent of its questions; 3 = in turn, or not weighed
    reasons: frozenset[str] = frozenset()  # codes of the priority of its questions
    askers: int = 1  # forms
    sites: frozenset[int] = frozenset()  # units whose sites the askers sit in; 0 = the hall
    is_spoken_for: bool = False  # somebody asked to speak
    is_absent: bool = False  # nobody who asked will come


@dataclass(frozen=True, slots=True)
class Pick:
    """A matter suggested for the programme, and the codes of the reasons, the strongest first."""

    matter_id: int
    reasons: tuple[str, ...] = ()

    def faults(self) -> dict[str, str]:
        """Give what is wrong, by field; empty = nothing."""
        return {} if set(self.reasons) <= set(POINTS) else {"reasons": "pick_reason_unknown"}


def suggest(
    candidates: Iterable[Candidate], minutes: int, heard: frozenset[int] = frozenset()
) -> tuple[Pick, ...]:
    """Choose what to take up in the minutes that are left, in the order to take it up.

    One after another, the matter with most points is taken; a site that is heard once gets no more
    points for being new, so that sites take turns.

    Args:
        heard: sites of the matters already in the programme.
    """
    left = list(candidates)
    picks = []
    while fitting := [matter for matter in left if matter.minutes <= minutes]:
        best = max(fitting, key=lambda matter: (_points(matter, heard), -matter.number))
        picks.append(Pick(best.matter_id, reasons_of(best, heard)))
        left.remove(best)
        minutes -= best.minutes
        heard |= best.sites
    return tuple(picks)


def reasons_of(one: Candidate, heard: frozenset[int] = frozenset()) -> tuple[str, ...]:
    """Give the codes of what speaks for a matter, the strongest first."""
    met = {
        _BY_PRIORITY.get(one.priority, ""): True,
        **dict.fromkeys(one.reasons, True),
        "many_askers": one.askers >= MANY_ASKERS,
        "other_site": bool(one.sites - heard) and not one.is_absent,
        "wants_to_speak": one.is_spoken_for,
    }
    return tuple(code for code in POINTS if met.get(code))


def _points(one: Candidate, heard: frozenset[int]) -> int:
    told = sum(POINTS[code] for code in reasons_of(one, heard))
    return told + min(one.askers - 1, _MOST_FOR_ASKERS) - _NOBODY_COMES * one.is_absent


def ends(lasting: Iterable[Lasting]) -> list[int]:
    """Give the minute of the live part each of the matters, in their order, is over at."""
    return list(accumulate(matter.minutes for matter in lasting))


def fitting_count(lasting: Iterable[Lasting], minutes: int) -> int:
    """Count how many of the matters, in their order, are over within the minutes."""
    return sum(end <= minutes for end in ends(lasting))
