"""Finding what somebody means by a few letters: without accents, by initials, words in any order.

The same rule stands in `console/frontend/ranking.js`, where lists are sought in while somebody
types; `tests/data/rankings.json` holds both to it.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from console.text.folding import fold

T = TypeVar("T")
_WORD = re.compile(r"[^\W_]+")
_LEAST_WITHIN = 2  # letters; one alone stands within nearly every name


@dataclass(frozen=True, slots=True)
class Named(Generic[T]):
    """Something that can be sought, by what it is called."""

    value: T
    short: tuple[str, ...]  # codes, numbers, other names
    name: str
    beside: str = field(default="")  # what is told of it: who asked, what it is about


def ranked(sought: str, things: Iterable[Named[T]]) -> list[T]:
    """Give what may be meant, the likeliest first; equally likely ones stay in their order.

    Nothing sought gives everything.
    """
    ranks = [(rank_of(sought, thing), thing.value) for thing in things]
    found = [(rank, value) for rank, value in ranks if rank is not None]
    return [value for _, value in sorted(found, key=lambda pair: pair[0])]


def tells_of(sought: str, *texts: str) -> bool:
    """Tell whether every word sought stands in these texts, in any order and without accents."""
    said = fold(" ".join(texts))
    return all(word in said for word in fold(sought).split())


def rank_of(sought: str, thing: Named[T]) -> int | None:
    """Tell how likely it is meant: 0 = it is called so; None = not at all."""
    words = words_of(sought)
    if not words:
        return 0
    wanted = " ".join(words)
    short, name = [_said(text) for text in thing.short], _said(thing.name)
    said = f"{' '.join(short)} {name} {_said(thing.beside)}".split()
    tests = (
        wanted in (*short, name),
        any(text.startswith(wanted) for text in short),
        name.startswith(wanted),
        _initials(name).startswith(wanted.replace(" ", "")),
        all(_begins(word, name.split()) for word in words),
        all(_begins(word, said) for word in words),
        all(len(word) >= _LEAST_WITHIN and word in " ".join(said) for word in words),
    )
    return next((rank for rank, holds in enumerate(tests) if holds), None)


def words_of(text: str) -> list[str]:
    """Give the folded words of a text; figures and letters only."""
    return _WORD.findall(fold(text))


def _said(text: str) -> str:
    return " ".join(words_of(text))


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split())


def _begins(start: str, words: Sequence[str]) -> bool:
    return any(word.startswith(start) for word in words)
