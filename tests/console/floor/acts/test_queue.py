"""The queue: joining, naming, putting first, calling, withdrawing."""

from datetime import timedelta

import pytest

from console import clock
from console.auth.actor import Actor
from console.errors import Conflict, Invalid, NotAllowed, NotFound, Refused
from console.floor.acts import closing, queue
from console.floor.rules import NextTurn
from models.codes.floor import TurnState
from models.codes.people import Role
from tests import make
from tests.cast import sign_in
from tests.console.floor import stage

NOBODY = NextTurn(None, None)


@pytest.fixture
def bridge_id(meeting_id: int) -> int:
    return make.make_bridge(meeting_id, make.make_branch())


def test_joining_puts_at_the_end_of_the_queue(meeting_id: int, minh: Actor) -> None:
    first = queue.join_queue(minh, meeting_id, name="Bà Hạnh", topic="Sổ đỏ")
    second = queue.join_queue(minh.at(stage.after(10)), meeting_id, name="Ông Hiếu")

    joined = [stage.turn(one) for one in (first, second)]
    assert [(one.number, one.place, one.name) for one in joined] == [
        (1, 1, "Bà Hạnh"),
        (2, 2, "Ông Hiếu"),
    ]
    assert (joined[1].joined_at, joined[1].seconds_allowed) == (stage.after(10), 180)
    assert stage.acts() == ["floor:turn:joined"] * 2


def test_the_room_may_join_before_the_opening(planned_id: int, minh: Actor) -> None:
    turn_id = queue.join_queue(minh, planned_id, name="Bà Hạnh")

    assert stage.turn(turn_id).state is TurnState.WAITING


def test_a_registrant_joins_under_their_own_name_and_once(meeting_id: int, minh: Actor) -> None:
    form = make.make_registration(meeting_id)
    turn_id = queue.join_queue(minh, meeting_id, registration_id=form)

    with pytest.raises(Refused, match="already_in_queue"):
        queue.join_queue(minh, meeting_id, registration_id=form)

    assert stage.turn(turn_id).name == "Nguyễn Thị An"


def test_a_registrant_may_join_again_after_their_turn(meeting_id: int, minh: Actor) -> None:
    form = make.make_registration(meeting_id)
    make.make_turn(meeting_id, registration_id=form, state=TurnState.DONE)

    turn_id = queue.join_queue(minh, meeting_id, registration_id=form)

    assert stage.turn(turn_id).number == 2


def test_nothing_of_another_meeting_joins(meeting_id: int, planned_id: int, minh: Actor) -> None:
    with pytest.raises(NotFound, match="registration_not_found"):
        queue.join_queue(minh, meeting_id, registration_id=make.make_registration(planned_id))
    elsewhere = make.make_bridge(planned_id, make.make_branch())
    with pytest.raises(NotFound, match="bridge_not_found"):
        queue.join_queue(minh, meeting_id, bridge_id=elsewhere)


def test_an_operator_puts_people_of_their_own_branch_in_the_queue(
    meeting_id: int, bridge_id: int
) -> None:
    other = make.make_branch(2)
    elsewhere = make.make_bridge(meeting_id, other)
    lan = sign_in(Role.OPERATOR, unit_id=other)

    turn_id = queue.join_queue(lan, meeting_id, bridge_id=elsewhere)

    assert stage.turn(turn_id).bridge_id == elsewhere
    for site in (bridge_id, None):
        with pytest.raises(NotAllowed, match="not_your_unit"):
            queue.join_queue(lan, meeting_id, bridge_id=site)


def test_after_the_close_only_what_was_before_it_joins(
    meeting_id: int, minh: Actor, care_id: int
) -> None:
    closing.close_meeting(minh.at(stage.after(1000)), meeting_id)

    with pytest.raises(Refused, match="meeting_closed"):
        queue.join_queue(minh, meeting_id)

    assert queue.join_queue(minh.at(stage.after(900)), meeting_id) > 0


def test_naming_a_turn_tells_who_named_it_first(meeting_id: int, minh: Actor) -> None:
    turn_id = make.make_turn(meeting_id, name="")
    hoa = sign_in(Role.SECRETARY, name="hoa")
    queue.name_turn(minh, meeting_id, turn_id, "Bà Hạnh", seen="")

    with pytest.raises(Conflict) as raised:
        queue.name_turn(hoa, meeting_id, turn_id, "Bà Hiền", seen="")

    assert (raised.value.seen, raised.value.now) == ("", "Bà Hạnh")
    assert stage.turn(turn_id).name == "Bà Hạnh"
    assert stage.acts() == ["floor:turn:named"]


def test_naming_needs_a_name_and_a_free_registration(meeting_id: int, minh: Actor) -> None:
    form = make.make_registration(meeting_id)
    make.make_turn(meeting_id, 1, registration_id=form)
    unnamed = make.make_turn(meeting_id, 2, name="")

    with pytest.raises(Invalid):
        queue.name_turn(minh, meeting_id, unnamed, " ", seen="")
    with pytest.raises(Refused, match="already_in_queue"):
        queue.name_turn(minh, meeting_id, unnamed, "An", registration_id=form, seen="")


def test_a_turn_put_first_is_called_next(meeting_id: int, minh: Actor) -> None:
    first, second, third = (make.make_turn(meeting_id, number) for number in (1, 2, 3))

    queue.put_first(minh, meeting_id, third, "Người cao tuổi", seen=first)

    called = queue.call_next(minh, meeting_id, seen=NextTurn(third, None))
    assert (called, stage.turn(third).put_first_reason) == (third, "Người cao tuổi")
    assert [stage.turn(one).place for one in (first, second)] == [1, 2]
    assert stage.acts() == ["floor:turn:put_first", "floor:turn:called"]


def test_a_called_turn_can_go_back_to_the_front(meeting_id: int, minh: Actor) -> None:
    called = make.make_turn(meeting_id, 1, state=TurnState.CALLED, called_at=stage.after(60))
    waiting = make.make_turn(meeting_id, 2)

    queue.put_first(minh, meeting_id, called, "Gọi nhầm", seen=waiting)

    back = stage.turn(called)
    assert (back.state, back.called_at) == (TurnState.WAITING, None)


def test_putting_first_is_refused_with_reason_missing_or_turn_over(
    meeting_id: int, minh: Actor
) -> None:
    waiting = make.make_turn(meeting_id, 1)
    over = make.make_turn(meeting_id, 2, state=TurnState.DONE)

    with pytest.raises(Invalid):
        queue.put_first(minh, meeting_id, waiting, " ", seen=waiting)
    with pytest.raises(Refused, match="turn_state"):
        queue.put_first(minh, meeting_id, over, "Ưu tiên", seen=waiting)
    with pytest.raises(Conflict):
        queue.put_first(minh, meeting_id, waiting, "Ưu tiên", seen=None)


def test_calling_keeps_its_true_time(meeting_id: int, minh: Actor) -> None:
    turn_id = make.make_turn(meeting_id)

    queue.call_next(minh.at(stage.after(60)), meeting_id, seen=NextTurn(turn_id, None))

    called = stage.turn(turn_id)
    assert (called.state, called.called_at) == (TurnState.CALLED, stage.after(60))
    assert stage.acts() == ["floor:turn:called"]


def test_the_next_may_get_ready_while_another_speaks(meeting_id: int, minh: Actor) -> None:
    speaking = stage.on_air(meeting_id, 1)
    waiting = make.make_turn(meeting_id, 2)

    assert queue.call_next(minh, meeting_id, seen=NextTurn(waiting, speaking)) == waiting


def test_people_joining_do_not_make_the_call_fail(meeting_id: int, minh: Actor) -> None:
    turn_id = make.make_turn(meeting_id)
    queue.join_queue(minh, meeting_id, name="Người đến sau")

    assert queue.call_next(minh, meeting_id, seen=NextTurn(turn_id, None)) == turn_id


def test_another_person_next_or_on_air_is_a_conflict(meeting_id: int, minh: Actor) -> None:
    first, second = make.make_turn(meeting_id, 1), make.make_turn(meeting_id, 2)

    with pytest.raises(Conflict):
        queue.call_next(minh, meeting_id, seen=NextTurn(second, None))
    with pytest.raises(Conflict) as raised:
        queue.call_next(minh, meeting_id, seen=NextTurn(first, second))

    assert raised.value.now == NextTurn(first, None)


def test_calling_nobody_is_refused(meeting_id: int, minh: Actor) -> None:
    with pytest.raises(Refused, match="nobody_waiting"):
        queue.call_next(minh, meeting_id, seen=NOBODY)


@pytest.mark.parametrize("seconds", [-1, 1200])
def test_nobody_is_called_while_the_meeting_was_not_open(
    meeting_id: int, minh: Actor, care_id: int, seconds: int
) -> None:
    closing.close_meeting(minh.at(stage.after(1000)), meeting_id)
    turn_id = make.make_turn(meeting_id)

    with pytest.raises(Refused, match="meeting_not_open"):
        queue.call_next(minh.at(stage.after(seconds)), meeting_id, seen=NextTurn(turn_id, None))


def test_nobody_is_called_before_the_opening(planned_id: int, minh: Actor) -> None:
    turn_id = make.make_turn(planned_id)

    with pytest.raises(Refused, match="meeting_not_open"):
        queue.call_next(minh, planned_id, seen=NextTurn(turn_id, None))


def test_calling_in_the_future_is_refused(meeting_id: int, minh: Actor) -> None:
    turn_id = make.make_turn(meeting_id)
    later = clock.now() + timedelta(seconds=1)

    with pytest.raises(Refused, match="happened_in_future"):
        queue.call_next(minh.at(later), meeting_id, seen=NextTurn(turn_id, None))


@pytest.mark.parametrize(
    "state",
    [
        TurnState.WAITING,
        TurnState.CALLED,
        TurnState.ON_AIR,
        TurnState.PAUSED,
        TurnState.PARKED,
    ],
)
def test_a_turn_is_withdrawn_from_wherever_it_is_not_over(
    meeting_id: int, minh: Actor, state: TurnState
) -> None:
    turn_id = make.make_turn(meeting_id, state=state)

    queue.withdraw_turn(minh, meeting_id, turn_id, reason="xin trả lời bằng văn bản", seen=state)

    withdrawn = stage.turn(turn_id)
    assert (withdrawn.state, withdrawn.end_reason) == (
        TurnState.WITHDRAWN,
        "xin trả lời bằng văn bản",
    )
    assert stage.acts() == ["floor:turn:withdrawn"]


def test_a_turn_that_is_over_or_stands_elsewhere_is_not_withdrawn(
    meeting_id: int, minh: Actor
) -> None:
    over = make.make_turn(meeting_id, 1, state=TurnState.DONE)
    waiting = make.make_turn(meeting_id, 2)

    with pytest.raises(Refused, match="turn_state"):
        queue.withdraw_turn(minh, meeting_id, over, seen=TurnState.DONE)
    with pytest.raises(Conflict):
        queue.withdraw_turn(minh, meeting_id, waiting, seen=TurnState.CALLED)


def test_an_operator_withdraws_turns_of_their_own_branch_only(
    meeting_id: int, bridge_id: int
) -> None:
    lan = sign_in(Role.OPERATOR, unit_id=make.make_branch(2))
    elsewhere = make.make_turn(meeting_id, bridge_id=bridge_id)

    with pytest.raises(NotAllowed, match="not_your_unit"):
        queue.withdraw_turn(lan, meeting_id, elsewhere, seen=TurnState.WAITING)


def test_an_operator_names_only_forms_given_for_their_own_site(meeting_id: int) -> None:
    own, other = make.make_branch(21), make.make_branch(22)
    bridge_id = make.make_bridge(meeting_id, own)
    lan = sign_in(Role.OPERATOR, unit_id=own, name="lan21")
    foreign = make.make_registration(meeting_id, "2026-10-091", site_unit_id=other)
    theirs = make.make_registration(meeting_id, "2026-10-092", site_unit_id=own)

    with pytest.raises(NotAllowed, match="not_your_unit"):
        queue.join_queue(lan, meeting_id, registration_id=foreign, bridge_id=bridge_id)

    assert queue.join_queue(lan, meeting_id, registration_id=theirs, bridge_id=bridge_id)
