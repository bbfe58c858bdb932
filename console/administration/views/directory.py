"""What administrators see of the directory: units and fields, and which unit a role acts for."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from console import clock, db
from console.auth import door, roles
from console.auth.actor import Actor
from console.auth.permissions import Permission
from console.queries import units
from console.text.folding import fold
from models import Field, Unit
from models.codes.people import Role, UnitKind, UnitLevel


@dataclass(frozen=True, slots=True)
class UnitShown:
    """One unit."""

    id: int
    code: str
    name: str
    kind: UnitKind
    level: UnitLevel
    aliases: tuple[str, ...]
    valid_to: date | None  # last day; empty = still valid
    successor: str  # code; empty = none
    is_valid: bool  # today


@dataclass(frozen=True, slots=True)
class FieldShown:
    """One field and who usually answers in it."""

    code: str
    name: str
    unit: str  # code; empty = none


@dataclass(frozen=True, slots=True)
class DirectoryView:
    """The directory: branches by number, others by code."""

    units: tuple[UnitShown, ...]
    fields: tuple[FieldShown, ...]

    def choices(self, role: Role) -> tuple[UnitShown, ...]:
        """Give the units an account of a role can act for; empty = it acts for the Centre."""
        kinds = roles.of(role).unit_kinds
        return tuple(unit for unit in self.units if unit.is_valid and unit.kind in kinds)

    def found(self, search: str) -> "DirectoryView":
        """Leave what has all the words searched, without accents."""
        words = fold(search).split()
        return DirectoryView(
            tuple(
                unit
                for unit in self.units
                if _has(words, unit.code, unit.name, *unit.aliases, unit.successor)
            ),
            tuple(
                field for field in self.fields if _has(words, field.code, field.name, field.unit)
            ),
        )


def load(viewer: Actor | None) -> DirectoryView:
    """Read the directory.

    Raises:
        NotSignedIn, NotAllowed: this viewer may not edit it.
    """
    with db.reading() as session:
        door.admit(session, viewer, Permission.DIRECTORY_EDIT)
        return DirectoryView(_units(session), _fields(session))


def _units(session: Session) -> tuple[UnitShown, ...]:
    successor = aliased(Unit)
    query = (
        select(Unit, successor.code)
        .outerjoin(successor, successor.id == Unit.successor_id)
        .order_by(Unit.kind, Unit.branch_number, Unit.code)
    )
    today = clock.today()
    return tuple(
        UnitShown(
            id=unit.id,
            code=unit.code,
            name=unit.name,
            kind=unit.kind,
            level=unit.level,
            aliases=tuple(unit.aliases),
            valid_to=unit.valid_to,
            successor=next_code or "",
            is_valid=units.is_valid(unit, today),
        )
        for unit, next_code in session.execute(query)
    )


def _fields(session: Session) -> tuple[FieldShown, ...]:
    query = (
        select(Field, Unit.code)
        .outerjoin(Unit, Unit.id == Field.default_unit_id)
        .order_by(Field.code)
    )
    return tuple(
        FieldShown(field.code, field.name, unit or "") for field, unit in session.execute(query)
    )


def _has(words: list[str], *texts: str) -> bool:
    text = fold(" ".join(texts))
    return all(word in text for word in words)
