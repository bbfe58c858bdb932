"""The public notice of a meeting, version by version, exactly as it was published."""

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, entry_number, key, moment


class Notice(Base):
    """One published version (thông báo tổ chức Hội nghị); never changed, see `models.frozen`."""

    __tablename__ = "notices"
    __table_args__ = (UniqueConstraint("meeting_id", "version"),)

    id: Mapped[key]
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"))
    version: Mapped[int] = mapped_column(comment="from 1")
    content: Mapped[str] = mapped_column(comment="JSON, exactly what was published")
    content_hash: Mapped[str] = mapped_column(String(64), comment="SHA-256 of the content, UTF-8")
    published_at: Mapped[moment]
    published_by_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    entry: Mapped[int] = entry_number()
