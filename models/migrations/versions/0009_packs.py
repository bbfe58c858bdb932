"""Packs handed to units, and parts given on to another unit."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

ENTRY = "number of the journal entry that recorded this row"


def upgrade() -> None:
    op.create_table(
        "packs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column(
            "due_on",
            sa.Date(),
            nullable=False,
            comment="answers are awaited by the end of this day",
        ),
        sa.Column("handed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("handed_by_id", sa.Integer(), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False, comment=ENTRY),
        _refers("packs", "handed_by_id", "accounts"),
        _refers("packs", "meeting_id", "meetings"),
        _refers("packs", "unit_id", "units"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_packs")),
        sa.UniqueConstraint("meeting_id", "unit_id", name=op.f("uq_packs_meeting_id_unit_id")),
    )
    op.create_table(
        "transfers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("matter_id", sa.Integer(), nullable=False),
        sa.Column("from_unit_id", sa.Integer(), nullable=False),
        sa.Column("to_unit_id", sa.Integer(), nullable=False),
        sa.Column(
            "part",
            sa.Enum(
                "lead",
                "coordinating",
                name="part",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("salt", sa.String(length=32), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False, comment=ENTRY),
        sa.CheckConstraint(
            "from_unit_id <> to_unit_id", name=op.f("ck_transfers_goes_elsewhere")
        ),
        sa.CheckConstraint("reason <> ''", name=op.f("ck_transfers_says_why")),
        _refers("transfers", "account_id", "accounts"),
        _refers("transfers", "from_unit_id", "units"),
        _refers("transfers", "matter_id", "matters"),
        _refers("transfers", "to_unit_id", "units"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_transfers")),
    )
    op.create_index(op.f("ix_transfers_matter_id"), "transfers", ["matter_id"])


def _refers(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}_{other}")
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=name)


def downgrade() -> None:
    op.drop_table("transfers")
    op.drop_table("packs")
