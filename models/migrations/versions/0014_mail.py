"""Mail to be sent, who it goes to, and private calendar feeds."""

import sqlalchemy as sa
from alembic import op

revision = '0014'
down_revision = '0013'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('calendar_feeds',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('account_id', sa.Integer(), nullable=False),
        sa.Column('token_hash', sa.String(length=64), nullable=True, comment='SHA-256 of the address; empty = withdrawn'),
        sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(['account_id'], ['accounts.id'], name=op.f('fk_calendar_feeds_account_id_accounts')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_calendar_feeds')),
        sa.UniqueConstraint('account_id', name=op.f('uq_calendar_feeds_account_id')),
        sa.UniqueConstraint('token_hash', name=op.f('uq_calendar_feeds_token_hash'))
    )
    op.create_table('mails',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('meeting_id', sa.Integer(), nullable=False),
        sa.Column('kind', sa.Enum('invitation', 'reminder', 'postponed', 'cancelled', name='kind', native_enum=False, create_constraint=True, length=32), nullable=False),
        sa.Column('subject', sa.String(length=200), nullable=False),
        sa.Column('body', sa.String(), nullable=False),
        sa.Column('ics', sa.String(), nullable=False, comment='calendar part; empty = none'),
        sa.Column('put_in_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('author_id', sa.Integer(), nullable=False),
        sa.Column('entry', sa.Integer(), nullable=False, comment='number of the journal entry that recorded this row'),
        sa.ForeignKeyConstraint(['author_id'], ['accounts.id'], name=op.f('fk_mails_author_id_accounts')),
        sa.ForeignKeyConstraint(['meeting_id'], ['meetings.id'], name=op.f('fk_mails_meeting_id_meetings')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_mails'))
    )
    op.create_index('ix_mails_meeting_id', 'mails', ['meeting_id'])
    op.create_table('mail_attachments',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('mail_id', sa.Integer(), nullable=False),
        sa.Column('name', sa.String(length=120), nullable=False),
        sa.Column('media_type', sa.String(length=120), nullable=False),
        sa.Column('content', sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(['mail_id'], ['mails.id'], name=op.f('fk_mail_attachments_mail_id_mails')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_mail_attachments'))
    )
    op.create_index('ix_mail_attachments_mail_id', 'mail_attachments', ['mail_id'])
    op.create_table('mail_recipients',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('mail_id', sa.Integer(), nullable=False),
        sa.Column('mark', sa.String(length=120), nullable=False, comment='what must not be put in twice: kind, who, when'),
        sa.Column('name', sa.String(), nullable=False),
        sa.Column('address', sa.String(), nullable=False),
        sa.Column('state', sa.Enum('waiting', 'sending', 'sent', 'failed', 'given_up', name='state', native_enum=False, create_constraint=True, length=32), nullable=False),
        sa.Column('attempts', sa.Integer(), nullable=False),
        sa.Column('next_at', sa.DateTime(timezone=True), nullable=True, comment='not before; empty = not tried by itself'),
        sa.Column('claim', sa.String(length=32), nullable=False, comment='of the sender that has it; empty = none'),
        sa.Column('claimed_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('sent_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('refusal', sa.String(length=32), nullable=False, comment='a MailRefusal, the last one; empty = none'),
        sa.Column('answer', sa.String(length=300), nullable=False, comment='last words of the mail server; may name the address'),
        sa.CheckConstraint("state <> 'sending' OR claim <> ''", name=op.f('ck_mail_recipients_claimed')),
        sa.CheckConstraint("state <> 'sent' OR sent_at IS NOT NULL", name=op.f('ck_mail_recipients_sent')),
        sa.ForeignKeyConstraint(['mail_id'], ['mails.id'], name=op.f('fk_mail_recipients_mail_id_mails')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_mail_recipients')),
        sa.UniqueConstraint('mark', name=op.f('uq_mail_recipients_mark'))
    )
    op.create_index('ix_mail_recipients_mail_id', 'mail_recipients', ['mail_id'])
    op.create_index('ix_mail_recipients_state_next_at', 'mail_recipients', ['state', 'next_at'])
    op.add_column('delegates', sa.Column('email', sa.String(), server_default='', nullable=False))
    op.add_column('units', sa.Column('email', sa.String(), server_default='', nullable=False, comment='where work of the unit is told of; empty = none'))



def downgrade() -> None:
    op.drop_column('units', 'email')
    op.drop_column('delegates', 'email')
    op.drop_index('ix_mail_recipients_state_next_at', 'mail_recipients')
    op.drop_index('ix_mail_recipients_mail_id', 'mail_recipients')
    op.drop_table('mail_recipients')
    op.drop_index('ix_mail_attachments_mail_id', 'mail_attachments')
    op.drop_table('mail_attachments')
    op.drop_index('ix_mails_meeting_id', 'mails')
    op.drop_table('mails')
    op.drop_table('calendar_feeds')
