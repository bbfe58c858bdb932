"""Text being typed, before it becomes an act: one row per account and field.

Not an act: no journal entry, no ring. What was handed over and became an act leaves an empty row,
so that a browser that lost the answer does not hand it over twice.
"""

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, moment


class TypedText(Base):
    """What one account is writing in one field."""

    __tablename__ = "typing"
    __table_args__ = (Index("ix_typing_field_updated_at", "field", "updated_at"),)

    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"), primary_key=True)
    field: Mapped[str] = mapped_column(
        String(80), primary_key=True, comment="meeting:what:id, as in 2026-10:note:17"
    )
    text: Mapped[str] = mapped_column(comment="as typed; empty = handed over, or nothing yet")
    revision: Mapped[int] = mapped_column(comment="counted by the browser, grows with every change")
    writer: Mapped[str] = mapped_column(String(32), comment="the browser tab that wrote it last")
    done: Mapped[str] = mapped_column(
        String(32), default="", comment="the browser's id of the last text that became an act"
    )
    updated_at: Mapped[moment]
