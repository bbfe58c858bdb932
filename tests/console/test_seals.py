"""A row changed, removed or added past the acts is found, whatever else is made to fit."""

from pathlib import Path

import pytest
from sqlalchemy import text, update

from console import (
    anchors,
    backups,
    db,
    journal,
    journal_audit,
    seal_audit,
    settings,
    triggers,
)
from console.administration.acts import heads
from console.auth.actor import Actor
from console.bootstrap import command_line
from console.capture.acts import notes
from console.errors import Refused
from console.seals import WrittenRows
from models import Field, JournalEntry, Note
from models.codes.capture import NoteKind
from models.codes.people import Role
from models.frozen import protect, unprotect
from tests import make
from tests.cast import sign_in

CODE = "2026-10"


@pytest.fixture
def auditor(database: str) -> Actor:
    return sign_in(Role.AUDITOR)


@pytest.fixture
def meeting_id(database: str) -> int:
    """Three notes of one meeting, the second corrected."""
    made = make.make_open_meeting()
    minh = sign_in(Role.SECRETARY)
    for number in range(1, 4):
        notes.note(minh, made, NoteKind.CHAIR, f"Ghi chú số {number}")
    return made


def change(*statements: str) -> None:
    """Change rows as somebody with the database in hand would."""
    with db.engine().begin() as connection:
        for statement in statements:
            connection.execute(text(statement))


def test_what_acts_left_fits(meeting_id: int, auditor: Actor) -> None:
    assert seal_audit.verify(auditor) == []


COLUMNS = "author_id, person, happened_at, recorded_at, is_late, entry"
ADDED = (
    f"INSERT INTO notes (meeting_id, kind, text, salt, {COLUMNS})"
    f" SELECT meeting_id, kind, 'Thêm', salt, {COLUMNS} FROM notes WHERE id = 2"
)
CASES: dict[str, tuple[str, tuple[int, str, str]]] = {
    "a text": ("UPDATE notes SET text = 'Khác' WHERE id = 2", (2, "2", "changed")),
    "a time": (
        "UPDATE notes SET recorded_at = '2020-01-01 00:00:00' WHERE id = 1",
        (1, "1", "changed"),
    ),
    "a kind": ("UPDATE notes SET kind = 'private' WHERE id = 3", (3, "3", "changed")),
    "removed": ("DELETE FROM notes WHERE id = 3", (3, "3", "missing")),
    "added": (ADDED, (0, "4", "added")),
}


@pytest.mark.parametrize("case", CASES)
def test_a_row_changed_past_the_acts_is_named_with_its_entry(
    meeting_id: int, auditor: Actor, case: str
) -> None:
    statement, (number, key, fault) = CASES[case]
    change(statement)

    (found,) = seal_audit.verify(auditor)

    assert (found.number, found.thing, found.key, found.fault) == (number, "notes", key, fault)
    assert all(verdict.is_whole for verdict in journal_audit.verify(auditor))


def test_a_seal_made_to_fit_the_row_does_not_fit_the_entry(meeting_id: int, auditor: Actor) -> None:
    change("UPDATE journal_seals SET hash = 'x' WHERE thing = 'notes' AND number = 2")

    faults = {fault.fault for fault in seal_audit.verify(auditor)}

    assert faults == {"changed", "seals"}


def test_a_chain_removed_with_its_head_is_missed_by_the_house(
    meeting_id: int, auditor: Actor
) -> None:
    heads.tell_heads(command_line())
    with db.engine().begin() as connection:
        unprotect(connection)
        for table in ("journal_subjects", "journal_seals", "journal", "journal_heads"):
            connection.execute(text(f"DELETE FROM {table} WHERE chain = '{CODE}'"))
        protect(connection)

    found = [fault for fault in seal_audit.verify(auditor) if fault.fault == "head"]

    assert [(fault.chain, fault.number) for fault in found] == [(CODE, 3)]


def test_the_house_tells_a_head_only_when_it_moved(meeting_id: int) -> None:
    cli = command_line()
    heads.tell_heads(cli)
    heads.tell_heads(cli)
    with db.reading() as session:
        told = session.execute(
            text("SELECT number, key FROM journal_seals WHERE thing = 'journal_heads'")
        ).all()

    assert [tuple(row) for row in told] == [(1, CODE)]


def test_a_house_rewritten_from_the_start_does_not_fit_its_anchors(
    meeting_id: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, cli = tmp_path / "heads.txt", command_line()
    given = settings.current().model_copy(update={"anchor_file": file})
    monkeypatch.setattr(settings, "current", lambda: given)
    heads.tell_heads(cli)
    heads.tell_heads(cli)
    assert anchors.verify(cli, file) == []
    with db.engine().begin() as connection:
        unprotect(connection)
        connection.execute(
            text("UPDATE journal SET act = 'x' WHERE chain = 'house' AND number = 1")
        )
        protect(connection)
    _hash_again()

    found = anchors.verify(cli, file)

    assert all(verdict.is_whole for verdict in journal_audit.verify(cli))
    assert [(fault.line, fault.number, fault.fault) for fault in found] == [
        (1, 1, "changed"),
        (2, 2, "changed"),
    ]


def _hash_again() -> None:
    with db.engine().begin() as connection:
        unprotect(connection)
    with db.writing() as session:
        previous = ""
        query = session.query(JournalEntry).filter_by(chain="house").order_by(JournalEntry.number)
        for entry in query:
            entry.previous_hash = previous
            previous = entry.hash = journal.entry_hash(journal.stored_strings(entry))
        session.execute(
            text("UPDATE journal_heads SET hash = :hash WHERE chain = 'house'"), {"hash": previous}
        )
    with db.engine().begin() as connection:
        protect(connection)


def test_a_line_nobody_wrote_into_the_anchors_is_named(database: str, tmp_path: Path) -> None:
    file = tmp_path / "heads.txt"
    file.write_text("2026 house 7 abc\nrubbish\n")

    found = anchors.verify(command_line(), file)

    assert [(fault.line, fault.fault) for fault in found] == [(1, "missing"), (2, "unreadable")]


def test_an_anchor_file_that_cannot_be_written_stops_no_act(
    database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = settings.current().model_copy(update={"anchor_file": tmp_path})
    monkeypatch.setattr(settings, "current", lambda: given)

    assert heads.tell_heads(command_line()) == 1


def test_triggers_stand_as_the_migrations_made_them(database: str) -> None:
    assert triggers.faults() == []


TRIGGERS_SQLITE: dict[str, tuple[str, tuple[str, str]]] = {
    "gone": ("DROP TRIGGER journal_no_update", ("journal_no_update", "missing")),
    "foreign": (
        "CREATE TRIGGER aid AFTER INSERT ON notes BEGIN SELECT 1; END",
        ("aid", "foreign"),
    ),
}


@pytest.mark.parametrize("case", TRIGGERS_SQLITE)
def test_a_trigger_changed_in_sqlite_is_named(sqlite_database: str, case: str) -> None:
    statement, expected = TRIGGERS_SQLITE[case]
    change(statement)

    assert [(fault.name, fault.fault) for fault in triggers.faults()] == [expected]


TRIGGERS_POSTGRESQL: dict[str, tuple[str, tuple[str, str]]] = {
    "gone": ("DROP TRIGGER notices_no_change ON notices", ("notices_no_change", "missing")),
    "off": (
        "ALTER TABLE notices DISABLE TRIGGER notices_no_change",
        ("notices_no_change", "changed"),
    ),
    "tame": (
        "CREATE OR REPLACE FUNCTION documents_refuse() RETURNS trigger LANGUAGE plpgsql AS"
        " $$ BEGIN RETURN NEW; END $$",
        ("documents_no_change", "changed"),
    ),
}


@pytest.mark.parametrize("case", TRIGGERS_POSTGRESQL)
def test_a_trigger_changed_in_postgresql_is_named(postgres_database: str, case: str) -> None:
    statement, expected = TRIGGERS_POSTGRESQL[case]
    change(statement)

    assert expected in [(fault.name, fault.fault) for fault in triggers.faults()]


def test_a_copy_with_a_changed_row_is_not_restored(sqlite_database: str, tmp_path: Path) -> None:
    cli, meeting = command_line(), make.make_open_meeting()
    notes.note(cli, meeting, NoteKind.CHAIR, "Một")
    change("UPDATE notes SET text = 'Khác'")
    backups.backup(cli, tmp_path / "one.backup")

    with pytest.raises(Refused, match="restore_rows_changed"):
        backups.restore(cli, tmp_path / "one.backup")


def test_a_copy_without_its_triggers_is_not_restored(sqlite_database: str, tmp_path: Path) -> None:
    cli, meeting = command_line(), make.make_open_meeting()
    notes.note(cli, meeting, NoteKind.CHAIR, "Một")
    change("DROP TRIGGER notices_no_update")
    backups.backup(cli, tmp_path / "one.backup")

    with pytest.raises(Refused, match="restore_triggers"):
        backups.restore(cli, tmp_path / "one.backup")


def test_an_act_cannot_change_rows_without_telling_which(sqlite_database: str) -> None:
    with db.writing() as session:
        WrittenRows(session)
        with pytest.raises(RuntimeError, match="through the session"):
            session.execute(update(Note).values(text="x"))


def test_an_act_cannot_write_after_it_was_recorded(sqlite_database: str) -> None:
    with db.writing() as session:
        rows = WrittenRows(session)
        rows.seal()
        session.add(Field(code="khac", name="Khác"))
        with pytest.raises(RuntimeError, match="after the act was recorded"):
            session.flush()
