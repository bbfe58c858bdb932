"""The second factor: codes of an authenticator (TOTP, RFC 6238), and recovery codes beside it.

Wrong codes are counted by account, in the transaction that checks them and under the lock of its
row, so that guesses side by side are no more. No code is taken twice: of an authenticator only a
later one than the last, of a recovery code only the first time.
"""

import secrets
import unicodedata
from dataclasses import dataclass
from datetime import timedelta

import pyotp
from sqlalchemy import select
from sqlalchemy.orm import Session

from console import clock, db, settings
from console.auth import login_failures, passwords
from console.auth.login_sessions import by_token, fingerprint
from console.errors import NotSignedIn, Refused
from models import Account, LoginSession, RecoveryCode, SecondFactor

ISSUER = "Hội nghị đối thoại"
RECOVERY_CODES = 10
DRIFT = 1  # half minutes the clock of a telephone may be off
CODE_WITHIN = timedelta(minutes=10)  # of the password
_STEP = 30  # seconds
_RECOVERY_GROUPS = 4  # 66 random bits, so that a plain hash is enough


@dataclass(frozen=True, slots=True)
class Waiting:
    """A sign-in whose password was right and whose code is still to come."""

    account_id: int
    login_session_id: int


def new_secret() -> str:
    """Make the secret of an authenticator."""
    return pyotp.random_base32()


def new_recovery_codes() -> tuple[str, ...]:
    """Make the codes to be written down."""
    return tuple(passwords.one_time(_RECOVERY_GROUPS) for _ in range(RECOVERY_CODES))


def address_of(secret: str, name: str) -> str:
    """Give what an authenticator reads as QR code: `otpauth://totp/…`."""
    return pyotp.TOTP(secret).provisioning_uri(name=name, issuer_name=ISSUER)


def step_of(secret: str, typed: str, *, later_than: int) -> int | None:
    """Give the half minute a code belongs to; None = it is wrong, or was taken before."""
    present = int(clock.now().timestamp()) // _STEP
    totp, given = pyotp.TOTP(secret), _plain(typed).encode()
    for step in range(max(present - DRIFT, later_than + 1), present + DRIFT + 1):
        if secrets.compare_digest(totp.generate_otp(step).encode(), given):
            return step
    return None


def is_enrolled(session: Session, account_id: int) -> bool:
    """Tell whether an account has a second factor."""
    return session.get(SecondFactor, account_id) is not None


def must_enrol(session: Session, account: Account) -> bool:
    """Tell whether an account has none, though its role needs one."""
    needed = settings.current().must_have_second_factor
    return account.role in needed and not is_enrolled(session, account.id)


def waiting(cookie_token: str) -> Waiting | None:
    """Give the sign-in of this cookie that waits for its code, or None."""
    with db.reading() as session:
        login = session.scalars(by_token(cookie_token)).one_or_none()
    if login is None or not login.code_due or login.revoked_at is not None:
        return None
    in_time = clock.now() - login.created_at < CODE_WITHIN
    return Waiting(login.account_id, login.id) if in_time else None


def show_code(login_session_id: int, typed: str) -> None:
    """Finish a sign-in that waits for its code.

    Raises:
        NotSignedIn: it ended meanwhile.
        Refused: `code_wrong`; `code_locked` after too many wrong ones.
    """
    with db.writing() as session:
        login = session.get(LoginSession, login_session_id, with_for_update=True)
        if login is None or login.revoked_at is not None:
            raise NotSignedIn
        if clock.now() - login.created_at >= CODE_WITHIN:
            raise NotSignedIn("ticket_invalid")
        refused = _refused(session, login.account_id, typed)
        if refused is None:
            login.code_due, login.confirmed_at = False, clock.now()
    if refused is not None:
        raise refused


def confirm(account_id: int, login_session_id: int, typed: str) -> None:
    """Keep that somebody signed in showed again who they are; the password was asked before.

    Raises:
        Refused: `code_wrong`, `code_locked`; without a second factor no code is asked.
    """
    with db.writing() as session:
        refused = None
        if is_enrolled(session, account_id):
            refused = _refused(session, account_id, typed)
        if refused is None:
            session.get_one(LoginSession, login_session_id).confirmed_at = clock.now()
    if refused is not None:
        raise refused


def remove(session: Session, account_id: int) -> bool:
    """Take authenticator and recovery codes off an account, inside an act; tells whether it had."""
    for code in session.scalars(select(RecoveryCode).where(RecoveryCode.account_id == account_id)):
        session.delete(code)
    found = session.get(SecondFactor, account_id)
    if found is None:
        return False
    session.delete(found)
    session.flush()
    return True


def recovery_codes_left(session: Session, account_id: int) -> int:
    """Count the recovery codes of an account that were not used."""
    unused = (RecoveryCode.account_id == account_id, RecoveryCode.used_at.is_(None))
    return len(session.scalars(select(RecoveryCode.id).where(*unused)).all())


def _refused(session: Session, account_id: int, typed: str) -> Refused | None:
    """Take a code, or count it as wrong; the caller raises after the count is committed."""
    factor = session.get(SecondFactor, account_id, with_for_update=True)
    minutes = login_failures.minutes_to_wait_for_code(session, account_id)
    if minutes:
        return Refused("code_locked", minutes=minutes)
    if factor is not None and _is_taken(session, factor, typed):
        return None
    login_failures.record_code(session, account_id)
    return Refused("code_wrong")


def _is_taken(session: Session, factor: SecondFactor, typed: str) -> bool:
    step = step_of(factor.secret, typed, later_than=factor.last_step)
    if step is not None:
        factor.last_step = step
        return True
    wanted = (
        RecoveryCode.account_id == factor.account_id,
        RecoveryCode.code_hash == recovery_hash(typed),
        RecoveryCode.used_at.is_(None),
    )
    code = session.scalars(select(RecoveryCode).where(*wanted)).one_or_none()
    if code is not None:
        code.used_at = clock.now()
    return code is not None


def recovery_hash(typed: str) -> str:
    """Give what is stored of a recovery code, however its groups were written."""
    return fingerprint(_plain(typed))


def _plain(typed: str) -> str:
    return "".join(unicodedata.normalize("NFKC", typed).lower().replace("-", "").split())
