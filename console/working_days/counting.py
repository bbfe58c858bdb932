"""The statutory dates around a meeting, each with the arithmetic that gave it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import islice
from types import MappingProxyType

from console.errors import Refused
from console.i18n.catalog import translate
from console.working_days.days import Day, DayTable
from models.codes.calendar_days import DayKind as Kind
from models.codes.calendar_days import PeriodUnit as Unit

_ONE_DAY = timedelta(days=1)


class Side(StrEnum):
    """On which side of the meeting a period lies."""

    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Period:
    """So many days before or after the meeting."""

    count: int  # days of the unit, at least 1
    unit: Unit
    side: Side


# Source: the Centre's plan for the dialogue conferences (both notices, invitation, programme,
# public result; it mixes working and calendar days on purpose); Decision 45/2018/QĐ-TTg for the
# conclusion notice.
PERIODS: Mapping[str, Period] = MappingProxyType(
    {
        "public_notice": Period(7, Unit.WORKING, Side.BEFORE),
        "media_notice": Period(7, Unit.WORKING, Side.BEFORE),
        "invitation": Period(5, Unit.WORKING, Side.BEFORE),
        "programme": Period(5, Unit.CALENDAR, Side.BEFORE),
        "result_notice": Period(10, Unit.CALENDAR, Side.AFTER),
        "conclusion_notice": Period(5, Unit.WORKING, Side.AFTER),
    }
)

_SENTENCES: Mapping[tuple[Unit, Side], str] = MappingProxyType(
    {
        (Unit.WORKING, Side.BEFORE): "deadline.working_before",
        (Unit.CALENDAR, Side.BEFORE): "deadline.calendar_before",
        (Unit.WORKING, Side.AFTER): "deadline.working_after",
        (Unit.CALENDAR, Side.AFTER): "deadline.calendar_after",
    }
)


@dataclass(frozen=True, slots=True)
class Deadline:
    """One statutory date; overdue after `due_on`, a warning after `recommended_on`."""

    key: str  # a key of PERIODS
    due_on: date
    recommended_on: date
    arithmetic: str  # sentences in the language asked for
    estimated: bool  # a later notice of days off may still move it


@dataclass(frozen=True, slots=True)
class _Count:
    meeting_on: date
    period: Period
    counted: tuple[date, ...]
    due_on: date
    recommended_on: date

    @property
    def plain_on(self) -> date:
        return self.counted[-1]

    def consulted(self) -> list[date]:
        """Give, in order, each day whose place in the calendar bears on the result."""
        found = [self.due_on, self.recommended_on, self.plain_on]
        if self.period.unit is Unit.WORKING:
            # Days off right beside the meeting were passed over before the first day counted.
            found.append(self.meeting_on + _step(self.period.side))
        first, last = min(found), max(found)
        return [first + n * _ONE_DAY for n in range((last - first).days + 1)]


def deadlines(
    meeting_on: date,
    table: DayTable,
    language: str = "vi",
    *,
    periods: Mapping[str, Period] = PERIODS,
) -> tuple[Deadline, ...]:
    """Give the statutory dates for a meeting on that day, in the order of `periods`.

    The day of the meeting is not counted. Working days counted back end on a working day, and one
    working day earlier is recommended. Calendar days counted back stay as they are. A period after
    the meeting that ends on a day off ends on the next working day. Outside the working days
    counted back, the last working day not after the plain end is recommended.

    Raises:
        Refused: `meeting_date_out_of_range`, the count leaves the years 1 to 9999.

    Source: Civil Code 2015, articles 147 (2), 147 (3), 148 (1) and 148 (5).
    """
    try:
        counts = {key: _count(period, meeting_on, table) for key, period in periods.items()}
    except OverflowError as error:
        raise Refused("meeting_date_out_of_range", found=meeting_on.isoformat()) from error
    return tuple(_deadline(key, count, table, language) for key, count in counts.items())


def _count(period: Period, meeting_on: date, table: DayTable) -> _Count:
    counted = _counted(period, meeting_on, table)
    plain_on = due_on = counted[-1]
    latest_on = plain_on
    if period.side is Side.AFTER:
        due_on = next(table.working_days(plain_on, 1))
    elif period.unit is Unit.WORKING:
        latest_on = plain_on - _ONE_DAY
    recommended_on = next(table.working_days(latest_on, -1))
    return _Count(meeting_on, period, counted, due_on, recommended_on)


def _counted(period: Period, meeting_on: date, table: DayTable) -> tuple[date, ...]:
    step = _step(period.side)
    if period.unit is Unit.WORKING:
        days = table.working_days(meeting_on + step, step.days)
        return tuple(islice(days, period.count))
    return tuple(meeting_on + n * step for n in range(1, period.count + 1))


def _step(side: Side) -> timedelta:
    return _ONE_DAY if side is Side.AFTER else -_ONE_DAY


def _deadline(key: str, count: _Count, table: DayTable, language: str) -> Deadline:
    unsure = [day for day in count.consulted() if table.is_estimated(day)]
    sentences = [_main_sentence(count, language), *_exceptions(count, table, language)]
    if unsure:
        years = ", ".join(str(year) for year in sorted({day.year for day in unsure}))
        sentences.append(translate(language, "deadline.estimated", years=years))
    arithmetic = " ".join(sentences)
    return Deadline(key, count.due_on, count.recommended_on, arithmetic, estimated=bool(unsure))


def _main_sentence(count: _Count, language: str) -> str:
    sentence = translate(
        language,
        _SENTENCES[count.period.unit, count.period.side],
        count=count.period.count,
        meeting_on=count.meeting_on,
        counted=", ".join(
            translate(language, "deadline.counted_day", day=day) for day in count.counted
        ),
        plain_on=count.plain_on,
        recommended_on=count.recommended_on,
    )
    if count.due_on == count.plain_on:
        return sentence
    rolled = translate(
        language,
        "deadline.rolled",
        plain_on=count.plain_on,
        due_on=count.due_on,
        recommended_on=count.recommended_on,
    )
    return f"{sentence} {rolled}"


def _exceptions(count: _Count, table: DayTable, language: str) -> list[str]:
    rows = [row for day in count.consulted() if (row := table.exception_on(day))]
    sentences = {Kind.OFF: "deadline.days_off", Kind.WORK: "deadline.days_worked"}
    return [
        translate(language, key, days=_named(chosen, language))
        for kind, key in sentences.items()
        if (chosen := [row for row in rows if row.kind is kind])
    ]


def _named(rows: list[Day], language: str) -> str:
    return "; ".join(
        translate(language, "deadline.named_day", day=row.on, name=row.name) for row in rows
    )
