"""Bridges: one site in one meeting, and when it was connected."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, UtcTime, coded, entry_number, key, moment
from models.codes.bridges import ConnectionEnd


class Bridge(Base):
    """A branch taking part in one meeting (điểm cầu)."""

    __tablename__ = "bridges"
    __table_args__ = (UniqueConstraint("meeting_id", "unit_id"),)

    id: Mapped[key]
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"))
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    link: Mapped[str] = mapped_column(
        default="", comment="https address of its room in the call; for this site's operators alone"
    )
    phone: Mapped[str] = mapped_column(
        default="", comment="number and code to call when the line is down, in words"
    )
    places: Mapped[int | None] = mapped_column(comment="seats at the site; empty = no limit")
    entry: Mapped[int] = entry_number()


class Connection(Base):
    """One stretch of time a bridge was connected, with its evidence."""

    __tablename__ = "connections"
    __table_args__ = (
        Index(
            "uq_connections_open",
            "bridge_id",
            unique=True,
            sqlite_where=text("to_at IS NULL"),
            postgresql_where=text("to_at IS NULL"),
        ),
    )

    id: Mapped[key]
    bridge_id: Mapped[int] = mapped_column(ForeignKey("bridges.id"), index=True)
    from_at: Mapped[moment]
    to_at: Mapped[datetime | None] = mapped_column(UtcTime(), comment="empty = connected now")
    ended: Mapped[ConnectionEnd | None] = mapped_column(coded(ConnectionEnd, "ended"))
    evidence: Mapped[str] = mapped_column(default="", comment="who or what said so")
    reason: Mapped[str] = mapped_column(default="", comment="why it ended, in words")
    entry: Mapped[int] = entry_number()
    entry_ended: Mapped[int | None] = mapped_column(
        comment="number of the journal entry of the end"
    )
