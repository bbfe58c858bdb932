"""Backup while running, and restore after checking the copy (SQLite).

A PostgreSQL database is backed up by its own tools; the refusal names the command.
"""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import delete, select, update

from console import clock, db, journal_audit, schema, seal_audit, serving_lock, triggers
from console.auth.actor import Actor
from console.errors import Refused
from console.journal_audit import ChainVerdict
from models import Account, LoginSession, Registration, Ticket

_MAGIC = b"SQLite format 3\x00"


@dataclass(frozen=True, slots=True)
class Copy:
    """A finished copy: where it lies and the journal heads it holds."""

    file: Path
    bytes_count: int
    chains: tuple[ChainVerdict, ...]
    reopened: tuple[str, ...] = ()  # accounts closed since the copy, which a restore opens again
    unerased: tuple[str, ...] = ()  # forms erased since the copy, which a restore makes whole again


def backup(viewer: Actor, file: Path) -> Copy:
    """Write a consistent copy of the open database to a new file.

    Raises:
        Refused: not SQLite, the file exists, or the place cannot be written.
    """
    source = _sqlite_file()
    if file.exists():
        raise Refused("backup_exists", name=file.name)
    part = file.with_name(file.name + ".part")
    part.unlink(missing_ok=True)
    try:
        _copy(source, part)
        part.rename(file)
    except (OSError, sqlite3.Error):
        part.unlink(missing_ok=True)
        raise Refused("backup_failed", name=str(file)) from None
    return Copy(file, file.stat().st_size, tuple(journal_audit.verify(viewer)))


def restore(viewer: Actor, file: Path) -> Copy:
    """Put a checked copy in the place of the open database; the former one is kept beside it.

    Raises:
        Refused: not SQLite, being served, not a backup, damaged, of an unknown schema, with a
            broken journal, or with rows that are not as the journal left them.
    """
    target = _sqlite_file()
    _refuse_foreign(file)
    with serving_lock.held(Refused("restore_while_served")):
        verdicts = _checked(viewer, file, target)
        closed, erased = _closed_accounts(), _erased_forms()
        kept = target.with_name(f"{target.name}.before-{clock.now():%Y%m%d-%H%M%S}")
        _copy(target, kept)
        _copy(file, target)
        schema.upgrade()
        _end_sessions()
    reopened, whole = sorted(closed - _closed_accounts()), sorted(erased - _erased_forms())
    return Copy(kept, file.stat().st_size, verdicts, tuple(reopened), tuple(whole))


def _sqlite_file() -> Path:
    name = db.engine().url.database
    if not db.is_sqlite() or not name:
        raise Refused("backup_not_sqlite")
    return Path(name)


def _copy(source: Path, target: Path) -> None:
    target.touch(mode=0o600)
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)


def _closed_accounts() -> set[str]:
    with db.reading() as session:
        return set(session.scalars(select(Account.name).where(Account.closed_at.is_not(None))))


def _erased_forms() -> set[str]:
    if schema.installed() != schema.newest():
        return set()  # nobody could be erased yet, or a new machine has no tables
    with db.reading() as session:
        erased = select(Registration.source_ref).where(Registration.erased_at.is_not(None))
        return set(session.scalars(erased))


def _end_sessions() -> None:
    """Nobody is signed in by a cookie that was revoked after the copy."""
    with db.writing() as session:
        living = update(LoginSession).where(LoginSession.revoked_at.is_(None))
        session.execute(living.values(revoked_at=clock.now()))
        session.execute(delete(Ticket))


def _refuse_foreign(file: Path) -> None:
    try:
        with file.open("rb") as opened:
            magic = opened.read(len(_MAGIC))
    except OSError:
        raise Refused("file_unreadable", name=file.name) from None
    if magic != _MAGIC:
        raise Refused("restore_not_backup", name=file.name)


def _checked(viewer: Actor, file: Path, target: Path) -> tuple[ChainVerdict, ...]:
    """Open the copy as if it were ours, look at everything, and come back."""
    address = f"sqlite:///{target}"
    copy = target.with_name(target.name + ".checking")
    try:
        copy.unlink(missing_ok=True)
        _copy(file, copy)
        _refuse_damaged(copy, file.name)
        db.connect(f"sqlite:///{copy}")
        if schema.installed() not in schema.known():
            raise Refused("restore_schema_unknown", name=file.name)
        verdicts = tuple(journal_audit.verify(viewer))
        if broken := [verdict for verdict in verdicts if not verdict.is_whole]:
            raise Refused("restore_journal_broken", chain=broken[0].chain, name=file.name)
        if schema.installed() == schema.newest():
            _refuse_changed(viewer, file.name)
        return verdicts
    except sqlite3.Error:
        raise Refused("restore_damaged", name=file.name) from None
    finally:
        db.connect(address)
        for leftover in target.parent.glob(copy.name + "*"):
            leftover.unlink()


def _refuse_changed(viewer: Actor, name: str) -> None:
    """An older schema has no seals, and other triggers."""
    if rows := seal_audit.verify(viewer):
        raise Refused("restore_rows_changed", name=name, table=rows[0].thing, key=rows[0].key)
    if found := triggers.faults():
        raise Refused("restore_triggers", name=name, trigger=found[0].name)


def _refuse_damaged(copy: Path, name: str) -> None:
    with closing(sqlite3.connect(copy)) as opened:
        whole = opened.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        related = not opened.execute("PRAGMA foreign_key_check").fetchall()
        if not whole or not related:
            raise Refused("restore_damaged", name=name)
        tables = opened.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    if ("journal",) not in tables or ("alembic_version",) not in tables:
        raise Refused("restore_not_backup", name=name)
