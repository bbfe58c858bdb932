"""Phrases looked for in a text whatever its case and accents, without mistaking other words.

A phrase is written with its accents. It matches the same words typed without any accent; a word
typed with accents must be the same word: "nhận tiền" is found in "nhan tien", not in "nhân tiện".
`…` stands for up to twelve words of the same sentence, `#` for a number.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from console.text.folding import fold
from console.text.words import TextLine, is_unaccented, spelling

_GAP = "…"
_NUMBER = "#"
_GAP_PATTERN = r"(?: [^ .]+){0,12}?"


@dataclass(frozen=True, slots=True)
class Phrase:
    """One phrase, ready to be looked for."""

    text: str
    pattern: re.Pattern[str]  # a group for each written word
    anchor: str  # folded start of the phrase, a quick test
    spellings: tuple[str, ...]  # one for each group; empty for a number


def phrase(text: str) -> Phrase:
    """Make a phrase ready."""
    pattern, spellings = "", []
    for word in text.split():
        if word == _GAP:
            pattern += _GAP_PATTERN
            continue
        pattern += r" (\d\w*)" if word == _NUMBER else f" ({re.escape(fold(word))})"
        spellings.append("" if word == _NUMBER else spelling(word))
    leading = re.split(f"[{_GAP}{_NUMBER}]", text)[0].strip()
    return Phrase(text, re.compile(pattern + "(?= )"), f" {fold(leading)}", tuple(spellings))


def phrases(texts: Iterable[str]) -> tuple[Phrase, ...]:
    """Make several phrases ready."""
    return tuple(phrase(text) for text in texts)


def find(sought: Iterable[Phrase], line: TextLine) -> Iterator[range]:
    """Give where the phrases stand: each a range of word indexes of the line."""
    for sought_phrase in sought:
        if sought_phrase.anchor in line.folded:
            for match in sought_phrase.pattern.finditer(line.folded):
                if _is_meant(sought_phrase, match, line):
                    yield line.words_between(match.start(1), match.end(match.re.groups))


def _is_meant(one: Phrase, match: re.Match[str], line: TextLine) -> bool:
    written = (
        line.shown(line.words_between(match.start(group), match.end(group)))
        for group in range(1, match.re.groups + 1)
    )
    return all(
        not wanted or is_unaccented(word) or spelling(word) == wanted
        for word, wanted in zip(written, one.spellings, strict=True)
    )
