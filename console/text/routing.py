"""Who should answer: a field and the units, from what was asked and what the sender ticked."""

import tomllib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from console.text.phrases import Phrase, find, phrases
from console.text.question_text import Asked
from console.text.words import TextLine, line_of

OTHERS = 2  # units suggested beside the lead
_FILE = Path(__file__).with_name("routing_vi.toml")
_CENTRAL = "central"
# Points: a phrase in the text counts its words, the same phrase in the procedure twice that.
_PROCEDURE_FACTOR = 2
_TICKED = 3
_UNIT_NAMED = 1


@dataclass(frozen=True, slots=True)
class RoutingUnit:
    """A body that may answer."""

    code: str
    name: str
    aliases: tuple[str, ...] = ()  # old and short names
    successor: str | None = None  # code of the unit that took over; None = still stands


@dataclass(frozen=True, slots=True)
class RoutingField:
    """A field of procedures."""

    code: str
    name: str
    default_unit: str | None  # code of the unit that usually answers


@dataclass(frozen=True, slots=True)
class RoutingDirectory:
    """Units and fields as they are on the day of asking."""

    units: tuple[RoutingUnit, ...]
    fields: tuple[RoutingField, ...]

    def standing(self, code: str | None) -> str | None:
        """Give the code of the unit that stands for this one today; None where unknown."""
        units = {unit.code: unit for unit in self.units}
        seen: set[str] = set()
        while code in units and code not in seen:
            seen.add(code)
            if units[code].successor is None:
                return code
            code = units[code].successor
        return None


@dataclass(frozen=True, slots=True)
class Route:
    """A suggested field and units; None where nothing in the text tells."""

    field: str | None
    lead_unit: str | None
    other_units: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _FieldWords:
    sought: tuple[Phrase, ...]
    also: tuple[str, ...]
    units: tuple[tuple[str, tuple[Phrase, ...]], ...]


class Router:
    """Suggests routes within one directory; made once for many questions."""

    def __init__(self, directory: RoutingDirectory) -> None:
        """Make the names of the directory ready to be looked for."""
        self._directory = directory
        self._fields = {field.code: field for field in directory.fields}
        self._ticked = {field.code: _name_lines(field) for field in directory.fields}
        self._unit_names = {unit.code: phrases(_names(unit)) for unit in directory.units}

    def route(self, asked: Asked) -> Route:
        """Suggest field, lead unit and at most two others, best first."""
        text, procedure = line_of(asked.text), line_of(asked.procedure_text)
        named = self._units_named(text)
        points = self._field_points(text, procedure, asked.field_text, named)
        fields = [code for code, _ in points.most_common()]
        units: list[str | None] = [self._central(text)]
        units += [self._lead(code, text, procedure) for code in fields[:1]]
        units += [unit for code in fields[:1] for unit in self._beside(code, text)]
        units += [self._lead(code, text, procedure) for code in fields[1:]]
        units += named
        standing = list(dict.fromkeys(filter(None, map(self._directory.standing, units))))
        lead = standing[0] if standing else None
        return Route(next(iter(fields), None), lead, tuple(standing[1 : 1 + OTHERS]))

    def _field_points(
        self, text: TextLine, procedure: TextLine, field_text: str, named: Sequence[str]
    ) -> Counter[str]:
        points: Counter[str] = Counter()
        ticked = line_of(field_text)
        for code, words in _table().items():
            if code in self._fields:
                points[code] += _met(words.sought, text)
                points[code] += _PROCEDURE_FACTOR * _met(words.sought, procedure)
                points[code] += _TICKED * bool(_met((*words.sought, *self._ticked[code]), ticked))
                points[code] += _UNIT_NAMED * (self._fields[code].default_unit in named)
        return +points

    def _lead(self, code: str, text: TextLine, procedure: TextLine) -> str | None:
        met = [
            (_met(sought, text) + _met(sought, procedure), unit)
            for unit, sought in _table()[code].units
        ]
        best, unit = max(met, default=(0, ""))
        return unit if best else self._fields[code].default_unit

    def _beside(self, code: str, text: TextLine) -> list[str]:
        """Give the units that usually join in this field, those the text names first."""
        named = set(self._units_named(text))
        return sorted(_table()[code].also, key=lambda unit: unit not in named)

    def _central(self, text: TextLine) -> str | None:
        table = _table()
        return table[_CENTRAL].also[0] if _met(table[_CENTRAL].sought, text) else None

    def _units_named(self, text: TextLine) -> list[str]:
        return [code for code, names in self._unit_names.items() if any(find(names, text))]


def _met(sought: Sequence[Phrase], line: TextLine) -> int:
    """Count the words of the phrases met, each phrase once."""
    return sum(len(phrase.spellings) for phrase in sought if any(find((phrase,), line)))


def _names(unit: RoutingUnit) -> list[str]:
    """Give the names that point at this unit alone; a bare "phường" stands in every address."""
    written = [_plain(name) for name in (unit.name, *unit.aliases)]
    return [name for name in written if " " in name or name.isupper()]


def _name_lines(one: RoutingField) -> tuple[Phrase, ...]:
    return phrases([one.code, *(_plain(part) for part in one.name.split(",") if part.strip())])


def _plain(name: str) -> str:
    """Give a name as words only, without the remark that it is an old one."""
    return " ".join(
        line_of(name).shown(range(n, n + 1))
        for n, word in enumerate(line_of(name).words)
        if not (word.folded == "cu" and name.rstrip().endswith(")"))
    )


@cache
def _table() -> dict[str, _FieldWords]:
    read = tomllib.loads(_FILE.read_text("utf-8"))
    return {
        code: _FieldWords(
            phrases(row["phrases"]),
            (row["unit"],) if code == _CENTRAL else tuple(row.get("also", [])),
            tuple((unit["unit"], phrases(unit["phrases"])) for unit in row.get("units", [])),
        )
        for code, row in read.items()
    }
