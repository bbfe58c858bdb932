"""What a unit is handed to answer in a meeting, and the parts that went on to another unit."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, coded, entry_number, key, moment, salt
from models.codes.questions import AssignmentPart


class Pack(Base):
    """What a unit answers in a meeting, as last handed out (gói phân công)."""

    __tablename__ = "packs"
    __table_args__ = (UniqueConstraint("meeting_id", "unit_id"),)

    id: Mapped[key]
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"))
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    due_on: Mapped[date] = mapped_column(comment="answers are awaited by the end of this day")
    handed_at: Mapped[moment]
    handed_by_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    entry: Mapped[int] = entry_number()


class Transfer(Base):
    """A part that one unit gave on to another, with the reason; never changed."""

    __tablename__ = "transfers"
    __table_args__ = (
        CheckConstraint("from_unit_id <> to_unit_id", name="goes_elsewhere"),
        CheckConstraint("reason <> ''", name="says_why"),
    )

    id: Mapped[key]
    matter_id: Mapped[int] = mapped_column(ForeignKey("matters.id"), index=True)
    from_unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    to_unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    part: Mapped[AssignmentPart] = mapped_column(coded(AssignmentPart, "part"))
    reason: Mapped[str]
    salt: Mapped[salt]
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    recorded_at: Mapped[moment]
    entry: Mapped[int] = entry_number()
