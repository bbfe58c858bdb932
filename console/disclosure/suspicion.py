"""The words for which a text is taken for a complaint or a denunciation."""

from collections.abc import Sequence
from functools import lru_cache

from console.text.folding import fold
from console.text.screening import screen

_DENUNCIATION = "denunciation"
_PETITIONS = ("complaint", _DENUNCIATION, "mixed")
_TEXTS_REMEMBERED = 8192  # screening one takes a millisecond, and it never changes

_screened = lru_cache(maxsize=_TEXTS_REMEMBERED)(screen)


def petitioning(text: str) -> frozenset[str]:
    """Give the words for which a text is taken for either; empty = it is not.

    What merely holds a cue of a denunciation is taken for one.
    """
    return _words(text, _PETITIONS)


def denouncing(text: str) -> frozenset[str]:
    """Give the words for which a text is taken for a denunciation; empty = it is not."""
    return _words(text, (_DENUNCIATION,))


def cues(text: str, rule: str = "") -> frozenset[str]:
    """Give the words that met a rule of this beginning, but for those that speak against it."""
    met = (
        evidence for evidence in _screened(text).evidence if not evidence.rule.startswith("guard:")
    )
    return frozenset(fold(evidence.text) for evidence in met if evidence.rule.startswith(rule))


def _words(text: str, kinds: Sequence[str]) -> frozenset[str]:
    if _screened(text).kind in kinds:
        return cues(text) or frozenset({fold(text)})
    return cues(text, f"{_DENUNCIATION}:")
