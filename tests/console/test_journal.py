"""The journal keeps what it was told, unseen changes are found, and the database refuses them."""

import json
from collections.abc import Callable

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from console import db, journal, journal_audit
from console.auth.actor import Actor
from console.capture.acts import notes
from models.codes.capture import NoteKind
from models.codes.people import Role
from models.frozen import protect, unprotect
from tests import make
from tests.cast import sign_in


@pytest.fixture
def auditor(database: str) -> Actor:
    return sign_in(Role.AUDITOR)


@pytest.fixture
def chain(database: str) -> str:
    """Nine entries of one meeting."""
    meeting_id = make.make_open_meeting()
    minh = sign_in(Role.SECRETARY)
    for number in range(1, 10):
        notes.note(minh, meeting_id, NoteKind.CHAIR, f"Ghi chú số {number}")
    return "2026-10"


def tamper(*statements: str) -> None:
    """Change the journal as somebody with the database in hand would."""
    with db.engine().begin() as connection:
        unprotect(connection)
        for statement in statements:
            connection.execute(text(statement))
        protect(connection)


def test_canonical_refuses_floats_anywhere() -> None:
    with pytest.raises(TypeError):
        journal.canonical({"list": [{"deep": 1.5}]})  # type: ignore[dict-item]


def test_canonical_is_one_text_whatever_the_order() -> None:
    one = journal.canonical({"b": 1, "a": "Đ"})
    other = journal.canonical({"a": "Đ", "b": 1})

    assert one == other == '{"a":"\\u0110","b":1}'


def test_entries_hold_hashes_of_texts_and_never_the_texts(chain: str) -> None:
    with db.reading() as session:
        facts = session.execute(text("SELECT facts FROM journal")).scalars().all()
        row = session.execute(text("SELECT text, salt FROM notes ORDER BY id LIMIT 1")).one()

    assert all("Ghi ch" not in one for one in facts)
    assert json.loads(facts[0])["text"] == journal.text_hash(row.salt, row.text)


def test_a_whole_chain_verifies(chain: str, auditor: Actor) -> None:
    verdict = journal_audit.verify(auditor, chain)[0]

    assert (verdict.is_whole, verdict.entries, verdict.head_number) == (True, 9, 9)


HASHED = ("at", "happened_at", "actor_id", "act", "subject", "facts", "topics", "hash")


@pytest.mark.parametrize("column", HASHED)
def test_a_changed_entry_is_found_by_its_number(chain: str, auditor: Actor, column: str) -> None:
    value = "1" if column == "actor_id" else "'x'"
    tamper(f"UPDATE journal SET {column} = {value} WHERE number = 4")

    verdict = journal_audit.verify(auditor, chain)[0]

    assert (verdict.broken_at, verdict.fault) == (4, "changed")


CASES: dict[str, tuple[Callable[[], None], int, str]] = {
    "removed": (lambda: tamper("DELETE FROM journal WHERE number = 6"), 6, "missing"),
    "cut off": (lambda: tamper("DELETE FROM journal WHERE number > 7"), 8, "cut_off"),
    "all gone": (lambda: tamper("DELETE FROM journal"), 1, "cut_off"),
    "inserted": (
        lambda: tamper(
            "INSERT INTO journal (chain, number, at, happened_at, actor_id, act, subject, facts,"
            " topics, previous_hash, hash) SELECT chain, 10, at, happened_at, actor_id, act,"
            " subject, facts, topics, hash, hash FROM journal WHERE number = 9"
        ),
        10,
        "changed",
    ),
    "subject taken away": (
        lambda: tamper("DELETE FROM journal_subjects WHERE number = 3"),
        3,
        "subjects",
    ),
    "head moved back": (lambda: tamper("UPDATE journal_heads SET number = 5"), 6, "beyond_head"),
    "swapped": (
        lambda: tamper(
            "UPDATE journal SET number = 99 WHERE number = 2",
            "UPDATE journal SET number = 2 WHERE number = 3",
            "UPDATE journal SET number = 3 WHERE number = 99",
        ),
        2,
        "changed",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_tampering_is_found_at_the_first_broken_number(
    chain: str, auditor: Actor, case: str
) -> None:
    change, number, fault = CASES[case]
    change()

    verdict = journal_audit.verify(auditor, chain)[0]

    assert (verdict.broken_at, verdict.fault) == (number, fault)


def test_a_removed_head_is_found(chain: str, auditor: Actor) -> None:
    tamper("DELETE FROM journal_heads WHERE chain = '2026-10'")

    found = {one.chain: one.fault for one in journal_audit.verify(auditor)}

    assert found == {"house": "", "2026-10": "head_missing"}


REFUSED = (
    "UPDATE journal SET act = 'x' WHERE number = 1",
    "DELETE FROM journal WHERE number = 1",
    "UPDATE journal_subjects SET id = 99 WHERE number = 1",
    "DELETE FROM journal_subjects WHERE number = 1",
)


@pytest.mark.parametrize("statement", REFUSED)
def test_the_database_refuses_to_change_the_journal(chain: str, statement: str) -> None:
    with pytest.raises(DBAPIError, match="append-only"), db.engine().begin() as connection:
        connection.execute(text(statement))


REPLACES = (
    "INSERT OR REPLACE INTO journal SELECT * FROM journal WHERE number = 1",
    "REPLACE INTO journal_subjects SELECT * FROM journal_subjects WHERE number = 1",
)


@pytest.mark.parametrize("statement", REPLACES)
def test_sqlite_refuses_to_replace_an_entry(sqlite_database: str, statement: str) -> None:
    meeting_id = make.make_open_meeting()
    notes.note(sign_in(Role.SECRETARY), meeting_id, NoteKind.CHAIR, "Một")

    with pytest.raises(DBAPIError, match="append-only"), db.engine().begin() as connection:
        connection.execute(text(statement))


@pytest.mark.parametrize("table", ["journal", "journal_subjects"])
def test_postgresql_refuses_to_truncate(postgres_database: str, table: str) -> None:
    with pytest.raises(DBAPIError, match="append-only"), db.engine().begin() as connection:
        connection.execute(text(f"TRUNCATE {table}"))
