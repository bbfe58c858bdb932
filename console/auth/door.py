"""The check every act and every view begins with: this account, this login session, as of now."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from console import clock
from console.auth.actor import Actor
from console.auth.permissions import Permission, account_holds
from console.errors import NotAllowed, NotSignedIn
from models import Account, LoginSession
from models.codes.people import Role


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
    return account


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
        select(LoginSession.account_id, LoginSession.expires_at, LoginSession.revoked_at).where(
            LoginSession.id == actor.login_session_id
        )
    ).one_or_none()
    if found is None or found.account_id != actor.account_id or found.revoked_at is not None:
        raise NotSignedIn
    if found.expires_at <= clock.now():
        raise NotSignedIn
