"""A backup is whole and can be put back; a bad one changes nothing."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import func, select

from console import backups, db, journal_audit
from console.auth.actor import Actor
from console.bootstrap import command_line
from console.capture.acts import notes
from console.errors import Refused
from models import Note
from models.codes.capture import NoteKind
from tests import make


@pytest.fixture
def cli(sqlite_database: str) -> Actor:
    return command_line()


@pytest.fixture
def meeting_id(sqlite_database: str) -> int:
    return make.make_open_meeting()


def note_count() -> int:
    with db.reading() as session:
        return session.scalar(select(func.count()).select_from(Note)) or 0


def test_a_restored_backup_brings_back_what_stood(
    cli: Actor, meeting_id: int, tmp_path: Path
) -> None:
    notes.note(cli, meeting_id, NoteKind.CHAIR, "Trước khi sao lưu")
    backups.backup(cli, tmp_path / "one.backup")
    notes.note(cli, meeting_id, NoteKind.CHAIR, "Sau khi sao lưu")

    copy = backups.restore(cli, tmp_path / "one.backup")

    assert note_count() == 1
    assert [one.is_whole for one in journal_audit.verify(cli)] == [True, True]
    assert copy.file.exists()


def test_a_backup_tells_the_heads_it_holds(cli: Actor, meeting_id: int, tmp_path: Path) -> None:
    notes.note(cli, meeting_id, NoteKind.CHAIR, "Một")

    copy = backups.backup(cli, tmp_path / "one.backup")

    assert [(one.chain, one.head_number) for one in copy.chains] == [("house", 0), ("2026-10", 1)]


def test_a_backup_never_overwrites(cli: Actor, tmp_path: Path) -> None:
    (tmp_path / "one.backup").write_text("cũ")

    with pytest.raises(Refused, match="backup_exists"):
        backups.backup(cli, tmp_path / "one.backup")


def test_postgresql_is_told_to_use_its_own_tools(postgres_database: str, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="backup_not_sqlite"):
        backups.backup(command_line(), tmp_path / "one.backup")


def _tampered(file: Path) -> None:
    with closing(sqlite3.connect(file)) as opened:
        opened.execute("DROP TRIGGER journal_no_update")
        opened.execute("UPDATE journal SET act = 'x' WHERE number = 1")
        opened.commit()


def _foreign(file: Path) -> None:
    file.unlink()
    with closing(sqlite3.connect(file)) as opened:
        opened.execute("CREATE TABLE other (id INTEGER)")


def _newer(file: Path) -> None:
    with closing(sqlite3.connect(file)) as opened:
        opened.execute("UPDATE alembic_version SET version_num = '9999'")
        opened.commit()


BAD: dict[str, Callable[[Path], object]] = {
    "restore_not_backup": lambda file: file.write_bytes(b"not a database at all"),
    "restore_damaged": lambda file: file.write_bytes(file.read_bytes()[:20_000]),
    "restore_journal_broken": _tampered,
    "restore_schema_unknown": _newer,
    "file_unreadable": lambda file: file.unlink(),
}


@pytest.mark.parametrize("code", BAD)
def test_a_bad_backup_is_refused_and_changes_nothing(
    cli: Actor, meeting_id: int, tmp_path: Path, code: str
) -> None:
    notes.note(cli, meeting_id, NoteKind.CHAIR, "Một")
    backups.backup(cli, tmp_path / "one.backup")
    notes.note(cli, meeting_id, NoteKind.CHAIR, "Hai")
    BAD[code](tmp_path / "one.backup")

    with pytest.raises(Refused, match=code):
        backups.restore(cli, tmp_path / "one.backup")

    assert note_count() == 2


def test_another_sqlite_database_is_refused(cli: Actor, tmp_path: Path) -> None:
    (tmp_path / "one.backup").touch()
    _foreign(tmp_path / "one.backup")

    with pytest.raises(Refused, match="restore_not_backup"):
        backups.restore(cli, tmp_path / "one.backup")
