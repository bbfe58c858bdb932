"""A site says that who is near their turn sits there ready; chair and operators see it."""

from collections.abc import Callable
from typing import Any

import pytest

from console.auth.actor import Actor
from console.bridges.acts import connections as bridges
from console.errors import Conflict, Invalid, NotAllowed, Refused
from console.floor import rules
from console.floor.acts import queue, readiness
from models.codes.floor import TurnState
from models.codes.people import Role
from tests import make
from tests.cast import sign_in
from tests.console.floor import stage
from tests.console.floor.test_races import at_once


@pytest.fixture
def unit_id(meeting_id: int) -> int:
    return make.make_branch(1)


@pytest.fixture
def bridge_id(meeting_id: int, unit_id: int) -> int:
    return make.make_bridge(meeting_id, unit_id)


@pytest.fixture
def lan(unit_id: int) -> Actor:
    return sign_in(Role.OPERATOR, unit_id=unit_id)


def is_ready(turn_id: int) -> bool:
    return rules.is_ready(stage.turn(turn_id))


@pytest.mark.parametrize(
    "state", [TurnState.WAITING, TurnState.CALLED, TurnState.PARKED], ids=lambda one: one.value
)
def test_who_is_near_is_reported_ready_and_may_take_it_back(
    meeting_id: int, lan: Actor, bridge_id: int, state: TurnState
) -> None:
    turn_id = make.make_turn(meeting_id, bridge_id=bridge_id, state=state)

    readiness.ready_turn(lan, meeting_id, turn_id, seen=False)

    assert stage.turn(turn_id).ready_at == stage.after(1800)
    readiness.ready_turn(lan, meeting_id, turn_id, is_ready=False, seen=True)
    assert not is_ready(turn_id)
    assert stage.acts() == ["floor:turn:ready", "floor:turn:unready"]


@pytest.mark.parametrize("state", [TurnState.ON_AIR, TurnState.DONE, TurnState.WITHDRAWN])
def test_a_turn_that_speaks_or_is_over_gets_not_ready(
    meeting_id: int, lan: Actor, bridge_id: int, state: TurnState
) -> None:
    more: dict[str, Any] = {"bridge_id": bridge_id, "state": state}
    turn_id = make.make_turn(meeting_id, started_at=stage.after(60), **more)

    with pytest.raises(Refused, match="turn_not_near"):
        readiness.ready_turn(lan, meeting_id, turn_id, seen=False)

    assert stage.acts() == []


def test_only_the_first_who_waits_at_the_site_is_near(
    meeting_id: int, lan: Actor, bridge_id: int
) -> None:
    make.make_turn(meeting_id, 1)
    first = make.make_turn(meeting_id, 2, bridge_id=bridge_id)
    second = make.make_turn(meeting_id, 3, bridge_id=bridge_id)

    with pytest.raises(Refused, match="turn_not_near"):
        readiness.ready_turn(lan, meeting_id, second, seen=False)
    readiness.ready_turn(lan, meeting_id, first, seen=False)

    assert (is_ready(first), is_ready(second)) == (True, False)


def test_an_operator_says_nothing_about_another_site_or_the_hall(
    meeting_id: int, lan: Actor
) -> None:
    other = make.make_bridge(meeting_id, make.make_branch(2))
    there = make.make_turn(meeting_id, 1, bridge_id=other)
    hall = make.make_turn(meeting_id, 2)

    for turn_id in (there, hall):
        with pytest.raises(NotAllowed, match="not_your_unit"):
            readiness.ready_turn(lan, meeting_id, turn_id, seen=False)

    assert not is_ready(there)
    assert not is_ready(hall)


def test_the_chair_on_duty_says_it_for_the_hall(meeting_id: int) -> None:
    turn_id = make.make_turn(meeting_id)
    ha = stage.chair_of(meeting_id)
    duc = sign_in(Role.LEADER, name="duc")

    with pytest.raises(NotAllowed, match="chair_duty_missing"):
        readiness.ready_turn(duc, meeting_id, turn_id, seen=False)
    readiness.ready_turn(ha, meeting_id, turn_id, seen=False)

    assert is_ready(turn_id)


def test_two_who_say_it_at_once_make_one_act(meeting_id: int, lan: Actor, bridge_id: int) -> None:
    turn_id = make.make_turn(meeting_id, bridge_id=bridge_id)
    minh = sign_in(Role.SECRETARY)

    told = at_once(
        lambda: readiness.ready_turn(lan, meeting_id, turn_id, seen=False),
        lambda: readiness.ready_turn(minh, meeting_id, turn_id, seen=False),
    )

    assert sorted(told, key=str) == [turn_id, "conflict"]
    assert stage.acts() == ["floor:turn:ready"]


def test_a_turn_ready_already_is_a_conflict_not_a_second_act(
    meeting_id: int, lan: Actor, bridge_id: int
) -> None:
    turn_id = make.make_turn(meeting_id, bridge_id=bridge_id, ready_at=stage.after(60))

    with pytest.raises(Conflict):
        readiness.ready_turn(lan, meeting_id, turn_id, seen=False)


def test_a_lost_line_takes_readiness_back_and_keeps_the_place(
    meeting_id: int, lan: Actor, bridge_id: int
) -> None:
    make.make_connection(bridge_id, from_at=stage.after(0))
    waiting = make.make_turn(meeting_id, 4, bridge_id=bridge_id, ready_at=stage.after(60))
    elsewhere = make.make_turn(meeting_id, 5, ready_at=stage.after(60))

    bridges.lose(lan, meeting_id, bridge_id, reason="mất mạng")

    assert (is_ready(waiting), is_ready(elsewhere)) == (False, True)
    assert stage.turn(waiting).place == 4


def test_a_turn_cut_off_the_air_is_ready_again_only_when_said(
    meeting_id: int, lan: Actor, bridge_id: int
) -> None:
    make.make_connection(bridge_id, from_at=stage.after(0))
    turn_id = stage.on_air(meeting_id, bridge_id=bridge_id, ready_at=stage.after(30))

    bridges.lose(lan, meeting_id, bridge_id, reason="mất hình")

    assert stage.turn(turn_id).state is TurnState.PARKED
    assert not is_ready(turn_id)


def test_an_operator_names_people_of_the_own_site_alone(
    meeting_id: int, lan: Actor, unit_id: int, bridge_id: int
) -> None:
    mine = make.make_turn(meeting_id, 1, bridge_id=bridge_id, name="")
    hall = make.make_turn(meeting_id, 2, name="")
    form = make.make_registration(meeting_id, site_unit_id=make.make_branch(2))

    queue.name_turn(lan, meeting_id, mine, "Hà Quang Lực", seen="")

    assert stage.turn(mine).name == "Hà Quang Lực"
    with pytest.raises(NotAllowed, match="not_your_unit"):
        queue.name_turn(lan, meeting_id, hall, "Hà Quang Lực", seen="")
    with pytest.raises(NotAllowed, match="not_your_unit"):
        queue.name_turn(lan, meeting_id, mine, "An", registration_id=form, seen="Hà Quang Lực")
    with pytest.raises(Invalid):
        queue.name_turn(lan, meeting_id, mine, " ", seen="Hà Quang Lực")


def test_a_leader_off_duty_neither_joins_names_nor_withdraws(meeting_id: int) -> None:
    turn_id = make.make_turn(meeting_id)
    duc = sign_in(Role.LEADER, name="duc")

    acts: list[Callable[[], int]] = [
        lambda: queue.join_queue(duc, meeting_id),
        lambda: queue.name_turn(duc, meeting_id, turn_id, "An", seen="Người hỏi 1"),
        lambda: queue.withdraw_turn(duc, meeting_id, turn_id, seen=TurnState.WAITING),
    ]
    for act in acts:
        with pytest.raises(NotAllowed, match="chair_duty_missing"):
            act()

    assert stage.acts() == []
