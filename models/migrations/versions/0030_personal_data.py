"""Requests of people about their own data; what was erased, and consents withdrawn."""

import sqlalchemy as sa
from alembic import op

from models.base import UtcTime

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None

KINDS = ("see", "correct", "withdraw", "erase", "object")
STATES = ("open", "done", "refused")
WAYS = ("receipt", "staff")


def upgrade() -> None:
    op.add_column("consents", sa.Column("withdrawn_at", UtcTime(), nullable=True))
    op.add_column("registrations", sa.Column("erased_at", UtcTime(), nullable=True))
    op.create_table(
        "data_requests",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("registration_id", sa.Integer(), nullable=False),
        _coded("kind", KINDS),
        _coded("way", WAYS),
        sa.Column("text", sa.String(), nullable=False, comment="what was asked, or why"),
        sa.Column("salt", sa.String(32), nullable=False),
        _coded("state", STATES),
        sa.Column("asked_at", UtcTime(), nullable=False),
        sa.Column(
            "answer_by", sa.Date(), nullable=False, comment="last day of the first answer"
        ),
        sa.Column("do_by", sa.Date(), nullable=False, comment="last day to do what is asked"),
        sa.Column("answer", sa.String(), nullable=False, comment="what the person is told"),
        sa.Column("ended_at", UtcTime(), nullable=True),
        sa.Column(
            "entry",
            sa.Integer(),
            nullable=False,
            comment="number of the journal entry that recorded this row",
        ),
        sa.CheckConstraint(
            "state = 'open' OR answer <> ''", name=op.f("ck_data_requests_ends_with_answer")
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meetings.id"], name=op.f("fk_data_requests_meeting_id_meetings")
        ),
        sa.ForeignKeyConstraint(
            ["registration_id"],
            ["registrations.id"],
            name=op.f("fk_data_requests_registration_id_registrations"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_data_requests")),
    )
    for column in ("meeting_id", "registration_id"):
        op.create_index(op.f(f"ix_data_requests_{column}"), "data_requests", [column])


def downgrade() -> None:
    op.drop_table("data_requests")
    op.drop_column("registrations", "erased_at")
    op.drop_column("consents", "withdrawn_at")


def _coded(name: str, codes: tuple[str, ...]) -> sa.Column[str]:
    kind = sa.Enum(*codes, name=name, native_enum=False, create_constraint=True, length=32)
    return sa.Column(name, kind, nullable=False)
