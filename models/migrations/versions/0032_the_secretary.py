"""Who writes of a matter now, and when recordings of a meeting began."""

import sqlalchemy as sa
from alembic import op

from models.base import UtcTime

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None

ENTRY = "number of the journal entry that recorded this row"


def upgrade() -> None:
    op.create_table(
        "matter_claims",
        sa.Column("matter_id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("since", UtcTime(), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False, comment=ENTRY),
        _names("matter_claims", "matter_id", "matters"),
        _names("matter_claims", "meeting_id", "meetings"),
        _names("matter_claims", "account_id", "accounts"),
        sa.PrimaryKeyConstraint("matter_id", name=op.f("pk_matter_claims")),
        sa.UniqueConstraint(
            "meeting_id", "account_id", name=op.f("uq_matter_claims_meeting_id_account_id")
        ),
    )
    op.create_table(
        "recordings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("started_at", UtcTime(), nullable=False),
        sa.Column(
            "undone_entry",
            sa.Integer(),
            nullable=True,
            comment="number of the journal entry that took it back; empty = it stands",
        ),
        sa.Column("entry", sa.Integer(), nullable=False, comment=ENTRY),
        _names("recordings", "meeting_id", "meetings"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recordings")),
    )
    op.create_index(op.f("ix_recordings_meeting_id"), "recordings", ["meeting_id"])


def _names(table: str, column: str, named: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], [f"{named}.id"], name=op.f(f"fk_{table}_{column}_{named}")
    )


def downgrade() -> None:
    op.drop_table("recordings")
    op.drop_table("matter_claims")
