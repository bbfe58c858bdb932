"""Submission times, in the many ways spreadsheets and people write them."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from openpyxl.utils.datetime import from_excel

from console import clock
from console.import_files.cells import Cell
from console.import_files.day_order import DayOrder, in_order
from console.import_files.day_spellings import find_day
from console.import_files.findings import Code, Finding, repaired, warning
from console.import_files.hour_spellings import read_hour
from console.import_files.tables import Raw, as_text
from console.text.folding import fold

_FIRST_YEAR, _LAST_YEAR = 2000, 2100
_SERIALS = range(36526, 73416)  # Excel days of 2000 to 2100
_CLOCK_AHEAD = timedelta(minutes=10)  # a form server's clock may run ahead
_LONGEST = 80  # characters; a longer text is no time

_USUAL = re.compile(r"\d{1,2}/\d{1,2}/\d{4} \d{1,2}:\d{2}(:\d{2})?")


@dataclass(frozen=True, slots=True)
class Moment:
    """A submission time that could be read."""

    at: datetime  # UTC, whole seconds
    finding: Finding | None = None  # how it was read, when not as usual


def read_moment(raw: Raw, order: DayOrder = DayOrder.DAY_FIRST) -> Moment | None:
    """Read a submission time without judging whether it is likely; None when unreadable.

    Args:
        order: of day and month where both are figures, as the column writes it.
    """
    if isinstance(raw, bool) or raw is None:
        return None
    if isinstance(raw, datetime):
        return _moment(raw)
    serial = _serial(raw)
    if serial is not None:
        at = from_excel(serial)
        read = _moment(at) if isinstance(at, datetime) else None
        return read and Moment(read.at, repaired(Code.TIME_RESPELLED, shown=_show(read.at)))
    return _from_text(str(raw), order)


def _serial(raw: str | int | float) -> float | None:
    text = str(raw).strip()
    if not re.fullmatch(r"\d{5}([.,]\d+)?", text):
        return None
    number = float(text.replace(",", "."))
    return number if int(number) in _SERIALS else None


def _moment(at: datetime) -> Moment | None:
    if not _FIRST_YEAR <= at.year <= _LAST_YEAR:
        return None
    whole = to_second(at)
    utc = clock.from_local(whole) if whole.tzinfo is None else whole.astimezone(UTC)
    return Moment(utc)


def to_second(at: datetime) -> datetime:
    """Round to what a form's time is kept in; spreadsheets keep fractions of a day."""
    return (at + timedelta(milliseconds=500)).replace(microsecond=0)


def _from_text(raw: str, order: DayOrder) -> Moment | None:
    text = fold(raw[: _LONGEST + 1])
    if len(text) > _LONGEST or (day := find_day(text)) is None:
        return None
    hour = read_hour(day.rest, is_compact=day.is_compact)
    if hour is None:
        return None
    number, month = in_order(day, order)
    is_odd_one = day.is_open and month > 12 >= number
    if is_odd_one:
        number, month = month, number
    try:
        at = datetime(
            day.year, month, number, hour.hour, hour.minute, hour.second, tzinfo=hour.zone
        )
    except ValueError:
        return None
    read = _moment(at)
    return read and Moment(read.at, _told(read.at, text, order, is_odd_one=is_odd_one))


def _told(at: datetime, text: str, order: DayOrder, *, is_odd_one: bool) -> Finding | None:
    """Tell how a time was read, where it was not written as usual."""
    if is_odd_one:
        return warning(Code.TIME_MONTH_FIRST, shown=_show(at))
    if order is DayOrder.DAY_FIRST and _USUAL.fullmatch(text):
        return None
    return repaired(Code.TIME_RESPELLED, shown=_show(at))


def _show(at: datetime) -> str:
    return as_text(clock.local(at).replace(tzinfo=None))


def read_submitted_at(
    raw: Raw, *, now: datetime, meeting_month: date, order: DayOrder = DayOrder.DAY_FIRST
) -> Cell:
    """Read a submission time; one that cannot be right is left empty, the form itself is kept.

    A form is handed in before now, not after the month of its meeting, and not more than a year
    before that month.
    """
    text = as_text(raw)
    if not text.strip():
        return Cell(text, None, (warning(Code.TIME_MISSING),))
    moment = read_moment(raw, order)
    if moment is None:
        return Cell(text, None, (warning(Code.TIME_UNREADABLE, written=text[:80]),))
    unlikely = unlikely_reason(moment.at, now, meeting_month)
    if unlikely is not None:
        return Cell(text, None, (warning(unlikely, written=_show(moment.at)),))
    return Cell(text, moment.at, () if moment.finding is None else (moment.finding,))


def unlikely_reason(at: datetime, now: datetime, meeting_month: date) -> Code | None:
    """Tell why a form cannot have been handed in then; None = it can."""
    year, month = meeting_month.year, meeting_month.month
    first = datetime(year, month, 1, tzinfo=clock.HANOI)
    after_month = datetime(year + month // 12, month % 12 + 1, 1, tzinfo=clock.HANOI)
    if at > now + _CLOCK_AHEAD or at >= after_month:
        return Code.TIME_IN_FUTURE
    return Code.TIME_TOO_OLD if at < first - timedelta(days=366) else None
