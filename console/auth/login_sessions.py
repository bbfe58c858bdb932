"""The one writer of tickets and login sessions: from a finished sign-in to its end.

    ticket (60 s, once) -> login session -> signed out | revoked | expired

Only SHA-256 of a token is kept. No act and no journal entry; ending one rings `session:<id>`, so
that open sockets close. An administrator's revocation is an act and uses `end_all` and `revoke`.
"""

import hashlib
import secrets
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import Select, delete, select, update
from sqlalchemy.orm import Session

from console import clock, db, settings
from console.auth.actor import Actor
from console.errors import NotFound, NotSignedIn
from console.live.bell import BELL, Ring
from console.live.publisher import OwnAct
from console.live.topics import session_topic
from models import Account, LoginSession, SecondFactor, Ticket
from models.codes.people import Role

TICKET_LIFE = timedelta(seconds=60)
TOUCHED_EVERY = timedelta(minutes=1)
_TICKETS_KEPT = timedelta(days=1)
_TOKEN_BYTES = 32
_TOKEN_LENGTH = 43  # of 32 bytes in base64


@dataclass(frozen=True, slots=True)
class SignedIn:
    """What a browser is given after signing in; both tokens go into cookies and nowhere else."""

    cookie_token: str = field(repr=False)
    device_token: str = field(repr=False)
    login_session_id: int
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class LoginLine:
    """One living login session of an account."""

    id: int
    created_at: datetime
    last_used_at: datetime
    expires_at: datetime


def fingerprint(token: str) -> str:
    """Give what is stored of a token: its SHA-256 in hex."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def make_ticket(account_id: int) -> str:
    """Make the ticket of a finished sign-in: good once, for 60 seconds, for `redeem`.

    Raises:
        NotFound: no such account, a closed one, or the command line's.
    """
    with db.writing() as session:
        return add_ticket(session, account_id)


def add_ticket(session: Session, account_id: int) -> str:
    """Make a ticket inside an open transaction; see `make_ticket`."""
    now = clock.now()
    if _open_account(session, account_id) is None:
        raise NotFound("account_not_found")
    session.execute(delete(Ticket).where(Ticket.expires_at < now - _TICKETS_KEPT))
    token = secrets.token_urlsafe(_TOKEN_BYTES)
    session.add(
        Ticket(
            account_id=account_id,
            token_hash=fingerprint(token),
            created_at=now,
            expires_at=now + TICKET_LIFE,
        )
    )
    return token


def redeem(token: str, *, device_token: str | None) -> SignedIn:
    """Turn a ticket into a login session; of many who try at once, one gets it.

    Args:
        token: the ticket.
        device_token: the device cookie, if the browser has one; it is kept, else a new one made.

    Raises:
        NotSignedIn: `ticket_invalid`: unknown, used, expired, or its account was closed.
    """
    with db.writing() as session:
        account_id = _use_ticket(session, token)
        return _begin(session, account_id, device_token)


def restore(cookie_token: str) -> Actor | None:
    """Give who the cookie belongs to, or None; notes the use at most once a minute."""
    now = clock.now()
    with db.reading() as session:
        login = session.scalars(by_token(cookie_token)).one_or_none()
        if login is None or not _is_living(login, now):
            return None
        account = session.get_one(Account, login.account_id)
        enrolled = _enrolled(session, [account])
    if account.closed_at is not None or account.role is Role.SYSTEM:
        return None
    if now - login.last_used_at >= TOUCHED_EVERY:
        _touch(login.id, now)
    return _actor(account, login.id, enrolled)


def restore_all(login_session_ids: Collection[int]) -> dict[int, Actor]:
    """Give who these login sessions belong to, without those that ended; see `restore`."""
    now = clock.now()
    query = (
        select(LoginSession, Account)
        .join(Account, Account.id == LoginSession.account_id)
        .where(
            LoginSession.id.in_(login_session_ids),
            LoginSession.revoked_at.is_(None),
            LoginSession.expires_at > now,
            LoginSession.code_due.is_(False),
            Account.closed_at.is_(None),
            Account.role != Role.SYSTEM,
        )
    )
    with db.reading() as session:
        found = [(login, account) for login, account in session.execute(query)]
        enrolled = _enrolled(session, [account for _, account in found])
    if unnoted := [login.id for login, _ in found if now - login.last_used_at >= TOUCHED_EVERY]:
        with db.writing() as session:
            noted = update(LoginSession).where(LoginSession.id.in_(unnoted))
            session.execute(noted.values(last_used_at=now))
    return {login.id: _actor(account, login.id, enrolled) for login, account in found}


def knows_device(device_token: str) -> bool:
    """Tell whether somebody signed in here before with this device cookie."""
    by_device = LoginSession.device_hash == fingerprint(device_token)
    with db.reading() as session:
        return session.scalar(select(LoginSession.id).where(by_device).limit(1)) is not None


def end(login_session_id: int) -> None:
    """Sign out: the cookie is worth nothing any more, open sockets close."""
    ring = Ring(chain="", number=0, topics=(session_topic(login_session_id),))
    with OwnAct() as act:
        with db.writing() as session:
            login = session.get(LoginSession, login_session_id)
            if login is None or login.revoked_at is not None:
                return
            login.revoked_at = clock.now()
            act.announce(session, ring)
        BELL.ring(ring)


def of_account(account_id: int) -> tuple[LoginLine, ...]:
    """List the living login sessions of an account, the last used first."""
    with db.reading() as session:
        return lines(session, account_id, clock.now())


def lines(session: Session, account_id: int, now: datetime) -> tuple[LoginLine, ...]:
    """List the living login sessions of an account inside a transaction, the last used first."""
    found = living(session, account_id, now)
    ordered = sorted(found, key=lambda login: (login.last_used_at, login.id), reverse=True)
    return tuple(
        LoginLine(login.id, login.created_at, login.last_used_at, login.expires_at)
        for login in ordered
    )


def living(session: Session, account_id: int, now: datetime) -> list[LoginSession]:
    """List the login sessions of an account that neither ended nor expired, oldest first."""
    query = (
        select(LoginSession)
        .where(
            LoginSession.account_id == account_id,
            LoginSession.revoked_at.is_(None),
            LoginSession.expires_at > now,
        )
        .order_by(LoginSession.id)
    )
    return list(session.scalars(query))


def end_all(
    session: Session, account_id: int, now: datetime, *, but: int | None = None
) -> tuple[int, ...]:
    """End every login session and unused ticket of an account, inside an act; gives the ended ids.

    The act puts their topics into its journal entry, which rings them. It must hold the row of
    the account (`FOR UPDATE`), or a ticket redeemed at this moment would survive.
    """
    ended = [login for login in living(session, account_id, now) if login.id != but]
    for login in ended:
        login.revoked_at = now
    unused = select(Ticket).where(Ticket.account_id == account_id, Ticket.used_at.is_(None))
    for ticket in session.scalars(unused):
        ticket.used_at = now
    return tuple(login.id for login in ended)


def revoke(session: Session, login: LoginSession, now: datetime) -> None:
    """End one login session inside an act, and no longer trust its device with this account."""
    login.revoked_at = now
    same_device = select(LoginSession).where(
        LoginSession.account_id == login.account_id,
        LoginSession.device_hash == login.device_hash,
    )
    for old_login in session.scalars(same_device).all():
        old_login.device_hash = None


def _use_ticket(session: Session, token: str) -> int:
    now = clock.now()
    by_token = Ticket.token_hash == fingerprint(token)
    account_id = session.scalar(select(Ticket.account_id).where(by_token))
    # Account before ticket, the order in which an act that ends everything takes them.
    if account_id is None or _open_account(session, account_id) is None:
        raise NotSignedIn("ticket_invalid")
    ticket = session.scalars(select(Ticket).where(by_token).with_for_update()).one_or_none()
    if ticket is None or ticket.used_at is not None or ticket.expires_at <= now:
        raise NotSignedIn("ticket_invalid")
    ticket.used_at = now
    return account_id


def _open_account(session: Session, account_id: int) -> Account | None:
    """Give the account, held against being closed meanwhile."""
    query = select(Account).where(Account.id == account_id).with_for_update(read=True)
    account = session.scalars(query).one_or_none()
    if account is None or account.closed_at is not None or account.role is Role.SYSTEM:
        return None
    return account


def _begin(session: Session, account_id: int, device_token: str | None) -> SignedIn:
    now = clock.now()
    cookie_token = secrets.token_urlsafe(_TOKEN_BYTES)
    device = device_token if device_token and len(device_token) == _TOKEN_LENGTH else None
    device = device or secrets.token_urlsafe(_TOKEN_BYTES)
    login = LoginSession(
        account_id=account_id,
        token_hash=fingerprint(cookie_token),
        device_hash=fingerprint(device),
        created_at=now,
        expires_at=now + timedelta(hours=settings.current().session_hours),
        last_used_at=now,
        code_due=session.get(SecondFactor, account_id) is not None,
        confirmed_at=now,
    )
    session.add(login)
    session.flush()
    return SignedIn(cookie_token, device, login.id, login.expires_at)


def _touch(login_session_id: int, now: datetime) -> None:
    with db.writing() as session:
        login = session.get_one(LoginSession, login_session_id)
        login.last_used_at = max(login.last_used_at, now)


def by_token(cookie_token: str) -> Select[LoginSession]:
    """Look for the login session of a cookie."""
    return select(LoginSession).where(LoginSession.token_hash == fingerprint(cookie_token))


def _is_living(login: LoginSession, now: datetime) -> bool:
    return login.revoked_at is None and login.expires_at > now and not login.code_due


def _enrolled(session: Session, accounts: Collection[Account]) -> frozenset[int]:
    """Give which of these accounts need no second factor any more: they have one, or need none."""
    needed = settings.current().must_have_second_factor
    asked = [account.id for account in accounts if account.role in needed]
    having = select(SecondFactor.account_id).where(SecondFactor.account_id.in_(asked))
    lacking = set(asked) - set(session.scalars(having) if asked else ())
    return frozenset(account.id for account in accounts) - lacking


def _actor(account: Account, login_session_id: int, enrolled: Collection[int]) -> Actor:
    return Actor(
        account_id=account.id,
        login_session_id=login_session_id,
        name=account.name,
        display_name=account.display_name,
        role=account.role,
        unit_id=account.unit_id,
        language=account.language,
        must_change_password=account.must_change_password,
        must_enrol=account.id not in enrolled,
    )
