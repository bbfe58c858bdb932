"""The accounts of a demonstration, one or more a role, with one password everybody may know."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import select

from console import db
from console.administration.acts import accounts as administration
from console.auth import login_sessions, passwords
from console.auth.actor import Actor
from console.errors import NotSignedIn
from models import Account, Unit
from models.codes.people import Role

PASSWORD = "hoi-nghi-doi-thoai"  # noqa: S105  known on purpose; served on the loopback only


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """Somebody who can sign in to the demonstration."""

    name: str
    display_name: str
    role: Role
    unit: str = ""


PEOPLE = (
    DemoPerson("ha", "Nguyễn Thu Hà", Role.LEADER),
    DemoPerson("duc", "Trần Minh Đức", Role.LEADER),
    DemoPerson("minh", "Lê Quang Minh", Role.SECRETARY),
    DemoPerson("thao", "Phạm Phương Thảo", Role.SECRETARY),
    DemoPerson("phuong", "Vũ Lan Phương", Role.REVIEWER),
    DemoPerson("lan", "Đỗ Ngọc Lan", Role.OPERATOR, "CN01"),
    DemoPerson("binh", "Hoàng An Bình", Role.OPERATOR, "CN05"),
    DemoPerson("tu", "Ngô Anh Tú", Role.DEPARTMENT, "SNNMT"),
    DemoPerson("yen", "Bùi Hải Yến", Role.PUBLISHER),
    DemoPerson("son", "Đặng Thái Sơn", Role.ADMIN),
    DemoPerson("khanh", "Mai Gia Khánh", Role.AUDITOR),
)


def add_all(cli: Actor) -> None:
    """Make every account with its password chosen."""
    units = _units()
    hashed = passwords.hash_password(PASSWORD)
    for person in PEOPLE:
        account_id = administration.add_account(
            cli,
            person.name,
            person.role,
            display_name=person.display_name,
            unit_id=units.get(person.unit),
            password_hash=hashed,
        )
        _choose_password(account_id, hashed)


def ids() -> dict[str, int]:
    """Give the ids of all accounts by name."""
    with db.reading() as session:
        return {account.name: account.id for account in session.scalars(select(Account))}


@contextmanager
def acting(account_id: int) -> Iterator[Actor]:
    """Give an account as signed in, and sign it out after."""
    signed_in = login_sessions.redeem(login_sessions.make_ticket(account_id), device_token=None)
    actor = login_sessions.restore(signed_in.cookie_token)
    if actor is None:
        raise NotSignedIn
    yield actor
    login_sessions.end(signed_in.login_session_id)


def _choose_password(account_id: int, hashed: str) -> None:
    with acting(account_id) as actor:
        administration.change_own_password(actor, hashed)


def _units() -> dict[str, int]:
    with db.reading() as session:
        return {unit.code: unit.id for unit in session.scalars(select(Unit))}
