"""`check`: what is in force and what is missing, one line each, with what to do."""

import argparse
import resource
import shutil
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import text
from sqlalchemy.engine import make_url

from console import clock, db, schema, settings
from console.cli.said import say, say_json
from console.i18n.catalog import translate
from console.settings import Settings

FILES_WANTED = 8192  # open files: 5,000 viewers, the staff, the database, and room
EARLIEST_YEAR = 2025  # a clock before that was never set
OFFICE = ("soffice", "libreoffice")


@dataclass(frozen=True, slots=True)
class Finding:
    """One line: what was looked at, what was found, whether it will do."""

    name: str
    value: str
    state: str  # ok, off (not part of this installation), warn (works, but), wrong


def add(commands: Any) -> None:
    """Register the command."""
    parser = commands.add_parser("check", help="settings in force, database, clock, limits")
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print every finding; 1 when something does not work."""
    found = list(findings(settings.current()))
    if arguments.json:
        say_json([asdict(one) for one in found])
    else:
        for one in found:
            say(f"check.{one.state}", name=one.name, value=one.value, todo=_todo(one))
    return 1 if any(one.state == "wrong" for one in found) else 0


def findings(given: Settings) -> Iterator[Finding]:
    """Look at everything a running console needs."""
    yield from _of_settings(given)
    yield from _of_database(given)
    yield _of_clock()
    yield _of_open_files()
    yield _of_office()
    yield Finding("jitsi", "-", "off")
    yield Finding("mail", "-", "off")
    yield from _of_pages(given)


def _of_settings(given: Settings) -> Iterator[Finding]:
    for name, value in given.model_dump().items():
        is_secret = name == "database_url" or name.endswith("_token")
        yield Finding(f"settings.{name}", _hidden(value) if is_secret else str(value), "ok")


def _hidden(value: object) -> str:
    return "-" if value is None else "***"


def _of_database(given: Settings) -> Iterator[Finding]:
    url = make_url(given.database_url.get_secret_value())
    with db.reading() as session:
        session.execute(text("SELECT 1"))
    yield Finding("database", url.render_as_string(hide_password=True), "ok")
    installed, newest = schema.installed(), schema.newest()
    yield Finding("migrations", installed or "-", "ok" if installed == newest else "wrong")


def _of_clock() -> Finding:
    now = clock.now()
    return Finding("clock", now.isoformat(), "ok" if now.year >= EARLIEST_YEAR else "wrong")


def _of_open_files() -> Finding:
    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    return Finding("open_files", str(hard), "ok" if hard >= FILES_WANTED else "warn")


def _of_office() -> Finding:
    found = next(filter(None, (shutil.which(name) for name in OFFICE)), None)
    return Finding("office", Path(found).name if found else "-", "ok" if found else "warn")


def _of_pages(given: Settings) -> Iterator[Finding]:
    from console.web import options  # noqa: PLC0415  Streamlit takes seconds to load; only here

    options.put_in_force(given)
    for name, value in options.in_force(given).items():
        yield Finding(f"streamlit.{name}", str(value), "ok")


def _todo(one: Finding) -> str:
    has_advice = one.state in ("warn", "wrong")
    return translate(settings.current().language, f"check.todo.{one.name}") if has_advice else ""
