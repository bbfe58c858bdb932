"""What the review desk is offered for each question: kind, mates, field, units, priority.

Suggestions only: nothing here decides, groups or writes.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from console.i18n.catalog import translate
from console.text.matching import Mate, Mates, mates
from console.text.question_text import Asked
from console.text.routing import Route, Router, RoutingDirectory
from console.text.screening import Evidence, Screening, screen
from console.text.urgency import Urgency, urgency

# Kinds that no unit is asked to answer.
_UNANSWERED = ("spam", "empty")
_IN_SCOPE = ("question", "proposal")
_ELSEWHERE = "KHAC"  # the field of what lies outside the procedures


@dataclass(frozen=True, slots=True)
class Similar:
    """A question of the same meeting that may ask the same."""

    ref: str
    score: float  # 0 to 1
    why: str


@dataclass(frozen=True, slots=True)
class Repeat:
    """A question of an earlier meeting that may have asked the same."""

    ref: str
    meeting: str
    score: float
    why: str
    open_commitment: bool


@dataclass(frozen=True, slots=True)
class Suggestion:
    """All suggestions for one question, as `review suggest --json` prints them."""

    ref: str
    question_id: int
    kind: str
    evidence: tuple[Evidence, ...]
    similar: tuple[Similar, ...]
    repeats: tuple[Repeat, ...]
    field: str | None
    lead_unit: str | None
    other_units: tuple[str, ...]
    priority: int  # 1 = first, 3 = in turn
    priority_reasons: tuple[str, ...]

    @property
    def is_flagged(self) -> bool:
        """Whether a reviewer should look closely: it looks like no question, or something stands.

        Words that guards cover are no flag.
        """
        return self.kind not in _IN_SCOPE or any(
            not evidence.rule.startswith("guard:") for evidence in self.evidence
        )


@dataclass(frozen=True, slots=True)
class Suggestions:
    """The document of one meeting."""

    meeting: str
    questions: tuple[Suggestion, ...]


def suggest(
    meeting: str,
    asked: Sequence[Asked],
    earlier: Sequence[Asked],
    directory: RoutingDirectory,
    language: str = "vi",
) -> Suggestions:
    """Suggest for every question of a meeting, in the order given.

    Args:
        meeting: its code.
        asked: the questions of this meeting.
        earlier: those of earlier meetings.
        directory: units and fields as they stand today.
        language: of the sentences under `why`.
    """
    found = mates(asked, earlier)
    router = Router(directory)
    return Suggestions(
        meeting,
        tuple(_suggestion(question, found[question.ref], router, language) for question in asked),
    )


def explain(code: str, language: str = "vi") -> str:
    """Give the words for a rule or a priority reason: `complaint:strong:1`, `group_issue`.

    Raises:
        KeyError: no such code.
    """
    family, _, rest = code.partition(":")
    name = rest.split(":")[0]
    return translate(language, f"suggest.{family}.{name}" if name else f"suggest.{family}")


def _suggestion(asked: Asked, found: Mates, router: Router, language: str) -> Suggestion:
    screening = screen(asked.text)
    route = _routed(asked, screening, router)
    weighed = Urgency(3) if screening.kind in _UNANSWERED else urgency(asked, found)
    return Suggestion(
        ref=asked.ref,
        question_id=asked.question_id,
        kind=screening.kind,
        evidence=screening.evidence,
        similar=tuple(_similar(found.similar, language)),
        repeats=tuple(_repeats(found.repeats, language)),
        field=route.field,
        lead_unit=route.lead_unit,
        other_units=route.other_units,
        priority=weighed.priority,
        priority_reasons=weighed.reasons,
    )


def _routed(asked: Asked, screening: Screening, router: Router) -> Route:
    if screening.kind in _UNANSWERED:
        return Route(None, None)
    if screening.kind == "out_of_scope":
        return Route(_ELSEWHERE, screening.refer_to or None)
    return router.route(asked)


def _similar(found: Sequence[Mate], language: str) -> Iterator[Similar]:
    for mate in found:
        yield Similar(mate.asked.ref, round(mate.score, 3), _why(mate, language))


def _repeats(found: Sequence[Mate], language: str) -> Iterator[Repeat]:
    for mate in found:
        yield Repeat(
            mate.asked.ref,
            mate.asked.meeting,
            round(mate.score, 3),
            _why(mate, language),
            mate.asked.open_commitment,
        )


def _why(mate: Mate, language: str) -> str:
    shared = ", ".join(
        translate(language, "suggest.shared_phrase", phrase=phrase) for phrase in mate.shared
    )
    return translate(language, "suggest.shares", phrases=shared)
