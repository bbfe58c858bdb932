"""Text being typed, kept between the keys and the act."""

import sqlalchemy as sa
from alembic import op

revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'typing',
        sa.Column('account_id', sa.Integer(), nullable=False),
        sa.Column('field', sa.String(length=80), nullable=False, comment='meeting:what:id, as in 2026-10:note:17'),
        sa.Column('text', sa.String(), nullable=False, comment='as typed; empty = handed over, or nothing yet'),
        sa.Column('revision', sa.Integer(), nullable=False, comment='counted by the browser, grows with every change'),
        sa.Column('writer', sa.String(length=32), nullable=False, comment='the browser tab that wrote it last'),
        sa.Column('done', sa.String(length=32), nullable=False, comment="the browser's id of the last text that became an act"),
        sa.Column('updated_at', sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(['account_id'], ['accounts.id'], name=op.f('fk_typing_account_id_accounts')),
        sa.PrimaryKeyConstraint('account_id', 'field', name=op.f('pk_typing')),
    )
    op.create_index(op.f('ix_typing_field_updated_at'), 'typing', ['field', 'updated_at'])


def downgrade() -> None:
    op.drop_table('typing')
