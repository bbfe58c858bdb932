"""Registration forms and the imports they came with."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, UtcTime, coded, entry_number, key, moment, salt
from models.codes.registrations import (
    AttendanceWish,
    RegistrantKind,
    RegistrationState,
    Source,
)


class Import(Base):
    """One committed file."""

    __tablename__ = "imports"

    id: Mapped[key]
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"), index=True)
    filename: Mapped[str]
    file_hash: Mapped[str] = mapped_column(String(64), comment="SHA-256 of the file")
    source_number: Mapped[int] = mapped_column(
        default=1, comment="1 for the month's first source, 2 for the second (refs get -b2-) …"
    )
    rows_added: Mapped[int]
    rows_known: Mapped[int] = mapped_column(comment="rows that were in already")
    rows_refused: Mapped[int]
    entry: Mapped[int] = entry_number()
    undone_entry: Mapped[int | None] = mapped_column(
        comment="number of the journal entry that undid it; empty = it stands"
    )


class Registration(Base):
    """A form (Phiếu đăng ký tham gia đối thoại); what was written is never edited."""

    __tablename__ = "registrations"
    __table_args__ = (
        UniqueConstraint("meeting_id", "content_hash"),
        UniqueConstraint("source_ref"),
        Index("ix_registrations_receipt_hash", "receipt_hash", unique=True),
        Index(
            "ix_registrations_meeting_id_folded_name_phone", "meeting_id", "folded_name", "phone"
        ),
        {"sqlite_autoincrement": True},  # the journal names it by id, also when it was undone
    )

    id: Mapped[key]
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"))
    source: Mapped[Source] = mapped_column(coded(Source, "source"))
    source_ref: Mapped[str] = mapped_column(
        String(32), comment="2026-10-031; second source -b2-031"
    )
    import_id: Mapped[int | None] = mapped_column(ForeignKey("imports.id"))
    state: Mapped[RegistrationState] = mapped_column(
        coded(RegistrationState, "state"), default=RegistrationState.RECEIVED
    )
    content_hash: Mapped[str] = mapped_column(
        String(64), comment="identity: time, name, phone, text"
    )
    salt: Mapped[salt]
    submitted_at: Mapped[datetime | None] = mapped_column(UtcTime(), comment="empty = unreadable")
    submitted_text: Mapped[str] = mapped_column(default="", comment="submission time as written")
    registrant_kind: Mapped[RegistrantKind] = mapped_column(
        coded(RegistrantKind, "registrant_kind")
    )
    full_name: Mapped[str] = mapped_column(default="")
    folded_name: Mapped[str] = mapped_column(default="", comment="for matching only")
    organization: Mapped[str] = mapped_column(default="")
    position: Mapped[str] = mapped_column(default="")
    address: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="", comment="E.164, or as written if unreadable")
    email: Mapped[str] = mapped_column(default="")
    attendance: Mapped[AttendanceWish] = mapped_column(coded(AttendanceWish, "attendance"))
    site_unit_id: Mapped[int | None] = mapped_column(
        ForeignKey("units.id"), comment="branch of the bridge wished for; empty = hall or absent"
    )
    wants_to_speak: Mapped[bool] = mapped_column(default=False)
    field_text: Mapped[str] = mapped_column(default="", comment="as the sender wrote it")
    procedure_text: Mapped[str] = mapped_column(default="", comment="as the sender wrote it")
    raised_before: Mapped[str] = mapped_column(default="", comment="the sender's own claim")
    raised_times: Mapped[int] = mapped_column(default=0, comment="times raised before, as claimed")
    warnings: Mapped[str] = mapped_column(
        default="", comment="codes of intake warnings, comma-separated"
    )
    recorded_at: Mapped[moment]
    tax_code: Mapped[str] = mapped_column(String(16), default="", server_default="")
    people_count: Mapped[int] = mapped_column(
        default=1, server_default="1", comment="how many come with this form"
    )
    answer_way: Mapped[str] = mapped_column(
        String(16), default="", server_default="", comment="an AnswerWay; empty = not said"
    )
    site_since: Mapped[datetime | None] = mapped_column(
        UtcTime(), comment="since when a place at its site is wished for; empty = recorded_at"
    )
    receipt_hash: Mapped[str | None] = mapped_column(
        String(64), comment="SHA-256 of the receipt code; the code itself is never stored"
    )
    erased_at: Mapped[datetime | None] = mapped_column(UtcTime())
    entry: Mapped[int] = entry_number()
