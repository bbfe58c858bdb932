"""Two versions of a text side by side, word by word: what was taken out, what was put in."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_WORDS = re.compile(r"\s+|[^\s]+")
_WORDS_AT_MOST = 6_000  # of both texts; beyond it whole lines are compared


@dataclass(frozen=True, slots=True)
class WordRun:
    """Some words of one version; changed = not in the other."""

    text: str
    is_changed: bool


@dataclass(frozen=True, slots=True)
class Compared:
    """Two versions as runs; joined, each side's runs are its whole text."""

    older: tuple[WordRun, ...]
    newer: tuple[WordRun, ...]

    @property
    def is_same(self) -> bool:
        """Whether nothing was changed."""
        return not any(run.is_changed for run in (*self.older, *self.newer))


def compare(older: str, newer: str) -> Compared:
    """Mark what only one of two versions says."""
    old, new = _pieces(older, newer)
    found = SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes()
    return Compared(
        tuple(_runs(old, ((what, start, end) for what, start, end, _, _ in found))),
        tuple(_runs(new, ((what, start, end) for what, _, _, start, end in found))),
    )


def _pieces(older: str, newer: str) -> tuple[list[str], list[str]]:
    old, new = _WORDS.findall(older), _WORDS.findall(newer)
    if len(old) + len(new) <= _WORDS_AT_MOST:
        return old, new
    return older.splitlines(keepends=True), newer.splitlines(keepends=True)


def _runs(pieces: Sequence[str], found: Iterator[tuple[str, int, int]]) -> Iterator[WordRun]:
    for what, start, end in found:
        if end > start:
            yield WordRun("".join(pieces[start:end]), what != "equal")
