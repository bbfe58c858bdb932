"""Papers of a meeting.

minutes   draft -> signed
others    draft -> pending -> issued      (a pending one can be returned to draft)

Number and date are entered by hand, never minted (decree 30/2020, Đ15). Signed and issued rows
never change: triggers of the database refuse it. An issued paper with an error is replaced by a
new one that names it, one with an error of form is corrected by a letter (Đ18 k3).
"""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, UtcTime, coded, entry_number, key
from models.codes.documents import DocumentKind, DocumentState


class Document(Base):
    """One paper; signed and issued ones never change."""

    __tablename__ = "documents"
    __table_args__ = (
        CheckConstraint(
            "state <> 'signed' OR (signed_at IS NOT NULL AND content_hash <> '')",
            name="signed_is_whole",
        ),
        CheckConstraint(
            "state <> 'issued' OR (signed_at IS NOT NULL AND content_hash <> '' "
            "AND content IS NOT NULL AND number_text <> '' AND dated_on IS NOT NULL)",
            name="issued_is_whole",
        ),
        Index(
            "ix_documents_one_minutes",
            "meeting_id",
            unique=True,
            sqlite_where=text("kind = 'minutes'"),
            postgresql_where=text("kind = 'minutes'"),
        ),
        Index("ix_documents_meeting_id", "meeting_id"),
        Index(
            "ix_documents_one_letter",
            "question_id",
            unique=True,
            sqlite_where=text("replaces_id IS NULL AND corrects_id IS NULL"),
            postgresql_where=text("replaces_id IS NULL AND corrects_id IS NULL"),
        ),
    )

    id: Mapped[key]
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"))
    kind: Mapped[DocumentKind] = mapped_column(coded(DocumentKind, "kind"))
    state: Mapped[DocumentState] = mapped_column(
        coded(DocumentState, "state"), default=DocumentState.DRAFT
    )
    number_text: Mapped[str] = mapped_column(String(40), default="", comment="as given by văn thư")
    dated_on: Mapped[date | None]
    secretary: Mapped[str] = mapped_column(default="", comment="who signed as secretary")
    chair: Mapped[str] = mapped_column(default="", comment="who signed as chair")
    signed_at: Mapped[datetime | None] = mapped_column(
        UtcTime(), comment="when the console learned that it was signed or issued"
    )
    content_hash: Mapped[str] = mapped_column(
        String(64), default="", comment="SHA-256 of what was signed or issued"
    )
    entry: Mapped[int] = entry_number()
    version: Mapped[int] = mapped_column(default=1, comment="grows with every act on the paper")
    subject: Mapped[str] = mapped_column(default="", comment="trích yếu; empty for minutes")
    body: Mapped[str] = mapped_column(default="", comment="one paragraph a line; empty for minutes")
    addressees: Mapped[str] = mapped_column(
        default="", comment="of invitations and letters; one a line"
    )
    signer_title: Mapped[str] = mapped_column(default="", comment="capacity of who signs")
    signer: Mapped[str] = mapped_column(default="", comment="name of who signs")
    note: Mapped[str] = mapped_column(default="", comment="why it was returned last")
    content: Mapped[bytes | None] = mapped_column(
        deferred=True, comment="the .docx exactly as issued"
    )
    replaces_id: Mapped[int | None] = mapped_column(
        ForeignKey("documents.id"), unique=True, comment="the issued paper this one replaces"
    )
    question_id: Mapped[int | None] = mapped_column(
        ForeignKey("questions.id"), comment="whose sender a letter of referral goes to"
    )
    corrects_id: Mapped[int | None] = mapped_column(
        ForeignKey("documents.id"), comment="the issued paper this letter corrects"
    )
