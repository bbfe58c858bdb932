"""The table of words by which a form's kind is known, read once from `screening_vi.toml`."""

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from console.text.phrases import Phrase, phrases

_FILE = Path(__file__).with_name("screening_vi.toml")


class Strength(StrEnum):
    """How much a cue says."""

    STRONG = "strong"
    MEDIUM = "medium"
    WEAK = "weak"


class GuardName(StrEnum):
    """Why words of a complaint or a denunciation may mean neither."""

    NEGATION = "negation"
    FILING = "filing"
    PROCEDURE = "procedure"
    LAW_NAME = "law_name"
    THIRD_PARTY = "third_party"
    COLLOQUIAL = "colloquial"
    ADVISED = "advised"
    CORRECTION = "correction"


class CueTopic(StrEnum):
    """What no procedure answers."""

    UTILITY = "utility"
    PRIVATE_DISPUTE = "private_dispute"
    STREET = "street"
    RECRUITMENT = "recruitment"


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that speak for a complaint or a denunciation."""

    kind: str
    strength: Strength
    number: int  # in the Centre's list of cues
    phrases: tuple[Phrase, ...]
    also: tuple[Phrase, ...]  # one of them must stand in the text too
    needs_person: bool  # counts only beside a person or a body
    needs_named: bool  # counts only beside a person pointed at

    @property
    def rule(self) -> str:
        """Give the code printed with the evidence."""
        return f"{self.kind}:{self.strength}:{self.number}"


@dataclass(frozen=True, slots=True)
class Structure:
    """Parts that together make a complaint or a denunciation, whatever it is called."""

    kind: str
    number: int
    within: int  # words the parts may lie apart at most
    unless: tuple[Phrase, ...]
    parts: tuple[tuple[Phrase, ...], ...]

    @property
    def rule(self) -> str:
        """Give the code printed with the evidence."""
        return f"{self.kind}:structure:{self.number}"


@dataclass(frozen=True, slots=True)
class Guard:
    """Words that take the edge off cues: they speak of a procedure, a law, somebody else."""

    name: GuardName
    phrases: tuple[Phrase, ...]
    covers_sentence: bool  # else only the cues inside its own words
    asks_for_a_look: bool  # a person should look although nothing is suspected


@dataclass(frozen=True, slots=True)
class Outside:
    """Words of a thing no procedure answers."""

    topic: CueTopic
    unit: str  # code of the body to refer to; empty = none
    phrases: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class CueTable:
    """Everything screening knows."""

    weights: dict[Strength, int]
    cues: tuple[Cue, ...]
    structures: tuple[Structure, ...]
    guards: tuple[Guard, ...]
    ambiguous: tuple[Phrase, ...]
    certain: tuple[Phrase, ...]
    titles: tuple[str, ...]
    pointed: tuple[Phrase, ...]
    persons: tuple[Phrase, ...]
    asks: tuple[Phrase, ...]
    proposes: tuple[Phrase, ...]
    outside: tuple[Outside, ...]
    procedure_talk: tuple[Phrase, ...]
    adverts: tuple[Phrase, ...]
    least_adverts: int
    only_trying: frozenset[str]
    nothing: frozenset[str]


@cache
def cue_table() -> CueTable:
    """Read the table."""
    read = tomllib.loads(_FILE.read_text("utf-8"))
    spellings: dict[str, list[str]] = read["spellings"]
    return CueTable(
        weights={Strength(name): int(value) for name, value in read["weights"].items()},
        cues=tuple(
            _cue(group, rule, spellings) for group in read["cue"] for rule in group["rules"]
        ),
        structures=tuple(_structure(row) for row in read["structure"]),
        guards=tuple(_guard(row, spellings) for row in read["guard"]),
        ambiguous=phrases(read["ambiguous"]["phrases"]),
        certain=phrases(read["ambiguous"]["certain"]),
        titles=tuple(read["person"]["titles"]),
        pointed=phrases(read["person"]["pointed"]),
        persons=phrases(read["person"]["phrases"]),
        asks=phrases(read["in_scope"]["asks"]),
        proposes=phrases(read["in_scope"]["proposes"]),
        outside=tuple(
            Outside(CueTopic(row["name"]), row["unit"], phrases(row["phrases"]))
            for row in read["outside"]
        ),
        procedure_talk=phrases(read["procedure_talk"]["phrases"]),
        adverts=phrases(read["spam"]["adverts"]),
        least_adverts=int(read["spam"]["least"]),
        only_trying=frozenset(read["spam"]["only"]),
        nothing=frozenset(read["spam"]["nothing"]),
    )


def _cue(group: dict[str, Any], rule: dict[str, Any], spellings: dict[str, list[str]]) -> Cue:
    return Cue(
        kind=str(group["kind"]),
        strength=Strength(group["strength"]),
        number=int(rule["number"]),
        phrases=phrases(_spelt(rule["phrases"], spellings)),
        also=phrases(rule.get("also", [])),
        needs_person=bool(rule.get("person", False)),
        needs_named=bool(rule.get("named", False)),
    )


def _structure(row: dict[str, Any]) -> Structure:
    return Structure(
        kind=str(row["kind"]),
        number=int(row["number"]),
        within=int(row["within"]),
        unless=phrases(row["unless"]),
        parts=tuple(phrases(part) for part in row["parts"].values()),
    )


def _guard(row: dict[str, Any], spellings: dict[str, list[str]]) -> Guard:
    return Guard(
        name=GuardName(row["name"]),
        phrases=phrases(_spelt(row["phrases"], spellings)),
        covers_sentence=row["reach"] == "sentence",
        asks_for_a_look=bool(row.get("look", False)),
    )


def _spelt(written: list[str], spellings: dict[str, list[str]]) -> list[str]:
    """Add every other spelling of each phrase."""
    return written + [
        text.replace(usual, other)
        for text in written
        for usual, others in spellings.items()
        if usual in text
        for other in others
    ]
