"""Finding the name of a unit in a text, in any of its forms, with and without accents."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from console.queries.units import UnitChoice
from console.text.folding import fold

_WORD = re.compile(r"[^\W_]+")
_GAP = re.compile(r"[^.;:?!\n@#]*")  # a name goes over nothing that ends a sentence
LONGEST = 16  # words of a name


@dataclass(frozen=True, slots=True)
class NamedAt:
    """A unit named in a text."""

    id: int
    name: str  # in full
    end: int  # offset behind what named it
    count: int  # words that named it


@dataclass(frozen=True, slots=True)
class UnitNames:
    """The units of a list by everything they are called."""

    by_words: dict[tuple[str, ...], UnitChoice]

    @classmethod
    def of(cls, units: Iterable[UnitChoice]) -> Self:
        """Take a list; a name two units share means the first of them."""
        found: dict[tuple[str, ...], UnitChoice] = {}
        for unit in units:
            for name in (unit.code, *unit.aliases, unit.name):
                found.setdefault(tuple(_WORD.findall(fold(name))), unit)
        return cls({words: unit for words, unit in found.items() if words})

    def at(self, text: str, start: int) -> NamedAt | None:
        """Give the unit whose name begins there, by its longest name; None = none does."""
        words: list[str] = []
        best: NamedAt | None = None
        end = start
        for word in _WORD.finditer(text, start):
            gap = text[end : word.start()]
            if len(words) == LONGEST or not _GAP.fullmatch(gap) or (not words and gap):
                break
            words.append(fold(word.group()))
            end = word.end()
            if (unit := self.by_words.get(tuple(words))) is not None:
                best = NamedAt(unit.id, unit.name, end, len(words))
        return best
