"""What administrators see of the legal clock: the days of the calendar, what deadlines count."""

from dataclasses import dataclass, replace
from datetime import date

from console import clock, db
from console.auth import door
from console.auth.actor import Actor
from console.auth.permissions import Permission
from console.text.folding import fold
from console.working_days import legal_clock
from console.working_days.counting import Period
from console.working_days.days import Day
from models.codes.calendar_days import DayStatus as Status


@dataclass(frozen=True, slots=True)
class PeriodShown:
    """One deadline and what it counts here."""

    key: str
    period: Period


@dataclass(frozen=True, slots=True)
class CalendarView:
    """The calendar, the newest day first, and the deadlines in the order of the meeting."""

    days: tuple[Day, ...]
    periods: tuple[PeriodShown, ...]
    unsure_years: tuple[int, ...]  # this year and the next, where missing or only expected

    def day(self, on: date) -> Day | None:
        """Give the row of a day; None = its weekday decides."""
        return next((day for day in self.days if day.on == on), None)

    def found(self, search: str) -> "CalendarView":
        """Leave the days that have all the words searched: day as 02/09/2026, name, notice."""
        words = fold(search).split()
        return replace(self, days=tuple(day for day in self.days if _has(words, day)))


def load(viewer: Actor | None) -> CalendarView:
    """Read the legal clock.

    Raises:
        NotSignedIn, NotAllowed: this viewer may not edit it.
    """
    with db.reading() as session:
        door.admit(session, viewer, Permission.CALENDAR_EDIT)
        legal = legal_clock.load(session)
    newest_first = sorted(legal.table.days, key=lambda day: day.on, reverse=True)
    periods = tuple(PeriodShown(key, period) for key, period in legal.periods.items())
    return CalendarView(
        tuple(newest_first), periods, unsure_years(legal.table.days, clock.today().year)
    )


def unsure_years(known: tuple[Day, ...], present: int) -> tuple[int, ...]:
    """Give which of this year and the next are missing or rest on an expected day."""
    expected = {day.on.year for day in known if day.status is Status.ESTIMATED}
    sure = {day.on.year for day in known} - expected
    return tuple(year for year in (present, present + 1) if year not in sure)


def _has(words: list[str], day: Day) -> bool:
    text = fold(f"{day.on:%d/%m/%Y} {day.on.isoformat()} {day.name} {day.notice}")
    return all(word in text for word in words)
