"""Fresh databases, repeated runs, and figures with their spread."""

import os
import platform
import statistics
import tempfile
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from sqlalchemy import create_engine, text

from console import bootstrap, db, schema
from tests.conftest import postgres_server

RUNS = 5
DATABASES = ("SQLite", "PostgreSQL")


class BenchFailed(Exception):
    """Something could not be measured; the text says what went wrong."""


@dataclass(frozen=True)
class Figure:
    """One measured thing: the figure of each run, in the unit named."""

    what: str
    database: str
    unit: str
    goal: str
    runs: tuple[float, ...]

    def line(self) -> str:
        """Write the table row: median, then lowest and highest run."""
        middle = statistics.median(self.runs)
        spread = f"{shown(min(self.runs))} – {shown(max(self.runs))}"
        return (
            f"| {self.what} | {self.database} | {shown(middle)} {self.unit} | {spread} "
            f"| {self.goal} |"
        )


def shown(figure: float) -> str:
    """Write three significant digits."""
    if figure >= 100:
        return f"{figure:,.0f}"
    return f"{figure:.3g}"


def p95(seconds: list[float]) -> float:
    """Give the 95th percentile, in milliseconds."""
    return statistics.quantiles(seconds, n=20)[-1] * 1000


def timed(act: Callable[[], object]) -> float:
    """Time one call, in seconds."""
    start = perf_counter()
    act()
    return perf_counter() - start


@contextmanager
def database(kind: str) -> Iterator[None]:
    """Connect an empty, migrated database of a kind."""
    if kind == "SQLite":
        with tempfile.TemporaryDirectory() as folder:
            db.connect(f"sqlite:///{Path(folder) / 'bench.sqlite3'}")
            yield from _ready()
    else:
        yield from _postgres()


def _postgres() -> Iterator[None]:
    server = postgres_server()
    name = f"bench_{uuid.uuid4().hex[:12]}"
    admin = create_engine(server, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    db.connect(server.set(database=name).render_as_string(hide_password=False))
    yield from _ready()
    with admin.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    admin.dispose()


def _ready() -> Iterator[None]:
    bootstrap.load_acts()
    schema.upgrade()
    yield
    db.disconnect()


def machine() -> str:
    """Say what the figures were taken on."""
    model = platform.processor() or platform.machine()
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"{os.cpu_count()} cores ({model}), {memory:.0f} GiB memory, {platform.system()}, "
        f"Python {platform.python_version()}"
    )
