"""The public notice of a meeting, version by version; rows never change."""

import sqlalchemy as sa
from alembic import op

from models.frozen import freeze

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "notices",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False, comment="from 1"),
        sa.Column(
            "content", sa.String(), nullable=False, comment="JSON, exactly what was published"
        ),
        sa.Column(
            "content_hash",
            sa.String(length=64),
            nullable=False,
            comment="SHA-256 of the content, UTF-8",
        ),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("published_by_id", sa.Integer(), nullable=False),
        sa.Column(
            "entry",
            sa.Integer(),
            nullable=False,
            comment="number of the journal entry that recorded this row",
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meetings.id"], name=op.f("fk_notices_meeting_id_meetings")
        ),
        sa.ForeignKeyConstraint(
            ["published_by_id"], ["accounts.id"], name=op.f("fk_notices_published_by_id_accounts")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notices")),
        sa.UniqueConstraint("meeting_id", "version", name=op.f("uq_notices_meeting_id_version")),
    )
    freeze(op.get_bind(), "notices")


def downgrade() -> None:
    op.drop_table("notices")
