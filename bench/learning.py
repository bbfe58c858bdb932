"""Learns how complaints and denunciations sound; `make learn` writes what the screening reads.

Learnt from texts composed of sentences by role (`screening/sentences_vi.toml`) and from the further
rounds 1 to 7. The labelled months and rounds 8 and later are for measuring alone.
"""

import csv
import random
import sys
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from console.text import learnt
from console.text.words import line_of

SENTENCES = Path(__file__).with_name("screening") / "sentences_vi.toml"
FURTHER = Path(__file__).parents[1] / "tests" / "data" / "screening_further.csv"
LEARNT_FROM = frozenset("1234567")  # rounds
COMPOSED = 1_200  # texts of each kind of petition, twice as many of neither
WEIGHT_OF_WRITTEN = 6.0  # of a text somebody wrote whole, beside a composed one
FEATURES = 8_000
SMOOTHING = 3.0  # C of the regression
SEED = 11

Sentences = Mapping[str, Sequence[str]]
_KINDS = {"complaint": "complaint", "denunciation": "denunciation", "mixed": "complaint"}


class Composer:
    """Puts sentences together as people do: not always all of them, not always in order."""

    def __init__(self, sentences: Sentences) -> None:
        """Start from the same seed each time."""
        self._sentences = sentences
        self._chance = random.Random(SEED)

    def texts(self) -> Iterator[tuple[str, str]]:
        """Give kind and text of everything composed."""
        makers: tuple[tuple[str, Callable[[], list[str]], int], ...] = (
            ("complaint", self._complaint, COMPOSED),
            ("denunciation", self._denunciation, COMPOSED),
            (learnt.NEITHER, self._neither, 2 * COMPOSED),
        )
        for kind, make, count in makers:
            for _ in range(count):
                yield kind, self._text(make())

    def _text(self, parts: list[str]) -> str:
        if self._chance.random() < 0.3:
            self._chance.shuffle(parts)
        whole = (self._one("openings"), *parts, self._one("fillers"))
        return " ".join(one for one in whole if one)

    def _complaint(self) -> list[str]:
        parts = [self._one("acts"), *self._some("contests", 0, 2), *self._some("undos", 0, 2)]
        if len(parts) < 3:
            parts.append(self._one("contests" if self._chance.random() < 0.5 else "undos"))
        return parts

    def _denunciation(self) -> list[str]:
        parts = [*self._some("wrongs", 1, 2), *self._some("proofs", 0, 2)]
        parts += self._some("punishes", 0, 1)
        if len(parts) < 2:
            parts.append(self._one("proofs" if self._chance.random() < 0.5 else "punishes"))
        return parts

    def _neither(self) -> list[str]:
        """Compose a question about the same acts, a snag, a proposal, a word of thanks …"""
        at = self._chance.random()
        if at < 0.28:
            return [self._one("acts"), *self._some("asks", 1, 2)]
        if at < 0.45:
            return [*self._some("problems", 1, 2), *self._some("reminders", 0, 1)]
        if at < 0.62:
            return [*self._some("proposals", 1, 2), *self._some("problems", 0, 1)]
        if at < 0.80:
            return [self._one("others"), *self._some("asks", 0, 1)]
        if at < 0.90:
            return self._some("asks", 1, 3)
        return [self._one("problems"), *self._some("reminders", 1, 2)]

    def _one(self, role: str) -> str:
        return self._chance.choice(self._sentences[role])

    def _some(self, role: str, least: int, most: int) -> list[str]:
        return self._chance.sample(self._sentences[role], self._chance.randint(least, most))


def texts() -> Iterator[tuple[str, str, float]]:
    """Give kind, text and weight of everything that is learnt from."""
    with SENTENCES.open("rb") as file:
        for kind, text in Composer(tomllib.load(file)).texts():
            yield kind, text, 1.0
    with FURTHER.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["round"] in LEARNT_FROM:
                kind = _KINDS.get(row["kind"], learnt.NEITHER)
                yield kind, row["text"], WEIGHT_OF_WRITTEN


def grams(text: str) -> list[str]:
    """Give what is counted of a text, as the screening counts it."""
    return learnt.grams(line_of(text))


def learn() -> learnt.Weights:
    """Learn the weights; the same texts give the same weights."""
    kinds, told, weights = zip(*texts(), strict=True)
    every = TfidfVectorizer(analyzer=grams, min_df=2, sublinear_tf=True)
    first = _fitted(every.fit_transform(told), kinds, weights)
    telling = np.argsort(-np.abs(first.coef_).max(axis=0), kind="stable")[:FEATURES]
    chosen = sorted(every.get_feature_names_out()[telling])
    few = TfidfVectorizer(analyzer=grams, vocabulary=chosen, sublinear_tf=True)
    last = _fitted(few.fit_transform(told), kinds, weights)
    order = [list(last.classes_).index(kind) for kind in learnt.KINDS]
    by_gram = {
        gram: (float(idf), tuple(map(float, column)))
        for gram, idf, column in zip(chosen, few.idf_, last.coef_[order].T, strict=True)
    }
    return learnt.Weights(tuple(map(float, last.intercept_[order])), by_gram)


def _fitted(counted: object, kinds: Sequence[str], weights: Sequence[float]) -> LogisticRegression:
    return LogisticRegression(C=SMOOTHING, max_iter=500).fit(counted, kinds, sample_weight=weights)


def main() -> int:
    """Write the weights."""
    learnt.FILE.write_text(learnt.written(learn()), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
