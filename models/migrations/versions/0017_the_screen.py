"""What everybody reads of a matter stands apart from what was captured of it."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

# Only what a person put on screen stays there; what was merely typed was never meant for it.
SHOWN = """
UPDATE matters SET screen_text = wording, screen_salt = salt
WHERE wording <> '' AND EXISTS (
  SELECT 1 FROM journal JOIN journal_subjects
    ON journal_subjects.chain = journal.chain AND journal_subjects.number = journal.number
  WHERE journal.act = 'capture:wording:shown'
    AND journal_subjects.kind = 'matter' AND journal_subjects.id = matters.id
)
"""
WORDING = ("as put on screen; empty = not yet", "as captured in the meeting; empty = as its questions were asked")


def upgrade() -> None:
    shown = "what everybody reads of it; empty = not on screen"
    reason = "why it is shown unmasked; empty = it is masked"
    op.add_column("matters", sa.Column("screen_text", sa.String(), server_default="", nullable=False, comment=shown))
    op.add_column("matters", sa.Column("screen_salt", sa.String(length=32), server_default="", nullable=False))
    op.add_column("matters", sa.Column("screen_reason", sa.String(), server_default="", nullable=False, comment=reason))
    _say_of_wording(*WORDING)
    op.execute(SHOWN)


def downgrade() -> None:
    for column in ("screen_reason", "screen_salt", "screen_text"):
        op.drop_column("matters", column)
    _say_of_wording(*reversed(WORDING))


def _say_of_wording(before: str, after: str) -> None:
    """Change what the column says of itself; SQLite keeps no such words."""
    if op.get_bind().dialect.name == "postgresql":
        op.alter_column("matters", "wording", existing_type=sa.String(), existing_nullable=False, comment=after, existing_comment=before)
