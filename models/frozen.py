"""Makes rows that never change once they stand so in the database itself.

A migration that rebuilds such a table calls `thaw` before and `freeze` after: Alembic's batch mode
drops triggers without a word.
"""

from sqlalchemy import Connection, text


def freeze(connection: Connection, table: str, only: str = "") -> None:
    """Create the triggers that refuse UPDATE, DELETE and TRUNCATE of a table's rows.

    Args:
        only: condition on OLD for the rows that are kept; empty = all of them.
    """
    for statement in _statements(connection.dialect.name, table, only):
        connection.execute(text(statement))


def thaw(connection: Connection, table: str) -> None:
    """Drop the triggers, for a migration that rebuilds the table."""
    is_postgresql = connection.dialect.name == "postgresql"
    for name in trigger_names(connection.dialect.name, table):
        on = f" ON {table}" if is_postgresql else ""
        connection.execute(text(f"DROP TRIGGER IF EXISTS {name}{on}"))


def trigger_names(dialect: str, table: str) -> list[str]:
    """Name the triggers that must stand on a frozen table."""
    kinds = ("change", "truncate") if dialect == "postgresql" else ("update", "delete")
    return [f"{table}_no_{kind}" for kind in kinds]


def _statements(dialect: str, table: str, only: str) -> list[str]:
    message = f"rows of {table} never change"
    if dialect != "postgresql":
        return [
            f"CREATE TRIGGER {table}_no_{event} BEFORE {event.upper()} ON {table} "
            f"{f'WHEN {only} ' if only else ''}BEGIN SELECT RAISE(ABORT, '{message}'); END"
            for event in ("update", "delete")
        ]
    return [
        f"CREATE OR REPLACE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{message}'; END $$",
        f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} "
        f"FOR EACH ROW {f'WHEN ({only}) ' if only else ''}EXECUTE FUNCTION {table}_refuse()",
        f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {table}_refuse()",
    ]
