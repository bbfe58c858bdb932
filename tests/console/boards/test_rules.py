"""How an asker is written, when a turn comes, how late the day is."""

from datetime import timedelta

import pytest

from console.boards import rules
from console.boards.public import cut
from models import AgendaItem
from models.codes.meetings import AskerShown
from tests.console.boards.room import at

MINUTE = timedelta(minutes=1)


def item(
    position: int, minutes: int, started: float | None = None, ended: float | None = None
) -> AgendaItem:
    return AgendaItem(
        position=position,
        minutes_planned=minutes,
        started_at=None if started is None else at(started),
        ended_at=None if ended is None else at(ended),
    )


def drift(*items: AgendaItem, now: float, opened: float | None = 0) -> timedelta | None:
    opened_at = None if opened is None else at(opened)
    return rules.timetable(items, at(0), opened_at=opened_at, closed_at=None, now=at(now)).drift


@pytest.mark.parametrize(
    ("preset", "shown"),
    [(AskerShown.SITE, ""), (AskerShown.INITIALS, "N.T.Đ."), (AskerShown.NAME, "Nguyễn thị Đào")],
)
def test_an_asker_is_written_as_the_preset_says(preset: AskerShown, shown: str) -> None:
    assert rules.asker_shown(preset, "Nguyễn thị Đào") == shown
    assert rules.asker_shown(preset, "") == ""


def test_who_waits_comes_after_the_time_left_and_the_time_of_those_before() -> None:
    free_at = rules.free_from(at(10), at(11.5), None)

    told = rules.expected(free_at, [180, 90, 60])

    assert told == [at(12), at(15), at(16)]


def test_overtime_and_a_pause_do_not_put_the_next_into_the_past() -> None:
    assert rules.free_from(at(10), at(7), None) == at(10)
    assert rules.free_from(at(10), None, at(25)) == at(25)
    assert rules.expected(at(10), [180]) == [at(10)]


def test_an_item_begun_late_makes_the_day_late_until_it_has_used_its_minutes() -> None:
    first = item(1, 10, started=4)

    assert drift(first, item(2, 30), now=5) == 4 * MINUTE
    assert drift(first, item(2, 30), now=17) == 7 * MINUTE


def test_an_item_ended_early_makes_the_day_early() -> None:
    assert drift(item(1, 10, 0, 7), item(2, 30), now=8) == -3 * MINUTE


def test_before_the_first_item_the_opening_counts() -> None:
    assert drift(item(1, 10), now=9, opened=6) == 6 * MINUTE
    assert drift(item(1, 10), now=9, opened=None) == 9 * MINUTE
    assert drift(item(1, 10), now=-5, opened=None) == timedelta(0)


def test_after_an_item_of_open_length_nothing_can_be_told() -> None:
    items = [item(1, 10, 0, 10), item(2, 0, 10, 50), item(3, 5, 50)]

    plan = rules.timetable(items, at(0), opened_at=at(0), closed_at=None, now=at(55))

    assert plan == rules.Timetable((at(0), at(10), None), None, None)


def test_the_expected_end_moves_with_the_drift_and_never_into_the_past() -> None:
    items = [item(1, 10, 5), item(2, 20)]

    plan = rules.timetable(items, at(0), opened_at=at(0), closed_at=None, now=at(6))
    late = rules.timetable(items[:1], at(0), opened_at=at(0), closed_at=None, now=at(90))

    assert (plan.planned_at, plan.ends_at) == ((at(0), at(10)), at(35))
    assert late.ends_at == at(90)


def test_a_closed_meeting_has_its_drift_and_no_expected_end() -> None:
    plan = rules.timetable(
        [item(1, 10, 0, 12)], at(0), opened_at=at(0), closed_at=at(13), now=at(99)
    )

    assert (plan.drift, plan.ends_at) == (3 * MINUTE, None)


def test_a_meeting_without_a_start_has_no_times() -> None:
    plan = rules.timetable([item(1, 10)], None, opened_at=None, closed_at=None, now=at(1))

    assert plan == rules.Timetable((None,), None, None)


def test_a_long_text_is_cut_at_a_word_to_the_bytes_it_takes() -> None:
    text = "Đề nghị cho biết " * 100

    assert cut("ngắn", 20) == "ngắn"
    assert len(cut(text, 100).encode()) + 2 <= 100
    assert cut(text, 100).endswith("…")
    assert cut("x" * 500, 100) == "…"
