"""What the acts on accounts stand on: accounts, loaded, refused or made."""

from sqlalchemy import func, select

from console import clock
from console.administration import rules
from console.auth import passwords
from console.errors import NotFound, Refused
from console.text.folding import name_of
from console.use_case import Work
from models import Account, CalendarFeed, Unit
from models.codes.people import Role


def account(work: Work, account_id: int) -> Account:
    """Give an open account, held against a ticket being redeemed meanwhile.

    Raises:
        NotFound: no such account, or the command line's own.
        Refused: it is closed.
    """
    query = select(Account).where(Account.id == account_id).with_for_update()
    found = work.session.scalars(query).one_or_none()
    if found is None or found.role is Role.SYSTEM:
        raise NotFound("account_not_found")
    if found.closed_at is not None:
        raise Refused("account_closed", name=found.name)
    return found


def refuse_last_admin(work: Work, closing: Account) -> None:
    """Let an installation never be without an administrator.

    Raises:
        Refused: `last_admin`.
    """
    open_admins = select(func.count()).where(
        Account.role == Role.ADMIN, Account.closed_at.is_(None), Account.id != closing.id
    )
    if closing.role is Role.ADMIN and not work.session.scalar(open_admins):
        raise Refused("last_admin")


def new_account(
    work: Work, name: str, role: Role, display_name: str, unit: Unit | None, password_hash: str
) -> Account:
    """Make an account with a one-time password.

    Raises:
        Refused: name, role or unit cannot be, or the name is taken (also by a closed account).
    """
    rules.refuse_role(role)
    kept = rules.account_name(name)
    rules.refuse_unit(role, unit, clock.local(work.now).date())
    if work.session.scalar(select(Account.id).where(Account.name == kept)) is not None:
        raise Refused("account_exists", name=kept)
    made = Account(
        name=kept,
        display_name=name_of(display_name)[: rules.LONGEST_DISPLAY_NAME] or kept,
        role=role,
        unit_id=unit.id if unit else None,
        password_hash=hashed(password_hash),
        must_change_password=True,
        created_at=work.now,
    )
    work.session.add(made)
    work.session.flush()
    return made


def end_calendar(work: Work, account: Account) -> None:
    """Let the private calendar address of an account lead nowhere: it may be in wrong hands."""
    query = select(CalendarFeed).where(CalendarFeed.account_id == account.id)
    if (feed := work.session.scalars(query).one_or_none()) is not None:
        feed.token_hash = None


def hashed(password_hash: str) -> str:
    """Give the hash back; it is a bug to hand over anything else, above all a password."""
    if not passwords.is_hash(password_hash):
        raise ValueError("not a password hash")
    return password_hash
