"""What is in force and what is missing: settings, database, clock, limits, programs beside us."""

import os
import resource
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import select, text
from sqlalchemy.engine import make_url

from console import clock, db, schema, settings, triggers
from console.auth import door
from console.auth.actor import Actor
from console.auth.permissions import Permission
from console.docx import pdf
from console.settings import Settings
from models import Registration

FILES_WANTED = 8192  # open files: 5,000 viewers, the staff, the database, and room
EARLIEST_YEAR = 2025  # a clock before that was never set


@dataclass(frozen=True, slots=True)
class HealthFinding:
    """One line: what was looked at, what was found, whether it will do."""

    name: str
    value: str
    state: str  # ok, off (not part of this installation), warn (works, but), wrong

    @property
    def has_advice(self) -> bool:
        """Whether there is something to do about it."""
        return self.state in ("warn", "wrong")


def load(viewer: Actor | None) -> tuple[HealthFinding, ...]:
    """Give the findings for a page.

    Raises:
        NotSignedIn, NotAllowed: this viewer may not look after the installation.
    """
    with db.reading() as session:
        door.admit(session, viewer, Permission.ACCOUNT_MANAGE)
    return tuple(findings(settings.current()))


def findings(given: Settings) -> Iterator[HealthFinding]:
    """Look at everything but the pages themselves; secrets are hidden."""
    yield from _of_settings(given)
    yield from _of_database(given)
    yield _of_clock()
    yield _of_open_files()
    yield _of_office()
    yield _of_triggers()
    yield _of_anchors(given)
    yield _of_backups(given)
    yield HealthFinding("jitsi", "-", "off")
    yield _of_mail(given)


def _of_settings(given: Settings) -> Iterator[HealthFinding]:
    for name, value in given.model_dump().items():
        is_secret = name == "database_url" or name.endswith(("_token", "_password"))
        yield HealthFinding(f"settings.{name}", _hidden(value) if is_secret else str(value), "ok")


def _hidden(value: object) -> str:
    return "-" if value is None else "***"


def _of_database(given: Settings) -> Iterator[HealthFinding]:
    url = make_url(given.database_url.get_secret_value())
    with db.reading() as session:
        session.execute(text("SELECT 1"))
    yield HealthFinding("database", url.render_as_string(hide_password=True), "ok")
    installed, newest = schema.installed(), schema.newest()
    yield HealthFinding("migrations", installed or "-", "ok" if installed == newest else "wrong")


def _of_clock() -> HealthFinding:
    now = clock.now()
    return HealthFinding("clock", now.isoformat(), "ok" if now.year >= EARLIEST_YEAR else "wrong")


def _of_open_files() -> HealthFinding:
    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    return HealthFinding("open_files", str(hard), "ok" if hard >= FILES_WANTED else "warn")


def _of_mail(given: Settings) -> HealthFinding:
    if not given.sends_mail:
        return HealthFinding("mail", "-", "off")
    return HealthFinding("mail", f"{given.smtp_host} ({given.smtp_security})", "ok")


def _of_office() -> HealthFinding:
    found = pdf.office()
    return HealthFinding("office", Path(found).name if found else "-", "ok" if found else "warn")


def _of_triggers() -> HealthFinding:
    found = triggers.faults()
    names = ", ".join(f"{trigger.name} ({trigger.fault})" for trigger in found)
    return HealthFinding("triggers", names or "-", "wrong" if found else "ok")


def _of_backups(given: Settings) -> HealthFinding:
    """Name the copies that still hold people who were erased after they were made."""
    folder = given.backup_folder
    if folder is None:
        return HealthFinding("backups", "-", "off")
    with db.reading() as session:
        erased = session.scalars(
            select(Registration.erased_at).where(Registration.erased_at.is_not(None))
        ).all()
    try:
        copies = sorted(file for file in folder.iterdir() if file.is_file())
        ages = [(file.name, datetime.fromtimestamp(file.stat().st_mtime, UTC)) for file in copies]
    except OSError:
        return HealthFinding("backups", str(folder), "wrong")
    holding = [(name, at) for name, at in ages if any(moment > at for moment in erased if moment)]
    is_late = any(clock.now() - at > timedelta(days=given.backup_days) for _, at in holding)
    told = ", ".join(f"{name} ({clock.local(at):%d/%m/%Y})" for name, at in holding)
    return HealthFinding("backups", told or str(folder), "warn" if is_late else "ok")


def _of_anchors(given: Settings) -> HealthFinding:
    file = given.anchor_file
    if file is None:
        return HealthFinding("anchors", "-", "off")
    is_open = os.access(file if file.exists() else file.parent, os.W_OK)
    return HealthFinding("anchors", str(file), "ok" if is_open else "wrong")
