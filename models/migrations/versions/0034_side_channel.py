"""What desks write to one another, and what units say of a question before they answer."""

import sqlalchemy as sa
from alembic import op

from models.base import UtcTime

revision = "0034"
down_revision = "0032"
branch_labels = None
depends_on = None

ENTRY = "number of the journal entry that recorded this row"
DESKS = ("chair", "secretary", "unit")
CODES = (
    *("sound_poor", "picture_poor", "read_slower", "speak_louder", "ready", "two_minutes"),
    *("fetching_figures", "invite_unit", "please_finish", "next_please", "please_phone"),
    "agreed",
)
KINDS = ("ready", "more_time", "elsewhere", "taken_back")


def upgrade() -> None:
    op.create_table(
        "desk_messages",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("sender", sa.String(32), nullable=False),
        sa.Column("sender_unit_id", sa.Integer(), nullable=True),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("receiver", sa.String(32), nullable=False),
        sa.Column("receiver_unit_id", sa.Integer(), nullable=True),
        sa.Column("code", sa.String(32), nullable=True, comment="empty = words alone"),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("salt", sa.String(32), nullable=False),
        sa.Column("sent_at", UtcTime(), nullable=False),
        sa.Column(
            "acknowledged_at",
            UtcTime(),
            nullable=True,
            comment="empty = nobody has said that they read it",
        ),
        sa.Column("acknowledged_by_id", sa.Integer(), nullable=True),
        sa.Column("entry", sa.Integer(), nullable=False, comment=ENTRY),
        _names("desk_messages", "meeting_id", "meetings"),
        _names("desk_messages", "sender_unit_id", "units"),
        _names("desk_messages", "author_id", "accounts"),
        _names("desk_messages", "receiver_unit_id", "units"),
        _names("desk_messages", "acknowledged_by_id", "accounts"),
        _holds("desk_messages", "sender", DESKS),
        _holds("desk_messages", "receiver", DESKS),
        _holds("desk_messages", "code", CODES),
        _check("desk_messages", "sender_unit", "(sender = 'unit') = (sender_unit_id IS NOT NULL)"),
        _check(
            "desk_messages", "receiver_unit", "(receiver = 'unit') = (receiver_unit_id IS NOT NULL)"
        ),
        _check("desk_messages", "says_something", "code IS NOT NULL OR text <> ''"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_desk_messages")),
    )
    op.create_index(op.f("ix_desk_messages_meeting_id"), "desk_messages", ["meeting_id"])
    _unit_reports()


def _unit_reports() -> None:
    other = "who should answer instead"
    op.create_table(
        "unit_reports",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("matter_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("other_unit_id", sa.Integer(), nullable=True, comment=other),
        sa.Column("recorded_at", UtcTime(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False, comment=ENTRY),
        _names("unit_reports", "meeting_id", "meetings"),
        _names("unit_reports", "matter_id", "matters"),
        _names("unit_reports", "unit_id", "units"),
        _names("unit_reports", "other_unit_id", "units"),
        _names("unit_reports", "author_id", "accounts"),
        _holds("unit_reports", "kind", KINDS),
        _check(
            "unit_reports",
            "elsewhere_names_unit",
            "(kind = 'elsewhere') = (other_unit_id IS NOT NULL)",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unit_reports")),
    )
    op.create_index(op.f("ix_unit_reports_meeting_id"), "unit_reports", ["meeting_id"])


def _names(table: str, column: str, named: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], [f"{named}.id"], name=op.f(f"fk_{table}_{column}_{named}")
    )


def _holds(table: str, column: str, codes: tuple[str, ...]) -> sa.CheckConstraint:
    listed = ", ".join(f"'{code}'" for code in codes)
    return _check(table, column, f"{column} IN ({listed})")


def _check(table: str, name: str, condition: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(condition, name=op.f(f"ck_{table}_{name}"))


def downgrade() -> None:
    op.drop_table("unit_reports")
    op.drop_table("desk_messages")
