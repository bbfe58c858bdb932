"""A database per test, on SQLite and on PostgreSQL, made by the migrations."""

import os
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from sqlalchemy.engine import URL, make_url

from console import db, schema


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes minutes, so that everything else runs beside it."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("template") / "console.sqlite3"
    _migrate(f"sqlite:///{file}")
    return file


@pytest.fixture(scope="session")
def postgres_template() -> Iterator[URL]:
    url = postgres_server().set(database=f"template_{uuid.uuid4().hex[:12]}")
    _on_server(f"CREATE DATABASE {url.database}")
    _migrate(url.render_as_string(hide_password=False))
    yield url
    _on_server(f"DROP DATABASE {url.database} WITH (FORCE)")


def postgres_server() -> URL:
    """Address of the throw-away server; without one the run fails, it never skips."""
    given = os.environ.get("CONSOLE_TEST_POSTGRES_URL")
    if not given:
        pytest.fail("no PostgreSQL: run through `make test`, or set CONSOLE_TEST_POSTGRES_URL")
    return make_url(given).set(drivername="postgresql+psycopg")


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Connect an empty, migrated database; gives its address."""
    yield from _opened(request, tmp_path, request.param)


@pytest.fixture
def sqlite_database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The same, where the kind of database cannot matter."""
    yield from _opened(request, tmp_path, "sqlite")


@pytest.fixture
def postgres_database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    yield from _opened(request, tmp_path, "postgresql")


def _opened(request: pytest.FixtureRequest, folder: Path, kind: str) -> Iterator[str]:
    with made(request, folder, kind) as address, connected(address):
        yield address


@contextmanager
def connected(address: str) -> Iterator[None]:
    """Connect a database for a while."""
    db.connect(address)
    try:
        yield
    finally:
        db.disconnect()


@contextmanager
def made(request: pytest.FixtureRequest, folder: Path, kind: str) -> Iterator[str]:
    """Make an empty, migrated database without connecting it; gives its address."""
    if kind == "sqlite":
        file = folder / "console.sqlite3"
        shutil.copyfile(request.getfixturevalue("sqlite_template"), file)
        yield f"sqlite:///{file}"
    else:
        with _postgres(request.getfixturevalue("postgres_template")) as address:
            yield address


@contextmanager
def _postgres(template: URL) -> Iterator[str]:
    url = template.set(database=f"test_{uuid.uuid4().hex[:12]}")
    _on_server(f"CREATE DATABASE {url.database} TEMPLATE {template.database}")
    yield url.render_as_string(hide_password=False)
    _on_server(f"DROP DATABASE {url.database} WITH (FORCE)")


def _migrate(address: str) -> None:
    db.connect(address)
    schema.upgrade()
    if db.is_sqlite():  # a copied file must not miss what still lies in the write-ahead log
        with db.engine().connect() as connection:
            connection.connection.dbapi_connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # type: ignore[union-attr]
    db.disconnect()


def _on_server(statement: str) -> None:
    address = postgres_server().set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(address, autocommit=True) as server:
        server.execute(statement.encode())
