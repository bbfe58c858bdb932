"""The legal clock in the hands of administrators: written, refused, removed, and by whom."""

import json
from datetime import date

import pytest
from sqlalchemy import select

from console import db
from console.administration.acts import legal_calendar as acts
from console.administration.views import legal_calendar
from console.auth.actor import Actor
from console.errors import Conflict, Invalid, NotAllowed, NotFound
from console.insight import meeting_figures
from console.working_days.days import Day
from models import JournalEntry
from models.codes.calendar_days import DayKind as Kind
from models.codes.calendar_days import DayStatus as Status
from models.codes.calendar_days import PeriodUnit as Unit
from models.codes.people import Role
from tests import make
from tests.cast import sign_in

MONDAY = date(2026, 11, 23)
SATURDAY = date(2026, 11, 28)
OFF = Day(MONDAY, Kind.OFF, "Nghỉ hoán đổi", "100/TB-BNV", Status.OFFICIAL)


@pytest.fixture
def son(database: str) -> Actor:
    return sign_in(Role.ADMIN)


def write(son: Actor, day: Day, seen: Day | None = None) -> int:
    return acts.write_day(son, day.on, day.kind, day.name, day.notice, day.status, seen=seen)


def shown(son: Actor, on: date) -> Day | None:
    return legal_calendar.load(son).day(on)


def last_entry() -> JournalEntry:
    with db.reading() as session:
        return session.scalars(select(JournalEntry).order_by(JournalEntry.number.desc())).first()  # type: ignore[return-value]


def test_a_day_when_written_stands_in_the_calendar_and_the_journal(son: Actor) -> None:
    write(son, OFF)

    assert shown(son, MONDAY) == OFF
    entry = last_entry()
    assert entry.act == "administration:day:written"
    assert json.loads(entry.facts)["day"] == "2026-11-23"
    assert "hoán đổi" not in entry.facts


def test_a_day_when_written_moves_the_dates_everybody_sees(son: Actor) -> None:
    make.make_meeting("2026-10")

    write(son, Day(date(2026, 10, 26), Kind.OFF, "Nghỉ hoán đổi", "", Status.ESTIMATED))

    today = meeting_figures.load_today(son, "2026-10")
    assert today is not None
    told = {one.key: (one.due_on, one.is_estimated) for one in today.milestones}
    assert told["public_notice"] == (date(2026, 10, 19), True)


def test_a_seeded_day_when_corrected_keeps_one_row(son: Actor) -> None:
    seeded = shown(son, date(2027, 2, 4))
    official = Day(date(2027, 2, 4), Kind.OFF, "Tết Nguyên đán", "88/TB-BNV", Status.OFFICIAL)
    many = len(legal_calendar.load(son).days)

    write(son, official, seen=seeded)

    assert shown(son, date(2027, 2, 4)) == official
    assert len(legal_calendar.load(son).days) == many


@pytest.mark.parametrize(
    ("day", "fields"),
    [
        (Day(MONDAY, Kind.OFF, " ", "1/TB", Status.OFFICIAL), {"name": "day_needs_name"}),
        (Day(MONDAY, Kind.OFF, "Nghỉ", "", Status.OFFICIAL), {"notice": "day_needs_notice"}),
        (
            Day(MONDAY, Kind.OFF, "x" * 121, "1/TB", Status.OFFICIAL),
            {"notice": "day_text_too_long"},
        ),
        (Day(MONDAY, Kind.WORK, "Làm bù", "", Status.ESTIMATED), {"kind": "day_is_work"}),
        (Day(SATURDAY, Kind.OFF, "Nghỉ", "", Status.ESTIMATED), {"kind": "day_is_off"}),
    ],
)
def test_a_day_when_wrong_is_refused_by_its_field(
    son: Actor, day: Day, fields: dict[str, str]
) -> None:
    with pytest.raises(Invalid) as refused:
        write(son, day)

    assert refused.value.fields == fields
    assert shown(son, day.on) is None


def test_a_day_when_somebody_was_faster_is_a_conflict_with_both_sides(son: Actor) -> None:
    write(son, OFF)

    with pytest.raises(Conflict) as conflict:
        write(son, Day(MONDAY, Kind.OFF, "Khác", "2/TB", Status.OFFICIAL))

    assert (conflict.value.seen, conflict.value.now) == (None, OFF)
    assert shown(son, MONDAY) == OFF


def test_a_day_when_removed_is_as_its_weekday_again(son: Actor) -> None:
    write(son, OFF)

    acts.remove_day(son, MONDAY, seen=OFF)

    assert shown(son, MONDAY) is None
    assert last_entry().act == "administration:day:removed"
    with pytest.raises(NotFound) as refused:
        acts.remove_day(son, MONDAY, seen=Day(MONDAY, Kind.OFF, "", "", Status.OFFICIAL))
    assert refused.value.code == "day_not_found"


def test_a_deadline_when_set_counts_the_other_days_and_back(son: Actor) -> None:
    def unit() -> Unit:
        shown_units = {one.key: one.period.unit for one in legal_calendar.load(son).periods}
        return shown_units["programme"]

    acts.choose_unit(son, "programme", Unit.WORKING, seen=Unit.CALENDAR)
    assert unit() is Unit.WORKING

    with pytest.raises(Conflict):
        acts.choose_unit(son, "programme", Unit.CALENDAR, seen=Unit.CALENDAR)
    acts.choose_unit(son, "programme", Unit.CALENDAR, seen=Unit.WORKING)
    assert unit() is Unit.CALENDAR

    with pytest.raises(NotFound):
        acts.choose_unit(son, "lunch", Unit.WORKING, seen=Unit.CALENDAR)


@pytest.mark.parametrize("search", ["quoc khanh 2026", "9441 01/09", "2026-09-01"])
def test_the_calendar_is_found_by_day_name_and_notice(son: Actor, search: str) -> None:
    found = legal_calendar.load(son).found(search).days

    assert date(2026, 9, 1) in [one.on for one in found]
    assert len(found) < 5


def test_years_missing_or_expected_are_told(son: Actor) -> None:
    whole = legal_calendar.load(son)

    assert legal_calendar.unsure_years(whole.days, 2026) == (2027,)
    assert legal_calendar.unsure_years(whole.days, 2025) == ()
    assert legal_calendar.unsure_years(whole.days, 2027) == (2027, 2028)


@pytest.mark.parametrize("role", [one for one in Role if one not in (Role.ADMIN, Role.SYSTEM)])
def test_nobody_else_opens_the_calendar(database: str, role: Role) -> None:
    with pytest.raises(NotAllowed):
        legal_calendar.load(sign_in(role))
