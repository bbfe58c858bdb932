"""Due dates that are often said: so many working days on, or by the end of the month."""

from collections.abc import Mapping
from datetime import date, timedelta
from itertools import islice
from types import MappingProxyType

from console.working_days.days import DayTable

COUNTS: Mapping[str, int] = MappingProxyType({"days_5": 5, "days_10": 10, "days_15": 15})
MONTH_END = "month_end"
QUICK = (*COUNTS, MONTH_END)


def quick_dates(today: date, table: DayTable) -> Mapping[str, date]:
    """Give the date of each choice; the day it is said is not counted.

    The end of the month is its last working day, and of the next month once that has come.

    Source: Civil Code 2015, article 147 (2).
    """
    ahead = table.working_days(today + timedelta(days=1), 1)
    days = tuple(islice(ahead, max(COUNTS.values())))
    month_end = _month_end(today, table)
    if month_end <= today:
        month_end = _month_end(_next_month(today), table)
    return {name: days[count - 1] for name, count in COUNTS.items()} | {MONTH_END: month_end}


def _month_end(on: date, table: DayTable) -> date:
    return next(table.working_days(_next_month(on) - timedelta(days=1), -1))


def _next_month(on: date) -> date:
    return (on.replace(day=28) + timedelta(days=4)).replace(day=1)
