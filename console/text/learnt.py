"""What the words of a text as a whole say: how much it sounds like a complaint or a denunciation.

The weights in `screening_learnt.tsv` are learnt by `make learn` from texts composed for it; they
speak where no rule does. A suggestion is shown with the sentences that weigh most for it.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import exp, log, sqrt
from pathlib import Path

from console.text.words import TextLine

NEITHER = "neither"
KINDS = ("complaint", "denunciation", NEITHER)
SUSPECTED_FROM = 0.6  # of certainty that it is one of the two
LONGEST_GRAM = 3  # words
NAME = "learnt"  # in the rules printed with the evidence
FILE = Path(__file__).with_name("screening_learnt.tsv")
_SENTENCES_SHOWN = 2


@dataclass(frozen=True, slots=True)
class Weights:
    """What was learnt, by kind in the order of `KINDS`."""

    start: tuple[float, ...]
    by_gram: Mapping[str, tuple[float, tuple[float, ...]]]  # words -> rarity, weights


@dataclass(frozen=True, slots=True)
class Heard:
    """What a text sounds like."""

    kind: str  # complaint or denunciation
    certainty: float  # that it is one of the two
    places: tuple[range, ...]  # words of the sentences that weigh most for it

    @property
    def rule(self) -> str:
        """Give the code printed with the evidence."""
        return f"{self.kind}:{NAME}"


def grams(line: TextLine) -> list[str]:
    """Give every run of one to three folded words of a text."""
    words = [word.folded for word in line.words]
    return [
        " ".join(words[at : at + length])
        for length in range(1, LONGEST_GRAM + 1)
        for at in range(len(words) - length + 1)
    ]


def hear(line: TextLine) -> Heard | None:
    """Tell which of the two a text sounds like; None = like neither."""
    weights = known()
    counted = Counter(gram for gram in grams(line) if gram in weights.by_gram)
    rarity = {gram: (1 + log(n)) * weights.by_gram[gram][0] for gram, n in counted.items()}
    length = sqrt(sum(value * value for value in rarity.values()))
    if not length:
        return None
    worth = {gram: value / length for gram, value in rarity.items()}
    shares = _shares(weights, worth)
    certainty = shares[0] + shares[1]
    if certainty < SUSPECTED_FROM:
        return None
    place = 0 if shares[0] >= shares[1] else 1
    return Heard(KINDS[place], certainty, _places(line, weights, worth, place))


def _shares(weights: Weights, worth: Mapping[str, float]) -> list[float]:
    """Give how likely each kind is; together 1."""
    sums = list(weights.start)
    for gram, value in worth.items():
        for place, weight in enumerate(weights.by_gram[gram][1]):
            sums[place] += value * weight
    top = max(sums)
    powers = [exp(total - top) for total in sums]
    return [power / sum(powers) for power in powers]


def _places(
    line: TextLine, weights: Weights, worth: Mapping[str, float], place: int
) -> tuple[range, ...]:
    """Give the sentences that weigh most for a kind, in the order of the text."""
    neither = KINDS.index(NEITHER)
    told = {
        gram: value * (weights.by_gram[gram][1][place] - weights.by_gram[gram][1][neither])
        for gram, value in worth.items()
    }
    sums = {sentence: _sum(line, sentence, told) for sentence in _sentences(line)}
    most = sorted(sums, key=lambda sentence: -sums[sentence])[:_SENTENCES_SHOWN]
    shown = [sentence for sentence in most if sums[sentence] > 0] or most[:1]
    return tuple(sorted(shown, key=lambda sentence: sentence.start))


def _sentences(line: TextLine) -> list[range]:
    found: list[range] = []
    at = 0
    while at < len(line.words):
        sentence = line.sentence_of(range(at, at + 1))
        found.append(sentence)
        at = max(sentence.stop, at + 1)
    return found


def _sum(line: TextLine, sentence: range, told: Mapping[str, float]) -> float:
    words = [line.words[at].folded for at in sentence]
    return sum(
        told.get(" ".join(words[at : at + length]), 0.0)
        for length in range(1, LONGEST_GRAM + 1)
        for at in range(len(words) - length + 1)
    )


@cache
def known() -> Weights:
    """Give the weights the product comes with, read once."""
    return read(FILE.read_text("utf-8"))


def read(text: str) -> Weights:
    """Read weights as they are written."""
    first, *rows = text.splitlines()
    by_gram = {}
    for row in rows:
        gram, rarity, *told = row.split("\t")
        by_gram[gram] = (float(rarity), tuple(map(float, told)))
    return Weights(tuple(map(float, first.split("\t")[1:])), by_gram)


def written(weights: Weights) -> str:
    """Write weights: a line of the start, then a line for each run of words."""
    lines = ["\t".join(("", *(f"{weight:.3f}" for weight in weights.start)))]
    lines += [
        "\t".join((gram, f"{rarity:.2f}", *(f"{weight:.2f}" for weight in told)))
        for gram, (rarity, told) in sorted(weights.by_gram.items())
    ]
    return "\n".join(lines) + "\n"
