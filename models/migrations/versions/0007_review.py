"""The priority of a question, as suggested or as a reviewer set it."""

import sqlalchemy as sa
from alembic import op

revision = '0007'
down_revision = '0006'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('questions', sa.Column('priority', sa.Integer(), nullable=True, comment='1 = first, 2 = soon, 3 = in turn; empty = not weighed'))
    op.add_column('questions', sa.Column('priority_reasons', sa.String(length=200), server_default='', nullable=False, comment='codes, a comma between them'))
    op.add_column('questions', sa.Column('priority_note', sa.String(), server_default='', nullable=False, comment='why a person set it; empty = as suggested'))


def downgrade() -> None:
    for name in ('priority_note', 'priority_reasons', 'priority'):
        op.drop_column('questions', name)
