"""The ground: all tables of a meeting from form to minutes, the protected journal, account `cli`."""

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

from models.frozen import protect

revision = '0001'
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('installation',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('demonstration_since', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint('id = 1', name=op.f('ck_installation_only_one')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_installation'))
    )
    op.create_table('journal_subjects',
    sa.Column('chain', sa.String(length=16), nullable=False),
    sa.Column('number', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('kind', sa.String(length=24), nullable=False),
    sa.Column('id', sa.Integer(), autoincrement=False, nullable=False),
    sa.PrimaryKeyConstraint('chain', 'number', 'kind', 'id', name=op.f('pk_journal_subjects'))
    )
    with op.batch_alter_table('journal_subjects', schema=None) as batch_op:
        batch_op.create_index('ix_journal_subjects_kind_id', ['kind', 'id'], unique=False)

    op.create_table('login_failures',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=64), nullable=False, comment='as typed, folded; may be unknown'),
    sa.Column('address', sa.String(length=64), nullable=False, comment='network address of the browser'),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint('length(name) <= 64', name=op.f('ck_login_failures_name_bounded')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_login_failures'))
    )
    with op.batch_alter_table('login_failures', schema=None) as batch_op:
        batch_op.create_index('ix_login_failures_address_at', ['address', 'at'], unique=False)
        batch_op.create_index('ix_login_failures_name_at', ['name', 'at'], unique=False)

    op.create_table('meetings',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('code', sa.String(length=7), nullable=False),
    sa.Column('state', sa.Enum('planned', 'open', 'recess', 'closed', name='state', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('held_on', sa.Date(), nullable=True, comment='empty until scheduled'),
    sa.Column('planned_start_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('venue', sa.String(), nullable=False),
    sa.Column('asker_shown', sa.Enum('site', 'initials', 'name', name='asker_shown', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('seconds_per_turn', sa.Integer(), nullable=False, comment='seconds allowed for one turn'),
    sa.Column('opened_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('closed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_meetings')),
    sa.UniqueConstraint('code', name=op.f('uq_meetings_code'))
    )
    op.create_table('units',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('code', sa.String(length=32), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('kind', sa.Enum('centre', 'office', 'branch', 'department', name='kind', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('level', sa.Enum('center', 'city_dept', 'vertical', 'commune', 'central', 'other_province', 'external', name='level', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('aliases', sa.JSON(), nullable=False, comment='old or short names'),
    sa.Column('branch_number', sa.Integer(), nullable=True, comment='number of a branch, from 1'),
    sa.Column('address', sa.String(), nullable=False),
    sa.Column('phone', sa.String(), nullable=False),
    sa.Column('note', sa.String(), nullable=False),
    sa.Column('valid_from', sa.Date(), nullable=True),
    sa.Column('valid_to', sa.Date(), nullable=True, comment='last day of validity; empty = still valid'),
    sa.Column('successor_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['successor_id'], ['units.id'], name=op.f('fk_units_successor_id_units')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_units')),
    sa.UniqueConstraint('code', name=op.f('uq_units_code'))
    )
    op.create_table('accounts',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=64), nullable=False, comment='sign-in name, lower case, NFC'),
    sa.Column('display_name', sa.String(), nullable=False),
    sa.Column('role', sa.Enum('secretary', 'reviewer', 'operator', 'department', 'publisher', 'admin', 'auditor', 'leader', 'system', name='role', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('unit_id', sa.Integer(), nullable=True),
    sa.Column('language', sa.String(length=2), nullable=False),
    sa.Column('password_hash', sa.String(), nullable=True, comment='bcrypt; empty = cannot sign in'),
    sa.Column('must_change_password', sa.Boolean(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('closed_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['unit_id'], ['units.id'], name=op.f('fk_accounts_unit_id_units')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_accounts')),
    sa.UniqueConstraint('name', name=op.f('uq_accounts_name'))
    )
    op.create_table('agenda_items',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('meeting_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False, comment='from 1'),
    sa.Column('title', sa.String(), nullable=False),
    sa.Column('title_announced', sa.String(), nullable=True, comment='as the chair announced it, if other'),
    sa.Column('minutes_planned', sa.Integer(), nullable=False, comment='minutes; 0 = open'),
    sa.Column('started_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('ended_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['meeting_id'], ['meetings.id'], name=op.f('fk_agenda_items_meeting_id_meetings')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_agenda_items')),
    sa.UniqueConstraint('meeting_id', 'position', name=op.f('uq_agenda_items_meeting_id_position'))
    )
    op.create_table('bridges',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('meeting_id', sa.Integer(), nullable=False),
    sa.Column('unit_id', sa.Integer(), nullable=False),
    sa.Column('entry', sa.Integer(), nullable=False, comment='number of the journal entry that recorded this row'),
    sa.ForeignKeyConstraint(['meeting_id'], ['meetings.id'], name=op.f('fk_bridges_meeting_id_meetings')),
    sa.ForeignKeyConstraint(['unit_id'], ['units.id'], name=op.f('fk_bridges_unit_id_units')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_bridges')),
    sa.UniqueConstraint('meeting_id', 'unit_id', name=op.f('uq_bridges_meeting_id_unit_id'))
    )
    op.create_table('delegates',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('meeting_id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('position', sa.String(), nullable=False),
    sa.Column('organization', sa.String(), nullable=False),
    sa.Column('unit_id', sa.Integer(), nullable=True),
    sa.Column('attendance', sa.Enum('expected', 'present', 'excused', 'absent', name='attendance', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('reason', sa.String(), nullable=False, comment='why absent, if said'),
    sa.Column('entry', sa.Integer(), nullable=False, comment='number of the journal entry that recorded this row'),
    sa.ForeignKeyConstraint(['meeting_id'], ['meetings.id'], name=op.f('fk_delegates_meeting_id_meetings')),
    sa.ForeignKeyConstraint(['unit_id'], ['units.id'], name=op.f('fk_delegates_unit_id_units')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_delegates'))
    )
    with op.batch_alter_table('delegates', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_delegates_meeting_id'), ['meeting_id'], unique=False)

    op.create_table('documents',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('meeting_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.Enum('minutes', name='kind', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('state', sa.Enum('draft', 'signed', name='state', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('number_text', sa.String(length=40), nullable=False, comment='as given by văn thư'),
    sa.Column('dated_on', sa.Date(), nullable=True),
    sa.Column('secretary', sa.String(), nullable=False, comment='who signed as secretary'),
    sa.Column('chair', sa.String(), nullable=False, comment='who signed as chair'),
    sa.Column('signed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('content_hash', sa.String(length=64), nullable=False, comment='SHA-256 of what was signed'),
    sa.Column('entry', sa.Integer(), nullable=False, comment='number of the journal entry that recorded this row'),
    sa.CheckConstraint("state <> 'signed' OR (signed_at IS NOT NULL AND content_hash <> '')", name=op.f('ck_documents_signed_is_whole')),
    sa.ForeignKeyConstraint(['meeting_id'], ['meetings.id'], name=op.f('fk_documents_meeting_id_meetings')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_documents')),
    sa.UniqueConstraint('meeting_id', 'kind', name=op.f('uq_documents_meeting_id_kind'))
    )
    op.create_table('fields',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('code', sa.String(length=16), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('default_unit_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['default_unit_id'], ['units.id'], name=op.f('fk_fields_default_unit_id_units')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_fields')),
    sa.UniqueConstraint('code', name=op.f('uq_fields_code'))
    )
    op.create_table('imports',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('meeting_id', sa.Integer(), nullable=False),
    sa.Column('filename', sa.String(), nullable=False),
    sa.Column('file_hash', sa.String(length=64), nullable=False, comment='SHA-256 of the file'),
    sa.Column('source_number', sa.Integer(), nullable=False, comment="1 for the month's first source, 2 for the second (refs get -b2-) …"),
    sa.Column('rows_added', sa.Integer(), nullable=False),
    sa.Column('rows_known', sa.Integer(), nullable=False, comment='rows that were in already'),
    sa.Column('rows_refused', sa.Integer(), nullable=False),
    sa.Column('entry', sa.Integer(), nullable=False, comment='number of the journal entry that recorded this row'),
    sa.ForeignKeyConstraint(['meeting_id'], ['meetings.id'], name=op.f('fk_imports_meeting_id_meetings')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_imports'))
    )
    with op.batch_alter_table('imports', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_imports_meeting_id'), ['meeting_id'], unique=False)

    op.create_table('journal_heads',
    sa.Column('chain', sa.String(length=16), nullable=False),
    sa.Column('meeting_id', sa.Integer(), nullable=True),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('hash', sa.String(length=64), nullable=False),
    sa.ForeignKeyConstraint(['meeting_id'], ['meetings.id'], name=op.f('fk_journal_heads_meeting_id_meetings')),
    sa.PrimaryKeyConstraint('chain', name=op.f('pk_journal_heads')),
    sa.UniqueConstraint('meeting_id', name=op.f('uq_journal_heads_meeting_id'))
    )
    op.create_table('recesses',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('meeting_id', sa.Integer(), nullable=False),
    sa.Column('started_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('minutes_planned', sa.Integer(), nullable=True, comment='minutes'),
    sa.Column('ended_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('entry', sa.Integer(), nullable=False, comment='number of the journal entry that recorded this row'),
    sa.ForeignKeyConstraint(['meeting_id'], ['meetings.id'], name=op.f('fk_recesses_meeting_id_meetings')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_recesses'))
    )
    with op.batch_alter_table('recesses', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_recesses_meeting_id'), ['meeting_id'], unique=False)

    op.create_table('connections',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('bridge_id', sa.Integer(), nullable=False),
    sa.Column('from_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('to_at', sa.DateTime(timezone=True), nullable=True, comment='empty = connected now'),
    sa.Column('ended', sa.Enum('lost', 'left', name='ended', native_enum=False, create_constraint=True, length=32), nullable=True),
    sa.Column('evidence', sa.String(), nullable=False, comment='who or what said so'),
    sa.Column('reason', sa.String(), nullable=False, comment='why it ended, in words'),
    sa.Column('entry', sa.Integer(), nullable=False, comment='number of the journal entry that recorded this row'),
    sa.Column('entry_ended', sa.Integer(), nullable=True, comment='number of the journal entry of the end'),
    sa.ForeignKeyConstraint(['bridge_id'], ['bridges.id'], name=op.f('fk_connections_bridge_id_bridges')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_connections'))
    )
    with op.batch_alter_table('connections', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_connections_bridge_id'), ['bridge_id'], unique=False)
        batch_op.create_index('uq_connections_open', ['bridge_id'], unique=True, sqlite_where=sa.text('to_at IS NULL'), postgresql_where=sa.text('to_at IS NULL'))

    op.create_table('duties',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('meeting_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.Enum('chair', 'deputy', 'secretary', 'operator', name='kind', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('account_id', sa.Integer(), nullable=True),
    sa.Column('person', sa.String(), nullable=False, comment='name and title in words, as minuted'),
    sa.Column('unit_id', sa.Integer(), nullable=True, comment='site of an operator'),
    sa.Column('from_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('to_at', sa.DateTime(timezone=True), nullable=True, comment='empty = still on duty'),
    sa.Column('entry', sa.Integer(), nullable=False, comment='number of the journal entry that recorded this row'),
    sa.CheckConstraint("account_id IS NOT NULL OR person <> ''", name=op.f('ck_duties_somebody')),
    sa.CheckConstraint("kind <> 'operator' OR unit_id IS NOT NULL", name=op.f('ck_duties_operator_of_a_site')),
    sa.ForeignKeyConstraint(['account_id'], ['accounts.id'], name=op.f('fk_duties_account_id_accounts')),
    sa.ForeignKeyConstraint(['meeting_id'], ['meetings.id'], name=op.f('fk_duties_meeting_id_meetings')),
    sa.ForeignKeyConstraint(['unit_id'], ['units.id'], name=op.f('fk_duties_unit_id_units')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_duties'))
    )
    with op.batch_alter_table('duties', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_duties_meeting_id'), ['meeting_id'], unique=False)

    op.create_table('headcounts',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('meeting_id', sa.Integer(), nullable=False),
    sa.Column('bridge_id', sa.Integer(), nullable=True, comment='empty = hall'),
    sa.Column('people_count', sa.Integer(), nullable=False),
    sa.Column('happened_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('replaces_id', sa.Integer(), nullable=True, comment='the count this one corrects'),
    sa.Column('entry', sa.Integer(), nullable=False, comment='number of the journal entry that recorded this row'),
    sa.CheckConstraint('people_count >= 0', name=op.f('ck_headcounts_not_negative')),
    sa.ForeignKeyConstraint(['bridge_id'], ['bridges.id'], name=op.f('fk_headcounts_bridge_id_bridges')),
    sa.ForeignKeyConstraint(['meeting_id'], ['meetings.id'], name=op.f('fk_headcounts_meeting_id_meetings')),
    sa.ForeignKeyConstraint(['replaces_id'], ['headcounts.id'], name=op.f('fk_headcounts_replaces_id_headcounts')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_headcounts')),
    sa.UniqueConstraint('replaces_id', name=op.f('uq_headcounts_replaces_id'))
    )
    with op.batch_alter_table('headcounts', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_headcounts_meeting_id'), ['meeting_id'], unique=False)

    op.create_table('journal',
    sa.Column('chain', sa.String(length=16), nullable=False),
    sa.Column('number', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('at', sa.String(length=27), nullable=False, comment='recorded, UTC, 2026-10-29T02:17:40.000000Z'),
    sa.Column('happened_at', sa.String(length=27), nullable=False, comment='happened, UTC'),
    sa.Column('actor_id', sa.Integer(), nullable=False),
    sa.Column('act', sa.String(length=48), nullable=False, comment='floor:turn:called'),
    sa.Column('subject', sa.String(length=48), nullable=False, comment='turn:17'),
    sa.Column('facts', sa.String(), nullable=False, comment='canonical JSON text; ids, codes, times, salted hashes'),
    sa.Column('topics', sa.String(), nullable=False, comment='canonical JSON list of the topics it rings'),
    sa.Column('previous_hash', sa.String(length=64), nullable=False),
    sa.Column('hash', sa.String(length=64), nullable=False),
    sa.ForeignKeyConstraint(['actor_id'], ['accounts.id'], name=op.f('fk_journal_actor_id_accounts')),
    sa.PrimaryKeyConstraint('chain', 'number', name=op.f('pk_journal'))
    )
    with op.batch_alter_table('journal', schema=None) as batch_op:
        batch_op.create_index('ix_journal_chain_actor_id_number', ['chain', 'actor_id', 'number'], unique=False)

    op.create_table('login_sessions',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('account_id', sa.Integer(), nullable=False),
    sa.Column('token_hash', sa.String(length=64), nullable=False, comment='SHA-256 of the cookie'),
    sa.Column('device_hash', sa.String(length=64), nullable=True, comment='SHA-256 of the device cookie; a device that signed in before is never slowed'),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('expires_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('last_used_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('revoked_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['account_id'], ['accounts.id'], name=op.f('fk_login_sessions_account_id_accounts')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_login_sessions')),
    sa.UniqueConstraint('token_hash', name=op.f('uq_login_sessions_token_hash'))
    )
    with op.batch_alter_table('login_sessions', schema=None) as batch_op:
        batch_op.create_index('ix_login_sessions_account_id_device_hash', ['account_id', 'device_hash'], unique=False)

    op.create_table('registrations',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('meeting_id', sa.Integer(), nullable=False),
    sa.Column('source', sa.Enum('import', 'counter', 'public', 'floor', name='source', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('source_ref', sa.String(length=32), nullable=False, comment='2026-10-031; second source -b2-031'),
    sa.Column('import_id', sa.Integer(), nullable=True),
    sa.Column('state', sa.Enum('received', 'withdrawn', name='state', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('content_hash', sa.String(length=64), nullable=False, comment='identity: time, name, phone, text'),
    sa.Column('salt', sa.String(length=32), nullable=False),
    sa.Column('submitted_at', sa.DateTime(timezone=True), nullable=True, comment='empty = unreadable'),
    sa.Column('submitted_text', sa.String(), nullable=False, comment='submission time as written'),
    sa.Column('registrant_kind', sa.Enum('individual', 'organization', 'enterprise', 'household', name='registrant_kind', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('full_name', sa.String(), nullable=False),
    sa.Column('folded_name', sa.String(), nullable=False, comment='for matching only'),
    sa.Column('organization', sa.String(), nullable=False),
    sa.Column('position', sa.String(), nullable=False),
    sa.Column('address', sa.String(), nullable=False),
    sa.Column('phone', sa.String(), nullable=False, comment='E.164, or as written if unreadable'),
    sa.Column('email', sa.String(), nullable=False),
    sa.Column('attendance', sa.Enum('hall', 'bridge', 'absent', name='attendance', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('site_unit_id', sa.Integer(), nullable=True, comment='branch of the bridge wished for; empty = hall or absent'),
    sa.Column('wants_to_speak', sa.Boolean(), nullable=False),
    sa.Column('field_text', sa.String(), nullable=False, comment='as the sender wrote it'),
    sa.Column('procedure_text', sa.String(), nullable=False, comment='as the sender wrote it'),
    sa.Column('raised_before', sa.String(), nullable=False, comment="the sender's own claim"),
    sa.Column('raised_times', sa.Integer(), nullable=False, comment='times raised before, as claimed'),
    sa.Column('warnings', sa.String(), nullable=False, comment='codes of intake warnings, comma-separated'),
    sa.Column('recorded_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('entry', sa.Integer(), nullable=False, comment='number of the journal entry that recorded this row'),
    sa.ForeignKeyConstraint(['import_id'], ['imports.id'], name=op.f('fk_registrations_import_id_imports')),
    sa.ForeignKeyConstraint(['meeting_id'], ['meetings.id'], name=op.f('fk_registrations_meeting_id_meetings')),
    sa.ForeignKeyConstraint(['site_unit_id'], ['units.id'], name=op.f('fk_registrations_site_unit_id_units')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_registrations')),
    sa.UniqueConstraint('meeting_id', 'content_hash', name=op.f('uq_registrations_meeting_id_content_hash')),
    sa.UniqueConstraint('source_ref', name=op.f('uq_registrations_source_ref'))
    )
    with op.batch_alter_table('registrations', schema=None) as batch_op:
        batch_op.create_index('ix_registrations_meeting_id_folded_name_phone', ['meeting_id', 'folded_name', 'phone'], unique=False)

    op.create_table('tickets',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('account_id', sa.Integer(), nullable=False),
    sa.Column('token_hash', sa.String(length=64), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('expires_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('used_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['account_id'], ['accounts.id'], name=op.f('fk_tickets_account_id_accounts')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_tickets')),
    sa.UniqueConstraint('token_hash', name=op.f('uq_tickets_token_hash'))
    )
    op.create_table('questions',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('meeting_id', sa.Integer(), nullable=False),
    sa.Column('registration_id', sa.Integer(), nullable=True, comment='empty = asked from the floor without a form'),
    sa.Column('ref', sa.String(length=36), nullable=False, comment='2026-10-031, …-031#2, floor …-s001'),
    sa.Column('wording', sa.String(), nullable=False),
    sa.Column('salt', sa.String(length=32), nullable=False),
    sa.Column('kind', sa.Enum('question', 'proposal', 'complaint', 'denunciation', 'mixed', 'out_of_scope', 'spam', 'empty', name='kind', native_enum=False, create_constraint=True, length=32), nullable=True, comment='empty until decided'),
    sa.Column('decision', sa.Enum('unreviewed', 'accepted', 'excluded', 'referred', name='decision', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('reason', sa.String(), nullable=False, comment='why excluded or referred'),
    sa.Column('referred_unit_id', sa.Integer(), nullable=True),
    sa.Column('field_id', sa.Integer(), nullable=True),
    sa.Column('decided_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('recorded_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('entry', sa.Integer(), nullable=False, comment='number of the journal entry that recorded this row'),
    sa.ForeignKeyConstraint(['field_id'], ['fields.id'], name=op.f('fk_questions_field_id_fields')),
    sa.ForeignKeyConstraint(['meeting_id'], ['meetings.id'], name=op.f('fk_questions_meeting_id_meetings')),
    sa.ForeignKeyConstraint(['referred_unit_id'], ['units.id'], name=op.f('fk_questions_referred_unit_id_units')),
    sa.ForeignKeyConstraint(['registration_id'], ['registrations.id'], name=op.f('fk_questions_registration_id_registrations')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_questions')),
    sa.UniqueConstraint('ref', name=op.f('uq_questions_ref'))
    )
    with op.batch_alter_table('questions', schema=None) as batch_op:
        batch_op.create_index('ix_questions_meeting_id_decision', ['meeting_id', 'decision'], unique=False)
        batch_op.create_index(batch_op.f('ix_questions_registration_id'), ['registration_id'], unique=False)

    op.create_table('turns',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('meeting_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False, comment='from 1 in the meeting, in order of joining'),
    sa.Column('registration_id', sa.Integer(), nullable=True),
    sa.Column('bridge_id', sa.Integer(), nullable=True, comment='empty = hall'),
    sa.Column('name', sa.String(), nullable=False, comment='empty = not named yet'),
    sa.Column('topic', sa.String(), nullable=False),
    sa.Column('salt', sa.String(length=32), nullable=False),
    sa.Column('state', sa.Enum('waiting', 'called', 'on_air', 'paused', 'parked', 'done', 'no_show', 'withdrawn', name='state', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('place', sa.Integer(), nullable=False, comment='order in the queue, lowest first'),
    sa.Column('seconds_allowed', sa.Integer(), nullable=False, comment='seconds; grows by extending'),
    sa.Column('seconds_paused', sa.Integer(), nullable=False, comment='seconds of finished pauses'),
    sa.Column('joined_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('called_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('started_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('paused_at', sa.DateTime(timezone=True), nullable=True, comment='set while paused or parked'),
    sa.Column('ended_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('put_first_reason', sa.String(), nullable=False, comment='why the order was overridden'),
    sa.Column('end_reason', sa.String(), nullable=False, comment='why withdrawn, parked or ended early'),
    sa.Column('entry', sa.Integer(), nullable=False, comment='number of the journal entry that recorded this row'),
    sa.ForeignKeyConstraint(['bridge_id'], ['bridges.id'], name=op.f('fk_turns_bridge_id_bridges')),
    sa.ForeignKeyConstraint(['meeting_id'], ['meetings.id'], name=op.f('fk_turns_meeting_id_meetings')),
    sa.ForeignKeyConstraint(['registration_id'], ['registrations.id'], name=op.f('fk_turns_registration_id_registrations')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_turns')),
    sa.UniqueConstraint('meeting_id', 'number', name=op.f('uq_turns_meeting_id_number'))
    )
    with op.batch_alter_table('turns', schema=None) as batch_op:
        batch_op.create_index('uq_turns_on_air', ['meeting_id'], unique=True, sqlite_where=sa.text("state IN ('on_air', 'paused')"), postgresql_where=sa.text("state IN ('on_air', 'paused')"))
        batch_op.create_index('uq_turns_open_registration', ['meeting_id', 'registration_id'], unique=True, sqlite_where=sa.text("registration_id IS NOT NULL AND state IN ('waiting', 'called', 'on_air', 'paused', 'parked')"), postgresql_where=sa.text("registration_id IS NOT NULL AND state IN ('waiting', 'called', 'on_air', 'paused', 'parked')"))

    op.create_table('matters',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('meeting_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False, comment='from 1 in the meeting, in order of making'),
    sa.Column('wording', sa.String(), nullable=False, comment='as put on screen; empty = not yet'),
    sa.Column('salt', sa.String(length=32), nullable=False),
    sa.Column('lead_unit_id', sa.Integer(), nullable=True),
    sa.Column('field_id', sa.Integer(), nullable=True),
    sa.Column('place', sa.Enum('none', 'scheduled', 'on_floor', 'done', name='place', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('programme_position', sa.Integer(), nullable=True, comment='order in the programme, from 1'),
    sa.Column('split_from_id', sa.Integer(), nullable=True),
    sa.Column('merged_into_id', sa.Integer(), nullable=True, comment='set while its questions are grouped into another matter'),
    sa.Column('spokesperson_question_id', sa.Integer(), nullable=True),
    sa.Column('asked_turn_id', sa.Integer(), nullable=True, comment="the turn it was asked in; names the asker's site"),
    sa.Column('taken_up_at', sa.DateTime(timezone=True), nullable=True, comment='when it came to the floor'),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('entry', sa.Integer(), nullable=False, comment='number of the journal entry that recorded this row'),
    sa.ForeignKeyConstraint(['asked_turn_id'], ['turns.id'], name=op.f('fk_matters_asked_turn_id_turns')),
    sa.ForeignKeyConstraint(['field_id'], ['fields.id'], name=op.f('fk_matters_field_id_fields')),
    sa.ForeignKeyConstraint(['lead_unit_id'], ['units.id'], name=op.f('fk_matters_lead_unit_id_units')),
    sa.ForeignKeyConstraint(['meeting_id'], ['meetings.id'], name=op.f('fk_matters_meeting_id_meetings')),
    sa.ForeignKeyConstraint(['merged_into_id'], ['matters.id'], name=op.f('fk_matters_merged_into_id_matters')),
    sa.ForeignKeyConstraint(['split_from_id'], ['matters.id'], name=op.f('fk_matters_split_from_id_matters')),
    sa.ForeignKeyConstraint(['spokesperson_question_id'], ['questions.id'], name=op.f('fk_matters_spokesperson_question_id_questions')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_matters')),
    sa.UniqueConstraint('meeting_id', 'number', name=op.f('uq_matters_meeting_id_number'))
    )
    op.create_table('assignments',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('matter_id', sa.Integer(), nullable=False),
    sa.Column('unit_id', sa.Integer(), nullable=False),
    sa.Column('part', sa.Enum('lead', 'coordinating', name='part', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('state', sa.Enum('open', 'drafted', 'cleared', 'returned', 'transferred', name='state', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('assigned_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('entry', sa.Integer(), nullable=False, comment='number of the journal entry that recorded this row'),
    sa.ForeignKeyConstraint(['matter_id'], ['matters.id'], name=op.f('fk_assignments_matter_id_matters')),
    sa.ForeignKeyConstraint(['unit_id'], ['units.id'], name=op.f('fk_assignments_unit_id_units')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_assignments')),
    sa.UniqueConstraint('matter_id', 'unit_id', name=op.f('uq_assignments_matter_id_unit_id'))
    )
    with op.batch_alter_table('assignments', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_assignments_unit_id'), ['unit_id'], unique=False)

    op.create_table('matter_questions',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('matter_id', sa.Integer(), nullable=False),
    sa.Column('question_id', sa.Integer(), nullable=False),
    sa.Column('from_matter_id', sa.Integer(), nullable=True, comment='the matter it was grouped out of; undoing returns it there'),
    sa.Column('entry', sa.Integer(), nullable=False, comment='number of the journal entry that recorded this row'),
    sa.ForeignKeyConstraint(['from_matter_id'], ['matters.id'], name=op.f('fk_matter_questions_from_matter_id_matters')),
    sa.ForeignKeyConstraint(['matter_id'], ['matters.id'], name=op.f('fk_matter_questions_matter_id_matters')),
    sa.ForeignKeyConstraint(['question_id'], ['questions.id'], name=op.f('fk_matter_questions_question_id_questions')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_matter_questions')),
    sa.UniqueConstraint('matter_id', 'question_id', name=op.f('uq_matter_questions_matter_id_question_id'))
    )
    with op.batch_alter_table('matter_questions', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_matter_questions_question_id'), ['question_id'], unique=False)

    op.create_table('notes',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('meeting_id', sa.Integer(), nullable=False),
    sa.Column('matter_id', sa.Integer(), nullable=True),
    sa.Column('turn_id', sa.Integer(), nullable=True),
    sa.Column('kind', sa.Enum('wording', 'answer', 'chair', 'conclusion', 'private', name='kind', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('text', sa.String(), nullable=False, comment='empty in a correction = taken back'),
    sa.Column('salt', sa.String(length=32), nullable=False),
    sa.Column('unit_id', sa.Integer(), nullable=True, comment='who answered, or acts'),
    sa.Column('person', sa.String(), nullable=False, comment='who spoke for the unit, in words'),
    sa.Column('number', sa.Integer(), nullable=True, comment='number of a conclusion, from 1'),
    sa.Column('due_on', sa.Date(), nullable=True, comment='due date of a conclusion, as said'),
    sa.Column('happened_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('recorded_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('is_late', sa.Boolean(), nullable=False, comment='entered after the fact'),
    sa.Column('replaces_id', sa.Integer(), nullable=True),
    sa.Column('author_id', sa.Integer(), nullable=False),
    sa.Column('entry', sa.Integer(), nullable=False, comment='number of the journal entry that recorded this row'),
    sa.CheckConstraint("kind <> 'answer' OR unit_id IS NOT NULL", name=op.f('ck_notes_answer_names_unit')),
    sa.CheckConstraint("kind <> 'conclusion' OR number IS NOT NULL", name=op.f('ck_notes_conclusion_numbered')),
    sa.ForeignKeyConstraint(['author_id'], ['accounts.id'], name=op.f('fk_notes_author_id_accounts')),
    sa.ForeignKeyConstraint(['matter_id'], ['matters.id'], name=op.f('fk_notes_matter_id_matters')),
    sa.ForeignKeyConstraint(['meeting_id'], ['meetings.id'], name=op.f('fk_notes_meeting_id_meetings')),
    sa.ForeignKeyConstraint(['replaces_id'], ['notes.id'], name=op.f('fk_notes_replaces_id_notes')),
    sa.ForeignKeyConstraint(['turn_id'], ['turns.id'], name=op.f('fk_notes_turn_id_turns')),
    sa.ForeignKeyConstraint(['unit_id'], ['units.id'], name=op.f('fk_notes_unit_id_units')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_notes')),
    sa.UniqueConstraint('replaces_id', name=op.f('uq_notes_replaces_id'))
    )
    with op.batch_alter_table('notes', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_notes_matter_id'), ['matter_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_notes_meeting_id'), ['meeting_id'], unique=False)

    op.create_table('outcomes',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('meeting_id', sa.Integer(), nullable=False),
    sa.Column('matter_id', sa.Integer(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False, comment='from 1; the highest of a matter holds'),
    sa.Column('kind', sa.Enum('answered_on_site', 'written_reply', 'escalated', 'referred', 'accepted_for_study', 'out_of_scope', 'withdrawn', name='kind', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('text', sa.String(), nullable=False),
    sa.Column('salt', sa.String(length=32), nullable=False),
    sa.Column('unit_id', sa.Integer(), nullable=True, comment='who acts on it'),
    sa.Column('body_unit_id', sa.Integer(), nullable=True, comment='authority reported to, or body referred to'),
    sa.Column('due_on', sa.Date(), nullable=True, comment='as said; never rolled to a working day'),
    sa.Column('happened_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('recorded_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('is_late', sa.Boolean(), nullable=False, comment='entered after the fact'),
    sa.Column('author_id', sa.Integer(), nullable=False),
    sa.Column('entry', sa.Integer(), nullable=False, comment='number of the journal entry that recorded this row'),
    sa.ForeignKeyConstraint(['author_id'], ['accounts.id'], name=op.f('fk_outcomes_author_id_accounts')),
    sa.ForeignKeyConstraint(['body_unit_id'], ['units.id'], name=op.f('fk_outcomes_body_unit_id_units')),
    sa.ForeignKeyConstraint(['matter_id'], ['matters.id'], name=op.f('fk_outcomes_matter_id_matters')),
    sa.ForeignKeyConstraint(['meeting_id'], ['meetings.id'], name=op.f('fk_outcomes_meeting_id_meetings')),
    sa.ForeignKeyConstraint(['unit_id'], ['units.id'], name=op.f('fk_outcomes_unit_id_units')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_outcomes')),
    sa.UniqueConstraint('matter_id', 'version', name=op.f('uq_outcomes_matter_id_version'))
    )
    with op.batch_alter_table('outcomes', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_outcomes_meeting_id'), ['meeting_id'], unique=False)

    op.create_table('commitments',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('meeting_id', sa.Integer(), nullable=False),
    sa.Column('outcome_id', sa.Integer(), nullable=True),
    sa.Column('note_id', sa.Integer(), nullable=True),
    sa.Column('unit_id', sa.Integer(), nullable=False),
    sa.Column('text', sa.String(), nullable=False),
    sa.Column('salt', sa.String(length=32), nullable=False),
    sa.Column('due_on', sa.Date(), nullable=True, comment='as said; empty = none given'),
    sa.Column('entry', sa.Integer(), nullable=False, comment='number of the journal entry that recorded this row'),
    sa.CheckConstraint('(outcome_id IS NULL) <> (note_id IS NULL)', name=op.f('ck_commitments_from_outcome_or_conclusion')),
    sa.ForeignKeyConstraint(['meeting_id'], ['meetings.id'], name=op.f('fk_commitments_meeting_id_meetings')),
    sa.ForeignKeyConstraint(['note_id'], ['notes.id'], name=op.f('fk_commitments_note_id_notes')),
    sa.ForeignKeyConstraint(['outcome_id'], ['outcomes.id'], name=op.f('fk_commitments_outcome_id_outcomes')),
    sa.ForeignKeyConstraint(['unit_id'], ['units.id'], name=op.f('fk_commitments_unit_id_units')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_commitments')),
    sa.UniqueConstraint('note_id', name=op.f('uq_commitments_note_id')),
    sa.UniqueConstraint('outcome_id', name=op.f('uq_commitments_outcome_id'))
    )
    with op.batch_alter_table('commitments', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_commitments_meeting_id'), ['meeting_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_commitments_unit_id'), ['unit_id'], unique=False)

    op.create_table('conclusion_matters',
    sa.Column('note_id', sa.Integer(), nullable=False),
    sa.Column('matter_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['matter_id'], ['matters.id'], name=op.f('fk_conclusion_matters_matter_id_matters')),
    sa.ForeignKeyConstraint(['note_id'], ['notes.id'], name=op.f('fk_conclusion_matters_note_id_notes')),
    sa.PrimaryKeyConstraint('note_id', 'matter_id', name=op.f('pk_conclusion_matters'))
    )
    protect(op.get_bind())
    op.execute(
        sa.text(
            "INSERT INTO accounts (id, name, display_name, role, language, must_change_password,"
            " created_at) VALUES (1, 'cli', 'Dòng lệnh', 'system', 'vi', false, :now)"
        ).bindparams(sa.bindparam("now", datetime.now(UTC), sa.DateTime(timezone=True)))  # noqa: TID251  migrations stand alone
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute("SELECT setval(pg_get_serial_sequence('accounts', 'id'), 1)")
    op.execute("INSERT INTO journal_heads (chain, number, hash) VALUES ('house', 0, '')")


def downgrade() -> None:
    op.drop_table('conclusion_matters')
    with op.batch_alter_table('commitments', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_commitments_unit_id'))
        batch_op.drop_index(batch_op.f('ix_commitments_meeting_id'))

    op.drop_table('commitments')
    with op.batch_alter_table('outcomes', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_outcomes_meeting_id'))

    op.drop_table('outcomes')
    with op.batch_alter_table('notes', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_notes_meeting_id'))
        batch_op.drop_index(batch_op.f('ix_notes_matter_id'))

    op.drop_table('notes')
    with op.batch_alter_table('matter_questions', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_matter_questions_question_id'))

    op.drop_table('matter_questions')
    with op.batch_alter_table('assignments', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_assignments_unit_id'))

    op.drop_table('assignments')
    op.drop_table('matters')
    with op.batch_alter_table('turns', schema=None) as batch_op:
        batch_op.drop_index('uq_turns_open_registration', sqlite_where=sa.text("registration_id IS NOT NULL AND state IN ('waiting', 'called', 'on_air', 'paused', 'parked')"), postgresql_where=sa.text("registration_id IS NOT NULL AND state IN ('waiting', 'called', 'on_air', 'paused', 'parked')"))
        batch_op.drop_index('uq_turns_on_air', sqlite_where=sa.text("state IN ('on_air', 'paused')"), postgresql_where=sa.text("state IN ('on_air', 'paused')"))

    op.drop_table('turns')
    with op.batch_alter_table('questions', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_questions_registration_id'))
        batch_op.drop_index('ix_questions_meeting_id_decision')

    op.drop_table('questions')
    op.drop_table('tickets')
    with op.batch_alter_table('registrations', schema=None) as batch_op:
        batch_op.drop_index('ix_registrations_meeting_id_folded_name_phone')

    op.drop_table('registrations')
    with op.batch_alter_table('login_sessions', schema=None) as batch_op:
        batch_op.drop_index('ix_login_sessions_account_id_device_hash')

    op.drop_table('login_sessions')
    with op.batch_alter_table('journal', schema=None) as batch_op:
        batch_op.drop_index('ix_journal_chain_actor_id_number')

    op.drop_table('journal')
    with op.batch_alter_table('headcounts', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_headcounts_meeting_id'))

    op.drop_table('headcounts')
    with op.batch_alter_table('duties', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_duties_meeting_id'))

    op.drop_table('duties')
    with op.batch_alter_table('connections', schema=None) as batch_op:
        batch_op.drop_index('uq_connections_open', sqlite_where=sa.text('to_at IS NULL'), postgresql_where=sa.text('to_at IS NULL'))
        batch_op.drop_index(batch_op.f('ix_connections_bridge_id'))

    op.drop_table('connections')
    with op.batch_alter_table('recesses', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_recesses_meeting_id'))

    op.drop_table('recesses')
    op.drop_table('journal_heads')
    with op.batch_alter_table('imports', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_imports_meeting_id'))

    op.drop_table('imports')
    op.drop_table('fields')
    op.drop_table('documents')
    with op.batch_alter_table('delegates', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_delegates_meeting_id'))

    op.drop_table('delegates')
    op.drop_table('bridges')
    op.drop_table('agenda_items')
    op.drop_table('accounts')
    op.drop_table('units')
    op.drop_table('meetings')
    with op.batch_alter_table('login_failures', schema=None) as batch_op:
        batch_op.drop_index('ix_login_failures_name_at')
        batch_op.drop_index('ix_login_failures_address_at')

    op.drop_table('login_failures')
    with op.batch_alter_table('journal_subjects', schema=None) as batch_op:
        batch_op.drop_index('ix_journal_subjects_kind_id')

    op.drop_table('journal_subjects')
    op.drop_table('installation')
