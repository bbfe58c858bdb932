"""Due dates that are often said."""

from datetime import date

import pytest

from console.working_days import days
from console.working_days.quick import MONTH_END, quick_dates
from models.codes.calendar_days import DayKind, DayStatus

TABLE = days.DayTable(())
OFF = days.Day(date(2026, 11, 30), DayKind.OFF, "nghỉ", "", DayStatus.OFFICIAL)


def test_working_days_are_counted_from_the_day_after() -> None:
    friday = date(2026, 11, 6)

    found = quick_dates(friday, TABLE)

    assert (found["days_5"], found["days_10"], found["days_15"]) == (
        date(2026, 11, 13),
        date(2026, 11, 20),
        date(2026, 11, 27),
    )


def test_a_day_off_of_the_house_is_not_counted() -> None:
    found = quick_dates(date(2026, 11, 27), TABLE.with_days([OFF]))

    assert found["days_5"] == date(2026, 12, 7)


@pytest.mark.parametrize(
    ("today", "table", "end"),
    [
        (date(2026, 10, 12), TABLE, date(2026, 10, 30)),  # the 31st is a Saturday
        (date(2026, 11, 12), TABLE.with_days([OFF]), date(2026, 11, 27)),
        (date(2026, 10, 30), TABLE, date(2026, 11, 30)),
        (date(2026, 12, 31), TABLE, date(2027, 1, 29)),
    ],
)
def test_the_month_ends_on_its_last_working_day(
    today: date, table: days.DayTable, end: date
) -> None:
    assert quick_dates(today, table)[MONTH_END] == end
