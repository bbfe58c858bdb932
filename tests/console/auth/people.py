"""Accounts with a password, straight into the table."""

from datetime import timedelta

from sqlalchemy import func, select

from console import clock, db
from console.auth import login_sessions, passwords
from console.auth.login_sessions import SignedIn
from models import Account, LoginFailure
from models.codes.people import Role

PASSWORD = "bốn mùa hoa sữa"
HERE = "203.0.113.7"
ELSEWHERE = "198.51.100.9"


def with_password(name: str = "minh", *, is_closed: bool = False) -> int:
    now = clock.now()
    with db.writing() as session:
        account = Account(
            name=name,
            display_name=name.title(),
            role=Role.SECRETARY,
            password_hash=passwords.hash_password(PASSWORD),
            must_change_password=False,
            created_at=now,
            closed_at=now if is_closed else None,
        )
        session.add(account)
        session.flush()
        return account.id


def signed_in(account_id: int, device_token: str | None = None) -> SignedIn:
    ticket = login_sessions.make_ticket(account_id)
    return login_sessions.redeem(ticket, device_token=device_token)


def failures(name: str, count: int, address: str = HERE, minutes_ago: int = 0) -> None:
    at = clock.now() - timedelta(minutes=minutes_ago)
    with db.writing() as session:
        session.add_all(LoginFailure(name=name, address=address, at=at) for _ in range(count))


def counted(name: str) -> int:
    with db.reading() as session:
        query = select(func.count()).where(LoginFailure.name == name)
        return session.scalar(query) or 0
