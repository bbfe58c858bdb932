"""Answers, statements, guests as turns; why time was added; people who join by themselves."""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None

KINDS = ("question", "follow_up", "point_of_order")
MORE = ("answer", "statement", "guest")
UNIT = "who answers; empty = not an answer"
ALLOWED = "seconds allowed for one answer"
PUBLIC = "people may put themselves in the queue"
RECEIPT = "of the code of who joined by themselves; empty = staff put them in"
REASON = "why it was last given more time"


def upgrade() -> None:
    _kinds((*KINDS, *MORE))
    # SQLite takes a reference with the column; it takes it no other way.
    if op.get_bind().dialect.name == "sqlite":
        op.execute("ALTER TABLE turns ADD COLUMN unit_id INTEGER REFERENCES units (id)")
    else:
        op.add_column("turns", sa.Column("unit_id", sa.Integer(), nullable=True, comment=UNIT))
        op.create_foreign_key(op.f("fk_turns_unit_id_units"), "turns", "units", ["unit_id"], ["id"])
    op.add_column(
        "turns",
        sa.Column(
            "extended_reason", sa.String(), server_default="", nullable=False, comment=REASON
        ),
    )
    op.add_column(
        "meetings",
        sa.Column(
            "seconds_per_answer",
            sa.Integer(),
            server_default="300",
            nullable=False,
            comment=ALLOWED,
        ),
    )
    op.add_column(
        "meetings",
        sa.Column(
            "is_queue_public",
            sa.Boolean(),
            server_default=sa.false(),
            nullable=False,
            comment=PUBLIC,
        ),
    )
    op.add_column(
        "turns", sa.Column("receipt_hash", sa.String(64), nullable=True, comment=RECEIPT)
    )
    op.create_index("ix_turns_receipt_hash", "turns", ["receipt_hash"], unique=True)


def downgrade() -> None:
    op.drop_index("ix_turns_receipt_hash", "turns")
    op.drop_column("turns", "receipt_hash")
    op.drop_column("meetings", "is_queue_public")
    op.drop_column("meetings", "seconds_per_answer")
    op.drop_column("turns", "extended_reason")
    # What has no word any more: an answer had no turn, the others asked for the floor.
    answers = "SELECT id FROM turns WHERE kind = 'answer'"
    op.execute(f"UPDATE matters SET asked_turn_id = NULL WHERE asked_turn_id IN ({answers})")  # noqa: S608  own names
    op.execute(f"UPDATE notes SET turn_id = NULL WHERE turn_id IN ({answers})")  # noqa: S608  own names
    op.execute("DELETE FROM turns WHERE kind = 'answer'")
    op.execute("UPDATE turns SET kind = 'question' WHERE kind IN ('statement', 'guest')")
    op.drop_column("turns", "unit_id")
    _kinds(KINDS)


def _kinds(codes: tuple[str, ...]) -> None:
    """Let these kinds of turn stand; SQLite takes another constraint only with another column."""
    listed = ", ".join(f"'{code}'" for code in codes)
    check = f"CONSTRAINT ck_turns_kind CHECK (kind IN ({listed}))"
    if op.get_bind().dialect.name != "sqlite":
        op.execute("ALTER TABLE turns DROP CONSTRAINT ck_turns_kind")
        op.execute(f"ALTER TABLE turns ADD {check}")
        return
    op.execute("ALTER TABLE turns RENAME COLUMN kind TO kind_before")
    op.execute(f"ALTER TABLE turns ADD COLUMN kind VARCHAR(32) DEFAULT 'question' NOT NULL {check}")
    op.execute("UPDATE turns SET kind = kind_before")
    op.execute("ALTER TABLE turns DROP COLUMN kind_before")
