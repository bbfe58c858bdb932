"""Papers of a meeting.

draft -> signed      (number and date are entered by hand, never minted: decree 30/2020, Đ15)
"""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, UtcTime, coded, entry_number, key


class DocumentKind(StrEnum):
    """Which paper."""

    MINUTES = "minutes"


class DocumentState(StrEnum):
    """How far a paper is."""

    DRAFT = "draft"
    SIGNED = "signed"


class Document(Base):
    """One paper; signed ones never change."""

    __tablename__ = "documents"
    __table_args__ = (
        UniqueConstraint("meeting_id", "kind"),
        CheckConstraint(
            "state <> 'signed' OR (signed_at IS NOT NULL AND content_hash <> '')",
            name="signed_is_whole",
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
    signed_at: Mapped[datetime | None] = mapped_column(UtcTime())
    content_hash: Mapped[str] = mapped_column(
        String(64), default="", comment="SHA-256 of what was signed"
    )
    entry: Mapped[int] = entry_number()
