"""Starts the console in this process: settings, database, texts."""

from importlib import import_module
from pathlib import Path

from sqlalchemy import select

from console import db, settings
from console.auth.actor import Actor
from console.auth.permissions import PUBLIC_ACCOUNT
from console.i18n import catalog
from models import Account
from models.codes.people import Role

CLI_ACCOUNT_ID = 1  # the system account `cli`, made by the first migration


def start(chosen: settings.Settings | None = None) -> settings.Settings:
    """Connect the database, load texts and acts; gives the settings in force."""
    given = chosen or settings.current()
    db.connect(given.database_url.get_secret_value())
    for language in catalog.LANGUAGES:
        catalog.load(language)
    load_acts()
    return given


def load_acts() -> None:
    """Import the acts of every stage, so that the registry is whole."""
    here = Path(__file__).parent
    for file in sorted(here.glob("*/acts/*.py")):
        import_module(".".join(("console", *file.relative_to(here).with_suffix("").parts)))


def command_line() -> Actor:
    """Give the actor of the command line."""
    with db.reading() as session:
        return _system(session.get_one(Account, CLI_ACCOUNT_ID))


def the_public() -> Actor:
    """Give the actor that stands for everybody who sends a form."""
    with db.reading() as session:
        return _system(session.scalars(select(Account).where(Account.name == PUBLIC_ACCOUNT)).one())


def _system(account: Account) -> Actor:
    return Actor(
        account_id=account.id,
        login_session_id=None,
        name=account.name,
        display_name=account.display_name,
        role=Role.SYSTEM,
    )
