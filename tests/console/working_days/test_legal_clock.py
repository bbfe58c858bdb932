from datetime import date

from console import db
from console.working_days import days, legal_clock
from console.working_days.counting import PERIODS
from models import CalendarDay, DeadlinePeriod
from models.codes.calendar_days import DayKind as Kind
from models.codes.calendar_days import DayStatus as Status
from models.codes.calendar_days import PeriodUnit

NOVEMBER = date(2026, 11, 26)


def loaded() -> legal_clock.LegalClock:
    with db.reading() as session:
        return legal_clock.load(session)


def due(key: str) -> date:
    return next(one.due_on for one in loaded().deadlines(NOVEMBER) if one.key == key)


def keep(row: CalendarDay | DeadlinePeriod) -> None:
    with db.writing() as session:
        session.add(row)


def test_a_fresh_database_holds_the_shipped_calendar(database: str) -> None:
    assert loaded().table.days == days.load().days
    assert loaded().periods == PERIODS


def test_a_day_declared_off_moves_the_dates_of_its_weeks(database: str) -> None:
    assert (due("public_notice"), due("invitation")) == (date(2026, 11, 16), date(2026, 11, 18))

    keep(
        CalendarDay(
            on=date(2026, 11, 23), kind=Kind.OFF, name="Hoán đổi", status=Status.ESTIMATED, entry=1
        )
    )

    assert (due("public_notice"), due("invitation")) == (date(2026, 11, 13), date(2026, 11, 17))
    assert all(one.estimated for one in loaded().deadlines(NOVEMBER))


def test_a_deadline_set_to_working_days_counts_them_and_no_other_changes(database: str) -> None:
    before = {one.key: one.due_on for one in loaded().deadlines(NOVEMBER)}

    keep(DeadlinePeriod(deadline="programme", unit=PeriodUnit.WORKING, entry=1))

    after = {one.key: one.due_on for one in loaded().deadlines(NOVEMBER)}
    assert list(after) == list(PERIODS)
    assert after == before | {"programme": date(2026, 11, 18)}


def test_the_shipped_clock_needs_no_database() -> None:
    shipped = legal_clock.shipped()

    assert (shipped.table, shipped.periods) == (days.load(), PERIODS)
