"""The dated table of days off and make-up working days, and what it says of a day.

Monday to Friday are working days, Saturday and Sunday are not; the table holds the days that
differ. Source: Labour Code 2019, articles 111 and 112, and the yearly notices named in each row.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from console.errors import Refused
from models.codes.calendar_days import DayKind as Kind
from models.codes.calendar_days import DayStatus as Status

CSV_FILE = Path(__file__).with_name("calendar_vn.csv")
COLUMNS = ["date", "kind", "name", "notice", "status"]
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Day:
    """One row of the table."""

    on: date
    kind: Kind
    name: str  # as people call it, in Vietnamese
    notice: str  # number of the notice or law; empty when none was seen
    status: Status

    @property
    def differs(self) -> bool:
        """Tell whether the row changes what the weekday alone would say."""
        return (self.kind is Kind.WORK) != _is_weekday(self.on)


@dataclass(frozen=True, slots=True)
class DayTable:
    """All known rows by date; a later row of the same date replaces an earlier one."""

    days: tuple[Day, ...]
    _by_date: Mapping[date, Day] = field(init=False, repr=False, compare=False)
    _unsettled_years: Mapping[int, bool] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the rows by date, and the years by whether a row of theirs is estimated."""
        by_date = {day.on: day for day in self.days}
        unsettled: dict[int, bool] = {}
        for day in by_date.values():
            is_estimated = day.status is Status.ESTIMATED
            unsettled[day.on.year] = unsettled.get(day.on.year, False) or is_estimated
        object.__setattr__(self, "_by_date", by_date)
        object.__setattr__(self, "_unsettled_years", unsettled)

    def with_days(self, days: Iterable[Day]) -> "DayTable":
        """Give a table with these rows laid over the present ones."""
        return DayTable((*self.days, *days))

    def is_working_day(self, on: date) -> bool:
        """Tell whether state bodies work on that day."""
        row = self._by_date.get(on)
        return row.kind is Kind.WORK if row else _is_weekday(on)

    def is_estimated(self, on: date) -> bool:
        """Tell whether a later notice may still change that day.

        A day with a row of its own is as sure as the row. Any other day is sure once its year is
        in the table without an estimated row: an open swap may still move two days of that year.
        """
        row = self._by_date.get(on)
        if row:
            return row.status is Status.ESTIMATED
        return self._unsettled_years.get(on.year, True)

    def exception_on(self, on: date) -> Day | None:
        """Give the row that makes this day differ from its weekday, if there is one."""
        row = self._by_date.get(on)
        return row if row and row.differs else None

    def working_days(self, start: date, step: int) -> Iterator[date]:
        """Walk the working days from `start` (included), forward with step 1, back with -1.

        Raises:
            OverflowError: the walk left the years Python knows.
        """
        day = start
        while True:
            if self.is_working_day(day):
                yield day
            day += timedelta(days=step)


@cache
def load() -> DayTable:
    """Give the table shipped with the product, read once."""
    return read(CSV_FILE)


def read(file: Path) -> DayTable:
    """Read a table from CSV (UTF-8, columns date, kind, name, notice, status).

    Raises:
        Refused: `calendar_header`, `calendar_cells`, `calendar_cell`, `calendar_twice`; all but
            the first name the line.
    """
    with file.open(encoding="utf-8-sig", newline="") as lines:
        rows = csv.reader(lines)
        header = next(rows, [])
        if header != COLUMNS:
            raise Refused("calendar_header", found=", ".join(header), needed=", ".join(COLUMNS))
        days: dict[date, Day] = {}
        for cells in rows:
            day = _day(cells, rows.line_num)
            if day.on in days:
                raise Refused("calendar_twice", line=rows.line_num, found=day.on.isoformat())
            days[day.on] = day
    return DayTable(tuple(days.values()))


def _day(cells: list[str], line: int) -> Day:
    if len(cells) != len(COLUMNS):
        raise Refused("calendar_cells", line=line, found=len(cells), needed=len(COLUMNS))
    on, kind, name, notice, status = (cell.strip() for cell in cells)
    if not name:
        raise _wrong_cell(line, "name", name)
    return Day(_date(on, line), _kind(kind, line), name, notice, _status(status, line))


def _date(text: str, line: int) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise _wrong_cell(line, "date", text) from error


def _kind(text: str, line: int) -> Kind:
    try:
        return Kind(text)
    except ValueError as error:
        raise _wrong_cell(line, "kind", text) from error


def _status(text: str, line: int) -> Status:
    try:
        return Status(text)
    except ValueError as error:
        raise _wrong_cell(line, "status", text) from error


def _wrong_cell(line: int, column: str, found: str) -> Refused:
    return Refused("calendar_cell", line=line, column=column, found=found)


def _is_weekday(on: date) -> bool:
    return on.weekday() < _SATURDAY
