"""Units and fields as a directory file writes them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from console.administration.directory_file import DirectoryFile, FieldLine, UnitLine
from console.errors import Refused
from console.use_case import Work
from models import Field, Unit


@dataclass(frozen=True, slots=True)
class Changed:
    """Codes that an import of the directory touched."""

    added: tuple[str, ...]
    updated: tuple[str, ...]
    missing: tuple[str, ...]  # known here, not in the file; left as they are


def write_units(work: Work, directory: DirectoryFile) -> Changed:
    """Add and update units.

    Raises:
        Refused: `directory_unit_unknown`: a successor is nowhere.
    """
    stored = {unit.code: unit for unit in work.session.scalars(select(Unit).order_by(Unit.code))}
    missing = sorted(set(stored) - {unit.code for unit in directory.units})
    added = tuple(unit.code for unit in directory.units if unit.code not in stored)
    for line in directory.units:
        if line.code in added:
            stored[line.code] = _new_unit(work, line)
    work.session.flush()  # successors may come later in the file than who they succeed
    updated = tuple(
        line.code
        for line in directory.units
        if _write(stored[line.code], _told(line, stored, is_new=line.code in added))
        and line.code not in added
    )
    return Changed(added, updated, tuple(missing))


def write_fields(work: Work, directory: DirectoryFile) -> Changed:
    """Add and update fields."""
    units = {unit.code: unit.id for unit in work.session.scalars(select(Unit))}
    stored = {
        field.code: field for field in work.session.scalars(select(Field).order_by(Field.code))
    }
    missing = sorted(set(stored) - {field.code for field in directory.fields})
    added, updated = [], []
    for line in directory.fields:
        if line.code not in stored:
            work.session.add(Field(code=line.code, **_field_told(line, units)))
            added.append(line.code)
        elif _write(stored[line.code], _field_told(line, units)):
            updated.append(line.code)
    return Changed(tuple(added), tuple(updated), tuple(missing))


def _new_unit(work: Work, line: UnitLine) -> Unit:
    made = Unit(code=line.code, **line.said)
    work.session.add(made)
    return made


def _told(line: UnitLine, stored: Mapping[str, Unit], *, is_new: bool) -> dict[str, Any]:
    is_ended = is_new and line.when_new.get("successor") in stored
    told = {**line.said, **(line.when_new if is_ended else {})}
    successor = told.pop("successor", line.successor)
    if not (line.tells_successor or successor):
        return told
    if successor is None:
        return {**told, "successor_id": None}
    if successor not in stored or successor == line.code:
        raise Refused("directory_unit_unknown", code=successor, where=line.code)
    return {**told, "successor_id": stored[successor].id}


def _field_told(line: FieldLine, units: Mapping[str, int]) -> dict[str, Any]:
    unit_id = units[line.default_unit] if line.default_unit else None
    return {"name": line.name, "default_unit_id": unit_id}


def _write(row: Unit | Field, told: Mapping[str, Any]) -> bool:
    """Write what differs; tells whether anything did."""
    different = {column: value for column, value in told.items() if getattr(row, column) != value}
    for column, value in different.items():
        setattr(row, column, value)
    return bool(different)
