"""Builds the engine and offers `reading()` and `writing()`; nothing else opens a session."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.orm import Session

_engine: Engine | None = None

# One writer at a time inside this process: SQLite's own queue wakes waiters in long, uneven steps.
_sqlite_writer = threading.Lock()


def connect(address: str) -> Engine:
    """Open the database of this process, closing the one before; gives the engine."""
    global _engine
    disconnect()
    _engine = build(address)
    return _engine


def disconnect() -> None:
    """Close all connections of this process."""
    global _engine
    if _engine is not None:
        _engine.dispose()
    _engine = None


def engine() -> Engine:
    """Give the open engine; it is a bug to ask before `connect`."""
    if _engine is None:
        raise RuntimeError("no database connected")
    return _engine


def build(address: str) -> Engine:
    """Make an engine for SQLite (WAL, full sync) or PostgreSQL (psycopg)."""
    url = _with_driver(make_url(address))
    if url.get_backend_name() == "sqlite":
        return _build_sqlite(url)
    return create_engine(url, pool_size=20, max_overflow=20, pool_pre_ping=True)


def is_sqlite() -> bool:
    """Whether the open database is SQLite."""
    return engine().dialect.name == "sqlite"


def connect_alone() -> Any:
    """Open one connection of the driver that is not of the pool; who asks closes it."""
    dialect, url = engine().dialect, engine().url
    arguments, options = dialect.create_connect_args(url)
    if is_sqlite():
        options = {**options, "check_same_thread": False, "timeout": 10}
    return dialect.connect(*arguments, **options)


@contextmanager
def reading() -> Iterator[Session]:
    """Open one consistent read of the database; nothing can be written through it."""
    options = {} if is_sqlite() else {"isolation_level": "REPEATABLE READ"}
    connection = engine().connect().execution_options(read_only=True, **options)
    if not is_sqlite():
        connection = connection.execution_options(postgresql_readonly=True)
    with connection, Session(connection, autoflush=False, expire_on_commit=False) as session:
        yield session


@contextmanager
def writing() -> Iterator[Session]:
    """Open one transaction: committed at the end, rolled back on any error."""
    if is_sqlite():
        with _sqlite_writer, _transaction() as session:
            yield session
    else:
        with _transaction() as session:
            yield session


@contextmanager
def _transaction() -> Iterator[Session]:
    with Session(engine(), expire_on_commit=False) as session, session.begin():
        yield session


def _with_driver(url: URL) -> URL:
    return url.set(drivername="postgresql+psycopg") if url.drivername == "postgresql" else url


def _build_sqlite(url: URL) -> Engine:
    if url.database:
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
        with suppress(OSError):  # the first use says what is wrong
            Path(url.database).touch(mode=0o600)
    made = create_engine(
        url, pool_size=20, max_overflow=20, connect_args={"timeout": 10, "check_same_thread": False}
    )
    event.listen(made, "connect", _prepare_sqlite)
    event.listen(made, "begin", _begin_sqlite)
    return made


def _prepare_sqlite(connection: Any, _record: object) -> None:
    # The driver's own BEGIN comes too late (not before SELECT), so it is switched off.
    connection.isolation_level = None
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "busy_timeout=10000",
        "recursive_triggers=ON",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Any) -> None:
    read_only = connection.get_execution_options().get("read_only", False)
    connection.exec_driver_sql(f"PRAGMA query_only={'ON' if read_only else 'OFF'}")
    connection.exec_driver_sql("BEGIN" if read_only else "BEGIN IMMEDIATE")
