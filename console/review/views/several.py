"""What an act over several questions would do, before anybody presses it."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from console.review import rules
from console.review.rules import Weight
from console.review.suggestion import Suggestion
from console.review.views.questions import MatterShown, ReviewLine
from models.codes.questions import Decision, Kind


class SeveralAct(StrEnum):
    """What can be done to several questions at once."""

    ACCEPT = "accept"
    EXCLUDE = "exclude"
    ASSIGN = "assign"


class Hindrance(StrEnum):
    """Why a chosen question is left out of the act."""

    WITHHELD = "withheld"  # this viewer does not read it
    DECIDED = "decided"  # somebody decided about it already
    NOT_ACCEPTED = "not_accepted"  # no unit answers what is not in the dialogue


@dataclass(frozen=True, slots=True)
class PlannedDecisions:
    """The questions an act would change, and those it would leave with the reason."""

    act: SeveralAct
    ready: tuple[ReviewLine, ...]
    hindered: tuple[tuple[ReviewLine, Hindrance], ...]

    @property
    def question_ids(self) -> tuple[int, ...]:
        """Give the ids of the questions that would change."""
        return tuple(question.question_id for question in self.ready)

    @property
    def matters(self) -> tuple[MatterShown, ...]:
        """Give the matters of those questions, each once."""
        return tuple(
            dict.fromkeys(matter for question in self.ready for matter in question.matters)
        )


def plan(act: SeveralAct, lines: Iterable[ReviewLine], chosen: Collection[str]) -> PlannedDecisions:
    """Sort the chosen questions into those the act would change and those it would leave.

    Args:
        lines: of the whole desk, in its order.
        chosen: labels; what is not at the desk any more is left out.
    """
    ready, hindered = [], []
    for line in lines:
        if line.ref not in chosen:
            continue
        found = _hindrance(act, line)
        if found is None:
            ready.append(line)
        else:
            hindered.append((line, found))
    return PlannedDecisions(act, tuple(ready), tuple(hindered))


def _hindrance(act: SeveralAct, line: ReviewLine) -> Hindrance | None:
    if line.is_withheld:
        return Hindrance.WITHHELD
    if act is SeveralAct.ASSIGN:
        is_open = line.decision is Decision.ACCEPTED and bool(line.matters)
        return None if is_open else Hindrance.NOT_ACCEPTED
    return None if line.decision is Decision.UNREVIEWED else Hindrance.DECIDED


def kinds_of(planned: PlannedDecisions, hints: Mapping[str, Suggestion]) -> dict[int, Kind]:
    """Give the kind each question would be accepted as: the suggested one, else a question."""
    return {
        question.question_id: _accepted_kind(hints.get(question.ref)) for question in planned.ready
    }


def fields_of(
    planned: PlannedDecisions, hints: Mapping[str, Suggestion], field_ids: Mapping[str, int]
) -> dict[int, int]:
    """Give the field each question would be accepted with; a question without one is left out.

    Args:
        field_ids: by code.
    """
    told = {
        question.question_id: field_ids.get(hints[question.ref].field or "")
        for question in planned.ready
        if question.ref in hints
    }
    return {question_id: field_id for question_id, field_id in told.items() if field_id is not None}


def weights_of(planned: PlannedDecisions, hints: Mapping[str, Suggestion]) -> dict[int, Weight]:
    """Give the suggested priority of each question; a question without one is left out."""
    return {
        question.question_id: weight_of(hints[question.ref])
        for question in planned.ready
        if question.ref in hints
    }


def weight_of(hint: Suggestion) -> Weight:
    """Give the suggested priority as it is kept."""
    return Weight(hint.priority, hint.priority_reasons)


def _accepted_kind(hint: Suggestion | None) -> Kind:
    suggested = Kind(hint.kind) if hint else Kind.QUESTION
    return suggested if suggested in rules.ACCEPTED_KINDS else Kind.QUESTION
