"""Rows that the acts of administration stand on: accounts, and the directory as it is stored."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from console import clock
from console.administration import rules
from console.administration.directory_file import Directory, FieldLine, UnitLine
from console.auth import passwords
from console.errors import NotFound, Refused
from console.text.folding import one_line
from console.use_case import Work
from models import Account, Field, Unit
from models.people import Role


def account(work: Work, account_id: int) -> Account:
    """Give an open account, held against a ticket being redeemed meanwhile.

    Raises:
        NotFound: no such account, or the command line's own.
        Refused: it is closed.
    """
    query = select(Account).where(Account.id == account_id).with_for_update()
    found = work.session.scalars(query).one_or_none()
    if found is None or found.role is Role.SYSTEM:
        raise NotFound("account_not_found")
    if found.closed_at is not None:
        raise Refused("account_closed", name=found.name)
    return found


def refuse_last_admin(work: Work, closing: Account) -> None:
    """Let an installation never be without an administrator.

    Raises:
        Refused: `last_admin`.
    """
    open_admins = select(func.count()).where(
        Account.role == Role.ADMIN, Account.closed_at.is_(None), Account.id != closing.id
    )
    if closing.role is Role.ADMIN and not work.session.scalar(open_admins):
        raise Refused("last_admin")


def unit_by_code(work: Work, code: str) -> Unit:
    """Give a unit.

    Raises:
        NotFound: no such unit.
    """
    found = work.session.scalars(select(Unit).where(Unit.code == code)).one_or_none()
    if found is None:
        raise NotFound("unit_not_found")
    return found


def new_account(
    work: Work, name: str, role: Role, display_name: str, unit: Unit | None, password_hash: str
) -> Account:
    """Make an account with a one-time password.

    Raises:
        Refused: name, role or unit cannot be, or the name is taken (also by a closed account).
    """
    rules.refuse_role(role)
    kept = rules.account_name(name)
    rules.refuse_unit(role, unit, clock.local(work.now).date())
    if work.session.scalar(select(Account.id).where(Account.name == kept)) is not None:
        raise Refused("account_exists", name=kept)
    made = Account(
        name=kept,
        display_name=one_line(display_name)[: rules.LONGEST_DISPLAY_NAME] or kept,
        role=role,
        unit_id=unit.id if unit else None,
        password_hash=hashed(password_hash),
        must_change_password=True,
        created_at=work.now,
    )
    work.session.add(made)
    work.session.flush()
    return made


def hashed(password_hash: str) -> str:
    """Give the hash back; it is a bug to hand over anything else, above all a password."""
    if not passwords.is_hash(password_hash):
        raise ValueError("not a password hash")
    return password_hash


@dataclass(frozen=True, slots=True)
class Changed:
    """Codes that an import of the directory touched."""

    added: tuple[str, ...]
    updated: tuple[str, ...]
    missing: tuple[str, ...]  # known here, not in the file; left as they are


def write_units(work: Work, directory: Directory) -> Changed:
    """Add and update units.

    Raises:
        Refused: `directory_unit_unknown`: a successor is nowhere.
    """
    stored = {one.code: one for one in work.session.scalars(select(Unit).order_by(Unit.code))}
    missing = sorted(set(stored) - {one.code for one in directory.units})
    added = tuple(one.code for one in directory.units if one.code not in stored)
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


def write_fields(work: Work, directory: Directory) -> Changed:
    """Add and update fields."""
    units = {one.code: one.id for one in work.session.scalars(select(Unit))}
    stored = {one.code: one for one in work.session.scalars(select(Field).order_by(Field.code))}
    missing = sorted(set(stored) - {one.code for one in directory.fields})
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
