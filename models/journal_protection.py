"""Makes the journal append-only in the database itself.

Whoever touches a journal table in a migration calls `unprotect` before and `protect` after:
Alembic's batch mode drops triggers without a word.
"""

from sqlalchemy import Connection, text

TABLES = ("journal", "journal_subjects")
MESSAGE = "the journal is append-only"

_KEYS = {
    "journal": "chain = NEW.chain AND number = NEW.number",
    "journal_subjects": (
        "chain = NEW.chain AND number = NEW.number AND kind = NEW.kind AND id = NEW.id"
    ),
}


def protect(connection: Connection) -> None:
    """Create the triggers that refuse UPDATE, DELETE, TRUNCATE and INSERT OR REPLACE."""
    for statement in _statements(connection.dialect.name):
        connection.execute(text(statement))


def unprotect(connection: Connection) -> None:
    """Drop the triggers, for a migration that rebuilds a journal table."""
    for table in TABLES:
        for name in trigger_names(connection.dialect.name, table):
            on = f" ON {table}" if connection.dialect.name == "postgresql" else ""
            connection.execute(text(f"DROP TRIGGER IF EXISTS {name}{on}"))


def trigger_names(dialect: str, table: str) -> list[str]:
    """Name the triggers that must stand on a journal table."""
    kinds = ("change", "truncate") if dialect == "postgresql" else ("update", "delete", "replace")
    return [f"{table}_no_{kind}" for kind in kinds]


def _statements(dialect: str) -> list[str]:
    return _postgresql() if dialect == "postgresql" else _sqlite()


def _sqlite() -> list[str]:
    made = []
    for table in TABLES:
        for event in ("update", "delete"):
            made.append(
                f"CREATE TRIGGER {table}_no_{event} BEFORE {event.upper()} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
            )
        # REPLACE deletes without firing delete triggers unless the connection asks for it.
        made.append(
            f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} "  # noqa: S608  own names
            f"WHEN EXISTS (SELECT 1 FROM {table} WHERE {_KEYS[table]}) "
            f"BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
        )
    return made


def _postgresql() -> list[str]:
    made = [
        "CREATE OR REPLACE FUNCTION journal_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{MESSAGE}'; END $$"
    ]
    for table in TABLES:
        made.append(
            f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION journal_refuse()"
        )
        made.append(
            f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse()"
        )
    return made
