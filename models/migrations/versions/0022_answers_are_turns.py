"""Answers, statements and guests as turns, with a unit and an allowance; why time was added."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0030"
branch_labels = None
depends_on = None

KINDS = ("question", "follow_up", "point_of_order")
MORE = ("answer", "statement", "guest")
UNIT = "who answers; empty = not an answer"
ALLOWED = "seconds allowed for one answer"
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


def downgrade() -> None:
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
