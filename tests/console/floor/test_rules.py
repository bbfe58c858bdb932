"""The rules of the floor, without a database."""

from datetime import UTC, datetime, timedelta

import pytest

from console.floor import rules
from models import Matter, Turn
from models.codes.floor import TurnState
from models.codes.questions import Decision, Place

AT = datetime(2026, 10, 29, 2, 0, tzinfo=UTC)


def turn(number: int, state: TurnState = TurnState.WAITING, place: int | None = None) -> Turn:
    return Turn(
        id=number,
        number=number,
        state=state,
        place=number if place is None else place,
        seconds_allowed=180,
        seconds_paused=0,
    )


def matter(number: int, place: Place = Place.NONE, *, is_taken_up: bool = False) -> Matter:
    return Matter(id=number, number=number, place=place, taken_up_at=AT if is_taken_up else None)


def after(seconds: int) -> datetime:
    return AT + timedelta(seconds=seconds)


def test_pauses_do_not_count_as_speaking() -> None:
    spoken = turn(1)

    rules.start(spoken, AT)
    rules.pause(spoken, after(60))
    rules.start(spoken, after(100))

    assert rules.seconds_used(spoken, after(130)) == 90
    assert rules.seconds_left(spoken, after(130)) == 90


def test_the_clock_stands_while_paused() -> None:
    spoken = turn(1)

    rules.start(spoken, AT)
    rules.pause(spoken, after(60))

    assert rules.seconds_used(spoken, after(600)) == 60


def test_a_turn_ended_while_parked_counts_only_what_was_spoken() -> None:
    spoken = turn(1)

    rules.start(spoken, AT)
    rules.park(spoken, after(30), "mất tín hiệu")
    rules.end(spoken, TurnState.DONE, after(90), "")

    assert rules.seconds_used(spoken, after(500)) == 30


def test_time_over_the_allowance_is_below_zero() -> None:
    spoken = turn(1)

    rules.start(spoken, AT)

    assert rules.seconds_left(spoken, after(200)) == -20


def test_who_never_spoke_used_nothing() -> None:
    assert rules.seconds_used(turn(1), AT) == 0


def test_an_end_entered_before_its_start_uses_nothing() -> None:
    spoken = turn(1)

    rules.start(spoken, AT)
    rules.end(spoken, TurnState.DONE, AT - timedelta(seconds=5), "")

    assert rules.seconds_used(spoken, AT) == 0


@pytest.mark.parametrize(
    ("state", "has_begun", "becomes"),
    [
        (TurnState.WAITING, False, TurnState.WITHDRAWN),
        (TurnState.CALLED, False, TurnState.WITHDRAWN),
        (TurnState.ON_AIR, True, TurnState.DONE),
        (TurnState.PAUSED, True, TurnState.DONE),
        (TurnState.PARKED, True, TurnState.DONE),
    ],
)
def test_the_close_ends_every_open_turn(
    state: TurnState, has_begun: bool, becomes: TurnState
) -> None:
    cut_off = turn(1, state)
    cut_off.started_at = AT if has_begun else None

    rules.end_at_close(cut_off, after(60))

    assert (cut_off.state, cut_off.end_reason) == (becomes, "meeting_closed")


def test_a_matter_that_was_on_the_floor_without_outcome_bars_the_close() -> None:
    matters = [matter(2, Place.ON_FLOOR), matter(1, Place.DONE), matter(3), matter(4, Place.DONE)]

    assert rules.undecided(matters, {4}) == [matters[1], matters[0]]


def asked(covered: dict[int, list[int]], **decisions: Decision) -> rules.QuestionsAtClose:
    return rules.QuestionsAtClose({int(one[1:]): said for one, said in decisions.items()}, covered)


def test_an_accepted_question_not_reached_is_left_over() -> None:
    questions = asked({1: [11]}, q11=Decision.ACCEPTED)
    own = matter(1)

    assert rules.left_over([own], questions, set()) == [own]


def test_a_question_reached_through_another_matter_is_not_left_over() -> None:
    questions = asked({1: [11], 2: [11]}, q11=Decision.ACCEPTED)
    matters = [matter(1), matter(2, Place.DONE, is_taken_up=True)]

    assert rules.left_over(matters, questions, {2}) == []


def test_a_matter_is_left_over_when_one_of_its_questions_was_not_reached() -> None:
    questions = asked({1: [11, 12], 2: [11]}, q11=Decision.ACCEPTED, q12=Decision.ACCEPTED)
    matters = [matter(1), matter(2, Place.DONE, is_taken_up=True)]

    assert rules.left_over(matters, questions, {2}) == [matters[0]]


@pytest.mark.parametrize("decision", [Decision.EXCLUDED, Decision.REFERRED, Decision.UNREVIEWED])
def test_a_question_not_accepted_is_not_left_over(decision: Decision) -> None:
    assert rules.left_over([matter(1)], asked({1: [11]}, q11=decision), set()) == []


def test_a_scheduled_matter_is_left_over_also_without_a_question() -> None:
    scheduled = matter(1, Place.SCHEDULED)

    assert rules.left_over([scheduled], asked({}), set()) == [scheduled]


def test_a_scheduled_matter_whose_questions_were_excluded_keeps_their_referral() -> None:
    scheduled = matter(1, Place.SCHEDULED)

    assert rules.left_over([scheduled], asked({1: [11]}, q11=Decision.EXCLUDED), set()) == []


def test_an_accepted_question_in_no_matter_is_found() -> None:
    questions = asked({1: [11]}, q11=Decision.ACCEPTED, q12=Decision.ACCEPTED)

    assert rules.orphans([matter(1)], questions) == [12]


@pytest.mark.parametrize(
    ("allowed", "bells"),
    [(180, (90, 30)), (300, (150, 30)), (62, (31, 30)), (60, (30,)), (30, (15,))],
)
def test_a_turn_is_told_at_half_its_time_and_near_its_end(
    allowed: int, bells: tuple[int, ...]
) -> None:
    assert rules.bells(allowed) == bells


def test_what_a_unit_used_in_answers_before_is_added_up() -> None:
    begun = datetime(2026, 10, 29, 2, 0, tzinfo=UTC)

    def answer(unit_id: int | None, seconds: int | None) -> Turn:
        ended = begun + timedelta(seconds=seconds) if seconds is not None else None
        return Turn(unit_id=unit_id, started_at=begun, ended_at=ended, seconds_paused=0)

    now = answer(7, None)
    others = [answer(7, 200), answer(7, 180), answer(8, 100), answer(None, 60)]

    assert rules.seconds_of_unit([*others, now], now) == 380
    assert rules.seconds_of_unit(others, answer(None, None)) == 0
