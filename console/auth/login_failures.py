"""The one writer of failed sign-ins: counts them by name and address, tells how long to wait.

Counted is the name as typed, known or not, so that a wait tells nothing about who has an account.
No act, no journal entry; what is older than the window is removed with the next failure.
"""

import math
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, delete, func, select
from sqlalchemy.orm import Session

from console import clock, db
from console.auth.networks import network_of
from models import LoginFailure

WINDOW = timedelta(minutes=15)
MOST_BY_NAME_AND_ADDRESS = 10
MOST_BY_NAME = 30  # over all addresses
MOST_BY_ADDRESS = 50  # a whole branch sits behind one
MOST_CODES = 5  # of the second factor, over all addresses; three of a million are right at once
_NAME_LENGTH = 64  # of the column; a longer name belongs to nobody


def record(name: str, address: str) -> None:
    """Keep that a sign-in failed, and forget the failures that no longer count."""
    with db.writing() as session:
        _add(session, _counted(name), network_of(address))


def record_code(session: Session, account_id: int) -> None:
    """Keep that a code of the second factor was wrong."""
    _add(session, _codes_of(account_id), "")


def minutes_to_wait_for_code(session: Session, account_id: int) -> int:
    """Tell after how many minutes, rounded up, a code may be tried again, from anywhere."""
    now = clock.now()
    by_codes = LoginFailure.name == _codes_of(account_id)
    return math.ceil((_opens_at(session, now, MOST_CODES, by_codes) - now) / timedelta(minutes=1))


def minutes_to_wait(name: str, address: str) -> int:
    """Tell after how many minutes, rounded up, this name may be tried again from here; 0 = now."""
    now = clock.now()
    by_name = LoginFailure.name == _counted(name)
    by_address = LoginFailure.address == network_of(address)
    with db.reading() as session:
        opens_at = [
            _opens_at(session, now, MOST_BY_NAME_AND_ADDRESS, by_name, by_address),
            _opens_at(session, now, MOST_BY_NAME, by_name),
            _opens_at(session, now, MOST_BY_ADDRESS, by_address),
        ]
    return math.ceil((max(opens_at) - now) / timedelta(minutes=1))


def counted(session: Session) -> dict[str, int]:
    """Count the failures that weigh now, by the name typed."""
    query = (
        select(LoginFailure.name, func.count())
        .where(LoginFailure.at > clock.now() - WINDOW)
        .group_by(LoginFailure.name)
    )
    return {row[0]: row[1] for row in session.execute(query)}


def forget(session: Session, name: str, account_id: int) -> None:
    """Drop what was counted against an account; for an act that unlocks it."""
    against = (_counted(name), _codes_of(account_id))
    session.execute(delete(LoginFailure).where(LoginFailure.name.in_(against)))


def _add(session: Session, counted_name: str, network: str) -> None:
    now = clock.now()
    session.execute(delete(LoginFailure).where(LoginFailure.at <= now - WINDOW))
    session.add(LoginFailure(name=counted_name, address=network, at=now))


def _codes_of(account_id: int) -> str:
    # A name has one line, so no name typed by a stranger counts against somebody's codes.
    return f"\n{account_id}"


def _opens_at(
    session: Session, now: datetime, most: int, *counted: ColumnElement[bool]
) -> datetime:
    """When the failure that fills the limit leaves the window; now when there are fewer."""
    filling = session.scalar(
        select(LoginFailure.at)
        .where(*counted, LoginFailure.at > now - WINDOW)
        .order_by(LoginFailure.at.desc())
        .offset(most - 1)
        .limit(1)
    )
    return now if filling is None else filling + WINDOW


def _counted(name: str) -> str:
    return name[:_NAME_LENGTH]
