"""What administrators do to the legal clock: days off, make-up days, what a deadline counts."""

from datetime import date

from sqlalchemy import select

from console.auth.permissions import Permission
from console.errors import Invalid, NotFound
from console.journal import Subject
from console.live.topics import Topic
from console.text.folding import one_line
from console.use_case import Work, house_act
from console.working_days.counting import PERIODS
from console.working_days.days import Day
from models import CalendarDay, DeadlinePeriod
from models.codes.calendar_days import DayKind as Kind
from models.codes.calendar_days import DayStatus as Status
from models.codes.calendar_days import PeriodUnit as Unit

LONGEST = 120  # characters of a name or of a notice's number


@house_act(Permission.CALENDAR_EDIT)
def write_day(
    work: Work, on: date, kind: Kind, name: str, notice: str, status: Status, *, seen: Day | None
) -> int:
    """Put a day into the calendar, or correct it; gives the id of its row.

    Args:
        seen: the day as the person saw it; None = it was not in the calendar.

    Raises:
        Invalid: no name, a text too long, an official day without the number of its notice, a day
            that is so by its weekday already.
        Conflict: somebody else changed the day first.

    Source: Labour Code 2019, articles 111 and 112; the yearly notices of days off.
    """
    wanted = Day(on, kind, one_line(name), one_line(notice), status)
    _check(wanted)
    row = _row(work, on)
    work.expect(seen, _shown(row))
    if row is None:
        row = CalendarDay(on=on)
        work.session.add(row)
    row.kind, row.name, row.notice, row.status = kind, wanted.name, wanted.notice, status
    row.entry = work.number
    work.session.flush()
    facts = {"day": on.isoformat(), "kind": kind.value, "status": status.value}
    work.record(
        "administration:day:written",
        Subject("calendar_day", row.id),
        facts=facts,
        topics=(Topic.HOUSE, Topic.MEETING),
    )
    return row.id


@house_act(Permission.CALENDAR_EDIT)
def remove_day(work: Work, on: date, *, seen: Day) -> int:
    """Take a day out of the calendar, so that its weekday decides again; gives its row's id.

    Raises:
        NotFound: the calendar has no such day.
        Conflict: somebody else changed the day first.
    """
    row = _row(work, on)
    if row is None:
        raise NotFound("day_not_found", day=on.strftime("%d/%m/%Y"))
    work.expect(seen, _shown(row))
    removed = row.id
    work.session.delete(row)
    work.record(
        "administration:day:removed",
        Subject("calendar_day", removed),
        facts={"day": on.isoformat(), "kind": row.kind.value},
        topics=(Topic.HOUSE, Topic.MEETING),
    )
    return removed


@house_act(Permission.CALENDAR_EDIT)
def choose_unit(work: Work, deadline: str, unit: Unit, *, seen: Unit) -> int:
    """Let a deadline count working days or calendar days; gives its place among the deadlines.

    Args:
        seen: what it counted, as the person saw it.

    Raises:
        NotFound: no such deadline.
        Conflict: somebody else chose first.
    """
    if deadline not in PERIODS:
        raise NotFound("deadline_not_found")
    chosen = select(DeadlinePeriod).where(DeadlinePeriod.deadline == deadline)
    row = work.session.scalars(chosen).one_or_none()
    work.expect(seen, row.unit if row else PERIODS[deadline].unit)
    if row is None:
        row = DeadlinePeriod(deadline=deadline)
        work.session.add(row)
    row.unit, row.entry = unit, work.number
    place = list(PERIODS).index(deadline) + 1
    work.record(
        "administration:period:chosen",
        Subject("deadline", place),
        facts={"deadline": deadline, "unit": unit.value},
        topics=(Topic.HOUSE, Topic.MEETING),
    )
    return place


def _check(wanted: Day) -> None:
    wrong = {}
    if not wanted.name:
        wrong["name"] = "day_needs_name"
    if len(wanted.name) > LONGEST or len(wanted.notice) > LONGEST:
        wrong["notice"] = "day_text_too_long"
    elif wanted.status is Status.OFFICIAL and not wanted.notice:
        wrong["notice"] = "day_needs_notice"
    if not wanted.differs:
        wrong["kind"] = "day_is_off" if wanted.kind is Kind.OFF else "day_is_work"
    if wrong:
        raise Invalid(wrong)


def _row(work: Work, on: date) -> CalendarDay | None:
    return work.session.scalars(select(CalendarDay).where(CalendarDay.on == on)).one_or_none()


def _shown(row: CalendarDay | None) -> Day | None:
    return Day(row.on, row.kind, row.name, row.notice, row.status) if row else None
