"""The words of a text: folded for comparing, with their place in the original for showing."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import zip_longest

from console.text.folding import clean, fold

_WORD = re.compile(r"\w+")
_SENTENCE_END = re.compile(r"[.?!;…](?=\s|$)|\n")
_TONES = "\u0300\u0301\u0303\u0309\u0323"


class FoldedWords(dict[str, str]):
    """Word as written -> folded; each distinct word is folded once while this object lives."""

    def __missing__(self, word: str) -> str:
        """Fold a word met for the first time."""
        folded = self[word] = fold(word)
        return folded

    def of(self, text: str) -> list[str]:
        """Give the folded words of a text in order."""
        return [self[word] for word in _WORD.findall(clean(text))]


@dataclass(frozen=True, slots=True)
class Word:
    """One word and where it stands."""

    folded: str
    start: int  # offset in the line's text
    end: int


@dataclass(frozen=True, slots=True)
class TextLine:
    """A text with its words, and one folded string in which phrases are looked for."""

    text: str  # cleaned; offsets count in it
    words: tuple[Word, ...]
    folded: str  # " word word . word ": spaces around every word, a dot where a sentence ends
    _starts: tuple[int, ...] = field(repr=False)  # of each word in `folded`

    def words_between(self, start: int, end: int) -> range:
        """Give the indexes of the words that start between two offsets of `folded`."""
        return range(bisect_right(self._starts, start - 1), bisect_right(self._starts, end - 1))

    def shown(self, indexes: range) -> str:
        """Give the original text from the first to the last of these words."""
        return self.text[self.words[indexes[0]].start : self.words[indexes[-1]].end]

    def sentence_of(self, indexes: range) -> range:
        """Give the indexes of all words in the sentence these words stand in."""
        before = self.folded.rfind(" . ", 0, self._starts[indexes[0]])
        after = self.folded.find(" . ", self._starts[indexes[-1]])
        return self.words_between(max(before, 0), after if after >= 0 else len(self.folded))


def line_of(text: str, folded_words: FoldedWords | None = None) -> TextLine:
    """Take a text apart into words; share `folded_words` when many texts follow."""
    kept = clean(text)
    known = FoldedWords() if folded_words is None else folded_words
    words = tuple(Word(known[m.group()], m.start(), m.end()) for m in _WORD.finditer(kept))
    starts: list[int] = []
    folded = " "
    parts = [folded]
    offset = len(folded)
    for word, mark in zip(words, _marks(kept, words), strict=True):
        starts.append(offset)
        parts.append(f"{word.folded} {mark}")
        offset += len(parts[-1])
    return TextLine(kept, words, "".join(parts), tuple(starts))


def _marks(text: str, words: tuple[Word, ...]) -> Iterator[str]:
    """Give, for each word, the dot that follows it or nothing."""
    for word, following in zip_longest(words, words[1:]):
        gap = text[word.end : following.start + 1 if following else None]
        yield ". " if _SENTENCE_END.search(gap) else ""


def spelling(word: str) -> str:
    """Give a word with its tone at the end, so that "caó" and "cáo", "hoà" and "hòa" are equal."""
    bare = unicodedata.normalize("NFD", clean(word).casefold())
    tone = "".join(mark for mark in bare if mark in _TONES)
    return "".join(mark for mark in bare if mark not in _TONES) + tone


def is_unaccented(word: str) -> bool:
    """Tell whether a word carries no Vietnamese mark at all."""
    return spelling(word) == fold(word)
