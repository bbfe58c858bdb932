"""The branch desk: the ways into a bridge's call, and turns whose site said they are ready."""

import sqlalchemy as sa
from alembic import op

revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None

LINK = "https address of its room in the call; for this site's operators alone"
PHONE = 'number and code to call when the line is down, in words'
READY = 'when its site said they sit there ready; empty = not said, or taken back'


def upgrade() -> None:
    # Added in place: a rebuilt table would lose its partial indexes.
    op.add_column('bridges', sa.Column('link', sa.String(), server_default='', nullable=False, comment=LINK))
    op.add_column('bridges', sa.Column('phone', sa.String(), server_default='', nullable=False, comment=PHONE))
    op.add_column('turns', sa.Column('ready_at', sa.DateTime(timezone=True), nullable=True, comment=READY))


def downgrade() -> None:
    op.drop_column('turns', 'ready_at')
    op.drop_column('bridges', 'phone')
    op.drop_column('bridges', 'link')
