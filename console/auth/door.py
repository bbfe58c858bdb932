"""The check every act and every view begins with: this account, this login session, as of now."""

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from console import clock
from console.auth import second_factor
from console.auth.actor import Actor
from console.auth.permissions import Permission, account_holds
from console.errors import NotAllowed, NotSignedIn, Unconfirmed
from models import Account, LoginSession
from models.codes.people import Role

CONFIRMED_FOR = timedelta(minutes=5)


def admit(session: Session, actor: Actor | None, permission: Permission) -> Account:
    """Give the account as it is now.

    Raises:
        NotSignedIn: nobody, a closed account, or a login session that ended or was revoked.
        NotAllowed: the role does not hold the permission, or a one-time password is still in use.
    """
    account = _account(session, actor)
    if not account_holds(account.name, account.role, permission):
        raise NotAllowed
    if account.must_change_password and permission is not Permission.OWN_PASSWORD:
        raise NotAllowed("password_must_change")
    if permission is not Permission.OWN_PASSWORD and second_factor.must_enrol(session, account):
        raise NotAllowed("second_factor_must")
    return account


def refuse_unconfirmed(session: Session, account: Account, login_session_id: int | None) -> None:
    """Let only who showed in the last minutes who they are do what cannot be undone or unread.

    Raises:
        Unconfirmed: longer ago; the command line is never asked.
    """
    if account.role is Role.SYSTEM:
        return
    login = session.get(LoginSession, login_session_id) if login_session_id else None
    at = login.confirmed_at if login else None
    if at is None or at <= clock.now() - CONFIRMED_FOR:
        raise Unconfirmed("confirm_needed")


def _account(session: Session, actor: Actor | None) -> Account:
    if actor is None:
        raise NotSignedIn
    account = session.get(Account, actor.account_id)
    if account is None or account.closed_at is not None:
        raise NotSignedIn
    if account.role is not Role.SYSTEM:
        _check_login(session, actor)
    return account


def _check_login(session: Session, actor: Actor) -> None:
    found = session.execute(
        select(
            LoginSession.account_id,
            LoginSession.expires_at,
            LoginSession.revoked_at,
            LoginSession.code_due,
        ).where(LoginSession.id == actor.login_session_id)
    ).one_or_none()
    if found is None or found.account_id != actor.account_id or found.revoked_at is not None:
        raise NotSignedIn
    if found.code_due or found.expires_at <= clock.now():
        raise NotSignedIn
