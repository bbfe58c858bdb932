"""The order of the speakers, without a database."""

import itertools
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.floor import order, rules
from console.floor.order_shapes import (
    Floor,
    OrderRule,
    Planned,
    SourceKind,
    Why,
    source_of,
)
from console.meetings.presets import WEIGHTS
from models import Turn
from models.codes.floor import TurnKind, TurnState
from models.codes.meetings import TurnOrder

AT = datetime(2026, 10, 29, 2, 0, tzinfo=UTC)
EQUAL = dict.fromkeys(SourceKind, 1)
HALL, FIRST, SECOND = None, 1, 2  # bridges


def after(seconds: int) -> datetime:
    return AT + timedelta(seconds=seconds)


def turn(number: int, bridge_id: int | None = HALL, **more: Any) -> Turn:
    stands = {
        "id": number,
        "number": number,
        "place": number,
        "name": f"Người {number}",
        "bridge_id": bridge_id,
        "is_online": False,
        "kind": TurnKind.QUESTION,
        "state": TurnState.WAITING,
        "put_first_reason": "",
        "joined_at": after(number),
        "seconds_allowed": 180,
        "seconds_paused": 0,
    }
    return Turn(**{**stands, **more})


def spoken(number: int, bridge_id: int | None, seconds: int, **more: Any) -> Turn:
    begun = after(1000 + 1000 * number)
    done = {"state": TurnState.DONE, "started_at": begun, "called_at": begun}
    ended = begun + timedelta(seconds=seconds)
    return turn(number, bridge_id, **{**done, "ended_at": ended, **more})


def floor(
    turns: Sequence[Turn],
    weights: Mapping[SourceKind, int] = EQUAL,
    kind: TurnOrder = TurnOrder.FAIR,
    **more: Any,
) -> Floor:
    return Floor(OrderRule(kind, weights), turns, **more)


def numbers(found: Floor) -> list[int]:
    return [one.turn.number for one in order.in_order(found)]


def whys(found: Floor) -> list[Why]:
    return [one.reason.why for one in order.in_order(found)]


def test_first_come_keeps_to_the_places() -> None:
    turns = [turn(1, place=5), turn(2, FIRST, place=3), turn(3, place=3, put_first_reason="Già")]
    found = floor(turns, kind=TurnOrder.FIRST_COME)

    assert numbers(found) == [2, 3, 1]
    assert whys(found) == [Why.FIRST_COME, Why.PUT_FIRST, Why.FIRST_COME]


def test_the_sources_take_turns_whoever_came_in_crowds() -> None:
    turns = [turn(1), turn(2), turn(3), turn(4, FIRST), turn(5, SECOND)]

    assert numbers(floor(turns)) == [1, 4, 5, 2, 3]
    assert whys(floor(turns)) == [Why.NOT_YET, Why.NOT_YET, Why.NOT_YET, Why.ONLY, Why.ONLY]


def test_individuals_online_are_one_source() -> None:
    turns = [turn(1, is_online=True), turn(2, is_online=True), turn(3)]

    assert numbers(floor(turns)) == [1, 3, 2]


def test_who_spoke_least_for_their_share_comes_next() -> None:
    turns = [spoken(1, HALL, 600), spoken(2, FIRST, 300), turn(3, HALL), turn(4, FIRST)]

    assert numbers(floor(turns)) == [4, 3]
    assert order.in_order(floor(turns))[0].reason.minutes == 5
    double = {**EQUAL, SourceKind.HALL: 3}
    assert numbers(floor(turns, double)) == [3, 4]


@pytest.mark.parametrize("kind", [TurnKind.ANSWER, TurnKind.GUEST])
def test_an_answer_and_a_guest_spend_no_time_of_the_hall(kind: TurnKind) -> None:
    asked = [spoken(1, HALL, 100), spoken(2, FIRST, 200), turn(5, HALL), turn(6, FIRST)]

    with_them = [*asked, *(spoken(number, HALL, 900, kind=kind) for number in (3, 4))]

    assert numbers(floor(with_them)) == numbers(floor(asked)) == [5, 6]


def test_who_waited_for_as_many_turns_as_may_be_comes_before_who_spoke_less() -> None:
    turns = [spoken(1, HALL, 3000), *(spoken(number, FIRST, 10) for number in (2, 3))]
    waiting = [turn(4, HALL), turn(5, FIRST)]

    found = order.in_order(floor([*turns, *waiting]))

    assert [one.turn.number for one in found] == [4, 5]
    reason = found[0].reason
    assert (reason.why, reason.waited, reason.at_most) == (Why.WAITED, 2, 2)


def test_who_joins_now_has_not_waited_for_what_was_before() -> None:
    turns = [spoken(1, HALL, 3000), *(spoken(number, FIRST, 10) for number in (2, 3))]
    waiting = [turn(4, HALL, joined_at=after(9000)), turn(5, FIRST)]

    assert numbers(floor([*turns, *waiting])) == [5, 4]


def test_who_has_not_spoken_comes_before_who_has_at_their_source() -> None:
    turns = [spoken(1, HALL, 60, registration_id=7), spoken(2, HALL, 60, name="Bà Hạnh")]
    again = [turn(3, registration_id=7), turn(4, name="bà hạnh"), turn(5)]

    assert numbers(floor([*turns, *again])) == [5, 3, 4]


def test_planned_questions_come_as_in_the_programme() -> None:
    turns = [turn(1), turn(2, FIRST, registration_id=8), turn(3, registration_id=9)]
    planned = {8: Planned(2, 14), 9: Planned(1, 15)}

    found = order.in_order(floor(turns, planned=planned))

    assert [one.turn.number for one in found] == [3, 2, 1]
    assert [one.reason.number for one in found] == [15, 14, 0]


def test_before_the_rotation_come_override_return_point_of_order_and_follow_up() -> None:
    turns = [
        turn(1),
        turn(2, FIRST, kind=TurnKind.FOLLOW_UP),
        turn(3, SECOND, kind=TurnKind.POINT_OF_ORDER),
        turn(
            4,
            FIRST,
            state=TurnState.PARKED,
            ready_at=after(90),
            started_at=after(10),
            paused_at=after(20),
        ),
        turn(5, SECOND, put_first_reason="Phải về sớm", place=0),
        turn(6, SECOND, state=TurnState.CALLED, called_at=after(80)),
        turn(7, SECOND, state=TurnState.PARKED, started_at=after(10), paused_at=after(20)),
    ]

    found = floor(turns)

    assert numbers(found) == [6, 5, 4, 3, 2, 1]
    assert whys(found)[:5] == [
        Why.CALLED,
        Why.PUT_FIRST,
        Why.RETURNED,
        Why.POINT_OF_ORDER,
        Why.FOLLOW_UP,
    ]
    assert order.in_order(found)[1].reason.told == "Phải về sớm"


def test_calling_depends_on_who_is_next_and_after_whom() -> None:
    on_air: dict[str, Any] = {
        "state": TurnState.ON_AIR,
        "started_at": after(60),
        "called_at": after(50),
    }
    turns = [turn(1, **on_air), turn(2, state=TurnState.CALLED, called_at=after(70)), turn(3)]

    seen = order.as_seen(order.in_order(floor(turns)), turns)

    assert seen == rules.NextTurn(next_turn=3, after_turn=1)
    assert order.as_seen([], []) == rules.NextTurn(None, None)


def test_the_first_called_comes_first_whatever_their_places() -> None:
    turns = [
        turn(1, state=TurnState.CALLED, called_at=after(90)),
        turn(2, state=TurnState.CALLED, called_at=after(80)),
    ]

    assert numbers(floor(turns)) == [2, 1]


def test_the_next_of_a_site_may_get_ready_by_the_same_order() -> None:
    turns = [
        spoken(1, FIRST, 60, registration_id=7),
        turn(2, FIRST, registration_id=7),
        turn(3, FIRST),
    ]
    placed = order.in_order(floor(turns))

    assert [order.may_get_ready(one, placed) for one in turns[1:]] == [False, True]
    assert [one.number for one in order.nearest_first(placed, turns)] == [3, 2]


_waiting: st.SearchStrategy[dict[str, Any]] = st.builds(
    dict,
    bridge_id=st.sampled_from([None, 1, 2, 3]),
    is_online=st.booleans(),
    kind=st.sampled_from(TurnKind),
    registration_id=st.sampled_from([None, None, 5, 6, 7, 8]),
    put_first_reason=st.sampled_from(["", "", "", "Già"]),
)
_had: st.SearchStrategy[dict[str, Any]] = st.builds(
    dict,
    bridge_id=st.sampled_from([None, 1, 2, 3]),
    seconds=st.integers(min_value=0, max_value=3000),
)


def made(had: Sequence[dict[str, Any]], waiting: Sequence[dict[str, Any]]) -> list[Turn]:
    begun = [spoken(number, **one) for number, one in enumerate(had, start=1)]
    return begun + [turn(number, **one) for number, one in enumerate(waiting, start=len(had) + 1)]


@given(had=st.lists(_had, max_size=8), waiting=st.lists(_waiting, max_size=12), data=st.data())
def test_everybody_stands_in_the_order_once_and_the_same_facts_make_the_same_order(
    had: list[dict[str, Any]], waiting: list[dict[str, Any]], data: st.DataObject
) -> None:
    turns = made(had, waiting)
    found = floor(turns, planned={5: Planned(1, 1), 6: Planned(2, 2)})

    told = numbers(found)

    assert Counter(told) == Counter(one.number for one in turns[len(had) :])
    shuffled = data.draw(st.permutations(turns))
    assert numbers(floor(shuffled, planned=found.planned)) == told


@given(had=st.lists(_had, max_size=8), waiting=st.lists(_waiting, min_size=1, max_size=12))
def test_calling_the_next_leaves_the_order_of_all_others_as_it_was(
    had: list[dict[str, Any]], waiting: list[dict[str, Any]]
) -> None:
    turns = made(had, waiting)
    before = order.in_order(floor(turns))

    before[0].turn.state, before[0].turn.called_at = TurnState.CALLED, after(90_000)

    assert numbers(floor(turns)) == [one.turn.number for one in before]


def play(
    weights: Mapping[SourceKind, int], sources: Sequence[int | str | None], lengths: Sequence[int]
) -> None:
    """Let everybody speak in the fair order, and look at how long each source waits."""
    at = itertools.count(90_000, 10_000)
    turns = [
        turn(
            number,
            bridge_id=source if isinstance(source, int) else None,
            is_online=source == "online",
        )
        for number, source in enumerate([*sources] * 3, start=1)
    ]
    total = sum(weights[source_of(one).kind] for one in turns[: len(sources)])
    waited: Counter[Any] = Counter()
    for length in itertools.islice(itertools.cycle(lengths), len(turns)):
        speaker = order.in_order(floor(turns, weights))[0].turn
        begun = after(next(at))
        speaker.state, speaker.started_at, speaker.called_at = TurnState.DONE, begun, begun
        speaker.ended_at = begun + timedelta(seconds=length)
        waited[source_of(speaker)] = 0
        for other in {source_of(one) for one in turns if one.state is TurnState.WAITING}:
            if other != source_of(speaker):
                waited[other] += 1
                assert waited[other] <= math.ceil(total / weights[other.kind]), (weights, sources)
    assert all(one.state is TurnState.DONE for one in turns)


_weight = st.sampled_from(WEIGHTS)


@given(
    hall=_weight,
    bridge=_weight,
    online=_weight,
    bridges=st.integers(min_value=0, max_value=7),
    has=st.tuples(st.booleans(), st.booleans()),
    lengths=st.lists(st.integers(min_value=5, max_value=3600), min_size=1, max_size=9),
)
def test_no_source_waits_for_more_turns_than_its_share_allows(
    hall: int,
    bridge: int,
    online: int,
    bridges: int,
    has: tuple[bool, bool],
    lengths: list[int],
) -> None:
    weights = {SourceKind.HALL: hall, SourceKind.BRIDGE: bridge, SourceKind.ONLINE: online}
    sources: list[int | str | None] = [*range(1, bridges + 1)]
    sources += [None] if has[0] else []
    sources += ["online"] if has[1] else []

    play(weights, sources, lengths)


@pytest.mark.parametrize("weight", WEIGHTS)
def test_equal_shares_take_strict_turns_when_all_speak_equally_long(weight: int) -> None:
    weights = dict.fromkeys(SourceKind, weight)
    turns = [turn(number, 1 + number % 3) for number in range(1, 10)]

    told = [one.source.bridge_id for one in order.in_order(floor(turns, weights))]

    assert told == [2, 3, 1] * 3
