"""The rules of meetings, without a database."""

from datetime import UTC, date, datetime, timedelta

import pytest

from console.meetings import rules
from console.working_days import days
from console.working_days.days import Day, DayTable
from models import AgendaItem, Meeting, Recess
from models.codes.calendar_days import DayKind as Kind
from models.codes.calendar_days import DayStatus as Status

OPENED = datetime(2026, 10, 29, 1, 30, tzinfo=UTC)


def after(minutes: int) -> datetime:
    return OPENED + timedelta(minutes=minutes)


def item(position: int, *, is_started: bool = False) -> AgendaItem:
    return AgendaItem(id=position, position=position, started_at=OPENED if is_started else None)


@pytest.mark.parametrize("code", ["2026-10", "2026-01", "2030-12"])
def test_a_month_is_a_year_and_a_month(code: str) -> None:
    assert rules.is_month(code)


@pytest.mark.parametrize("code", ["2026-13", "2026-00", "2026-1", "0026-10", "2026-10-29", "", "x"])
def test_anything_else_is_no_month(code: str) -> None:
    assert not rules.is_month(code)


def test_a_day_belongs_to_its_month() -> None:
    assert rules.month_of(date(2026, 10, 29)) == "2026-10"


@pytest.mark.parametrize(
    ("minutes", "was_open"), [(-1, False), (0, True), (60, True), (90, True), (91, False)]
)
def test_a_meeting_is_open_between_opening_and_close(minutes: int, was_open: bool) -> None:
    meeting = Meeting(opened_at=OPENED, closed_at=after(90))

    assert rules.was_open(meeting, after(minutes)) is was_open


def test_a_meeting_never_opened_was_not_open() -> None:
    assert not rules.was_open(Meeting(), OPENED)


@pytest.mark.parametrize(("minutes", "is_in"), [(10, False), (15, True), (20, False), (25, False)])
def test_a_recess_lies_between_its_start_and_end(minutes: int, is_in: bool) -> None:
    pause = Recess(started_at=after(10), ended_at=after(20), minutes_planned=60)

    assert rules.in_recess([pause], after(minutes)) is is_in


@pytest.mark.parametrize(("planned", "is_in"), [(None, True), (30, True), (10, False)])
def test_a_recess_nobody_ended_counts_for_its_announced_minutes(
    planned: int | None, is_in: bool
) -> None:
    pause = Recess(started_at=OPENED, minutes_planned=planned)

    assert rules.in_recess([pause], after(20)) is is_in


def test_a_new_item_goes_where_it_is_put() -> None:
    first, second, new = item(1), item(2), item(3)

    assert rules.placed([first, second], new, 2) == [first, new, second]
    assert rules.placed([first, second], new, None) == [first, second, new]


def test_an_item_that_began_does_not_move() -> None:
    begun, later = item(1, is_started=True), item(2)

    assert not rules.moves_started([begun, later])
    assert rules.moves_started([later, begun])


def test_positions_when_some_are_held_twice_then_each_is_held_once_and_none_moves_up() -> None:
    assert rules.distinct([5, 2, 2]) == [2, 3, 5]
    assert rules.distinct([]) == []


@pytest.mark.parametrize(
    ("code", "day"),
    [
        ("2026-10", date(2026, 10, 29)),
        ("2026-11", date(2026, 11, 26)),
        ("2026-04", date(2026, 4, 29)),  # the Thursday is a holiday
        ("2026-02", date(2026, 2, 26)),
        ("2026-12", date(2026, 12, 31)),
    ],
)
def test_the_day_suggested_is_the_last_thursday_or_the_working_day_nearest(
    code: str, day: date
) -> None:
    assert rules.suggested_day(code, days.load()) == day


def off(*numbers: int) -> DayTable:
    return DayTable(
        tuple(Day(date(2026, 10, one), Kind.OFF, "Nghỉ", "", Status.ESTIMATED) for one in numbers)
    )


def test_the_day_suggested_moves_earlier_before_it_moves_later() -> None:
    assert rules.suggested_day("2026-10", off(29)) == date(2026, 10, 28)
    assert rules.suggested_day("2026-10", off(26, 27, 28, 29)) == date(2026, 10, 30)


def test_no_day_is_suggested_when_the_whole_week_is_off() -> None:
    assert rules.suggested_day("2026-10", off(26, 27, 28, 29, 30)) is None
