"""A backup is whole and can be put back; a bad one changes nothing."""

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from console import backups, clock, db, health, journal_audit
from console.administration.acts import accounts
from console.auth import login_sessions
from console.auth.actor import Actor
from console.bootstrap import command_line
from console.capture.acts import notes
from console.errors import Refused
from console.health import HealthFinding
from console.settings import Settings
from models import Note, Registration
from models.codes.capture import NoteKind
from models.codes.people import Role
from tests import make
from tests.cast import sign_in
from tests.server_process import ROOT


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


def test_a_database_being_served_is_not_restored(
    cli: Actor, meeting_id: int, tmp_path: Path
) -> None:
    backups.backup(cli, tmp_path / "one.backup")
    notes.note(cli, meeting_id, NoteKind.CHAIR, "Sau khi sao lưu")
    name = db.engine().url.database
    serving = subprocess.Popen(
        [sys.executable, "-c", HOLDS, f"sqlite:///{name}"], cwd=ROOT, stdout=subprocess.PIPE
    )
    try:
        assert serving.stdout is not None
        assert serving.stdout.readline() == b"held\n"
        with pytest.raises(Refused, match="restore_while_served"):
            backups.restore(cli, tmp_path / "one.backup")
    finally:
        serving.kill()
        serving.communicate()

    assert note_count() == 1
    assert backups.restore(cli, tmp_path / "one.backup").chains  # the lock went with the process


HOLDS = """
import sys, time
from console import db, serving_lock
from console.errors import Refused
db.connect(sys.argv[1])
with serving_lock.held(Refused("already_served")):
    print("held", flush=True)
    time.sleep(600)
"""


def test_a_restore_ends_sign_ins_and_names_accounts_it_opens_again(
    cli: Actor, tmp_path: Path
) -> None:
    lan = sign_in(Role.REVIEWER)
    backups.backup(cli, tmp_path / "one.backup")
    accounts.close_account(cli, lan.account_id)

    copy = backups.restore(cli, tmp_path / "one.backup")

    assert copy.reopened == (lan.name,)
    assert not login_sessions.restore_all([lan.login_session_id or 0])


def test_copies_that_hold_who_was_erased_are_named_by_age_and_by_a_restore(
    cli: Actor, meeting_id: int, tmp_path: Path
) -> None:
    folder = tmp_path / "copies"
    folder.mkdir()
    form_id = make.make_registration(meeting_id)
    backups.backup(cli, folder / "one.backup")
    with db.writing() as session:
        form = session.get_one(Registration, form_id)
        form.erased_at, ref = clock.now() + timedelta(seconds=1), form.source_ref
    given = Settings(backup_folder=folder)

    def told() -> HealthFinding:
        return next(one for one in health.findings(given) if one.name == "backups")

    young = told()
    with clock.stopped(clock.now() + timedelta(days=91)):
        old = told()

    assert ("one.backup" in young.value, young.state, old.state) == (True, "ok", "warn")
    assert backups.restore(cli, folder / "one.backup").unerased == (ref,)
    assert "one.backup" not in told().value


def test_copies_are_for_their_owner_alone(cli: Actor, tmp_path: Path) -> None:
    backups.backup(cli, tmp_path / "one.backup")
    copy = backups.restore(cli, tmp_path / "one.backup")

    for file in (tmp_path / "one.backup", copy.file):
        assert file.stat().st_mode & 0o077 == 0
