"""Outcomes the secretary proposes to the chair."""

import sqlalchemy as sa
from alembic import op

revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None

KINDS = (
    'answered_on_site',
    'written_reply',
    'escalated',
    'referred',
    'accepted_for_study',
    'out_of_scope',
    'withdrawn',
)


def upgrade() -> None:
    op.create_table(
        'proposals',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('meeting_id', sa.Integer(), nullable=False),
        sa.Column('matter_id', sa.Integer(), nullable=False),
        sa.Column('outcome_version', sa.Integer(), nullable=False, comment='version that held when it was made; 0 = undecided'),
        sa.Column('kind', sa.Enum(*KINDS, name='kind', native_enum=False, create_constraint=True, length=32), nullable=False),
        sa.Column('text', sa.String(), nullable=False),
        sa.Column('salt', sa.String(length=32), nullable=False),
        sa.Column('unit_id', sa.Integer(), nullable=True, comment='who would act'),
        sa.Column('body_unit_id', sa.Integer(), nullable=True, comment='authority to report to, or body to refer to'),
        sa.Column('due_on', sa.Date(), nullable=True, comment='as proposed'),
        sa.Column('recorded_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('author_id', sa.Integer(), nullable=False),
        sa.Column('entry', sa.Integer(), nullable=False, comment='number of the journal entry that recorded this row'),
        sa.ForeignKeyConstraint(['author_id'], ['accounts.id'], name=op.f('fk_proposals_author_id_accounts')),
        sa.ForeignKeyConstraint(['body_unit_id'], ['units.id'], name=op.f('fk_proposals_body_unit_id_units')),
        sa.ForeignKeyConstraint(['matter_id'], ['matters.id'], name=op.f('fk_proposals_matter_id_matters')),
        sa.ForeignKeyConstraint(['meeting_id'], ['meetings.id'], name=op.f('fk_proposals_meeting_id_meetings')),
        sa.ForeignKeyConstraint(['unit_id'], ['units.id'], name=op.f('fk_proposals_unit_id_units')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_proposals')),
    )
    op.create_index(op.f('ix_proposals_meeting_id'), 'proposals', ['meeting_id'])
    op.create_index(op.f('ix_proposals_matter_id'), 'proposals', ['matter_id'])


def downgrade() -> None:
    op.drop_table('proposals')
