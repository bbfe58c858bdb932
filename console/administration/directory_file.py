"""Reads the directory file: the Centre with its offices, branches, departments, and fields.

A line says only what it names; what it leaves out stays as it is in the database.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from console.errors import Refused
from console.text.email_addresses import is_address
from console.text.folding import one_line
from models.codes.people import UnitKind, UnitLevel

Line = Mapping[str, Any]

# Told only of a unit met for the first time, and only while the file itself says nothing of it.
# Source: reorganisation of 01/03/2025, which merged foreign affairs into the City's office.
_ENDED: dict[str, dict[str, Any]] = {"SNGV": {"valid_to": date(2025, 2, 28), "successor": "VPUB"}}

_LONGEST = {"unit": 32, "field": 16}  # characters of a code


@dataclass(frozen=True, slots=True)
class UnitLine:
    """One unit as the file tells it."""

    code: str
    said: Mapping[str, Any]  # column of `units` -> value
    successor: str | None = None  # code
    tells_successor: bool = False
    when_new: Mapping[str, Any] = field(default_factory=dict)  # for a unit not known before


@dataclass(frozen=True, slots=True)
class FieldLine:
    """One field as the file tells it."""

    code: str
    name: str
    default_unit: str | None  # code


@dataclass(frozen=True, slots=True)
class DirectoryFile:
    """The whole file, each code once."""

    units: tuple[UnitLine, ...]
    fields: tuple[FieldLine, ...]


def read(raw: object) -> DirectoryFile:
    """Read the parsed JSON of a directory file.

    Raises:
        Refused: `directory_shape`, `directory_value`, `directory_twice`,
            `directory_unit_unknown`; each says where.
    """
    whole = _mapping(raw, "JSON")
    units = tuple(_units(whole))
    fields = tuple(_field(line, where) for line, where in _lines(whole, "fields"))
    _refuse_twice([unit.code for unit in units])
    _refuse_twice([line.code for line in fields])
    directory = DirectoryFile(units, fields)
    _refuse_unknown(directory)
    return directory


def _units(whole: Line) -> Iterator[UnitLine]:
    host = _mapping(whole.get("host"), "host")
    centre = _code(host, "host", "unit")
    departments = list(_lines(whole, "departments"))
    # The Centre also stands among the departments: one unit, known by both lines.
    more = [line for line, _ in departments if line.get("code") == centre]
    yield _unit({**(more[0] if more else {}), **host, "level": "center"}, "host", UnitKind.CENTRE)
    for line, where in _lines(host, "units"):
        yield _unit({"level": "center", **line}, f"host.{where}", UnitKind.OFFICE)
    for line, where in _lines(whole, "branches"):
        yield _unit({"level": "center", **line}, where, UnitKind.BRANCH)
    for line, where in departments:
        if line.get("code") != centre:
            yield _unit(line, where, UnitKind.DEPARTMENT)


def _unit(line: Line, where: str, kind: UnitKind) -> UnitLine:
    code = _code(line, where, "unit")
    said: dict[str, Any] = {"kind": kind, "level": _level(line, where)}
    said["name"] = _text(line, "name", where, needed=True)
    for column in ("address", "phone", "email", "note"):
        if column in line:
            said[column] = _text(line, column, where)
    if said.get("email") and not is_address(said["email"].lower()):
        raise Refused("directory_email", where=where, written=said["email"][:80])
    if "aliases" in line:
        said["aliases"] = _aliases(line, where)
    if "number" in line:
        said["branch_number"] = _number(line, where)
    for column in ("valid_from", "valid_to"):
        if column in line:
            said[column] = _day(line, column, where)
    tells = "successor" in line
    successor = _text(line, "successor", where) or None if tells else None
    known = {} if tells or "valid_to" in line else _ENDED.get(code, {})
    return UnitLine(code, said, successor, tells, known)


def _field(line: Line, where: str) -> FieldLine:
    return FieldLine(
        _code(line, where, "field"),
        _text(line, "name", where, needed=True),
        _text(line, "default_department", where) or None,
    )


def _mapping(value: object, where: str) -> Line:
    if not isinstance(value, Mapping):
        raise Refused("directory_shape", where=where)
    return value


def _lines(whole: Line, name: str) -> Iterator[tuple[Line, str]]:
    """Give every line of a list and where it stands, `branches[3]`, from 1."""
    listed = whole.get(name, [])
    if not isinstance(listed, list):
        raise Refused("directory_shape", where=name)
    for number, line in enumerate(listed, start=1):
        where = f"{name}[{number}]"
        yield _mapping(line, where), where


def _text(line: Line, name: str, where: str, *, needed: bool = False) -> str:
    value = line.get(name)
    if value is None and not needed:
        return ""
    if not isinstance(value, str) or (needed and not one_line(value)):
        raise Refused("directory_value", where=where, name=name)
    return one_line(value)


def _code(line: Line, where: str, of: str) -> str:
    code = _text(line, "code", where, needed=True)
    if len(code) > _LONGEST[of]:
        raise Refused("directory_value", where=where, name="code")
    return code


def _level(line: Line, where: str) -> UnitLevel:
    try:
        return UnitLevel(_text(line, "level", where, needed=True))
    except ValueError:
        raise Refused("directory_value", where=where, name="level") from None


def _aliases(line: Line, where: str) -> list[str]:
    aliases = line["aliases"]
    if not isinstance(aliases, list) or not all(isinstance(alias, str) for alias in aliases):
        raise Refused("directory_value", where=where, name="aliases")
    return [one_line(alias) for alias in aliases]


def _number(line: Line, where: str) -> int:
    number = line["number"]
    if not isinstance(number, int) or isinstance(number, bool) or not 0 < number < 10_000:
        raise Refused("directory_value", where=where, name="number")
    return number


def _day(line: Line, name: str, where: str) -> date | None:
    written = _text(line, name, where)
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        raise Refused("directory_value", where=where, name=name) from None


def _refuse_twice(codes: list[str]) -> None:
    seen: set[str] = set()
    for code in codes:
        if code in seen:
            raise Refused("directory_twice", code=code)
        seen.add(code)


def _refuse_unknown(directory: DirectoryFile) -> None:
    """A field's unit must stand in the file; a successor may also be a unit known before."""
    codes = {unit.code for unit in directory.units}
    for line in directory.fields:
        if line.default_unit and line.default_unit not in codes:
            raise Refused("directory_unit_unknown", code=line.default_unit, where=line.code)
