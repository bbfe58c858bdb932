"""Whether a column of times writes the day first or the month.

The order belongs to the column: one value with a 13 decides it for all the others. Where no value
does, the days themselves and the order of the rows may; what nobody can decide is told.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

from console.import_files.day_spellings import WrittenDay, find_day
from console.import_files.findings import Code, Finding, warning
from console.import_files.tables import Raw
from console.text.folding import fold

_LONGEST = 80  # characters; a longer text is no time
_REGISTERED_WITHIN = timedelta(days=62)  # before the month of the meeting; forms come in no earlier
_FEWEST_IN_ORDER = 3  # rows that tell something by standing in order


class DayOrder(StrEnum):
    """What a day in figures begins with."""

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"


@dataclass(frozen=True, slots=True)
class ColumnOrder:
    """How a column writes its days."""

    order: DayOrder = DayOrder.DAY_FIRST
    findings: tuple[Finding, ...] = ()


def in_order(day: WrittenDay, order: DayOrder) -> tuple[int, int]:
    """Give day and month."""
    if day.is_open and order is DayOrder.MONTH_FIRST:
        return day.month, day.day
    return day.day, day.month


def order_of(column: Iterable[Raw], *, today: date, meeting_month: date) -> ColumnOrder:
    """Judge a whole column of submission times.

    Args:
        today: forms are not handed in later.
        meeting_month: its first day; forms are handed in about then.
    """
    days = [day for raw in column if (day := _open_day(raw)) is not None]
    has_day_first = any(day.day > 12 for day in days)
    has_month_first = any(day.month > 12 for day in days)
    if has_day_first and has_month_first:
        return ColumnOrder(findings=(warning(Code.TIME_ORDER_MIXED),))
    if has_month_first:
        return _month_first()
    if has_day_first or all(day.day == day.month for day in days):
        return ColumnOrder()
    return _by_likelihood(days, today, meeting_month)


def _open_day(raw: Raw) -> WrittenDay | None:
    if not isinstance(raw, str) or len(raw) > _LONGEST:
        return None
    day = find_day(fold(raw))
    return day if day is not None and day.is_open else None


def _month_first() -> ColumnOrder:
    return ColumnOrder(DayOrder.MONTH_FIRST, (warning(Code.TIME_COLUMN_MONTH_FIRST),))


def _by_likelihood(days: Sequence[WrittenDay], today: date, month: date) -> ColumnOrder:
    read = {order: _dates(days, order) for order in DayOrder}
    likely = {order: _are_likely(dates, today, month) for order, dates in read.items()}
    if likely[DayOrder.DAY_FIRST] == likely[DayOrder.MONTH_FIRST]:
        likely = {order: _stand_in_order(dates) for order, dates in read.items()}
    if likely[DayOrder.DAY_FIRST] == likely[DayOrder.MONTH_FIRST]:
        return ColumnOrder(findings=(warning(Code.TIME_ORDER_UNSURE),))
    return ColumnOrder() if likely[DayOrder.DAY_FIRST] else _month_first()


def _dates(days: Iterable[WrittenDay], order: DayOrder) -> list[date]:
    pairs = ((day.year, in_order(day, order)) for day in days)
    return [_date(year, month, number) for year, (number, month) in pairs]


def _date(year: int, month: int, number: int) -> date:
    try:
        return date(year, month, number)
    except ValueError:
        return date.min


def _are_likely(dates: Iterable[date], today: date, month: date) -> bool:
    return all(month - _REGISTERED_WITHIN <= day <= today for day in dates)


def _stand_in_order(dates: Sequence[date]) -> bool:
    return len(dates) >= _FEWEST_IN_ORDER and all(one <= next_ for one, next_ in pairwise(dates))
