"""The secretary's line as it is meant: what its signs choose, who is named in it, and by when.

    > #100 Sở Y tế, ông Nam: đã chuyển hồ sơ     an answer about question 100
    ! giao @SXD rà soát, hạn 06/11               a conclusion
    =2 @CATP trả lời, không hẹn ngày             an outcome for the chair

`console/frontend/line_reading.js` shows the same while it is typed; `tests/data/lines.json` holds
both to it. What is handed over is read here, and this reading decides.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from console.capture import note_kinds, outcomes
from console.capture.note_kinds import NOTE_KINDS
from console.capture.outcomes import OUTCOMES
from console.capture.units_named import NamedAt, UnitNames
from console.text.days import day_of
from console.text.folding import fold
from models.codes.capture import NoteKind, OutcomeKind

_SIGNS = sorted((facts.sign for facts in NOTE_KINDS if facts.sign), key=len, reverse=True)
_HEAD = re.compile(
    rf"(?P<note>{'|'.join(map(re.escape, _SIGNS))})|=(?P<key>\d+)|#(?P<number>\w*)[.,:;]?(?=\s|$)"
)
_AT = re.compile(r"(?:^|(?<=\s))@")
_GIVEN_TO = re.compile(r"giao\s+", re.IGNORECASE)
_PERSON = re.compile(
    r"\s*(?:,\s*(?P<said>[^,:;.?!()\n]{2,80}?)(?=\s*:)|\(\s*(?P<put>[^()\n]{2,80}?)\s*\))"
    r"(?P<colon>\s*:)?"
)
_TITLES = ("ông ", "bà ", "anh ", "chị ", "cô ", "chú ", "đồng chí ", "đ/c ")
_COLON = re.compile(r"\s*:")
_DUE = re.compile(
    r"\b(?:han(?: la)?|truoc|cham nhat(?: la)?|muon nhat(?: la)?|den(?: het)?)(?: ngay)? "
    r"(?P<day>\d{1,4}[/.-]\d{1,2}(?:[/.-]\d{1,4})?)(?!\d)"
)
_UNDATED = "khong hen ngay"


class LinePart(StrEnum):
    """What a line can name and get wrong."""

    MATTER = "matter"
    UNIT = "unit"
    OUTCOME = "outcome"
    DUE = "due"


@dataclass(frozen=True, slots=True)
class Nameable:
    """What there is to be named in a line of this meeting."""

    units: UnitNames
    matters: Mapping[int, int]  # number -> id
    year: int  # of a day that is said without one


@dataclass(frozen=True, slots=True)
class ReadLine:
    """What the line itself says; what it leaves open, the fields beside it may say."""

    text: str
    note: NoteKind | None = None  # its sign; None = as chosen
    outcome: OutcomeKind | None = None
    matter_id: int | None = None
    unit_id: int | None = None
    person: str = ""
    due_on: date | None = None
    is_undated: bool = False  # it says that no day was set
    unknown: tuple[tuple[LinePart, str], ...] = field(default=())  # what, and the word for it

    def kind_or(self, chosen: NoteKind) -> NoteKind:
        """Give the kind of note it is."""
        return self.note or chosen


def read(line: str, chosen: NoteKind, known: Nameable) -> ReadLine:
    """Read a line; `chosen` is the kind of note where no sign says one."""
    found = _unit(_head(line.strip(), known), chosen, known)
    return _due(found, chosen, known)


def _head(text: str, known: Nameable) -> ReadLine:
    """Take off the signs at the start, each once, in any order."""
    found = ReadLine(text)
    while (sign := _HEAD.match(found.text)) is not None:
        if sign["note"] and (found.note or found.outcome):
            break
        rest = found.text[sign.end() :].lstrip()
        found = replace(_signed(found, sign, known), text=rest)
    return found


def _signed(found: ReadLine, sign: re.Match[str], known: Nameable) -> ReadLine:
    if sign["note"]:
        kind = next(facts.kind for facts in NOTE_KINDS if facts.sign == sign["note"])
        return replace(found, note=kind)
    if sign["key"]:
        ending = next((facts.kind for facts in OUTCOMES if facts.key == sign["key"]), None)
        told = replace(found, outcome=ending)
        return told if ending else _not_known(told, LinePart.OUTCOME, sign.group())
    number = sign["number"]
    matter_id = known.matters.get(int(number)) if re.fullmatch(r"[0-9]{1,6}", number) else None
    told = replace(found, matter_id=matter_id)
    return told if matter_id else _not_known(told, LinePart.MATTER, f"#{number}")


def _not_known(found: ReadLine, what: LinePart, word: str) -> ReadLine:
    return replace(found, unknown=(*found.unknown, (what, word)))


@dataclass(frozen=True, slots=True)
class _Takes:
    """What the kind of a line names."""

    unit: bool
    person: bool
    day: bool


def _takes(found: ReadLine, chosen: NoteKind) -> _Takes:
    if found.outcome is not None:
        ending = outcomes.of(found.outcome)
        return _Takes(ending.names_unit or ending.names_body, False, ending.takes_date)
    facts = note_kinds.of(found.kind_or(chosen))
    return _Takes(facts.names_unit, facts.names_person, facts.takes_date)


def _unit(found: ReadLine, chosen: NoteKind, known: Nameable) -> ReadLine:
    """Find the unit the line names, by @ or as its first words, and who speaks for it."""
    takes = _takes(found, chosen)
    is_answer = found.outcome is None and found.kind_or(chosen) is NoteKind.ANSWER
    if _AT.search(found.text):
        return _by_signs(found, takes, known, is_answer=is_answer)
    return _by_first_words(found, takes, known) if takes.unit else found


def _by_signs(found: ReadLine, takes: _Takes, known: Nameable, *, is_answer: bool) -> ReadLine:
    """Read every @: the first names the unit, the others stand in the text by their names."""
    while (at := _AT.search(found.text)) is not None:
        unit = known.units.at(found.text, at.end())
        if unit is None:
            word = re.match(r"\S*", found.text[at.end() :])
            told = f"@{word.group() if word else ''}"
            return _not_known(found, LinePart.UNIT, told)
        found = _named(found, takes, at.start(), unit, is_answer=is_answer)
    return found


def _named(
    found: ReadLine, takes: _Takes, start: int, unit: NamedAt, *, is_answer: bool
) -> ReadLine:
    before, rest = found.text[:start], found.text[unit.end :]
    if found.unit_id is not None or not takes.unit:
        return replace(found, text=f"{before}{unit.name}{rest}")
    if not before.strip():
        person, end = _speaker(rest, takes)
        return replace(found, unit_id=unit.id, person=person, text=rest[end:].strip(" ,"))
    kept = f"{before.rstrip()} {rest.lstrip()}" if is_answer else f"{before}{unit.name}{rest}"
    return replace(found, unit_id=unit.id, text=kept.strip())


def _by_first_words(found: ReadLine, takes: _Takes, known: Nameable) -> ReadLine:
    """Take a unit that is spelled out at the start; its name stays unless a colon ends it."""
    given = None if takes.person else _GIVEN_TO.match(found.text)
    unit = known.units.at(found.text, given.end() if given else 0)
    if unit is None:
        return found
    rest = found.text[unit.end :]
    person, end = _speaker(rest, takes)
    if end and not given:
        return replace(found, unit_id=unit.id, person=person, text=rest[end:].strip())
    # One word alone (xã, thuế) is said of many things; a name of several is meant.
    return replace(found, unit_id=unit.id, person=person) if unit.count > 1 else found


def _speaker(rest: str, takes: _Takes) -> tuple[str, int]:
    """Give who speaks for the unit, and the offset behind the colon after it; 0 = no colon."""
    said = _PERSON.match(rest) if takes.person else None
    if said and _is_person(name := said["put"] or said["said"]):
        return name, said.end() if said["colon"] else 0
    colon = _COLON.match(rest)
    return "", colon.end() if colon else 0


def _is_person(name: str) -> bool:
    return name[0].isupper() or name.casefold().startswith(_TITLES)


def _due(found: ReadLine, chosen: NoteKind, known: Nameable) -> ReadLine:
    """Find by when; the words stay in the text."""
    if not _takes(found, chosen).day:
        return found
    text = fold(found.text)
    if (said := _DUE.search(text)) is None:
        return replace(found, is_undated=_UNDATED in text)
    due_on = day_of(said["day"], known.year)
    told = replace(found, due_on=due_on)
    return told if due_on else _not_known(told, LinePart.DUE, said["day"])


@dataclass(frozen=True, slots=True)
class Beside:
    """What stood in the fields beside a line, filled for one matter."""

    kind: NoteKind
    matter_id: int | None
    unit_id: int | None = None
    person: str = ""
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class MeantLine:
    """A line with all it means: what it names itself comes before the fields."""

    text: str
    note: NoteKind
    outcome: OutcomeKind | None
    matter_id: int | None
    unit_id: int | None
    person: str
    due_on: date | None
    is_undated: bool


def meant(said: ReadLine, beside: Beside, leads: Mapping[int, int | None]) -> MeantLine:
    """Put together what a line says and what stood beside it.

    Unit, person and day beside it were filled for one matter: to another they do not travel, nor a
    person to another unit.

    Args:
        leads: who has to answer, by matter.
    """
    matter_id = said.matter_id or beside.matter_id
    own = beside if matter_id == beside.matter_id else Beside(beside.kind, matter_id)
    lead = leads.get(matter_id) if matter_id and own is not beside else None
    unit_id = said.unit_id or own.unit_id or lead
    return MeantLine(
        text=said.text,
        note=said.kind_or(beside.kind),
        outcome=said.outcome,
        matter_id=matter_id,
        unit_id=unit_id,
        person=said.person or (own.person if unit_id == own.unit_id else ""),
        due_on=said.due_on or (None if said.is_undated else own.due_on),
        is_undated=said.is_undated,
    )
