"""Similar questions of one meeting and repeats of earlier ones, each with the words they share.

TF-IDF over folded runs of one to three words, cosine, best first. It ranks and explains; it never
groups by itself.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.sparse import coo_matrix
from sklearn.feature_extraction.text import TfidfTransformer

from console.text.asked import Asked
from console.text.words import FoldedWords, Line, line_of

LIMIT = 5  # mates shown in each list
_LEAST_WORDS = 3  # distinct; shorter texts say too little to be compared
_LEAST_SCORE = 0.02  # below it two texts share only what all texts share
_ROWS_AT_ONCE = 100  # of the product, so that 10,000 earlier questions stay in a few MB
_PHRASES_SHOWN = 4


@dataclass(frozen=True, slots=True)
class Mate:
    """A question that may ask the same."""

    asked: Asked
    score: float  # cosine, 0 to 1
    shared: tuple[str, ...]  # words in common as they stand in the question looked at, best first


@dataclass(frozen=True, slots=True)
class Mates:
    """What one question resembles."""

    similar: tuple[Mate, ...] = ()  # same meeting
    repeats: tuple[Mate, ...] = ()  # earlier meetings


def mates(asked: Sequence[Asked], earlier: Sequence[Asked], limit: int = LIMIT) -> dict[str, Mates]:
    """Give for each question, by its ref, what it resembles, best first, at most `limit` each."""
    if not asked:
        return {}
    corpus = _Corpus([*asked, *earlier])
    if corpus.is_blank:
        return {one.ref: Mates() for one in asked}
    similar = corpus.nearest(len(asked), range(len(asked)), limit)
    repeats = corpus.nearest(len(asked), range(len(asked), len(corpus.asked)), limit)
    return {
        one.ref: Mates(tuple(same), tuple(old))
        for one, same, old in zip(asked, similar, repeats, strict=True)
    }


class _Corpus:
    """All questions as one sparse matrix, a row each."""

    def __init__(self, asked: Sequence[Asked]) -> None:
        self.asked = asked
        self._folded = FoldedWords()
        self._lines: dict[int, Line] = {}
        texts = [_comparable(self._folded.of(one.everything)) for one in asked]
        self._word_ids = {word: n for n, word in enumerate(dict.fromkeys(chain(*texts)))}
        self.is_blank = not self._word_ids
        if self.is_blank:
            return
        tf_idf = TfidfTransformer(sublinear_tf=True)
        self._matrix: Any = tf_idf.fit_transform(_counts(texts, self._word_ids))
        self._idf: npt.NDArray[np.float64] = tf_idf.idf_

    def nearest(self, rows: int, among: range, limit: int) -> Iterator[list[Mate]]:
        """Give for each of the first `rows` questions its mates among a range of rows."""
        others = self._matrix[among.start : among.stop].T.tocsr()
        for first in range(0, rows, _ROWS_AT_ONCE):
            last = min(first + _ROWS_AT_ONCE, rows)
            product = (self._matrix[first:last] @ others).tocsr()
            for row in range(first, last):
                start, end = product.indptr[row - first : row - first + 2]
                columns = product.indices[start:end] + among.start
                yield self._best(row, columns, product.data[start:end], limit)

    def _best(
        self, row: int, columns: npt.NDArray[np.int64], scores: npt.NDArray[np.float64], limit: int
    ) -> list[Mate]:
        order = np.lexsort((columns, -scores))
        own = self.asked[row].ref
        found: list[Mate] = []
        for place in order[: limit + 1]:
            other, score = int(columns[place]), float(scores[place])
            if self.asked[other].ref == own or score < _LEAST_SCORE:
                continue
            found.append(Mate(self.asked[other], min(score, 1.0), self._shared(row, other)))
        return found[:limit]

    def _shared(self, row: int, other: int) -> tuple[str, ...]:
        """Give the runs of words both hold, those that tell most first."""
        line = self._line(row)
        theirs = [word.folded for word in self._line(other).words]
        runs = _common_runs([word.folded for word in line.words], theirs)
        weighed = sorted(runs, key=lambda run: -self._weight(line, run))
        return tuple(dict.fromkeys(line.shown(run) for run in weighed))[:_PHRASES_SHOWN]

    def _weight(self, line: Line, run: range) -> float:
        return sum(float(self._idf[self._word_ids[line.words[n].folded]]) - 1 for n in run)

    def _line(self, row: int) -> Line:
        if row not in self._lines:
            self._lines[row] = line_of(self.asked[row].everything, self._folded)
        return self._lines[row]


def _comparable(words: list[str]) -> list[str]:
    return words if len(set(words)) >= _LEAST_WORDS else []


def _counts(texts: Sequence[Sequence[str]], word_ids: dict[str, int]) -> Any:
    """Count runs of one, two and three words: a sparse matrix, a row for each text."""
    words = np.fromiter((word_ids[word] for word in chain(*texts)), dtype=np.int64)
    rows = np.repeat(np.arange(len(texts)), [len(text) for text in texts])
    columns, of_rows, width = [words], [rows], len(word_ids)
    runs = words
    for length in (2, 3):
        inside = rows[: len(rows) - length + 1] == rows[length - 1 :]
        longer = runs[: len(words) - length + 1] * len(word_ids) + words[length - 1 :]
        known, runs = np.unique(longer, return_inverse=True)
        columns.append(runs[inside] + width)
        of_rows.append(rows[: len(inside)][inside])
        width += len(known)
    at = (np.concatenate(of_rows), np.concatenate(columns))
    return coo_matrix((np.ones(len(at[0])), at), shape=(len(texts), width)).tocsr()


def _common_runs(mine: Sequence[str], theirs: Sequence[str]) -> Iterator[range]:
    """Give the longest runs of my words that stand in the other text too, left to right."""
    pairs, singles = set(pairwise(theirs)), set(theirs)
    start = 0
    while start < len(mine):
        end = start
        while end < len(mine) and mine[end] in singles:
            if end > start and (mine[end - 1], mine[end]) not in pairs:
                break
            end += 1
        if end > start:
            yield range(start, end)
        start = max(end, start + 1)
