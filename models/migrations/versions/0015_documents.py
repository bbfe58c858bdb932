"""Several papers per meeting, their states, their text, and the bytes as issued; then kept."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from models.frozen import freeze, thaw

revision = '0015'
down_revision = '0014'
branch_labels = None
depends_on = None

FINAL = "OLD.state IN ('signed', 'issued')"
KEPT = (
    "id, meeting_id, kind, state, number_text, dated_on, secretary, chair, signed_at, "
    "content_hash, entry"
)
SIGNED_IS_WHOLE = "state <> 'signed' OR (signed_at IS NOT NULL AND content_hash <> '')"
ISSUED_IS_WHOLE = (
    "state <> 'issued' OR (signed_at IS NOT NULL AND content_hash <> '' "
    "AND content IS NOT NULL AND number_text <> '' AND dated_on IS NOT NULL)"
)


def upgrade() -> None:
    # Nothing refers to this small table: made anew, its constraints keep their names on both.
    kept = _rows()
    op.drop_table("documents")
    op.create_table("documents", *_columns(), *_new_columns(), *_constraints(), *_new_constraints())
    op.create_index(
        "ix_documents_one_minutes",
        "documents",
        ["meeting_id"],
        unique=True,
        sqlite_where=sa.text("kind = 'minutes'"),
        postgresql_where=sa.text("kind = 'minutes'"),
    )
    op.create_index("ix_documents_meeting_id", "documents", ["meeting_id"])
    op.create_index(
        "ix_documents_one_letter",
        "documents",
        ["question_id"],
        unique=True,
        sqlite_where=sa.text("replaces_id IS NULL AND corrects_id IS NULL"),
        postgresql_where=sa.text("replaces_id IS NULL AND corrects_id IS NULL"),
    )
    _put(kept)
    freeze(op.get_bind(), "documents", FINAL)


def downgrade() -> None:
    thaw(op.get_bind(), "documents")
    kept = [row for row in _rows() if row["kind"] == "minutes"]
    op.drop_table("documents")
    old = sa.UniqueConstraint("meeting_id", "kind", name=op.f("uq_documents_meeting_id_kind"))
    op.create_table("documents", *_columns(("minutes",), ("draft", "signed")), *_constraints(), old)
    _put(kept)


def _rows() -> list[dict[str, Any]]:
    found = op.get_bind().execute(sa.text(f"SELECT {KEPT} FROM documents"))  # noqa: S608  own names
    return [dict(row) for row in found.mappings()]


def _put(kept: list[dict[str, Any]]) -> None:
    if kept:
        blanks = ", ".join(f":{name}" for name in KEPT.split(", "))
        statement = f"INSERT INTO documents ({KEPT}) VALUES ({blanks})"  # noqa: S608  own names
        op.get_bind().execute(sa.text(statement), kept)
    if kept and op.get_bind().dialect.name == "postgresql":
        op.execute(
            "SELECT setval(pg_get_serial_sequence('documents', 'id'), max(id)) FROM documents"
        )


def _coded(name: str, codes: tuple[str, ...]) -> sa.Enum:
    return sa.Enum(*codes, name=name, native_enum=False, create_constraint=True, length=32)


def _columns(
    kinds: tuple[str, ...] = (
        "minutes",
        "programme",
        "invitation",
        "notice",
        "assignment",
        "referral",
        "correction",
    ),
    states: tuple[str, ...] = ("draft", "pending", "signed", "issued"),
) -> list[sa.Column[Any]]:
    return [
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("kind", _coded("kind", kinds), nullable=False),
        sa.Column("state", _coded("state", states), nullable=False),
        sa.Column("number_text", sa.String(40), nullable=False, comment="as given by văn thư"),
        sa.Column("dated_on", sa.Date()),
        sa.Column("secretary", sa.String(), nullable=False, comment="who signed as secretary"),
        sa.Column("chair", sa.String(), nullable=False, comment="who signed as chair"),
        sa.Column(
            "signed_at",
            sa.DateTime(timezone=True),
            comment="when the console learned that it was signed or issued",
        ),
        sa.Column(
            "content_hash",
            sa.String(64),
            nullable=False,
            comment="SHA-256 of what was signed or issued",
        ),
        sa.Column(
            "entry",
            sa.Integer(),
            nullable=False,
            comment="number of the journal entry that recorded this row",
        ),
    ]


def _new_columns() -> list[sa.Column[Any]]:
    return [
        sa.Column(
            "version",
            sa.Integer(),
            server_default="1",
            nullable=False,
            comment="grows with every act on the paper",
        ),
        _text("subject", "trích yếu; empty for minutes"),
        _text("body", "one paragraph a line; empty for minutes"),
        _text("addressees", "of invitations and letters; one a line"),
        _text("signer_title", "capacity of who signs"),
        _text("signer", "name of who signs"),
        _text("note", "why it was returned last"),
        sa.Column("content", sa.LargeBinary(), comment="the .docx exactly as issued"),
        sa.Column("replaces_id", sa.Integer(), comment="the issued paper this one replaces"),
        sa.Column(
            "question_id", sa.Integer(), comment="whose sender a letter of referral goes to"
        ),
        sa.Column("corrects_id", sa.Integer(), comment="the issued paper this letter corrects"),
    ]


def _text(name: str, comment: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(), server_default="", nullable=False, comment=comment)


def _constraints() -> list[sa.Constraint]:
    return [
        sa.CheckConstraint(SIGNED_IS_WHOLE, name=op.f("ck_documents_signed_is_whole")),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meetings.id"], name=op.f("fk_documents_meeting_id_meetings")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_documents")),
    ]


def _new_constraints() -> list[sa.Constraint]:
    return [
        sa.CheckConstraint(ISSUED_IS_WHOLE, name=op.f("ck_documents_issued_is_whole")),
        sa.ForeignKeyConstraint(
            ["replaces_id"], ["documents.id"], name=op.f("fk_documents_replaces_id_documents")
        ),
        sa.ForeignKeyConstraint(
            ["question_id"], ["questions.id"], name=op.f("fk_documents_question_id_questions")
        ),
        sa.ForeignKeyConstraint(
            ["corrects_id"], ["documents.id"], name=op.f("fk_documents_corrects_id_documents")
        ),
        sa.UniqueConstraint("replaces_id", name=op.f("uq_documents_replaces_id")),
    ]
