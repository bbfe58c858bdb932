"""Whether what was promised is kept: reports of fulfilment, and what was found of them."""

import sqlalchemy as sa
from alembic import op

revision = '0013'
down_revision = '0012'
branch_labels = None
depends_on = None

KINDS = ('done', 'partly', 'not_done')


def upgrade() -> None:
    op.create_table(
        'fulfilments',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('meeting_id', sa.Integer(), nullable=False),
        sa.Column('commitment_id', sa.Integer(), nullable=False),
        sa.Column('version', sa.Integer(), nullable=False, comment='from 1; the highest of a commitment stands'),
        sa.Column('kind', sa.Enum(*KINDS, name='kind', native_enum=False, create_constraint=True, length=32), nullable=False),
        sa.Column('text', sa.String(), nullable=False, comment='what was done, or why not'),
        sa.Column('evidence', sa.String(), nullable=False, comment='number of a document, or a link'),
        sa.Column('salt', sa.String(length=32), nullable=False),
        sa.Column('done_on', sa.Date(), nullable=True, comment='the day it was done; empty = not yet'),
        sa.Column('recorded_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('author_id', sa.Integer(), nullable=False),
        sa.Column('entry', sa.Integer(), nullable=False, comment='number of the journal entry that recorded this row'),
        sa.CheckConstraint("kind <> 'done' OR done_on IS NOT NULL", name=op.f('ck_fulfilments_done_on_a_day')),
        sa.ForeignKeyConstraint(['author_id'], ['accounts.id'], name=op.f('fk_fulfilments_author_id_accounts')),
        sa.ForeignKeyConstraint(['commitment_id'], ['commitments.id'], name=op.f('fk_fulfilments_commitment_id_commitments')),
        sa.ForeignKeyConstraint(['meeting_id'], ['meetings.id'], name=op.f('fk_fulfilments_meeting_id_meetings')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_fulfilments')),
        sa.UniqueConstraint('commitment_id', 'version', name=op.f('uq_fulfilments_commitment_id_version')),
    )
    op.create_index(op.f('ix_fulfilments_meeting_id'), 'fulfilments', ['meeting_id'])
    op.create_table(
        'fulfilment_checks',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('meeting_id', sa.Integer(), nullable=False),
        sa.Column('fulfilment_id', sa.Integer(), nullable=False),
        sa.Column('is_kept', sa.Boolean(), nullable=False),
        sa.Column('text', sa.String(), nullable=False, comment='why it goes back'),
        sa.Column('salt', sa.String(length=32), nullable=False),
        sa.Column('recorded_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('author_id', sa.Integer(), nullable=False),
        sa.Column('entry', sa.Integer(), nullable=False, comment='number of the journal entry that recorded this row'),
        sa.CheckConstraint("is_kept OR text <> ''", name=op.f('ck_fulfilment_checks_returned_with_reason')),
        sa.ForeignKeyConstraint(['author_id'], ['accounts.id'], name=op.f('fk_fulfilment_checks_author_id_accounts')),
        sa.ForeignKeyConstraint(['fulfilment_id'], ['fulfilments.id'], name=op.f('fk_fulfilment_checks_fulfilment_id_fulfilments')),
        sa.ForeignKeyConstraint(['meeting_id'], ['meetings.id'], name=op.f('fk_fulfilment_checks_meeting_id_meetings')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_fulfilment_checks')),
        sa.UniqueConstraint('fulfilment_id', name=op.f('uq_fulfilment_checks_fulfilment_id')),
    )
    op.create_index(op.f('ix_fulfilment_checks_meeting_id'), 'fulfilment_checks', ['meeting_id'])


def downgrade() -> None:
    op.drop_table('fulfilment_checks')
    op.drop_table('fulfilments')
