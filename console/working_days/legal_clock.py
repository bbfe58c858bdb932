"""The legal clock of this installation: its calendar and its periods, as its people set them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from console.working_days import counting, days
from console.working_days.counting import PERIODS, Deadline, Period
from console.working_days.days import Day, DayTable
from models import CalendarDay, DeadlinePeriod


@dataclass(frozen=True, slots=True)
class LegalClock:
    """What every statutory date is counted with."""

    table: DayTable
    periods: Mapping[str, Period]  # by deadline, in the order of PERIODS

    def deadlines(self, meeting_on: date, language: str = "vi") -> tuple[Deadline, ...]:
        """Give the statutory dates for a meeting on that day, in the order of the periods.

        Raises:
            Refused: `meeting_date_out_of_range`.
        """
        return counting.deadlines(meeting_on, self.table, language, periods=self.periods)


def shipped() -> LegalClock:
    """Give the clock that comes with the product."""
    return LegalClock(days.load(), PERIODS)


def load(session: Session) -> LegalClock:
    """Read the clock as it stands now."""
    rows = session.scalars(select(CalendarDay).order_by(CalendarDay.on))
    table = DayTable(tuple(Day(row.on, row.kind, row.name, row.notice, row.status) for row in rows))
    return LegalClock(table, _periods(session))


def _periods(session: Session) -> Mapping[str, Period]:
    chosen = {period.deadline: period.unit for period in session.scalars(select(DeadlinePeriod))}
    return {
        key: replace(period, unit=chosen.get(key, period.unit)) for key, period in PERIODS.items()
    }
