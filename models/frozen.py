"""Makes rows that never change once they stand so in the database itself.

A migration that rebuilds such a table calls `thaw` (for the journal `unprotect`) before and
`freeze` (`protect`) after: Alembic's batch mode drops triggers without a word.
"""

from dataclasses import dataclass

from sqlalchemy import Connection, text


@dataclass(frozen=True, slots=True)
class Frozen:
    """How a table refuses changes."""

    table: str
    message: str
    function: str  # of PostgreSQL, which the triggers call
    only: str = ""  # condition on OLD for the rows that are kept; empty = all of them
    # Condition on NEW that finds a row of the same key. REPLACE deletes without firing delete
    # triggers unless the connection asks for it (SQLite).
    same_key: str = ""


JOURNAL = tuple(
    Frozen(
        table,
        "the journal is append-only",
        "journal_refuse",
        same_key=" AND ".join(f"{column} = NEW.{column}" for column in key),
    )
    for table, key in (
        ("journal", ("chain", "number")),
        ("journal_subjects", ("chain", "number", "kind", "id")),
    )
)
JOURNAL_TABLES = tuple(frozen.table for frozen in JOURNAL)
# Notices and results once published, and papers once signed or issued.
KEPT = {"notices": "", "results": "", "documents": "OLD.state IN ('signed', 'issued')"}


def all_frozen() -> tuple[Frozen, ...]:
    """Give every table whose rows never change, as the migrations leave it."""
    return (*JOURNAL, *(kept(table, only) for table, only in KEPT.items()))


def kept(table: str, only: str = "") -> Frozen:
    """Tell how a table refuses changes; only = condition on OLD for the rows that are kept."""
    return Frozen(table, f"rows of {table} never change", f"{table}_refuse", only)


def freeze(connection: Connection, table: str, only: str = "") -> None:
    """Create the triggers that refuse UPDATE, DELETE and TRUNCATE of a table's rows.

    Args:
        only: condition on OLD for the rows that are kept; empty = all of them.
    """
    _create(connection, kept(table, only))


def thaw(connection: Connection, table: str) -> None:
    """Drop the triggers, for a migration that rebuilds the table."""
    dialect = connection.dialect.name
    for name in trigger_names(dialect, table):
        on = f" ON {table}" if dialect == "postgresql" else ""
        connection.execute(text(f"DROP TRIGGER IF EXISTS {name}{on}"))


def protect(connection: Connection) -> None:
    """Make the journal append-only: no UPDATE, DELETE, TRUNCATE or INSERT OR REPLACE."""
    for frozen in JOURNAL:
        _create(connection, frozen)


def unprotect(connection: Connection) -> None:
    """Drop the triggers of the journal, for a migration that rebuilds one of its tables."""
    for table in JOURNAL_TABLES:
        thaw(connection, table)


def trigger_names(dialect: str, table: str) -> list[str]:
    """Name the triggers that must stand on a table whose rows never change."""
    if dialect == "postgresql":
        kinds: tuple[str, ...] = ("change", "truncate")
    else:
        kinds = ("update", "delete", *(["replace"] if table in JOURNAL_TABLES else []))
    return [f"{table}_no_{kind}" for kind in kinds]


def statements(dialect: str, frozen: Frozen) -> list[str]:
    """Write what creates the triggers of a table, and what they call."""
    return (_postgresql if dialect == "postgresql" else _sqlite)(frozen)


def _create(connection: Connection, frozen: Frozen) -> None:
    for statement in statements(connection.dialect.name, frozen):
        connection.execute(text(statement))


def _sqlite(frozen: Frozen) -> list[str]:
    table = frozen.table
    when = f"WHEN {frozen.only} " if frozen.only else ""
    refuse = f"BEGIN SELECT RAISE(ABORT, '{frozen.message}'); END"
    made = [
        f"CREATE TRIGGER {table}_no_{event} BEFORE {event.upper()} ON {table} {when}{refuse}"
        for event in ("update", "delete")
    ]
    if frozen.same_key:
        exists = f"EXISTS (SELECT 1 FROM {table} WHERE {frozen.same_key})"  # noqa: S608  own names
        made.append(
            f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} WHEN {exists} {refuse}"
        )
    return made


def _postgresql(frozen: Frozen) -> list[str]:
    table, call = frozen.table, f"EXECUTE FUNCTION {frozen.function}()"
    when = f"WHEN ({frozen.only}) " if frozen.only else ""
    return [
        f"CREATE OR REPLACE FUNCTION {frozen.function}() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{frozen.message}'; END $$",
        f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} "
        f"FOR EACH ROW {when}{call}",
        f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT {call}",
    ]
