"""The order of the speakers: fair or first come, the share of each source, kinds of turns."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0016"
branch_labels = None
depends_on = None

SHARES = {
    "hall_weight": "share of the hall in the fair order",
    "bridge_weight": "share of each bridge in the fair order",
    "online_weight": "share of all individuals online in the fair order",
}
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
    # What has begun goes on in the order it began in.
    op.execute("UPDATE meetings SET turn_order = 'first_come' WHERE opened_at IS NOT NULL")


def downgrade() -> None:
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
