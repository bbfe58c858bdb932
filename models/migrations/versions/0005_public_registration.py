"""Public registration: the list and its places, what a form brings along, and who takes it."""

import secrets
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = '0005'
down_revision = '0004'
branch_labels = None
depends_on = None

PUBLIC = '(public)'
ENTRY = 'number of the journal entry that recorded this row'
PURPOSES = ('answer', 'forward', 'publish')


def upgrade() -> None:
    # Columns are added in place: a rebuilt table would lose its partial indexes.
    for table, column in _columns():
        op.add_column(table, column)
    op.create_index('ix_registrations_receipt_hash', 'registrations', ['receipt_hash'], unique=True)
    _consents()
    _attachments()
    _versions()
    _key()
    now = sa.bindparam('now', datetime.now(UTC), sa.DateTime(timezone=True))  # noqa: TID251  migrations stand alone
    op.execute(
        sa.text(
            'INSERT INTO accounts (name, display_name, role, language, must_change_password, created_at)'
            " SELECT :name, 'Phiếu gửi trực tuyến', 'system', 'vi', false, :now"
            ' WHERE NOT EXISTS (SELECT 1 FROM accounts WHERE name = :name)'
        ).bindparams(now, name=PUBLIC)
    )


def _columns() -> list[tuple[str, sa.Column[Any]]]:
    def short(name: str, length: int, comment: str | None = None) -> sa.Column[str]:
        return sa.Column(name, sa.String(length=length), server_default='', nullable=False, comment=comment)

    return [
        ('meetings', sa.Column('list_opens_at', sa.DateTime(timezone=True), nullable=True, comment='when public registration begins; empty = not open')),
        ('meetings', sa.Column('list_closes_at', sa.DateTime(timezone=True), nullable=True, comment='when public registration ends')),
        ('meetings', sa.Column('hall_places', sa.Integer(), nullable=True, comment='seats in the hall; empty = no limit')),
        ('bridges', sa.Column('places', sa.Integer(), nullable=True, comment='seats at the site; empty = no limit')),
        ('registrations', short('tax_code', 16)),
        ('registrations', sa.Column('people_count', sa.Integer(), server_default='1', nullable=False, comment='how many come with this form')),
        ('registrations', short('answer_way', 16, 'an AnswerWay; empty = not said')),
        ('registrations', sa.Column('site_since', sa.DateTime(timezone=True), nullable=True, comment='since when a place at its site is wished for; empty = recorded_at')),
        ('registrations', sa.Column('receipt_hash', sa.String(length=64), nullable=True, comment='SHA-256 of the receipt code; the code itself is never stored')),
        ('questions', short('dossier_code', 60, 'one-stop dossier, as the sender wrote')),
        ('questions', short('body_text', 200, 'who deals with it, as the sender wrote')),
    ]


def _consents() -> None:
    op.create_table(
        'consents',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('registration_id', sa.Integer(), nullable=False),
        sa.Column('purpose', sa.Enum(*PURPOSES, name='purpose', native_enum=False, create_constraint=True, length=32), nullable=False),
        sa.Column('text', sa.String(), nullable=False, comment='as shown, notice and sentence'),
        sa.Column('text_version', sa.String(length=16), nullable=False, comment='version of the text'),
        sa.Column('text_hash', sa.String(length=64), nullable=False, comment='SHA-256 of the text'),
        sa.Column('given_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('entry', sa.Integer(), nullable=False, comment=ENTRY),
        sa.ForeignKeyConstraint(['registration_id'], ['registrations.id'], name=op.f('fk_consents_registration_id_registrations')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_consents')),
        sa.UniqueConstraint('registration_id', 'purpose', name=op.f('uq_consents_registration_id_purpose')),
    )


def _attachments() -> None:
    op.create_table(
        'attachments',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('registration_id', sa.Integer(), nullable=False),
        sa.Column('name', sa.String(length=120), nullable=False, comment='as sent, on one line'),
        sa.Column('media_type', sa.String(length=40), nullable=False, comment='by its content, not its name'),
        sa.Column('size', sa.Integer(), nullable=False, comment='bytes'),
        sa.Column('content_hash', sa.String(length=64), nullable=False, comment='SHA-256 of the content'),
        sa.Column('content', sa.LargeBinary(), nullable=False),
        sa.Column('recorded_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('entry', sa.Integer(), nullable=False, comment=ENTRY),
        sa.ForeignKeyConstraint(['registration_id'], ['registrations.id'], name=op.f('fk_attachments_registration_id_registrations')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_attachments')),
    )
    op.create_index(op.f('ix_attachments_registration_id'), 'attachments', ['registration_id'])


def _versions() -> None:
    op.create_table(
        'registration_versions',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('registration_id', sa.Integer(), nullable=False),
        sa.Column('version', sa.Integer(), nullable=False, comment='from 1, the form as first sent'),
        sa.Column('said', sa.String(), nullable=False, comment='JSON: every field and wording as it stood'),
        sa.Column('recorded_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('entry', sa.Integer(), nullable=False, comment=ENTRY),
        sa.ForeignKeyConstraint(['registration_id'], ['registrations.id'], name=op.f('fk_registration_versions_registration_id_registrations')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_registration_versions')),
        sa.UniqueConstraint('registration_id', 'version', name=op.f('uq_registration_versions_registration_id_version')),
    )


def _key() -> None:
    op.create_table(
        'form_keys',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('secret', sa.String(length=64), nullable=False, comment='hex; signs stamps, makes codes'),
        sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_form_keys')),
    )
    now = sa.bindparam('now', datetime.now(UTC), sa.DateTime(timezone=True))  # noqa: TID251  migrations stand alone
    op.execute(
        sa.text('INSERT INTO form_keys (secret, made_at) VALUES (:secret, :now)').bindparams(
            now, secret=secrets.token_hex(32)
        )
    )


def downgrade() -> None:
    # An account that acted stays: the journal names it for good.
    op.execute(
        sa.text(
            'DELETE FROM accounts WHERE name = :name'
            ' AND NOT EXISTS (SELECT 1 FROM journal WHERE actor_id = accounts.id)'
        ).bindparams(name=PUBLIC)
    )
    for table in ('form_keys', 'registration_versions', 'attachments', 'consents'):
        op.drop_table(table)
    op.drop_index('ix_registrations_receipt_hash', 'registrations')
    for table, column in reversed(_columns()):
        op.drop_column(table, column.name)
