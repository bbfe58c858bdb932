"""Units: which stand on a day, and which can be chosen."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from console import clock
from console.errors import NotFound
from console.text.folding import natural_order
from models import Unit


@dataclass(frozen=True, slots=True)
class UnitChoice:
    """A unit that can be named as answering, acting or referred to."""

    id: int
    code: str
    name: str
    aliases: tuple[str, ...]


def is_valid(unit: Unit, on: date) -> bool:
    """Tell whether a unit stands on a day."""
    return unit.valid_to is None or unit.valid_to >= on


def valid_on(on: date) -> ColumnElement[bool]:
    """Give the condition of the same."""
    return or_(Unit.valid_to.is_(None), Unit.valid_to >= on)


def choices(session: Session, *where: ColumnElement[bool]) -> tuple[UnitChoice, ...]:
    """List the units that stand today, by name, numbers by their size."""
    found = session.scalars(select(Unit).where(valid_on(clock.today()), *where))
    told = (UnitChoice(unit.id, unit.code, unit.name, tuple(unit.aliases)) for unit in found)
    return tuple(sorted(told, key=lambda unit: (natural_order(unit.name), unit.code)))


def by_id(session: Session, unit_id: int) -> Unit:
    """Give a unit.

    Raises:
        NotFound: no such unit.
    """
    found = session.get(Unit, unit_id)
    if found is None:
        raise NotFound("unit_not_found")
    return found


def by_code(session: Session, code: str) -> Unit:
    """Give a unit.

    Raises:
        NotFound: no such unit.
    """
    found = session.scalars(select(Unit).where(Unit.code == code)).one_or_none()
    if found is None:
        raise NotFound("unit_not_found")
    return found
