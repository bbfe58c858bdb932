"""A text as it is searched: lower case, no accents, plain digits; and where each letter stood."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from console.text.signs import PLAIN

_LETTERS = {"đ": "d", "ð": "d", "ø": "o"}
_WORD = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True, slots=True)
class FlatWord:
    """One word of a flat text."""

    text: str
    start: int  # in the flat text
    end: int
    is_capital: bool  # its first letter, as written


@dataclass(frozen=True, slots=True)
class FlatText:
    """A text to search in, of which every letter knows its place in the original."""

    original: str
    text: str
    at: tuple[int, ...]  # place of each letter in the original

    def words(self) -> tuple[FlatWord, ...]:
        """Give its words in order."""
        return tuple(
            FlatWord(found[0], found.start(), found.end(), self.is_capital(found.start()))
            for found in _WORD.finditer(self.text)
        )

    def written(self, word: FlatWord) -> str:
        """Give a word as it was written."""
        return self.original[self.at[word.start] : self.at[word.end - 1] + 1]

    def is_capital(self, place: int) -> bool:
        """Tell whether a letter was written as a capital."""
        return self.original[self.at[place]].isupper()


def flat_text(text: str) -> FlatText:
    """Flatten a text; what cannot be seen and accents written apart leave no letter."""
    letters: list[str] = []
    at: list[int] = []
    for place, letter in enumerate(text):
        for plain in _flattened(letter):
            letters.append(plain)
            at.append(place)
    return FlatText(text, "".join(letters), tuple(at))


def _flattened(letter: str) -> Iterator[str]:
    if letter.isspace():
        yield "\n" if letter in "\n\r\x85\u2028\u2029" else " "
        return
    for part in unicodedata.normalize("NFKD", letter).casefold():
        category = unicodedata.category(part)
        if category == "Nd":
            yield str(unicodedata.decimal(part))
        elif part in PLAIN:
            yield PLAIN[part]
        elif not category.startswith(("M", "C")):
            yield _LETTERS.get(part, part)
