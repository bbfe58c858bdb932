"""What administrators see: accounts, their login sessions, and codes looked up by name."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from console import clock, db
from console.administration import directory_file as directories
from console.auth import door, login_failures
from console.auth.actor import Actor
from console.auth.credentials import sign_in_name
from console.auth.permissions import Permission
from console.errors import NotFound
from console.queries import units
from console.text.folding import fold, name_order
from models import Account, LoginSession, Unit
from models.codes.people import Role


@dataclass(frozen=True, slots=True)
class AccountLine:
    """One account."""

    id: int
    name: str
    display_name: str
    role: Role
    unit: str  # code; empty = none
    must_change_password: bool
    created_at: datetime
    closed_at: datetime | None
    session_count: int  # living login sessions
    failure_count: int  # failed sign-ins that count against it now
    can_close: bool  # not the viewer's own, not closed


@dataclass(frozen=True, slots=True)
class AccountsView:
    """Accounts found by a search, in the Vietnamese order of names, open ones first."""

    accounts: tuple[AccountLine, ...]


@dataclass(frozen=True, slots=True)
class SessionLine:
    """One living login session and whose it is."""

    id: int
    account: str  # sign-in name
    display_name: str
    role: Role
    created_at: datetime
    last_used_at: datetime
    expires_at: datetime
    is_own: bool  # the one the viewer looks through


def load(viewer: Actor | None, search: str = "") -> AccountsView:
    """List the accounts whose name, unit or role has the words searched; all without any."""
    with db.reading() as session:
        own = door.admit(session, viewer, Permission.ACCOUNT_MANAGE)
        found = session.execute(
            select(Account, Unit)
            .outerjoin(Unit, Unit.id == Account.unit_id)
            .where(Account.role != Role.SYSTEM)
        ).all()
        living = Counter(
            session.scalars(
                select(LoginSession.account_id).where(
                    LoginSession.revoked_at.is_(None), LoginSession.expires_at > clock.now()
                )
            )
        )
        failed = login_failures.counted(session)
    lines = [
        _line(account, unit, living[account.id], failed.get(account.name, 0), own.id)
        for account, unit in found
        if _has(search, account, unit)
    ]
    return AccountsView(tuple(sorted(lines, key=_order)))


def load_sessions(viewer: Actor | None) -> tuple[SessionLine, ...]:
    """List every living login session, the last used first."""
    with db.reading() as session:
        door.admit(session, viewer, Permission.ACCOUNT_MANAGE)
        query = (
            select(LoginSession, Account)
            .join(Account, Account.id == LoginSession.account_id)
            .where(LoginSession.revoked_at.is_(None), LoginSession.expires_at > clock.now())
            .order_by(LoginSession.last_used_at.desc(), LoginSession.id.desc())
        )
        own = viewer.login_session_id if viewer else None
        return tuple(_session(login, account, own) for login, account in session.execute(query))


def account_id_of(viewer: Actor | None, name: str) -> int:
    """Give the id of an account by its sign-in name, closed or not.

    Raises:
        NotFound: no such account, or the command line's own.
    """
    with db.reading() as session:
        door.admit(session, viewer, Permission.ACCOUNT_MANAGE)
        by_name = (Account.name == sign_in_name(name), Account.role != Role.SYSTEM)
        found = session.scalar(select(Account.id).where(*by_name))
    if found is None:
        raise NotFound("account_not_found")
    return found


def unit_id_of(viewer: Actor | None, code: str) -> int:
    """Give the id of a unit by its code.

    Raises:
        NotFound: no such unit.
    """
    with db.reading() as session:
        door.admit(session, viewer, Permission.ACCOUNT_MANAGE)
        return units.by_code(session, code).id


def missing_units(viewer: Actor | None, directory: object) -> tuple[str, ...]:
    """Give the codes of units that a directory file does not name; an import leaves them alone.

    Raises:
        Refused: the file's shape or a value is wrong; says where.
    """
    told = {unit.code for unit in directories.read(directory).units}
    with db.reading() as session:
        door.admit(session, viewer, Permission.DIRECTORY_EDIT)
        stored = session.scalars(select(Unit.code).order_by(Unit.code)).all()
    return tuple(code for code in stored if code not in told)


def _session(login: LoginSession, account: Account, own: int | None) -> SessionLine:
    return SessionLine(
        id=login.id,
        account=account.name,
        display_name=account.display_name,
        role=account.role,
        created_at=login.created_at,
        last_used_at=login.last_used_at,
        expires_at=login.expires_at,
        is_own=login.id == own,
    )


def _line(
    account: Account, unit: Unit | None, session_count: int, failure_count: int, own_id: int
) -> AccountLine:
    return AccountLine(
        id=account.id,
        name=account.name,
        display_name=account.display_name,
        role=account.role,
        unit=unit.code if unit else "",
        must_change_password=account.must_change_password,
        created_at=account.created_at,
        closed_at=account.closed_at,
        session_count=session_count,
        failure_count=failure_count,
        can_close=account.closed_at is None and account.id != own_id,
    )


def _has(search: str, account: Account, unit: Unit | None) -> bool:
    of_unit = f"{unit.code} {unit.name}" if unit else ""
    text = fold(f"{account.name} {account.display_name} {account.role} {of_unit}")
    return all(word in text for word in fold(search).split())


def _order(line: AccountLine) -> tuple[bool, object, str]:
    return line.closed_at is not None, name_order(line.display_name), line.name
