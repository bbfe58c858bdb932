"""Which questions a reviewer should see first, and why."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from console.text.matching import Mates
from console.text.phrases import Phrase, find, phrase, phrases
from console.text.question_text import Asked
from console.text.words import TextLine, line_of

REPEATED_FROM = 0.2  # score of an earlier question whose commitment is still open
GROUP_FROM = 3  # questions of the meeting that ask nearly the same, this one included
_ALIKE_FROM = 0.35
_FILE = Path(__file__).with_name("urgency_vi.toml")
_AGE = phrase("# tuổi")
_OLDEST = 120


@dataclass(frozen=True, slots=True)
class Urgency:
    """How soon to look, and the codes of the reasons."""

    priority: int  # 1 = first (two reasons or more), 2 = one reason, 3 = in turn
    reasons: tuple[str, ...] = ()


def urgency(asked: Asked, mates: Mates) -> Urgency:
    """Weigh one question by its words, its sender's claim and the questions it resembles."""
    line = line_of(asked.text)
    met = dict.fromkeys(_reasons(asked, line, mates))
    return Urgency(priority=max(1, 3 - len(met)), reasons=tuple(met))


def _reasons(asked: Asked, line: TextLine, mates: Mates) -> Iterator[str]:
    words = _words()
    owed = any(mate.asked.open_commitment and mate.score >= REPEATED_FROM for mate in mates.repeats)
    if owed or (asked.asked_before and any(find(words["repeat_unresolved"], line))):
        yield "repeat_unresolved"
    alike = sum(mate.score >= _ALIKE_FROM for mate in mates.similar)
    if alike + 1 >= GROUP_FROM or any(find(words["group_issue"], line)):
        yield "group_issue"
    if _is_elder(line) or any(find(words["vulnerable_person"], line)):
        yield "vulnerable_person"
    for reason in ("time_critical", "economic_impact"):
        if any(find(words[reason], line)):
            yield reason


def _is_elder(line: TextLine) -> bool:
    ages = (line.words[at.start].folded for at in find((_AGE,), line))
    return any(age.isdecimal() and _elder_from() <= int(age) <= _OLDEST for age in ages)


@cache
def _read() -> dict[str, dict[str, list[str] | int]]:
    return tomllib.loads(_FILE.read_text("utf-8"))


@cache
def _words() -> dict[str, tuple[Phrase, ...]]:
    return {
        reason: phrases(row["phrases"])
        for reason, row in _read().items()
        if isinstance(row["phrases"], list)
    }


@cache
def _elder_from() -> int:
    return int(str(_read()["vulnerable_person"]["elder_from"]))
