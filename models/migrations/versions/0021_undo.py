"""Outcomes taken back seconds after they were decided."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "outcomes",
        sa.Column(
            "undone_entry",
            sa.Integer(),
            nullable=True,
            comment="number of the journal entry that took it back; empty = it stands",
        ),
    )


def downgrade() -> None:
    # Without the column they would hold again.
    undone = "SELECT id FROM outcomes WHERE undone_entry IS NOT NULL"
    op.execute(f"DELETE FROM commitments WHERE outcome_id IN ({undone})")  # noqa: S608  own names
    op.execute("DELETE FROM outcomes WHERE undone_entry IS NOT NULL")
    op.drop_column("outcomes", "undone_entry")
