"""What kind of submission a text looks like, with the words that say so; a person decides.

    guards cover cues -> what is left is weighed by kind -> standing -> kind

Asking how a complaint procedure works, a slow or rude desk, somebody else's complaint: all of that
belongs into the conference. What the screening takes for a complaint or a denunciation is only
suggested, with the words it saw.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from console.text.cues import Cue, CueTable, Guard, Outside, Strength, Structure, cue_table
from console.text.learnt import hear
from console.text.phrases import find
from console.text.scored import Score, Weighed, scores, weigh
from console.text.structures import met
from console.text.words import TextLine, is_unaccented, line_of

SUSPECTED_FROM = 4  # points, one strong cue among them
REVIEW_FROM = 2
MIXED_FROM = 3  # points of each of two kinds


class Certainty(StrEnum):
    """How sure the suggestion is; shown, never stored."""

    IN_SCOPE = "in_scope"
    NEEDS_REVIEW = "needs_review"
    SUSPECTED = "suspected"


class Junk(StrEnum):
    """Why a form asks nothing."""

    ADVERT = "advert"
    TRIAL = "trial"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of the original and the rule they met."""

    text: str
    rule: str  # complaint:strong:1, guard:negation, outside:street …


@dataclass(frozen=True, slots=True)
class Screening:
    """A suggested kind and why."""

    kind: str  # a stored kind of question
    standing: Certainty
    evidence: tuple[Evidence, ...]
    refer_to: str = ""  # code of the unit an out-of-scope text belongs to


@dataclass(frozen=True, slots=True)
class _Found:
    cue: Cue
    at: range


def screen(text: str) -> Screening:
    """Suggest the kind of one question's text."""
    table = cue_table()
    line = line_of(text)
    return _empty(line, table) or _spam(line, table) or _petition(line, table)


def _empty(line: TextLine, table: CueTable) -> Screening | None:
    said = " ".join(word.folded for word in line.words)
    if any(letter.isalpha() for letter in said) and said not in _folded(table.nothing):
        return None
    shown = (Evidence(line.text.strip(), f"empty:{Junk.NOTHING}"),) if line.words else ()
    return Screening("empty", Certainty.SUSPECTED, shown)


def _spam(line: TextLine, table: CueTable) -> Screening | None:
    adverts = list(find(table.adverts, line))
    trying = _folded(table.only_trying)
    if len({line.shown(at) for at in adverts}) >= table.least_adverts:
        shown = _distinct(Evidence(line.shown(at), f"spam:{Junk.ADVERT}") for at in adverts)
        return Screening("spam", Certainty.SUSPECTED, shown)
    if all(word.folded in trying or word.folded.isdigit() for word in line.words):
        return Screening("spam", Certainty.SUSPECTED, (Evidence(line.text, f"spam:{Junk.TRIAL}"),))
    return None


def _folded(texts: Iterable[str]) -> set[str]:
    return {" ".join(word.folded for word in line_of(text).words) for text in texts}


def _petition(line: TextLine, table: CueTable) -> Screening:
    found = list(_cues(line, table))
    covering = list(_covering(found, line, table))
    free = [hit for hit in found if not any(_covers(*guard, hit, line) for guard in covering)]
    counted = _without_lone_ambiguous(free, line, table)
    built = {
        structure: places for structure in table.structures if (places := met(structure, line))
    }
    weighed = _weighed(line, covering)
    evidence = (
        *_cue_evidence(counted, line),
        *_structure_evidence(built, line),
        *_score_evidence(weighed, line),
        *_guard_evidence(covering, line),
    )
    if excluded := _excluded(counted, line, table) or _built_kind(built, weighed):
        return Screening(excluded, Certainty.SUSPECTED, evidence)
    if not counted and (outside := _outside(line, table)):
        return outside
    if not covering and (heard := hear(line)):
        shown = _distinct(Evidence(line.shown(at), heard.rule) for at in heard.places)
        return Screening(heard.kind, Certainty.SUSPECTED, (*evidence, *shown))
    review = any(guard.asks_for_a_look for guard, _ in covering) or (
        max(_points(counted, table).values(), default=0) >= REVIEW_FROM
    )
    standing = Certainty.NEEDS_REVIEW if review else Certainty.IN_SCOPE
    return Screening(_in_scope_kind(line, table), standing, evidence)


def _covering(
    found: list[_Found], line: TextLine, table: CueTable
) -> Iterator[tuple[Guard, range]]:
    """Give the guards that stand over at least one cue."""
    for guard in table.guards:
        for at in find(guard.phrases, line):
            if any(_covers(guard, at, hit, line) for hit in found):
                yield guard, at


def _cue_evidence(counted: list[_Found], line: TextLine) -> tuple[Evidence, ...]:
    return _distinct(Evidence(line.shown(hit.at), hit.cue.rule) for hit in counted)


def _structure_evidence(
    built: dict[Structure, tuple[range, ...]], line: TextLine
) -> tuple[Evidence, ...]:
    return _distinct(
        Evidence(line.shown(at), structure.rule)
        for structure, places in built.items()
        for at in places
    )


def _weighed(line: TextLine, covering: list[tuple[Guard, range]]) -> dict[Score, Weighed]:
    """Give the kinds that the weight of the families makes suspected."""
    covered = [line.sentence_of(at) if guard.covers_sentence else at for guard, at in covering]
    found = {score: weigh(score, line, covered) for score in scores()}
    return {score: weighed for score, weighed in found.items() if weighed.is_suspected}


def _score_evidence(weighed: dict[Score, Weighed], line: TextLine) -> tuple[Evidence, ...]:
    return _distinct(
        Evidence(line.shown(at), score.rule)
        for score, told in weighed.items()
        for at in told.places
    )


def _built_kind(
    built: dict[Structure, tuple[range, ...]], weighed: dict[Score, Weighed]
) -> str | None:
    """Give the kind the structures say, else the one that weighs most."""
    kinds = list(dict.fromkeys(structure.kind for structure in built))
    if kinds:
        return "mixed" if len(kinds) > 1 else kinds[0]
    heaviest = max(weighed, key=lambda score: weighed[score].points, default=None)
    return heaviest.kind if heaviest else None


def _guard_evidence(covering: list[tuple[Guard, range]], line: TextLine) -> tuple[Evidence, ...]:
    return _distinct(Evidence(line.shown(at), f"guard:{guard.name}") for guard, at in covering)


def _cues(line: TextLine, table: CueTable) -> Iterator[_Found]:
    named = _names_a_person(line, table)
    person = named or any(find(table.persons, line))
    for cue in table.cues:
        if (cue.needs_named and not named) or (cue.needs_person and not person):
            continue
        if cue.also and not any(find(cue.also, line)):
            continue
        for at in find(cue.phrases, line):
            yield _Found(cue, at)


def _names_a_person(line: TextLine, table: CueTable) -> bool:
    """Somebody pointed at, or a title before a name; without accents capitals are no sign."""
    if any(find(table.pointed, line)):
        return True
    if is_unaccented(line.text):
        titles = "|".join(_folded(table.titles))
        return re.search(rf" (?:{titles}) (?!con |em |toi |xa )[^ .]", line.folded) is not None
    after_title = re.findall(rf"\b(?i:{'|'.join(table.titles)})\s+(\w)", line.text)
    return any(letter.isupper() for letter in after_title)


def _covers(guard: Guard, at: range, one: _Found, line: TextLine) -> bool:
    reach = line.sentence_of(at) if guard.covers_sentence else at
    return one.at.start >= reach.start and one.at.stop <= reach.stop


def _without_lone_ambiguous(found: list[_Found], line: TextLine, table: CueTable) -> list[_Found]:
    """Drop "to cao" typed without accents (big and tall) where nothing else speaks for it."""
    unsure = [
        hit for hit in found if is_unaccented(line.shown(hit.at)) and _holds(table, line, hit.at)
    ]
    others = [hit for hit in found if hit not in unsure and hit.cue.kind == "denunciation"]
    if others or any(find(table.certain, line)):
        return found
    return [hit for hit in found if hit not in unsure]


def _holds(table: CueTable, line: TextLine, at: range) -> bool:
    return any(
        inside.start >= at.start and inside.stop <= at.stop
        for inside in find(table.ambiguous, line)
    )


def _points(found: list[_Found], table: CueTable) -> dict[str, int]:
    """Add up each kind's cues, a rule once however often it is met."""
    points: dict[str, int] = {}
    for cue in {hit.cue.rule: hit.cue for hit in found}.values():
        points[cue.kind] = points.get(cue.kind, 0) + table.weights[cue.strength]
    return points


def _excluded(found: list[_Found], line: TextLine, table: CueTable) -> str | None:
    points = _points(found, table)
    strong = {hit.cue.kind for hit in found if hit.cue.strength is Strength.STRONG}
    suspected = [kind for kind in points if points[kind] >= SUSPECTED_FROM and kind in strong]
    both = [kind for kind in points if points[kind] >= MIXED_FROM]
    if len(both) > 1 or (strong and any(find(table.asks, line))):
        return "mixed"
    return suspected[0] if suspected else None


def _outside(line: TextLine, table: CueTable) -> Screening | None:
    if any(find(table.procedure_talk, line)):
        return None
    for outside in table.outside:
        if met := list(find(outside.phrases, line)):
            return _out_of_scope(outside, met, line)
    return None


def _out_of_scope(one: Outside, met: list[range], line: TextLine) -> Screening:
    shown = _distinct(Evidence(line.shown(at), f"outside:{one.topic}") for at in met)
    return Screening("out_of_scope", Certainty.SUSPECTED, shown, one.unit)


def _in_scope_kind(line: TextLine, table: CueTable) -> str:
    proposes = any(find(table.proposes, line))
    asks = "?" in line.text or any(find(table.asks, line))
    return "proposal" if proposes and not asks else "question"


def _distinct(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(evidence))
