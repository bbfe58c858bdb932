"""Migrated databases for the tests: SQLite files are copied, PostgreSQL databases used again.

To make and drop a database of PostgreSQL costs 60 ms of a core, to empty one that a few rows were
put into costs 5. What a test leaves in its tables goes; a database whose tables it changed is
dropped.
"""

import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from sqlalchemy import Dialect, Engine
from sqlalchemy.engine import URL

from console import db, schema

# What is deleted leaves dead rows behind, and tables must not grow until they are read otherwise.
USES = 50
_EMPTYING = Path(__file__).with_name("emptying.sql").read_text("utf-8")


class PostgresDatabases:
    """Gives databases of one server, each to one test at a time."""

    def __init__(self, server: URL) -> None:
        self._server = server
        self._template = self._named("template")
        self._free: list[_Database] = []
        on_server(server, f"CREATE DATABASE {self._template.database}")
        migrate(_address(self._template))
        with _session(self._template) as session:
            session.execute(_EMPTYING.encode())

    @contextmanager
    def taken(self) -> Iterator[str]:
        """Give the address of an empty, migrated database that is nobody else's until the end."""
        taken = self._free.pop() if self._free else self._made()
        try:
            yield _address(taken.url)
        finally:
            if taken.is_emptied():
                self._free.append(taken)
            else:
                self._drop(taken)

    def close(self) -> None:
        """Drop every database and the template."""
        for database in self._free:
            self._drop(database)
        on_server(self._server, f"DROP DATABASE {self._template.database} WITH (FORCE)")

    def _made(self) -> "_Database":
        url = self._named("test")
        on_server(
            self._server, f"CREATE DATABASE {url.database} TEMPLATE {self._template.database}"
        )
        return _Database(url)

    def _drop(self, database: "_Database") -> None:
        database.close()
        on_server(self._server, f"DROP DATABASE {database.url.database} WITH (FORCE)")

    def _named(self, purpose: str) -> URL:
        return self._server.set(database=f"{purpose}_{uuid.uuid4().hex[:12]}")


class _Database:
    """One database, and the session that empties it."""

    def __init__(self, url: URL) -> None:
        self.url = url
        self._session = _session(url)
        self._uses = 0

    def is_emptied(self) -> bool:
        """Empty it for the next test; false when it must be dropped instead."""
        self._uses += 1
        if self._uses == USES:
            return False
        done = self._session.execute("SELECT testing.emptied()").fetchone()
        return done == (True,)

    def close(self) -> None:
        self._session.close()


class CompiledOnce:
    """Builds engines that write a statement as SQL once, not once for each test's database.

    What is compiled belongs to a dialect, so engines share the first of their kind that has met
    its server.
    """

    def __init__(self, build: Callable[[str], Engine]) -> None:
        self._build = build
        self._dialects: dict[str, Dialect] = {}
        self._compiled: dict[object, object] = {}

    def __call__(self, address: str) -> Engine:
        engine = self._build(address)
        known = self._dialects.get(engine.dialect.name)
        if known is not None and known.server_version_info:
            engine.dialect = known
            engine.update_execution_options(compiled_cache=self._compiled)
        else:
            self._dialects[engine.dialect.name] = engine.dialect
        return engine


def migrate(address: str) -> None:
    """Bring an empty database to the newest schema."""
    db.connect(address)
    schema.upgrade()
    if db.is_sqlite():  # a copied file must not miss what still lies in the write-ahead log
        with db.engine().connect() as connection:
            connection.connection.dbapi_connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # type: ignore[union-attr]
    db.disconnect()


def on_server(server: URL, statement: str) -> None:
    """Let the server itself do something, outside any transaction."""
    with _session(server) as session:
        session.execute(statement.encode())


def _session(url: URL) -> "psycopg.Connection[tuple[object, ...]]":
    return psycopg.connect(_address(url.set(drivername="postgresql")), autocommit=True)


def _address(url: URL) -> str:
    return url.render_as_string(hide_password=False)
