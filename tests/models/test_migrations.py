"""Migrations bring both databases from nothing to what the models say; the journal stays safe."""

import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, inspect, text
from sqlalchemy.exc import IntegrityError

from console import db, schema
from models import Base
from models.frozen import JOURNAL_TABLES, trigger_names
from tests.conftest import postgres_server

REVISIONS = [
    revision.revision
    for revision in ScriptDirectory(
        str(Path(__file__).parents[2] / "models/migrations")
    ).walk_revisions()
]


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[None]:
    """A database without any table."""
    if request.param == "sqlite":
        db.connect(f"sqlite:///{tmp_path / 'empty.sqlite3'}")
        yield
        db.disconnect()
    else:
        yield from _empty_postgres()


def _empty_postgres() -> Iterator[None]:
    server = postgres_server()
    name = f"empty_{uuid.uuid4().hex[:12]}"
    admin = create_engine(server, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    db.connect(server.set(database=name).render_as_string(hide_password=False))
    yield
    db.disconnect()
    with admin.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    admin.dispose()


def triggers(connection: Connection) -> set[str]:
    if connection.dialect.name == "sqlite":
        query = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    else:
        query = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
    return set(connection.execute(text(query)).scalars())


def test_there_is_one_head() -> None:
    script = ScriptDirectory(str(Path(__file__).parents[2] / "models/migrations"))

    assert len(script.get_heads()) == 1


def test_upgrading_from_nothing_makes_every_table(empty: None) -> None:
    schema.upgrade()

    with db.engine().connect() as connection:
        made = set(inspect(connection).get_table_names())
    assert made == {*Base.metadata.tables, "alembic_version"}


def test_models_and_database_do_not_drift(empty: None) -> None:
    schema.upgrade()

    with db.engine().connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        differences = compare_metadata(context, Base.metadata)
    assert differences == []


def test_check_constraints_stand_on_both_databases(empty: None) -> None:
    schema.upgrade()

    with db.engine().connect() as connection:
        found = {
            (table, one["name"])
            for table in Base.metadata.tables
            for one in inspect(connection).get_check_constraints(table)
        }
    wanted = {
        (table.name, constraint.name)
        for table in Base.metadata.tables.values()
        for constraint in table.constraints
        if type(constraint).__name__ == "CheckConstraint"
    }
    assert wanted - found == set()


@pytest.mark.parametrize("revision", REVISIONS)
def test_the_journal_is_protected_after_upgrading_from_each_revision(
    empty: None, revision: str
) -> None:
    schema.upgrade(revision)

    schema.upgrade()

    with db.engine().connect() as connection:
        standing = triggers(connection)
        wanted = {
            name
            for table in JOURNAL_TABLES
            for name in trigger_names(db.engine().dialect.name, table)
        }
    assert wanted <= standing


def test_upgrading_twice_changes_nothing(empty: None) -> None:
    schema.upgrade()
    schema.upgrade()

    assert schema.is_current()


def test_foreign_keys_are_on_again_after_an_upgrade(empty: None) -> None:
    schema.upgrade()

    with pytest.raises(Exception, match=r"(?i)foreign key"), db.engine().begin() as connection:
        connection.execute(
            text("INSERT INTO fields (code, name, default_unit_id) VALUES ('X', 'X', 99)")
        )


def test_a_database_without_tables_has_no_revision(empty: None) -> None:
    assert (schema.installed(), schema.is_current()) == ("", False)


OLD_ROWS = (
    "INSERT INTO meetings (id, code, state, venue, asker_shown, seconds_per_turn, opened_at, "
    "created_at) "
    "VALUES (1, '2026-09', 'open', '', 'site', 180, '2026-09-24 01:30:00+00', "
    "'2026-09-01 00:00:00+00'), "
    "(2, '2026-10', 'planned', '', 'site', 180, NULL, '2026-09-01 00:00:00+00')",
    "INSERT INTO accounts (id, name, display_name, role, language, must_change_password, "
    "created_at) VALUES (7, 'hoa', 'Hoa', 'secretary', 'vi', {no}, '2026-09-01 00:00:00+00')",
    "INSERT INTO mails (id, meeting_id, kind, subject, body, ics, put_in_at, author_id, entry) "
    "VALUES (5, 1, 'invitation', 'Giấy mời', 'Kính gửi', '', '2026-09-02 00:00:00+00', 7, 1)",
)


def test_the_fair_order_leaves_mail_and_meetings_that_began_as_they_were(empty: None) -> None:
    schema.upgrade("0016")
    with db.engine().begin() as connection:
        no = "0" if connection.dialect.name == "sqlite" else "false"
        for statement in OLD_ROWS:
            connection.execute(text(statement.format(no=no)))

    schema.upgrade("0020")

    with db.engine().begin() as connection:
        orders = connection.execute(text("SELECT id, turn_order, hall_weight FROM meetings"))
        assert {tuple(row) for row in orders} == {(1, "first_come", 1), (2, "fair", 1)}
        connection.execute(text("UPDATE mails SET kind = 'in_writing'"))
        assert connection.scalars(text("SELECT subject FROM mails")).all() == ["Giấy mời"]
    with pytest.raises(IntegrityError), db.engine().begin() as connection:
        connection.execute(text("UPDATE mails SET kind = 'letter'"))


TWO_OUTCOMES = (
    "INSERT INTO matters (id, meeting_id, number, wording, salt, place, pick_reasons, created_at,"
    " screen_text, screen_salt, screen_reason, entry)"
    " VALUES (1, 1, 1, '', '', 'done', '', '2026-09-01 00:00:00+00', '', '', '', 0)",
    "INSERT INTO outcomes (id, meeting_id, matter_id, version, kind, text, salt, happened_at,"
    " recorded_at, is_late, author_id, entry)"
    " VALUES (1, 1, 1, 1, 'withdrawn', '', '', '2026-09-24 02:00:00+00',"
    " '2026-09-24 02:00:00+00', {no}, 7, 1),"
    " (2, 1, 1, 2, 'answered_on_site', '', '', '2026-09-24 02:00:00+00',"
    " '2026-09-24 02:00:00+00', {no}, 7, 2)",
)


def test_outcomes_decided_before_stand(empty: None) -> None:
    schema.upgrade("0020")
    with db.engine().begin() as connection:
        no = "0" if connection.dialect.name == "sqlite" else "false"
        for statement in (*OLD_ROWS[:2], *TWO_OUTCOMES):
            connection.execute(text(statement.format(no=no)))

    schema.upgrade("0021")

    with db.engine().begin() as connection:
        found = connection.scalars(text("SELECT undone_entry FROM outcomes")).all()
        assert found == [None, None]


def test_only_what_a_person_put_on_screen_stays_there(empty: None) -> None:
    schema.upgrade("0016")
    with db.engine().begin() as connection:
        for statement in TWO_MATTERS:
            connection.execute(text(statement))

    schema.upgrade()

    with db.engine().connect() as connection:
        found = connection.execute(
            text("SELECT wording, screen_text, screen_salt FROM matters ORDER BY number")
        ).all()
    assert [tuple(row) for row in found] == [("Đã đưa lên", "Đã đưa lên", "a"), ("Mới ghi", "", "")]


NOW = "'2026-10-29 01:30:00'"
MATTER = (
    "INSERT INTO matters (id, meeting_id, number, wording, salt, place, pick_reasons, created_at,"
    " entry) VALUES ({id}, 1, {id}, '{wording}', '{salt}', 'done', '', " + NOW + ", 0)"
)
TWO_MATTERS = (
    "INSERT INTO meetings (id, code, state, venue, asker_shown, seconds_per_turn, created_at)"
    f" VALUES (1, '2026-10', 'open', '', 'site', 180, {NOW})",
    MATTER.format(id=1, wording="Đã đưa lên", salt="a"),
    MATTER.format(id=2, wording="Mới ghi", salt="b"),
    "INSERT INTO accounts (id, name, display_name, role, must_change_password, created_at,"
    f" language) VALUES (9, 'minh', 'Minh', 'secretary', false, {NOW}, 'vi')",
    "INSERT INTO journal (chain, number, at, happened_at, actor_id, act, subject, facts, topics,"
    " previous_hash, hash) VALUES ('2026-10', 1, '', '', 9, 'capture:wording:shown', 'matter:1',"
    " '{}', '[]', '', '')",
    "INSERT INTO journal_subjects (chain, number, kind, id) VALUES ('2026-10', 1, 'matter', 1)",
)
