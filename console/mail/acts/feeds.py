"""The private address of an account's own calendar: made, renewed, withdrawn by its owner alone."""

import secrets

from sqlalchemy import select

from console.auth.permissions import Permission
from console.errors import Refused
from console.journal import Subject
from console.use_case import Work, house_act
from models import CalendarFeed

_TOKEN_BYTES = 32


def new_token() -> str:
    """Make the secret part of an address; it is shown once and never stored."""
    return secrets.token_urlsafe(_TOKEN_BYTES)


@house_act(Permission.OWN_CALENDAR)
def renew_feed(work: Work, token_hash: str) -> int:
    """Give the own calendar a new address; the one before leads nowhere from now on.

    Args:
        token_hash: `login_sessions.fingerprint` of a token of `new_token`.

    Returns:
        The account's id.
    """
    row = _own(work)
    if row is None:
        row = CalendarFeed(account_id=work.account.id)
        work.session.add(row)
    row.token_hash, row.made_at = token_hash, work.now
    work.record("mail:feed:renewed", Subject("account", work.account.id))
    return work.account.id


@house_act(Permission.OWN_CALENDAR)
def withdraw_feed(work: Work) -> int:
    """Let the address of the own calendar lead nowhere; gives the account's id.

    Raises:
        Refused: there is none.
    """
    row = _own(work)
    if row is None or row.token_hash is None:
        raise Refused("no_calendar_feed")
    row.token_hash = None
    work.record("mail:feed:withdrawn", Subject("account", work.account.id))
    return work.account.id


def _own(work: Work) -> CalendarFeed | None:
    query = select(CalendarFeed).where(CalendarFeed.account_id == work.account.id)
    return work.session.scalars(query).one_or_none()
