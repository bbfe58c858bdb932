"""Complaints and denunciations by weight: families of structural evidence, none of them enough.

Every family met adds its points once, however often; families that speak against, a question or
a proposal for everybody, take points away. What must be there, and from how many points a text is
suspected, stands in `screening_scores_vi.toml`, chosen to miss few rather than to suspect few.
"""

import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from console.text.phrases import Phrase, find, phrases
from console.text.words import TextLine

NAME = "scored"  # in the rules printed with the evidence
TELLING = 2  # points from which the words of a family are shown as evidence
_FILE = Path(__file__).with_name("screening_scores_vi.toml")


@dataclass(frozen=True, slots=True)
class Family:
    """Phrases that say the same part of a petition."""

    name: str
    points: int  # negative = speaks against
    is_demanded: bool  # counts only after a word of demand in its sentence
    by_word: Mapping[str, tuple[Phrase, ...]] = field(compare=False)  # folded first word -> phrases

    def places(self, line: TextLine) -> Iterator[range]:
        """Give where the family is met, looking only for what begins with words of the text."""
        for word in dict.fromkeys(word.folded for word in line.words):
            yield from find(self.by_word.get(word, ()), line)


@dataclass(frozen=True, slots=True)
class Score:
    """Families that together weigh for one kind."""

    kind: str
    suspected_from: int  # points
    needed: frozenset[str]  # families without which nothing is suspected
    families: tuple[Family, ...]

    @property
    def rule(self) -> str:
        """Give the code printed with the evidence."""
        return f"{self.kind}:{NAME}"


@dataclass(frozen=True, slots=True)
class Weighed:
    """What was found of one kind."""

    points: int
    is_suspected: bool
    places: tuple[range, ...]  # of the families that say most for it, in the order of the text


def weigh(score: Score, line: TextLine, covered: Sequence[range] = ()) -> Weighed:
    """Weigh a text.

    Args:
        covered: words that guards stand over; nothing in them counts.
    """
    met = dict(_met(score, line, covered))
    points = sum(family.points for family in met)
    is_suspected = points >= score.suspected_from and score.needed <= {
        family.name for family in met
    }
    places = (at for family, at in met.items() if family.points >= TELLING)
    return Weighed(points, is_suspected, tuple(sorted(places, key=lambda at: at.start)))


def _met(score: Score, line: TextLine, covered: Sequence[range]) -> Iterator[tuple[Family, range]]:
    demands = [at for at in find(_demands(), line) if not _lies_in(at, covered)]
    for family in score.families:
        for at in family.places(line):
            if _lies_in(at, covered) and family.points > 0:
                continue
            if not family.is_demanded or _is_demanded(at, demands, line):
                yield family, at
                break


def _lies_in(at: range, covered: Sequence[range]) -> bool:
    return any(at.start >= span.start and at.stop <= span.stop for span in covered)


def _is_demanded(at: range, demands: Sequence[range], line: TextLine) -> bool:
    sentence = line.sentence_of(at)
    return any(demand.start >= sentence.start and demand.start <= at.start for demand in demands)


@cache
def scores() -> tuple[Score, ...]:
    """Read the families of every kind."""
    return tuple(_score(row) for row in _read()["score"])


@cache
def _demands() -> tuple[Phrase, ...]:
    return phrases(_read()["demand"]["phrases"])


@cache
def _read() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text("utf-8"))


def _score(row: dict[str, Any]) -> Score:
    against = _read()["against"]
    return Score(
        kind=str(row["kind"]),
        suspected_from=int(row["suspected_from"]),
        needed=frozenset(row["needed"]),
        families=tuple(_family(family) for family in [*row["families"], *against]),
    )


def _family(row: dict[str, Any]) -> Family:
    return Family(
        name=str(row["name"]),
        points=int(row["points"]),
        is_demanded=bool(row.get("demanded", False)),
        by_word=_by_word(phrases(row["phrases"])),
    )


def _by_word(known: tuple[Phrase, ...]) -> Mapping[str, tuple[Phrase, ...]]:
    found: dict[str, list[Phrase]] = defaultdict(list)
    for phrase in known:
        found[_first_word(phrase)].append(phrase)
    return {word: tuple(listed) for word, listed in found.items()}


def _first_word(one: Phrase) -> str:
    return one.anchor.split()[0]
