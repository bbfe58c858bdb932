"""A database per test, on SQLite and on PostgreSQL, made by the migrations."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy.engine import URL, make_url
from xdist.remote import Producer
from xdist.scheduler import Scheduling

from console import db
from tests import other_machines, scheduling
from tests.databases import CompiledOnce, PostgresDatabases, migrate


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items[:] = scheduling.first_to_last(items)


@pytest.hookimpl(tryfirst=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Scheduling | None:
    is_ours = config.getvalue("dist") == "loadfile"
    return scheduling.TwoBrowsers(config, log) if is_ours else None


@pytest.fixture(scope="session", autouse=True)
def compiled_once() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(db, "build", CompiledOnce(db.build))
        yield


@pytest.fixture(scope="session")
def called_out() -> Iterator[list[str]]:
    """Refuse each connection to another machine; gives the addresses that were tried."""
    with pytest.MonkeyPatch.context() as patch:
        yield other_machines.refuse(patch)


@pytest.fixture(autouse=True)
def _calls_no_other_machine(called_out: list[str]) -> Iterator[None]:
    called_out.clear()
    yield
    assert called_out == []


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("template") / "console.sqlite3"
    migrate(f"sqlite:///{file}")
    return file


@pytest.fixture(scope="session")
def postgres_databases() -> Iterator[PostgresDatabases]:
    databases = PostgresDatabases(postgres_server())
    yield databases
    databases.close()


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
        databases: PostgresDatabases = request.getfixturevalue("postgres_databases")
        with databases.taken() as address:
            yield address
