"""Planned minutes of matters, why they were picked, and which are left to a written answer."""

import sqlalchemy as sa
from alembic import op

revision = '0012'
down_revision = '0011'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('meetings', sa.Column('minutes_for_matters', sa.Integer(), nullable=True, comment='minutes of the live part; empty = as usual'))
    op.add_column('matters', sa.Column('minutes_planned', sa.Integer(), nullable=True, comment='minutes of the live part; empty = as usual'))
    op.add_column('matters', sa.Column('pick_reasons', sa.String(length=200), server_default='', nullable=False, comment='why it was suggested for the programme: codes, a comma between them'))
    op.add_column('matters', sa.Column('left_from', sa.Integer(), nullable=True, comment='left to a written answer, from this position; 0 = it had none; empty = not left'))


def downgrade() -> None:
    for name in ('left_from', 'pick_reasons', 'minutes_planned'):
        op.drop_column('matters', name)
    op.drop_column('meetings', 'minutes_for_matters')
