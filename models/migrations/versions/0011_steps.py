"""Steps of a month with their proof; meetings put off or called off."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.schema import SchemaItem

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

STEPS = ("announced", "invited", "programme_out", "live", "minutes", "published")


def upgrade() -> None:
    op.create_table(
        "step_records",
        *_head(),
        _coded("step", STEPS),
        _coded("state", ("done", "skipped", "open")),
        sa.Column(
            "text",
            sa.String(),
            nullable=False,
            comment="document that proves it, or why it was skipped",
        ),
        *_foot("step_records"),
        sa.CheckConstraint(
            "state = 'open' OR text <> ''", name=op.f("ck_step_records_says_proof_or_why")
        ),
    )
    op.create_index(op.f("ix_step_records_meeting_id"), "step_records", ["meeting_id"])
    op.create_table(
        "meeting_changes",
        *_head(),
        _coded("kind", ("postponed", "cancelled")),
        sa.Column("from_on", sa.Date(), nullable=True, comment="the day it was to be held on"),
        sa.Column("to_on", sa.Date(), nullable=True, comment="the new day"),
        sa.Column("reason", sa.String(), nullable=False, comment="as everybody reads it"),
        *_foot("meeting_changes"),
        sa.CheckConstraint(
            "kind <> 'postponed' OR to_on IS NOT NULL",
            name=op.f("ck_meeting_changes_postponed_to_a_day"),
        ),
        sa.CheckConstraint("reason <> ''", name=op.f("ck_meeting_changes_says_why")),
    )
    op.create_index(op.f("ix_meeting_changes_meeting_id"), "meeting_changes", ["meeting_id"])


def _head() -> tuple[sa.Column[Any], ...]:
    return (
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
    )


def _coded(name: str, values: tuple[str, ...]) -> sa.Column[Any]:
    kind = sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=32)
    return sa.Column(name, kind, nullable=False)


def _foot(table: str) -> tuple[SchemaItem, ...]:
    return (
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "entry",
            sa.Integer(),
            nullable=False,
            comment="number of the journal entry that recorded this row",
        ),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f(f"fk_{table}_account_id_accounts")
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meetings.id"], name=op.f(f"fk_{table}_meeting_id_meetings")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    )


def downgrade() -> None:
    op.drop_table("meeting_changes")
    op.drop_table("step_records")
