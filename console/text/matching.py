"""Similar questions of one meeting and repeats of earlier ones, each with the words they share.

Three things are compared: the words, as TF-IDF over folded runs of one and two words of the text;
the concepts spoken of, which know abbreviations and lay words; and their themes. Best first, the
last place kept for who shares most words. It ranks and explains; it never groups by itself.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.sparse import coo_matrix, hstack

from console.text.concepts import Lexicon, lexicon
from console.text.question_text import Asked
from console.text.words import FoldedWords, TextLine, line_of

LIMIT = 5  # mates shown in each list
_LEAST_WORDS = 3  # distinct; shorter texts say too little to be compared
_LEAST_SCORE = 0.02  # below it two texts share only what all texts share
_ROWS_AT_ONCE = 100  # of the product, so that 10,000 earlier questions stay in a few MB
_PHRASES_SHOWN = 4
# How much concepts and themes weigh beside the words (1), each a cosine of its own.
_CONCEPTS, _THEMES = 0.3, 0.05
_MOST = 1 + _CONCEPTS + _THEMES
_BY_WORDS = 1  # places of a list kept for those that share most words

_Scores = npt.NDArray[np.float64]


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
        return {question.ref: Mates() for question in asked}
    similar = corpus.nearest(len(asked), range(len(asked)), limit)
    repeats = corpus.nearest(len(asked), range(len(asked), len(corpus.asked)), limit)
    return {
        question.ref: Mates(tuple(same), tuple(old))
        for question, same, old in zip(asked, similar, repeats, strict=True)
    }


def shared_places(text: str, other: str) -> tuple[tuple[int, int], ...]:
    """Give where a text holds two words or more in a row that stand in the other one too.

    Accents do not count. Returns start and end of each run, as offsets in the cleaned text.
    """
    line = line_of(text)
    theirs = [word.folded for word in line_of(other).words]
    runs = _common_runs([word.folded for word in line.words], theirs)
    return tuple(
        (line.words[run[0]].start, line.words[run[-1]].end) for run in runs if len(run) > 1
    )


class _Corpus:
    """All questions as two sparse matrices, a row each: words, and concepts with themes."""

    def __init__(self, asked: Sequence[Asked]) -> None:
        self.asked = asked
        self._folded = FoldedWords()
        self._lexicon = lexicon()
        self._lines: dict[int, TextLine] = {}
        texts = [_comparable(self._folded.of(question.text)) for question in asked]
        self._word_ids = {word: n for n, word in enumerate(dict.fromkeys(chain(*texts)))}
        self.is_blank = not self._word_ids
        if self.is_blank:
            return
        self._words, self._idf = _rated(_counts(texts, self._word_ids), is_damped=True)
        ticked = (
            self._folded.of(f"{question.field_text}\n{question.procedure_text}")
            for question in asked
        )
        spoken = [[*more, *text] if text else [] for more, text in zip(ticked, texts, strict=True)]
        self._ideas: Any = _ideas(spoken, self._lexicon)

    def nearest(self, rows: int, among: range, limit: int) -> Iterator[list[Mate]]:
        """Give for each of the first `rows` questions its mates among a range of rows."""
        words = self._words[among.start : among.stop].T.tocsr()
        ideas = self._ideas[among.start : among.stop].T.tocsr()
        for first in range(0, rows, _ROWS_AT_ONCE):
            last = min(first + _ROWS_AT_ONCE, rows)
            by_words = (self._words[first:last] @ words).toarray()
            scores = (by_words + (self._ideas[first:last] @ ideas).toarray()) / _MOST
            for row in range(first, last):
                at = row - first
                yield self._best(row, among, scores[at], by_words[at], limit)

    def _best(
        self, row: int, among: range, scores: _Scores, by_words: _Scores, limit: int
    ) -> list[Mate]:
        own = self.asked[row].ref
        places = [
            place
            for place in _in_turn(scores, by_words, limit)
            if self.asked[among[place]].ref != own and scores[place] >= _LEAST_SCORE
        ]
        return [
            Mate(
                self.asked[among[place]],
                min(float(scores[place]), 1.0),
                self._shared(row, among[place]),
            )
            for place in sorted(places[:limit], key=lambda place: -scores[place])
        ]

    def _shared(self, row: int, other: int) -> tuple[str, ...]:
        """Give the runs of words both hold, those that tell most first."""
        line = self._line(row)
        mine = [word.folded for word in line.words]
        theirs = [word.folded for word in self._line(other).words]
        runs = [*_common_runs(mine, theirs), *self._spoken(mine, theirs)]
        weighed = sorted(runs, key=lambda run: -self._weight(line, run))
        return tuple(dict.fromkeys(line.shown(run) for run in _apart(weighed)))[:_PHRASES_SHOWN]

    def _spoken(self, mine: Sequence[str], theirs: Sequence[str]) -> Iterator[range]:
        """Give my words for what the other text speaks of too, perhaps in other words."""
        both = self._lexicon.met(theirs)
        return (run for concept, run in self._lexicon.spans(mine) if concept in both)

    def _weight(self, line: TextLine, run: range) -> float:
        known = (self._word_ids.get(line.words[n].folded) for n in run)
        return sum(float(self._idf[word_id]) - 1 for word_id in known if word_id is not None)

    def _line(self, row: int) -> TextLine:
        if row not in self._lines:
            self._lines[row] = line_of(self.asked[row].everything, self._folded)
        return self._lines[row]


def _comparable(words: list[str]) -> list[str]:
    return words if len(set(words)) >= _LEAST_WORDS else []


def _counts(texts: Sequence[Sequence[str]], word_ids: dict[str, int]) -> Any:
    """Count words and pairs of neighbours: a sparse matrix, a row for each text."""
    words = np.fromiter((word_ids[word] for word in chain(*texts)), dtype=np.int64)
    rows = np.repeat(np.arange(len(texts)), [len(text) for text in texts])
    inside = rows[:-1] == rows[1:]
    pairs = (words[:-1] * len(word_ids) + words[1:])[inside]
    known, pairs = np.unique(pairs, return_inverse=True)
    columns = np.concatenate([words, pairs + len(word_ids)])
    at = (np.concatenate([rows, rows[:-1][inside]]), columns)
    shape = (len(texts), len(word_ids) + len(known))
    return coo_matrix((np.ones(len(columns)), at), shape=shape).tocsr()


def _ideas(texts: Sequence[Sequence[str]], known: Lexicon) -> Any:
    """Weigh concepts and themes: a sparse matrix whose products are their weighed cosines."""
    met = [
        (row, concept.id, concept.theme, 1 + math.log(times))
        for row, words in enumerate(texts)
        for concept, times in known.met(words).items()
    ]
    rows, concepts, themes, weights = np.array(met).reshape(-1, 4).T
    told = _sparse(weights, rows, concepts, (len(texts), len(known.concepts)))
    told = _rated(told)[0] * np.sqrt(_CONCEPTS)
    of_themes = _sparse(weights, rows, themes, (len(texts), len(known.themes)))
    return hstack([told, _in_length(of_themes) * np.sqrt(_THEMES)]).tocsr()


# Both load scikit-learn when first used: it takes a second, which no server that comes back after a
# fall has to spare.
def _rated(counts: Any, *, is_damped: bool = False) -> tuple[Any, npt.NDArray[np.float64]]:
    """Give the rows by TF-IDF, each of length 1, and how rare each column is."""
    from sklearn.feature_extraction.text import TfidfTransformer  # noqa: PLC0415

    tf_idf = TfidfTransformer(sublinear_tf=is_damped)
    return tf_idf.fit_transform(counts), tf_idf.idf_


def _in_length(rows: Any) -> Any:
    """Give the rows with length 1."""
    from sklearn.preprocessing import normalize  # noqa: PLC0415

    return normalize(rows)


def _sparse(weights: Any, rows: Any, columns: Any, shape: tuple[int, int]) -> Any:
    at = (rows.astype(np.int64), columns.astype(np.int64))
    return coo_matrix((weights, at), shape=shape).tocsr()


def _in_turn(scores: _Scores, by_words: _Scores, limit: int) -> Iterator[int]:
    """Give places best first: by score, then by shared words alone, then by score again."""
    by_score = _order(scores, 2 * limit + 2)
    lead = by_score[: limit - _BY_WORDS + 1]  # one more, for the question itself
    return iter(dict.fromkeys([*lead, *_order(by_words, limit + 1), *by_score]))


def _order(scores: _Scores, most: int) -> list[int]:
    best = np.argpartition(-scores, most)[:most] if most < len(scores) else np.arange(len(scores))
    return [int(place) for place in best[np.lexsort((best, -scores[best]))]]


def _apart(runs: Sequence[range]) -> Iterator[range]:
    """Leave out runs that lie within one already given."""
    given: list[range] = []
    for run in runs:
        if not any(run[0] >= stretch[0] and run[-1] <= stretch[-1] for stretch in given):
            given.append(run)
            yield run


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
