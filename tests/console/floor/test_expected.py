"""When those in the order can expect the floor, without a database."""

from datetime import UTC, datetime, timedelta
from typing import Any

from console.floor import expected as rules
from models import Turn
from models.codes.floor import TurnKind, TurnState

AT = datetime(2026, 10, 29, 2, 0, tzinfo=UTC)


def at(minutes: float) -> datetime:
    return AT + timedelta(minutes=minutes)


def turn(number: int, seconds: int = 180, **more: Any) -> Turn:
    return Turn(id=number, seconds_allowed=seconds, seconds_paused=0, **more)


def began(*minutes: float) -> list[Turn]:
    return [turn(one, started_at=at(when)) for one, when in enumerate(minutes)]


def times(free_at: datetime, turns: list[Turn], pace: rules.Pace) -> list[datetime]:
    told = rules.expected(free_at, turns, pace, 180, is_busy=True)
    return [one.at for one in told]


def test_without_measured_turns_each_takes_the_time_allowed() -> None:
    pace = rules.pace_of([turn(1)], 180)

    assert (pace.seconds, pace.spread) == (180, 90)
    waiting = [turn(1), turn(2, 240), turn(3, 60)]
    assert times(at(11.5), waiting, pace) == [at(12), at(15), at(19)]


def test_turns_are_measured_from_start_to_start_but_for_what_lay_between() -> None:
    pace = rules.pace_of(began(0, 9, 18, 27, 36, 90, 99), 180)

    assert pace.seconds == (2 * 180 + 5 * 540) / 7
    assert 95 < pace.spread < 105


def test_answers_lie_between_the_turns_and_are_over_when_their_own_time_is() -> None:
    asked = began(0, 9, 18)
    answer = turn(7, 240, kind=TurnKind.ANSWER, started_at=at(20))

    assert rules.pace_of([*asked, answer], 180) == rules.pace_of(asked, 180)
    pace = rules.Pace(540, 60)
    assert rules.free_at(at(21), answer, pace, None) == at(24)


def test_the_later_the_turn_the_less_sure_is_its_time() -> None:
    pace = rules.Pace(180, 60)

    told = rules.expected(at(10), [turn(one) for one in range(9)], pace, 180, is_busy=False)

    assert (told[0].earliest, told[0].at, told[0].latest) == (at(10), at(10), at(10))
    spreads = [one.spread_minutes for one in told]
    assert spreads == sorted(spreads)
    assert spreads[-1] > spreads[1] > 0
    assert all(one.earliest <= one.at <= one.latest for one in told)


def test_overtime_a_pause_and_a_recess_do_not_put_the_next_into_the_past() -> None:
    pace = rules.Pace(180, 60)
    over = turn(1, state=TurnState.ON_AIR, started_at=at(0))

    assert rules.free_at(at(10), over, pace, None) == at(10)
    assert rules.free_at(at(10), None, pace, at(25)) == at(25)
    assert rules.free_at(at(1), over, rules.Pace(600, 60), None) == at(10)
