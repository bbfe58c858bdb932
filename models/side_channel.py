"""What desks write to one another during a meeting (kênh nội bộ); it is part of no record."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, UtcTime, coded, entry_number, key, moment, salt
from models.codes.side_channel import Desk, ShortCode


class DeskMessage(Base):
    """One message from a desk to a desk; nothing of it is edited, it is acknowledged once."""

    __tablename__ = "desk_messages"
    __table_args__ = (
        CheckConstraint("(sender = 'unit') = (sender_unit_id IS NOT NULL)", name="sender_unit"),
        CheckConstraint(
            "(receiver = 'unit') = (receiver_unit_id IS NOT NULL)", name="receiver_unit"
        ),
        CheckConstraint("code IS NOT NULL OR text <> ''", name="says_something"),
    )

    id: Mapped[key]
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"), index=True)
    sender: Mapped[Desk] = mapped_column(coded(Desk, "sender"))
    sender_unit_id: Mapped[int | None] = mapped_column(ForeignKey("units.id"))
    author_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    receiver: Mapped[Desk] = mapped_column(coded(Desk, "receiver"))
    receiver_unit_id: Mapped[int | None] = mapped_column(ForeignKey("units.id"))
    code: Mapped[ShortCode | None] = mapped_column(
        coded(ShortCode, "code"), comment="empty = words alone"
    )
    text: Mapped[str] = mapped_column(default="")
    salt: Mapped[salt]
    sent_at: Mapped[moment]
    acknowledged_at: Mapped[datetime | None] = mapped_column(
        UtcTime(), comment="empty = nobody has said that they read it"
    )
    acknowledged_by_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    entry: Mapped[int] = entry_number()
