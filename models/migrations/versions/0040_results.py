"""What the public reads of a meeting's results, version by version; rows never change."""

import sqlalchemy as sa
from alembic import op

from models.base import UtcTime
from models.frozen import freeze

revision = "0040"
down_revision = "0039"
branch_labels = None
depends_on = None

STATES = ("published", "retracted")
CONTENT = "JSON, what was published; empty = taken back"
SHOWN = "JSON, the reason for each place shown as it was written; internal"
REASON = "why it was taken back; empty = published"
ENTRY = "number of the journal entry that recorded this row"


def upgrade() -> None:
    op.create_table(
        "results",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False, comment="from 1"),
        sa.Column("state", sa.String(32), nullable=False),
        sa.Column("content", sa.String(), nullable=False, comment=CONTENT),
        sa.Column(
            "content_hash",
            sa.String(64),
            nullable=False,
            comment="SHA-256 of the content, UTF-8",
        ),
        sa.Column("shown", sa.String(), nullable=False, comment=SHOWN),
        sa.Column("reason", sa.String(), nullable=False, comment=REASON),
        sa.Column("published_at", UtcTime(), nullable=False),
        sa.Column("published_by_id", sa.Integer(), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False, comment=ENTRY),
        _names("meeting_id", "meetings"),
        _names("published_by_id", "accounts"),
        sa.CheckConstraint(
            f"state IN ({', '.join(f'{state!r}' for state in STATES)})",
            name=op.f("ck_results_state"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_results")),
        sa.UniqueConstraint("meeting_id", "version", name=op.f("uq_results_meeting_id_version")),
    )
    freeze(op.get_bind(), "results")


def _names(column: str, named: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], [f"{named}.id"], name=op.f(f"fk_results_{column}_{named}")
    )


def downgrade() -> None:
    op.drop_table("results")
