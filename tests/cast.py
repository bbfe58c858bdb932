"""The cast: chair Hà, secretary Minh, operator Lan (branch 1), department Tú, stranger Bình …"""

from datetime import timedelta

from console import clock, db
from console.auth.actor import Actor
from models import Account, LoginSession
from models.codes.people import Role

NAMES = {
    Role.LEADER: "ha",
    Role.SECRETARY: "minh",
    Role.OPERATOR: "lan",
    Role.DEPARTMENT: "tu",
    Role.REVIEWER: "phuong",
    Role.PUBLISHER: "yen",
    Role.ADMIN: "son",
    Role.AUDITOR: "khanh",
}


def sign_in(
    role: Role, *, unit_id: int | None = None, name: str = "", must_change_password: bool = False
) -> Actor:
    """Make an account of a role with a living login session; gives who then acts."""
    now = clock.now()
    with db.writing() as session:
        account = Account(
            name=name or NAMES[role],
            display_name=(name or NAMES[role]).title(),
            role=role,
            unit_id=unit_id,
            must_change_password=must_change_password,
            created_at=now,
        )
        session.add(account)
        session.flush()
        login = _login(account, name or NAMES[role])
        session.add(login)
        session.flush()
        return Actor(
            account_id=account.id,
            login_session_id=login.id,
            name=account.name,
            display_name=account.display_name,
            role=role,
            unit_id=unit_id,
            must_change_password=must_change_password,
        )


def _login(account: Account, token: str) -> LoginSession:
    now = clock.now()
    return LoginSession(
        account_id=account.id,
        token_hash=f"test-{account.id}-{token}",
        created_at=now,
        expires_at=now + timedelta(days=3650),
        last_used_at=now,
        confirmed_at=now + timedelta(days=3650),
    )
