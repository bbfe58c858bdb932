"""A second factor beside the password, and when a person last showed who they are."""

import sqlalchemy as sa
from alembic import op

from models.base import UtcTime

revision = "0039"
down_revision = "0034"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("login_sessions") as table:
        table.add_column(
            sa.Column(
                "code_due",
                sa.Boolean(),
                server_default=sa.false(),
                nullable=False,
                comment="the second factor was not shown yet",
            )
        )
        table.add_column(
            sa.Column(
                "confirmed_at",
                UtcTime(),
                nullable=True,
                comment="when its owner last showed password and code",
            )
        )
    op.create_table(
        "second_factors",
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column(
            "secret",
            sa.String(length=64),
            nullable=False,
            comment="base32; shared with the telephone",
        ),
        sa.Column("enrolled_at", UtcTime(), nullable=False),
        sa.Column(
            "last_step",
            sa.Integer(),
            nullable=False,
            comment="half minute (RFC 6238) of the last code taken; none up to it is taken again",
        ),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f("fk_second_factors_account_id_accounts")
        ),
        sa.PrimaryKeyConstraint("account_id", name=op.f("pk_second_factors")),
    )
    op.create_table(
        "recovery_codes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column(
            "code_hash", sa.String(length=64), nullable=False, comment="SHA-256 of the code"
        ),
        sa.Column("used_at", UtcTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f("fk_recovery_codes_account_id_accounts")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recovery_codes")),
        sa.UniqueConstraint("code_hash", name=op.f("uq_recovery_codes_code_hash")),
    )
    op.create_index(op.f("ix_recovery_codes_account_id"), "recovery_codes", ["account_id"])


def downgrade() -> None:
    op.drop_table("recovery_codes")
    op.drop_table("second_factors")
    with op.batch_alter_table("login_sessions") as table:
        table.drop_column("confirmed_at")
        table.drop_column("code_due")
