"""Mail to be sent, and the addresses of private calendar feeds.

waiting -> sending -> sent | failed (tried again later) | given_up

Who sends marks the row `sending` and commits before a word goes out. A row found in `sending` long
after that may have gone out or not: only a person decides.
"""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, UtcTime, coded, entry_number, key, moment
from models.codes.mail import MailKind, MailState


class Mail(Base):
    """One message as it was put in; it never changes."""

    __tablename__ = "mails"

    id: Mapped[key]
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"), index=True)
    kind: Mapped[MailKind] = mapped_column(coded(MailKind, "kind"))
    subject: Mapped[str] = mapped_column(String(200))
    body: Mapped[str]
    ics: Mapped[str] = mapped_column(default="", comment="calendar part; empty = none")
    put_in_at: Mapped[moment]
    author_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    entry: Mapped[int] = entry_number()


class MailAttachment(Base):
    """A file that goes with a message."""

    __tablename__ = "mail_attachments"

    id: Mapped[key]
    mail_id: Mapped[int] = mapped_column(ForeignKey("mails.id"), index=True)
    name: Mapped[str] = mapped_column(String(120))
    media_type: Mapped[str] = mapped_column(String(120))
    content: Mapped[bytes] = mapped_column(LargeBinary)


class MailRecipient(Base):
    """One address a message goes to, and how far it is."""

    __tablename__ = "mail_recipients"
    __table_args__ = (
        Index("ix_mail_recipients_state_next_at", "state", "next_at"),
        CheckConstraint("state <> 'sending' OR claim <> ''", name="claimed"),
        CheckConstraint("state <> 'sent' OR sent_at IS NOT NULL", name="sent"),
    )

    id: Mapped[key]
    mail_id: Mapped[int] = mapped_column(ForeignKey("mails.id"), index=True)
    mark: Mapped[str] = mapped_column(
        String(120), unique=True, comment="what must not be put in twice: kind, who, when"
    )
    name: Mapped[str] = mapped_column(default="")
    address: Mapped[str]
    state: Mapped[MailState] = mapped_column(coded(MailState, "state"), default=MailState.WAITING)
    attempts: Mapped[int] = mapped_column(default=0)
    next_at: Mapped[datetime | None] = mapped_column(
        UtcTime(), comment="not before; empty = not tried by itself"
    )
    claim: Mapped[str] = mapped_column(
        String(32), default="", comment="of the sender that has it; empty = none"
    )
    claimed_at: Mapped[datetime | None] = mapped_column(UtcTime())
    sent_at: Mapped[datetime | None] = mapped_column(UtcTime())
    refusal: Mapped[str] = mapped_column(
        String(32), default="", comment="a MailRefusal, the last one; empty = none"
    )
    answer: Mapped[str] = mapped_column(
        String(300), default="", comment="last words of the mail server; may name the address"
    )


class CalendarFeed(Base):
    """The private address of one account's calendar; the address itself is never stored."""

    __tablename__ = "calendar_feeds"

    id: Mapped[key]
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"), unique=True)
    token_hash: Mapped[str | None] = mapped_column(
        String(64), unique=True, comment="SHA-256 of the address; empty = withdrawn"
    )
    made_at: Mapped[moment]
