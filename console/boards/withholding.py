"""What a board may not tell: complaints and denunciations, decided or suspected, out of scope.

Nobody has to decide first: what the screening suspects is withheld at once, until a person decides
that it is something else. A wording on screen says no more than what was decided when every word
the screening stumbles over stands in a question that a person let through.

Source: the law on denunciations keeps the denouncer's identity to those who deal with it; plan P8
(complaints and denunciations are not dealt with at the conference).
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Protocol

from console.review.rules import ACCEPTED_KINDS
from console.text.folding import fold
from console.text.screening import Screening, screen
from models.capture import OutcomeKind
from models.questions import Decision, Kind

UNTOLD_KINDS = frozenset({Kind.COMPLAINT, Kind.DENUNCIATION, Kind.MIXED, Kind.OUT_OF_SCOPE})
_DENUNCIATION = "denunciation"
_PETITIONS = ("complaint", _DENUNCIATION, "mixed")
_TEXTS_REMEMBERED = 8192  # screening one takes a millisecond, and it never changes


class Asked(Protocol):
    """A question as the rules look at it."""

    @property
    def kind(self) -> Kind | None: ...  # noqa: D102
    @property
    def decision(self) -> Decision: ...  # noqa: D102
    @property
    def wording(self) -> str: ...  # noqa: D102


def from_public(wording: str, questions: Sequence[Asked], outcome: OutcomeKind | None) -> bool:
    """Tell whether the public may not read of a matter what is asked, nor who answers."""
    if outcome is OutcomeKind.OUT_OF_SCOPE or any(_is_untold(one) for one in questions):
        return True
    return _says_more(_petitioning(wording), questions)


def from_chair(wording: str, questions: Sequence[Asked]) -> bool:
    """Tell whether a matter is a denunciation, which even the chair's board does not tell."""
    if any(is_denunciation(one) for one in questions):
        return True
    return _says_more(_denouncing(wording), questions)


def is_denunciation(question: Asked) -> bool:
    """Tell whether a question is, holds or is suspected to be a denunciation."""
    if question.kind is None or question.kind is Kind.MIXED:
        return bool(_denouncing(question.wording))
    return question.kind is Kind.DENUNCIATION


def text_denounces(text: str) -> bool:
    """Tell whether a text nobody decides about, as a topic or a note, may be a denunciation."""
    return bool(_denouncing(text))


def _is_untold(question: Asked) -> bool:
    if question.kind is None:
        return bool(_petitioning(question.wording))
    return question.kind in UNTOLD_KINDS or question.decision is Decision.EXCLUDED


def _says_more(suspicious: frozenset[str], questions: Iterable[Asked]) -> bool:
    """Tell whether a text holds suspicious words that no question let through holds."""
    if not suspicious:
        return False
    let_through = (one.wording for one in questions if one.kind in ACCEPTED_KINDS)
    return bool(suspicious.difference(*(_cues(screen(text)) for text in let_through)))


@lru_cache(maxsize=_TEXTS_REMEMBERED)
def _petitioning(text: str) -> frozenset[str]:
    """Give the words for which a text is taken for a complaint or denunciation; empty = it is not.

    What merely holds a cue of a denunciation is taken for one.
    """
    seen = screen(text)
    if seen.kind in _PETITIONS:
        return _cues(seen) or frozenset({fold(text)})
    return _cues(seen, f"{_DENUNCIATION}:")


@lru_cache(maxsize=_TEXTS_REMEMBERED)
def _denouncing(text: str) -> frozenset[str]:
    seen = screen(text)
    if seen.kind == _DENUNCIATION:
        return _cues(seen) or frozenset({fold(text)})
    return _cues(seen, f"{_DENUNCIATION}:")


def _cues(seen: Screening, rule: str = "") -> frozenset[str]:
    """Give the words of an original that met a rule, but for those that speak against suspicion."""
    met = (one for one in seen.evidence if not one.rule.startswith("guard:"))
    return frozenset(fold(one.text) for one in met if one.rule.startswith(rule))
