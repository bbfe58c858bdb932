"""Checks a name and a password against the database, alike for every account and for none."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from console import db
from console.auth import check_queue, login_failures, passwords
from console.errors import NotFound, Refused
from console.text.folding import one_line
from models import Account, LoginSession
from models.codes.people import Role


@dataclass(frozen=True, slots=True)
class _Candidate:
    """The account a name may belong to."""

    account_id: int
    password_hash: str | None  # None = nobody signs in with a password
    is_known_device: bool


def sign_in_name(typed: str) -> str:
    """Give a name as accounts keep it: one line, NFC, lower case."""
    return one_line(one_line(typed).lower())


def check(name: str, password: str, *, address: str, device_hash: str | None) -> int:
    """Give the id of the account that this name and password open.

    One bcrypt check runs whether the account is open, closed, locked or unknown, and the answer
    is the same. A device that signed in to this very account before never waits.

    Args:
        name: as typed.
        password: as typed.
        address: network address of the browser; failures are counted by it.
        device_hash: `login_sessions.fingerprint` of the device cookie, None without one.

    Raises:
        Refused: `sign_in_failed`; `sign_in_locked` after too many failures, known name or not;
            `sign_in_busy` where too many sign in at this moment.
    """
    given = sign_in_name(name)
    with db.reading() as session:
        candidate = _candidate(session, given, device_hash)
    is_known = candidate is not None and candidate.is_known_device
    queue = check_queue.OF_KNOWN if is_known else check_queue.OF_STRANGERS
    is_right = queue.is_right(password, candidate.password_hash if candidate else None)
    if not is_known:
        # Asked after the check, so that guesses made at once cannot outrun the count.
        _refuse_locked(given, address)
    if candidate is None or not is_right:
        login_failures.record(given, address)
        raise Refused("sign_in_failed")
    return candidate.account_id


def confirm(account_id: int, password: str, *, address: str) -> None:
    """Check the password of somebody signed in, before they choose another one.

    Raises:
        Refused: `password_wrong`; `sign_in_locked` after too many failures; `sign_in_busy`.
        NotFound: no such account.
    """
    with db.reading() as session:
        account = session.get(Account, account_id)
    if account is None:
        raise NotFound("account_not_found")
    is_right = check_queue.OF_KNOWN.is_right(password, account.password_hash)
    _refuse_locked(account.name, address)
    if not is_right:
        login_failures.record(account.name, address)
        raise Refused("password_wrong")


def choose_password(account_id: int, old: str, new: str, *, address: str) -> str:
    """Give the hash for `administration.actions.change_own_password`, the old one confirmed.

    Raises:
        Refused: `password_wrong`, `sign_in_locked`, `password_unchanged`, or the new one is weak.
        NotFound: no such account.
    """
    with db.reading() as session:
        name = session.scalar(select(Account.name).where(Account.id == account_id)) or ""
    passwords.refuse_weak(new, name)
    confirm(account_id, old, address=address)
    if passwords.is_same(old, new):
        raise Refused("password_unchanged")
    return passwords.hash_password(new)


def account_id_of(name: str) -> int | None:
    """Give the account that a name as typed belongs to; None = nobody's."""
    with db.reading() as session:
        candidate = _candidate(session, sign_in_name(name), None)
    return candidate.account_id if candidate else None


def _candidate(session: Session, name: str, device_hash: str | None) -> _Candidate | None:
    account = session.scalars(select(Account).where(Account.name == name)).one_or_none()
    if account is None or account.closed_at is not None or account.role is Role.SYSTEM:
        return None
    is_known = _is_known_device(session, account.id, device_hash)
    return _Candidate(account.id, account.password_hash, is_known)


def _is_known_device(session: Session, account_id: int, device_hash: str | None) -> bool:
    if device_hash is None:
        return False
    found = session.scalar(
        select(LoginSession.id)
        .where(
            LoginSession.account_id == account_id,
            LoginSession.device_hash == device_hash,
            LoginSession.code_due.is_(False),
        )
        .limit(1)
    )
    return found is not None


def _refuse_locked(name: str, address: str) -> None:
    minutes = login_failures.minutes_to_wait(name, address)
    if minutes:
        raise Refused("sign_in_locked", minutes=minutes)
