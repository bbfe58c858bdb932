"""What the live part will have no time for, without a database."""

from datetime import UTC, datetime, timedelta
from typing import Any

from console.floor.unreached import not_in_time
from models import Matter, Recess
from models.codes.questions import Place

AT = datetime(2026, 10, 29, 2, 0, tzinfo=UTC)
HALL = timedelta(minutes=30)


def at(minutes: float) -> datetime:
    return AT + timedelta(minutes=minutes)


def to_come(number: int, **more: Any) -> Matter:
    return Matter(number=number, place=Place.SCHEDULED, **more)


def over(number: int, minutes: float, place: Place = Place.DONE) -> Matter:
    return Matter(number=number, place=place, taken_up_at=at(minutes))


def late(found: list[Matter], now: float, *recesses: Recess) -> list[int]:
    return [matter.number for matter in not_in_time(found, recesses, HALL, at(now))]


def test_what_ends_after_the_live_part_is_not_in_time() -> None:
    found = [over(1, 0), *(to_come(number) for number in (2, 3, 4))]

    assert late(found, 6) == []
    assert late(found, 18) == [4]
    assert late(found, 40) == [2, 3, 4]


def test_before_anything_was_taken_up_nothing_is_late() -> None:
    assert late([to_come(1), to_come(2)], 300) == []


def test_a_long_planned_matter_is_late_and_a_short_one_behind_it_too() -> None:
    found = [over(1, 0), to_come(2, minutes_planned=30), to_come(3, minutes_planned=1)]

    assert late(found, 6) == [2, 3]


def test_a_slow_meeting_reaches_less() -> None:
    slow = [over(1, 0), over(2, 10), over(3, 20), to_come(4)]
    quick = [over(1, 0), over(2, 6), over(3, 12), to_come(4)]

    assert late(slow, 23) == [4]
    assert late(quick, 23) == []


def test_the_matter_on_the_floor_takes_its_time_first() -> None:
    found = [over(1, 0), over(2, 20, Place.ON_FLOOR), to_come(3)]

    assert late(found, 20) == [3]


def test_a_recess_does_not_count() -> None:
    found = [over(1, 0), to_come(2), to_come(3)]
    recess = Recess(started_at=at(6), ended_at=at(26))

    assert late(found, 28) == [2, 3]
    assert late(found, 28, recess) == []
