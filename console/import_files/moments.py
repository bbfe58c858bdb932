"""Submission times, in the many ways spreadsheets and people write them."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

from openpyxl.utils.datetime import from_excel

from console import clock
from console.import_files.cells import Cell
from console.import_files.findings import Code, Finding, repaired, warning
from console.import_files.tables import Raw, as_text
from console.text.folding import fold

_FIRST_YEAR, _LAST_YEAR = 2000, 2100
_SERIALS = range(36526, 73416)  # Excel days of 2000 to 2100
_CLOCK_AHEAD = timedelta(minutes=10)  # a form server's clock may run ahead
_LONGEST = 80  # characters; a longer text is no time

_DAY = re.compile(
    r"(?<!\d)(?P<day>\d{1,2})\s*[/.-]\s*(?P<month>\d{1,2})\s*[/.-]\s*(?P<year>\d{4}|\d{2})(?!\d)"
)
_ISO_DAY = re.compile(r"(?<!\d)(?P<year>\d{4})[/.-](?P<month>\d{1,2})[/.-](?P<day>\d{1,2})(?!\d)")
_DAY_IN_WORDS = re.compile(
    r"(?:ngay\s+)?(?P<day>\d{1,2})\s+thang\s+(?P<month>\d{1,2})\s+nam\s+(?P<year>\d{4})"
)
_CLOCK = re.compile(
    r"(?<!\d)(?P<hour>\d{1,2})\s*(?::|h|gio)\s*(?:(?P<minute>\d{1,2})(?:\s*(?::|phut|p)\s*(?P<second>\d{1,2})?)?)?"
    r"(?:\.\d+)?\s*(?P<half>am|pm|sa|ch)?"
)
_ZONE = re.compile(r"(?P<zone>z|[+-]\d{2}:?\d{2})$")
_LEFT_OVER = re.compile(r"[\s,;t\-]*(?:luc|ngay|vao)?[\s,;t\-]*(?:luc|ngay|vao)?[\s,;t\-]*")
_USUAL = re.compile(r"\d{1,2}/\d{1,2}/\d{4} \d{1,2}:\d{2}(:\d{2})?")


@dataclass(frozen=True, slots=True)
class Moment:
    """A submission time that could be read."""

    at: datetime  # UTC, whole seconds
    finding: Finding | None = None  # how it was read, when not as usual


def read_moment(raw: Raw) -> Moment | None:
    """Read a submission time without judging whether it is likely; None when unreadable."""
    if isinstance(raw, bool) or raw is None:
        return None
    if isinstance(raw, datetime):
        return _moment(raw)
    serial = _serial(raw)
    if serial is not None:
        at = from_excel(serial)
        read = _moment(at) if isinstance(at, datetime) else None
        return read and Moment(read.at, repaired(Code.TIME_RESPELLED, shown=_show(read.at)))
    return _from_text(str(raw))


def _serial(raw: str | int | float) -> float | None:
    text = str(raw).strip()
    if not re.fullmatch(r"\d{5}([.,]\d+)?", text):
        return None
    number = float(text.replace(",", "."))
    return number if int(number) in _SERIALS else None


def _moment(at: datetime, finding: Finding | None = None) -> Moment | None:
    if not _FIRST_YEAR <= at.year <= _LAST_YEAR:
        return None
    whole = to_second(at)
    utc = clock.from_local(whole) if whole.tzinfo is None else whole.astimezone(UTC)
    return Moment(utc, finding)


def to_second(at: datetime) -> datetime:
    """Round to what a form's time is kept in; spreadsheets keep fractions of a day."""
    return (at + timedelta(milliseconds=500)).replace(microsecond=0)


def _from_text(raw: str) -> Moment | None:
    text = fold(raw[: _LONGEST + 1])
    if len(text) > _LONGEST:
        return None
    zone = _ZONE.search(text) if _ISO_DAY.match(text) else None
    found = _ISO_DAY.search(text) or _DAY_IN_WORDS.search(text) or _DAY.search(text)
    if found is None:
        return None
    rest = f"{text[: found.start()]} {text[found.end() : zone.start() if zone else None]}"
    hours = _CLOCK.search(rest)
    left = rest if hours is None else f"{rest[: hours.start()]} {rest[hours.end() :]}"
    if not _LEFT_OVER.fullmatch(left):
        return None
    return _assembled(found, hours, zone.group() if zone else "", is_usual=_is_usual(text))


def _is_usual(text: str) -> bool:
    return _USUAL.fullmatch(text) is not None


def _assembled(
    day: re.Match[str], hours: re.Match[str] | None, zone: str, *, is_usual: bool
) -> Moment | None:
    year, month, number = (int(day[part]) for part in ("year", "month", "day"))
    is_month_first = month > 12 >= number
    if is_month_first:
        month, number = number, month
    try:
        year = year + 2000 if len(day["year"]) == 2 else year
        at = datetime(year, month, number, *_clock_of(hours), tzinfo=_zone_of(zone))
    except ValueError:
        return None
    read = _moment(at)
    if read is None or (is_usual and not is_month_first):
        return read
    shown = _show(read.at)
    if is_month_first:
        return Moment(read.at, warning(Code.TIME_MONTH_FIRST, shown=shown))
    return Moment(read.at, repaired(Code.TIME_RESPELLED, shown=shown))


def _zone_of(written: str) -> tzinfo:
    if not written:
        return clock.HANOI
    minutes = 0 if written == "z" else int(written[1:3]) * 60 + int(written[-2:])
    return timezone(timedelta(minutes=-minutes if written[0] == "-" else minutes))


def _clock_of(hours: re.Match[str] | None) -> tuple[int, int, int]:
    if hours is None:
        return 0, 0, 0
    hour = int(hours["hour"])
    if hours["half"] in ("pm", "ch") and hour < 12:
        hour += 12
    if hours["half"] in ("am", "sa") and hour == 12:
        hour = 0
    return hour, int(hours["minute"] or 0), int(hours["second"] or 0)


def _show(at: datetime) -> str:
    return as_text(clock.local(at).replace(tzinfo=None))


def read_submitted_at(raw: Raw, *, now: datetime, meeting_month: date) -> Cell:
    """Read a submission time; one that cannot be right is left empty, the form itself is kept.

    A form is handed in before now, not after the month of its meeting, and not more than a year
    before that month.
    """
    text = as_text(raw)
    if not text.strip():
        return Cell(text, None, (warning(Code.TIME_MISSING),))
    moment = read_moment(raw)
    if moment is None:
        return Cell(text, None, (warning(Code.TIME_UNREADABLE, written=text[:80]),))
    unlikely = _unlikely(moment.at, now, meeting_month)
    if unlikely is not None:
        return Cell(text, None, (warning(unlikely, written=_show(moment.at)),))
    return Cell(text, moment.at, () if moment.finding is None else (moment.finding,))


def _unlikely(at: datetime, now: datetime, meeting_month: date) -> Code | None:
    year, month = meeting_month.year, meeting_month.month
    first = datetime(year, month, 1, tzinfo=clock.HANOI)
    after_month = datetime(year + month // 12, month % 12 + 1, 1, tzinfo=clock.HANOI)
    if at > now + _CLOCK_AHEAD or at >= after_month:
        return Code.TIME_IN_FUTURE
    return Code.TIME_TOO_OLD if at < first - timedelta(days=366) else None
