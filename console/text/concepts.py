"""What a text speaks of, whatever it is called: sổ đỏ, GCN QSDĐ, bìa đỏ are one concept.

Abbreviations and lay words stand in `concepts_vi.toml` by theme. Compared without case and accents,
for finding similar questions only.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from console.text.folding import fold

_FILE = Path(__file__).with_name("concepts_vi.toml")
_PART = re.compile(r"#|\w+")
_NUMBER = "#"


@dataclass(frozen=True, slots=True)
class Concept:
    """Something questions are about."""

    id: int  # from 0, in the order of the file
    name: str
    theme: int  # number of its theme, from 0


@dataclass(slots=True)
class _Node:
    """Where one has come after some words of a phrase."""

    next: dict[str, "_Node"] = field(default_factory=dict)
    concepts: list[Concept] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All concepts, ready to be looked for."""

    concepts: tuple[Concept, ...]
    themes: tuple[str, ...]
    _root: _Node

    def met(self, words: Sequence[str]) -> Counter[Concept]:
        """Count the concepts met in the folded words of a text."""
        return Counter(concept for concept, _ in self.spans(words))

    def spans(self, words: Sequence[str]) -> Iterator[tuple[Concept, range]]:
        """Give every concept with the words it stands in, from the left."""
        first = self._root.next
        for start, word in enumerate(words):
            if word in first:
                yield from _from(first[word], words, start, start + 1)


def _from(
    node: _Node, words: Sequence[str], start: int, end: int
) -> Iterator[tuple[Concept, range]]:
    for concept in node.concepts:
        yield concept, range(start, end)
    if end == len(words):
        return
    for step in (words[end], _NUMBER) if words[end].isdigit() else (words[end],):
        if step in node.next:
            yield from _from(node.next[step], words, start, end + 1)


@cache
def lexicon() -> Lexicon:
    """Read the concepts."""
    table = tomllib.loads(_FILE.read_text("utf-8"))
    root = _Node()
    concepts: list[Concept] = []
    for theme, rows in enumerate(table.values()):
        for name, phrases in rows.items():
            concepts.append(Concept(len(concepts), name, theme))
            for phrase in phrases:
                _grow(root, phrase, concepts[-1])
    return Lexicon(tuple(concepts), tuple(table), root)


def _grow(root: _Node, phrase: str, concept: Concept) -> None:
    node = root
    for part in _PART.findall(phrase):
        node = node.next.setdefault(part if part == _NUMBER else fold(part), _Node())
    node.concepts.append(concept)
