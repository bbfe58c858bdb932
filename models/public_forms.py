"""What comes with a form sent through the public page: consents, attachments, earlier versions."""

from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, UtcTime, coded, entry_number, key, moment
from models.codes.public_forms import ConsentPurpose


class Consent(Base):
    """One consent as it was given, with the text the person had before them."""

    __tablename__ = "consents"
    __table_args__ = (UniqueConstraint("registration_id", "purpose"),)

    id: Mapped[key]
    registration_id: Mapped[int] = mapped_column(ForeignKey("registrations.id"))
    purpose: Mapped[ConsentPurpose] = mapped_column(coded(ConsentPurpose, "purpose"))
    text: Mapped[str] = mapped_column(comment="as shown, notice and sentence")
    text_version: Mapped[str] = mapped_column(String(16), comment="version of the text")
    text_hash: Mapped[str] = mapped_column(String(64), comment="SHA-256 of the text")
    given_at: Mapped[moment]
    withdrawn_at: Mapped[datetime | None] = mapped_column(UtcTime())
    entry: Mapped[int] = entry_number()


class Attachment(Base):
    """A file that came with a form; its name and its content are a stranger's."""

    __tablename__ = "attachments"

    id: Mapped[key]
    registration_id: Mapped[int] = mapped_column(ForeignKey("registrations.id"), index=True)
    name: Mapped[str] = mapped_column(String(120), comment="as sent, on one line")
    media_type: Mapped[str] = mapped_column(String(40), comment="by its content, not its name")
    size: Mapped[int] = mapped_column(comment="bytes")
    content_hash: Mapped[str] = mapped_column(String(64), comment="SHA-256 of the content")
    content: Mapped[bytes] = mapped_column(LargeBinary(), deferred=True)
    recorded_at: Mapped[moment]
    entry: Mapped[int] = entry_number()


class RegistrationVersion(Base):
    """A form as it stood before its sender corrected it."""

    __tablename__ = "registration_versions"
    __table_args__ = (UniqueConstraint("registration_id", "version"),)

    id: Mapped[key]
    registration_id: Mapped[int] = mapped_column(ForeignKey("registrations.id"))
    version: Mapped[int] = mapped_column(comment="from 1, the form as first sent")
    said: Mapped[str] = mapped_column(comment="JSON: every field and wording as it stood")
    recorded_at: Mapped[moment]
    entry: Mapped[int] = entry_number()


class FormKey(Base):
    """The key public forms are signed with: one row, made by the migration."""

    __tablename__ = "form_keys"

    id: Mapped[key]
    secret: Mapped[str] = mapped_column(String(64), comment="hex; signs stamps, makes codes")
    made_at: Mapped[datetime] = mapped_column(UtcTime())
