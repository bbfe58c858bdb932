"""An import can be undone; an id that was removed is never given again."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

# The journal names forms and questions by id: on SQLite only AUTOINCREMENT keeps the highest one
# from being given a second time. PostgreSQL's sequences never go back.
TABLES = ("registrations", "questions")
PLAIN, LASTING = "id INTEGER NOT NULL, ", "id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "


def upgrade() -> None:
    comment = "number of the journal entry that undid it; empty = it stands"
    op.add_column("imports", sa.Column("undone_entry", sa.Integer(), comment=comment))
    for table in TABLES:
        key = f"CONSTRAINT pk_{table} PRIMARY KEY (id), "
        _remade(table, {PLAIN: LASTING, key: ""})


def downgrade() -> None:
    for table in TABLES:
        key = f"CONSTRAINT pk_{table} PRIMARY KEY (id), "
        first = f"CONSTRAINT fk_{table}_"
        _remade(table, {LASTING: PLAIN, first: f"{key}{first}"})
    op.drop_column("imports", "undone_entry")


def _remade(table: str, changes: dict[str, str]) -> None:
    """Make a table of SQLite anew with a changed definition, all else as it was.

    In the order SQLite's own manual gives for this: new table, rows, old one away, new name.
    """
    connection = op.get_bind()
    if connection.dialect.name != "sqlite":
        return
    kept = "SELECT sql FROM sqlite_master WHERE tbl_name = :table AND type = :type AND sql NOT NULL"
    indexes = connection.scalars(sa.text(kept), {"table": table, "type": "index"}).all()
    (made,) = connection.scalars(sa.text(kept), {"table": table, "type": "table"})
    told = " ".join(made.split())
    for old, new in changes.items():
        if old not in told:
            raise RuntimeError(f"{table} is not defined as expected: {old}")
        told = told.replace(old, new, 1)
    connection.exec_driver_sql(told.replace(f"TABLE {table}", "TABLE remade", 1))
    connection.exec_driver_sql(f"INSERT INTO remade SELECT * FROM {table}")  # noqa: S608  own names
    connection.exec_driver_sql(f"DROP TABLE {table}")
    connection.exec_driver_sql(f"ALTER TABLE remade RENAME TO {table}")
    for index in indexes:
        connection.exec_driver_sql(index)
