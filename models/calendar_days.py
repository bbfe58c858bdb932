"""The legal calendar of this installation: days that differ from their weekday, and periods."""

from datetime import date

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, coded, entry_number, key
from models.codes.calendar_days import DayKind, DayStatus, PeriodUnit


class CalendarDay(Base):
    """A day off, or a make-up working day; all other days are as their weekday says."""

    __tablename__ = "calendar_days"

    id: Mapped[key]
    on: Mapped[date] = mapped_column("day", unique=True)
    kind: Mapped[DayKind] = mapped_column(coded(DayKind, "kind"))
    name: Mapped[str] = mapped_column(String(120), comment="as people call it, in Vietnamese")
    notice: Mapped[str] = mapped_column(
        String(120), default="", comment="number of the notice or law; empty = none seen"
    )
    status: Mapped[DayStatus] = mapped_column(coded(DayStatus, "status"))
    entry: Mapped[int | None] = entry_number()


class DeadlinePeriod(Base):
    """A deadline that counts other days here than the plan says."""

    __tablename__ = "deadline_periods"

    id: Mapped[key]
    deadline: Mapped[str] = mapped_column(String(32), unique=True)
    unit: Mapped[PeriodUnit] = mapped_column(coded(PeriodUnit, "unit"))
    entry: Mapped[int] = entry_number()
