"""What is in force and what is missing: settings, database, clock, limits, programs beside us."""

import resource
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.engine import make_url

from console import clock, db, schema, settings
from console.auth import door
from console.auth.actor import Actor
from console.auth.permissions import Permission
from console.docx import pdf
from console.settings import Settings

FILES_WANTED = 8192  # open files: 5,000 viewers, the staff, the database, and room
EARLIEST_YEAR = 2025  # a clock before that was never set


@dataclass(frozen=True, slots=True)
class Finding:
    """One line: what was looked at, what was found, whether it will do."""

    name: str
    value: str
    state: str  # ok, off (not part of this installation), warn (works, but), wrong

    @property
    def has_advice(self) -> bool:
        """Whether there is something to do about it."""
        return self.state in ("warn", "wrong")


def load(viewer: Actor | None) -> tuple[Finding, ...]:
    """Give the findings for a page.

    Raises:
        NotSignedIn, NotAllowed: this viewer may not look after the installation.
    """
    with db.reading() as session:
        door.admit(session, viewer, Permission.ACCOUNT_MANAGE)
    return tuple(findings(settings.current()))


def findings(given: Settings) -> Iterator[Finding]:
    """Look at everything but the pages themselves; secrets are hidden."""
    yield from _of_settings(given)
    yield from _of_database(given)
    yield _of_clock()
    yield _of_open_files()
    yield _of_office()
    yield Finding("jitsi", "-", "off")
    yield _of_mail(given)


def _of_settings(given: Settings) -> Iterator[Finding]:
    for name, value in given.model_dump().items():
        is_secret = name == "database_url" or name.endswith(("_token", "_password"))
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


def _of_mail(given: Settings) -> Finding:
    if not given.sends_mail:
        return Finding("mail", "-", "off")
    return Finding("mail", f"{given.smtp_host} ({given.smtp_security})", "ok")


def _of_office() -> Finding:
    found = pdf.office()
    return Finding("office", Path(found).name if found else "-", "ok" if found else "warn")
