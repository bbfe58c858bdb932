"""How people speak in a meeting, set by its chair or secretary."""

import pytest

from console import db
from console.auth.actor import Actor
from console.errors import Conflict, Invalid, NotAllowed, Refused
from console.floor.acts import closing
from console.floor.acts.presets import set_presets
from console.meetings.presets import Presets, presets_of
from models import Meeting
from models.codes.meetings import AskerShown, TurnOrder
from models.codes.people import Role
from tests import make
from tests.cast import sign_in
from tests.console.floor import stage

WANTED = Presets(AskerShown.INITIALS, 120, TurnOrder.FIRST_COME, 2, 1, 3)


def standing(meeting_id: int) -> Presets:
    with db.reading() as session:
        return presets_of(session.get_one(Meeting, meeting_id))


def test_a_meeting_begins_with_a_fair_order_and_equal_shares(meeting_id: int) -> None:
    assert standing(meeting_id) == Presets()


def test_the_chair_sets_how_people_speak(planned_id: int) -> None:
    set_presets(stage.chair_of(planned_id), planned_id, WANTED, seen=Presets())

    assert standing(planned_id) == WANTED
    assert stage.acts() == ["floor:presets:set"]
    assert '"order":"first_come"' in stage.facts()


def test_a_leader_without_the_duty_sets_nothing(planned_id: int) -> None:
    with pytest.raises(NotAllowed):
        set_presets(sign_in(Role.LEADER), planned_id, WANTED, seen=Presets())

    assert standing(planned_id) == Presets()


def test_what_somebody_else_set_meanwhile_is_a_conflict(planned_id: int, minh: Actor) -> None:
    set_presets(minh, planned_id, WANTED, seen=Presets())

    with pytest.raises(Conflict) as raised:
        set_presets(stage.chair_of(planned_id), planned_id, Presets(), seen=Presets())

    assert (raised.value.seen, raised.value.now) == (Presets(), WANTED)


def test_shares_and_seconds_have_bounds(planned_id: int, minh: Actor) -> None:
    wrong = Presets(seconds_per_turn=10, hall_weight=0, bridge_weight=6)

    with pytest.raises(Invalid) as raised:
        set_presets(minh, planned_id, wrong, seen=Presets())

    assert set(raised.value.fields) == {"seconds", "hall_weight", "bridge_weight"}


def test_a_closed_meeting_keeps_its_presets(meeting_id: int, minh: Actor, care_id: int) -> None:
    closing.close_meeting(minh.at(stage.after(1000)), meeting_id)

    with pytest.raises(Refused, match="meeting_closed"):
        set_presets(minh, meeting_id, WANTED, seen=Presets())


def test_the_order_changes_for_all_who_wait(meeting_id: int, minh: Actor) -> None:
    bridge_id = make.make_bridge(meeting_id, make.make_branch())
    for number in (1, 2):
        make.make_turn(meeting_id, number)
    stage.on_air(meeting_id, 3)
    at_bridge = make.make_turn(meeting_id, 4, bridge_id=bridge_id)
    assert stage.next_turn(meeting_id) == at_bridge

    set_presets(minh, meeting_id, Presets(order=TurnOrder.FIRST_COME), seen=Presets())

    assert stage.next_turn(meeting_id) != at_bridge
