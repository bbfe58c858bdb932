"""What each act left of the rows it wrote."""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "journal_seals",
        sa.Column("chain", sa.String(16), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("thing", sa.String(32), nullable=False, comment="name of the table"),
        sa.Column("key", sa.String(96), nullable=False, comment="of the row, 17 or 17/3"),
        sa.Column(
            "salt",
            sa.String(32),
            nullable=False,
            comment="of the row's hash; of a head, the number it stood at",
        ),
        sa.Column(
            "hash", sa.String(64), nullable=False, comment="empty = the act removed the row"
        ),
        sa.PrimaryKeyConstraint("chain", "number", "thing", "key", name="pk_journal_seals"),
    )
    op.create_index("ix_journal_seals_thing_key", "journal_seals", ["thing", "key"])


def downgrade() -> None:
    op.drop_table("journal_seals")
