"""The order of the speakers, shares of sources, kinds of turns; mail about written answers."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0017"
branch_labels = None
depends_on = None

SHARES = {
    "hall_weight": "share of the hall in the fair order",
    "bridge_weight": "share of each bridge in the fair order",
    "online_weight": "share of all individuals online in the fair order",
}
MAIL = ("invitation", "reminder", "postponed", "cancelled")
ONLINE = "speaks from their own device, neither in the hall nor at a bridge"


def upgrade() -> None:
    # Both databases take a constraint of one column with the column; SQLite takes it no other way.
    _coded("meetings", "turn_order", ("fair", "first_come"))
    _coded("turns", "kind", ("question", "follow_up", "point_of_order"))
    for name, comment in SHARES.items():
        share = sa.Column(name, sa.Integer(), server_default="1", nullable=False, comment=comment)
        op.add_column("meetings", share)
    no = sa.false()
    op.add_column(
        "turns",
        sa.Column("is_online", sa.Boolean(), server_default=no, nullable=False, comment=ONLINE),
    )
    _mail_kinds(MAIL, (*MAIL, "in_writing"))
    # What has begun goes on in the order it began in.
    op.execute("UPDATE meetings SET turn_order = 'first_come' WHERE opened_at IS NOT NULL")


def downgrade() -> None:
    op.execute("DELETE FROM mail_recipients WHERE mail_id IN (SELECT id FROM mails WHERE kind = 'in_writing')")
    op.execute("DELETE FROM mails WHERE kind = 'in_writing'")
    _mail_kinds((*MAIL, "in_writing"), MAIL)
    op.drop_column("turns", "is_online")
    for name in SHARES:
        op.drop_column("meetings", name)
    op.drop_column("turns", "kind")
    op.drop_column("meetings", "turn_order")


def _coded(table: str, name: str, codes: tuple[str, ...]) -> None:
    listed = ", ".join(f"'{code}'" for code in codes)
    op.execute(
        f"ALTER TABLE {table} ADD COLUMN {name} VARCHAR(32) DEFAULT '{codes[0]}' NOT NULL "
        f"CONSTRAINT ck_{table}_{name} CHECK ({name} IN ({listed}))"
    )


def _mail_kinds(before: tuple[str, ...], after: tuple[str, ...]) -> None:
    """Let other kinds of mail stand; SQLite takes another constraint only with a new table."""
    old, new = (", ".join(f"'{code}'" for code in codes) for codes in (before, after))
    connection = op.get_bind()
    if connection.dialect.name != "sqlite":
        op.drop_constraint(op.f("ck_mails_kind"), "mails", type_="check")
        op.create_check_constraint(op.f("ck_mails_kind"), "mails", f"kind IN ({new})")
        return
    kept = "SELECT type, sql FROM sqlite_master WHERE tbl_name = 'mails' AND sql IS NOT NULL"
    found = connection.execute(sa.text(kept)).all()
    (made,) = (" ".join(row.sql.split()) for row in found if row.type == "table")
    if f"({old})" not in made:
        raise RuntimeError(f"mails is not defined as expected: {made}")
    told = made.replace(f"({old})", f"({new})", 1).replace("TABLE mails", "TABLE remade", 1)
    connection.exec_driver_sql(told)
    connection.exec_driver_sql("INSERT INTO remade SELECT * FROM mails")
    connection.exec_driver_sql("DROP TABLE mails")
    connection.exec_driver_sql("ALTER TABLE remade RENAME TO mails")
    for row in found:
        if row.type == "index":
            connection.exec_driver_sql(row.sql)
