"""Brings the database to the newest schema and tells which one it has."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from console import db

_ROOT = Path(__file__).parents[1]


def upgrade(to: str = "head") -> None:
    """Run all migrations that are missing, in one transaction."""
    with _opened() as config:
        command.upgrade(config, to)


def revise(message: str) -> None:
    """Write a new migration file from the difference between tables and database."""
    with _opened() as config:
        command.revision(config, message, autogenerate=True)


def newest() -> str:
    """Name the newest revision of the code."""
    return _script().get_current_head() or ""


def known() -> set[str]:
    """Name every revision the code can upgrade from."""
    return {revision.revision for revision in _script().walk_revisions()}


def installed() -> str:
    """Name the revision the database has; empty when it has none."""
    with db.reading() as session:
        return MigrationContext.configure(session.connection()).get_current_revision() or ""


def is_current() -> bool:
    """Whether the database has the newest schema."""
    return installed() == newest()


@cache
def _script() -> ScriptDirectory:
    return ScriptDirectory.from_config(_config())


def _config() -> Config:
    config = Config(str(_ROOT / "alembic.ini"))
    config.set_main_option("script_location", str(_ROOT / "models" / "migrations"))
    return config


@contextmanager
def _opened() -> Iterator[Config]:
    with db.engine().connect() as connection:
        _switch_foreign_keys(connection, "OFF")
        try:
            config = _config()
            config.attributes["connection"] = connection
            yield config
            connection.commit()
        finally:
            connection.rollback()
            _switch_foreign_keys(connection, "ON")


def _switch_foreign_keys(connection: Connection, state: str) -> None:
    # Only outside a transaction does SQLite obey; a batch change drops and rebuilds tables, and
    # with foreign keys on that would refuse or delete what hangs on them.
    if connection.dialect.name == "sqlite":
        raw = connection.connection.dbapi_connection
        if raw is not None:
            raw.execute(f"PRAGMA foreign_keys={state}")
