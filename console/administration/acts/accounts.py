"""What administrators and the command line do to accounts, and everybody to their own.

Passwords come in as hashes: hashing is slow and happens before the transaction.
"""

from collections.abc import Sequence

from console.administration import require, rules
from console.administration.account_list import Listed
from console.auth import login_failures, login_sessions
from console.auth.permissions import Permission
from console.errors import NotAllowed, NotFound, Refused
from console.i18n.catalog import LANGUAGES
from console.journal import Subject
from console.live.topics import Topic, session_topic
from console.queries import units
from console.use_case import Work, house_act
from models import Account, LoginSession
from models.codes.people import Role


@house_act(Permission.ACCOUNT_MANAGE)
def add_account(
    work: Work,
    name: str,
    role: Role,
    *,
    display_name: str = "",
    unit_id: int | None = None,
    password_hash: str,
) -> int:
    """Make an account whose one-time password its owner must change; gives its id.

    Raises:
        Refused: `account_name_wrong`, `account_exists`, `role_system`, `role_needs_branch`,
            `role_needs_department`, `unit_ended`.
        NotFound: no such unit.
    """
    unit = None if unit_id is None else units.by_id(work.session, unit_id)
    made = require.new_account(work, name, role, display_name, unit, password_hash)
    facts = {"role": made.role.value, "unit": made.unit_id}
    work.record("administration:account:added", _subject(made), facts=facts, topics=(Topic.HOUSE,))
    return made.id


@house_act(Permission.ACCOUNT_MANAGE)
def import_accounts(
    work: Work, listed: Sequence[Listed], password_hashes: Sequence[str]
) -> tuple[int, ...]:
    """Make all accounts of a list or none; gives their ids in the list's order.

    Args:
        listed: the rows of `account_list.read`, one at least.
        password_hashes: of their one-time passwords, in the same order.

    Raises:
        RowRefused: a row cannot be taken; says which and why.
    """
    made = [_listed_account(work, row, password_hashes[at]) for at, row in enumerate(listed)]
    first, *others = (_subject(account) for account in made)
    work.record(
        "administration:accounts:imported",
        first,
        facts={"accounts": [account.id for account in made]},
        topics=(Topic.HOUSE,),
        also=tuple(others),
    )
    return tuple(account.id for account in made)


@house_act(Permission.ACCOUNT_MANAGE)
def close_account(work: Work, account_id: int) -> int:
    """Close an account for good and end all its login sessions; gives its id.

    Raises:
        Refused: `cannot_close_self`, `last_admin`, `account_closed`.
        NotFound: no such account.
    """
    if account_id == work.account.id:
        raise Refused("cannot_close_self")
    closing = require.account(work, account_id)
    require.refuse_last_admin(work, closing)
    closing.closed_at = work.now
    _record_ended(work, "administration:account:closed", closing)
    return closing.id


@house_act(Permission.ACCOUNT_MANAGE)
def unlock_account(work: Work, account_id: int) -> int:
    """Forget the failed sign-ins counted against an account; gives its id.

    Raises:
        Refused: `account_closed`.
        NotFound: no such account.
    """
    locked = require.account(work, account_id)
    login_failures.forget(work.session, locked.name, locked.id)
    work.record("administration:account:unlocked", _subject(locked), topics=(Topic.HOUSE,))
    return locked.id


@house_act(Permission.ACCOUNT_MANAGE)
def set_password(work: Work, account_id: int, password_hash: str) -> int:
    """Give an account a one-time password; gives the account's id.

    Its login sessions, its calendar address and any wait end.

    Raises:
        Refused: `cannot_reset_self` (the own password asks for the old one), `account_closed`.
        NotFound: no such account.
    """
    if account_id == work.account.id:
        raise Refused("cannot_reset_self")
    account = require.account(work, account_id)
    account.password_hash = require.hashed(password_hash)
    account.must_change_password = True
    login_failures.forget(work.session, account.name, account.id)
    require.end_calendar(work, account)
    _record_ended(work, "administration:password:set", account)
    return account.id


@house_act(Permission.ACCOUNT_MANAGE)
def issue_ticket(work: Work, account_id: int) -> str:
    """Give a single-use sign-in ticket (60 s) for an account; for the command line alone.

    Raises:
        NotAllowed: `command_line_only`: nobody signs in as somebody else through a page.
        Refused: `account_closed`.
        NotFound: no such account.
    """
    if work.account.role is not Role.SYSTEM:
        raise NotAllowed("command_line_only")
    account = require.account(work, account_id)
    token = login_sessions.add_ticket(work.session, account.id)
    work.record("administration:ticket:issued", _subject(account), topics=(Topic.HOUSE,))
    return token


@house_act(Permission.ACCOUNT_MANAGE)
def revoke_session(work: Work, login_session_id: int) -> int:
    """End somebody's login session and no longer trust its device; gives the session's id.

    Raises:
        NotFound: no such login session.
        Refused: `session_ended`: it was over already.
    """
    login = work.session.get(LoginSession, login_session_id)
    if login is None:
        raise NotFound("login_session_not_found")
    if login.revoked_at is not None or login.expires_at <= work.now:
        raise Refused("session_ended")
    login_sessions.revoke(work.session, login, work.now)
    work.record(
        "administration:session:revoked",
        Subject("login_session", login.id),
        topics=(Topic.HOUSE, session_topic(login.id)),
        also=(Subject("account", login.account_id),),
    )
    return login.id


@house_act(Permission.OWN_PASSWORD)
def change_own_password(work: Work, password_hash: str, *, keep: int | None = None) -> int:
    """Take the password its owner chose; gives the account's id.

    The caller confirmed the old one and weighed the new (`auth.credentials.choose_password`).

    Args:
        password_hash: of the new password.
        keep: own login session that goes on; all others of the account end.

    Raises:
        NotFound: the command line has no password.
    """
    own = require.account(work, work.account.id)
    own.password_hash = require.hashed(password_hash)
    own.must_change_password = False
    _record_ended(work, "administration:password:changed", own, keep=keep)
    return own.id


@house_act(Permission.OWN_PASSWORD)
def set_language(work: Work, language: str) -> int:
    """Choose the language of one's own screens, `vi` or `en`; gives the account's id.

    Raises:
        Refused: `language_unknown`.
    """
    if language not in LANGUAGES:
        raise Refused("language_unknown", known=", ".join(LANGUAGES))
    work.account.language = language
    facts = {"language": language}
    work.record("administration:language:chosen", _subject(work.account), facts=facts)
    return work.account.id


def _listed_account(work: Work, one: Listed, password_hash: str) -> Account:
    try:
        unit = units.by_code(work.session, one.unit_code) if one.unit_code else None
        return require.new_account(work, one.name, one.role, one.display_name, unit, password_hash)
    except (Refused, NotFound) as because:
        raise rules.RowRefused(one.line, because) from None


def _record_ended(work: Work, act: str, account: Account, *, keep: int | None = None) -> None:
    """Record an act that ends the login sessions of its account."""
    ended = login_sessions.end_all(work.session, account.id, work.now, but=keep)
    work.record(
        act,
        _subject(account),
        facts={"sessions": ended},
        topics=(Topic.HOUSE, *(session_topic(login_id) for login_id in ended)),
    )


def _subject(account: Account) -> Subject:
    return Subject("account", account.id)
