"""Who speaks: on air, paused, parked, over."""

import pytest

from console import clock, db
from console.auth.actor import Actor
from console.errors import Conflict, Invalid, NotAllowed, NotFound, Refused
from console.floor.acts import turns
from console.floor.rules import TakeUp
from models import Turn
from models.codes.floor import TurnState
from models.codes.people import Role
from models.codes.questions import Place
from tests import make
from tests.cast import sign_in
from tests.console.floor import stage

S = TurnState


@pytest.mark.parametrize("state", [S.WAITING, S.CALLED, S.NO_SHOW])
def test_a_turn_starts_called_or_not(meeting_id: int, minh: Actor, state: TurnState) -> None:
    turn_id = make.make_turn(meeting_id, state=state)

    turns.start_turn(minh.at(stage.after(90)), meeting_id, turn_id, seen=state)

    started = stage.turn(turn_id)
    assert (started.state, started.started_at) == (S.ON_AIR, stage.after(90))
    assert stage.acts() == ["floor:turn:started"]


@pytest.mark.parametrize("state", [S.ON_AIR, S.PAUSED])
def test_a_second_turn_on_air_is_refused(meeting_id: int, minh: Actor, state: TurnState) -> None:
    stage.on_air(meeting_id, 1, state=state)
    waiting = make.make_turn(meeting_id, 2)

    with pytest.raises(Refused, match="turn_on_air"):
        turns.start_turn(minh, meeting_id, waiting, seen=S.WAITING)

    assert stage.turn(waiting).state is S.WAITING


def test_a_turn_that_stands_elsewhere_is_a_conflict(meeting_id: int, minh: Actor) -> None:
    turn_id = make.make_turn(meeting_id)

    with pytest.raises(Conflict) as raised:
        turns.start_turn(minh, meeting_id, turn_id, seen=S.CALLED)

    assert (raised.value.seen, raised.value.now) == (S.CALLED, S.WAITING)


@pytest.mark.parametrize("state", [S.DONE, S.WITHDRAWN, S.PAUSED])
def test_what_is_over_or_paused_does_not_start(
    meeting_id: int, minh: Actor, state: TurnState
) -> None:
    turn_id = make.make_turn(meeting_id, state=state)

    with pytest.raises(Refused, match="turn_state"):
        turns.start_turn(minh, meeting_id, turn_id, seen=state)


def test_nothing_starts_before_the_opening(planned_id: int, minh: Actor) -> None:
    turn_id = make.make_turn(planned_id)

    with pytest.raises(Refused, match="meeting_not_open"):
        turns.start_turn(minh, planned_id, turn_id, seen=S.WAITING)


def test_a_leader_without_duty_starts_nothing(meeting_id: int) -> None:
    turn_id = make.make_turn(meeting_id)

    with pytest.raises(NotAllowed, match="chair_duty_missing"):
        turns.start_turn(sign_in(Role.LEADER), meeting_id, turn_id, seen=S.WAITING)


def test_a_turn_of_another_meeting_is_not_found(
    meeting_id: int, planned_id: int, minh: Actor
) -> None:
    elsewhere = make.make_turn(planned_id)

    with pytest.raises(NotFound, match="turn_not_found"):
        turns.start_turn(minh, meeting_id, elsewhere, seen=S.WAITING)


def test_a_pause_stops_the_clock_until_resumed(meeting_id: int, minh: Actor) -> None:
    turn_id = stage.on_air(meeting_id)

    turns.pause_turn(minh.at(stage.after(120)), meeting_id, turn_id, seen=S.ON_AIR)
    turns.resume_turn(minh.at(stage.after(150)), meeting_id, turn_id, seen=S.PAUSED)

    resumed = stage.turn(turn_id)
    assert (resumed.state, resumed.seconds_paused, resumed.paused_at) == (S.ON_AIR, 30, None)
    assert stage.acts() == ["floor:turn:paused", "floor:turn:resumed"]


def test_pausing_again_within_seconds_is_not_taken_for_a_double_tap(
    meeting_id: int, minh: Actor
) -> None:
    turn_id = stage.on_air(meeting_id)
    turns.pause_turn(minh, meeting_id, turn_id, seen=S.ON_AIR)
    turns.resume_turn(minh, meeting_id, turn_id, seen=S.PAUSED)

    turns.pause_turn(minh, meeting_id, turn_id, seen=S.ON_AIR)

    assert stage.turn(turn_id).state is S.PAUSED


def test_a_turn_not_on_air_is_not_paused_or_resumed(meeting_id: int, minh: Actor) -> None:
    turn_id = make.make_turn(meeting_id)

    with pytest.raises(Refused, match="turn_state"):
        turns.pause_turn(minh, meeting_id, turn_id, seen=S.WAITING)
    with pytest.raises(Refused, match="turn_state"):
        turns.resume_turn(minh, meeting_id, turn_id, seen=S.WAITING)
    with pytest.raises(Conflict):
        turns.pause_turn(minh, meeting_id, turn_id, seen=S.ON_AIR)


def test_a_parked_turn_resumes_where_it_stood(meeting_id: int, minh: Actor) -> None:
    turn_id = stage.on_air(meeting_id)
    turns.park_turn(
        minh.at(stage.after(90)),
        meeting_id,
        turn_id,
        reason="mất tiếng",
        seen=S.ON_AIR,
    )
    parked = stage.turn(turn_id)

    turns.resume_turn(minh.at(stage.after(390)), meeting_id, turn_id, seen=S.PARKED)

    back = stage.turn(turn_id)
    assert (parked.state, parked.place, parked.end_reason) == (S.PARKED, 1, "mất tiếng")
    assert (back.state, back.seconds_paused, back.started_at) == (S.ON_AIR, 300, stage.after(60))
    assert back.end_reason == ""


def test_a_parked_turn_waits_until_the_floor_is_free(meeting_id: int, minh: Actor) -> None:
    parked = make.make_turn(meeting_id, 1, state=S.PARKED)
    stage.on_air(meeting_id, 2)

    with pytest.raises(Refused, match="turn_on_air"):
        turns.resume_turn(minh, meeting_id, parked, seen=S.PARKED)


@pytest.mark.parametrize("state", [S.ON_AIR, S.PAUSED, S.PARKED])
def test_a_turn_that_began_ends(meeting_id: int, minh: Actor, state: TurnState) -> None:
    turn_id = stage.on_air(meeting_id, state=state)

    turns.end_turn(minh.at(stage.after(240)), meeting_id, turn_id, seen=state)

    ended = stage.turn(turn_id)
    assert (ended.state, ended.ended_at) == (S.DONE, stage.after(240))
    assert stage.acts() == ["floor:turn:ended"]


def test_a_turn_that_never_began_is_not_ended(meeting_id: int, minh: Actor) -> None:
    turn_id = make.make_turn(meeting_id)

    with pytest.raises(Refused, match="turn_state"):
        turns.end_turn(minh, meeting_id, turn_id, seen=S.WAITING)
    with pytest.raises(Conflict):
        turns.end_turn(minh, meeting_id, turn_id, seen=S.ON_AIR)


def test_more_time_is_given_once_for_one_sight(meeting_id: int, minh: Actor) -> None:
    turn_id = stage.on_air(meeting_id)
    hoa = sign_in(Role.SECRETARY, name="hoa")
    turns.extend_turn(minh, meeting_id, turn_id, seconds=120, seen=180)

    with pytest.raises(Conflict):
        turns.extend_turn(hoa, meeting_id, turn_id, seen=180)

    assert stage.turn(turn_id).seconds_allowed == 300
    assert stage.acts() == ["floor:turn:extended"]


def test_more_time_is_refused_out_of_bounds_or_when_over(meeting_id: int, minh: Actor) -> None:
    over = make.make_turn(meeting_id, state=S.DONE)

    with pytest.raises(Invalid):
        turns.extend_turn(minh, meeting_id, over, seconds=0, seen=180)
    with pytest.raises(Refused, match="turn_state"):
        turns.extend_turn(minh, meeting_id, over, seen=180)


@pytest.mark.parametrize("state", [S.WAITING, S.CALLED])
def test_who_is_not_there_is_noted(meeting_id: int, minh: Actor, state: TurnState) -> None:
    turn_id = make.make_turn(meeting_id, state=state)

    turns.mark_no_show(minh.at(stage.after(70)), meeting_id, turn_id, seen=state)

    missing = stage.turn(turn_id)
    assert (missing.state, missing.ended_at) == (S.NO_SHOW, stage.after(70))
    assert stage.acts() == ["floor:turn:no_show"]


def test_who_speaks_is_there(meeting_id: int, minh: Actor) -> None:
    turn_id = stage.on_air(meeting_id)

    with pytest.raises(Refused, match="turn_state"):
        turns.mark_no_show(minh, meeting_id, turn_id, seen=S.ON_AIR)
    with pytest.raises(Conflict):
        turns.mark_no_show(minh, meeting_id, turn_id, seen=S.CALLED)


def test_a_pause_undone_by_another_is_made_again(meeting_id: int, minh: Actor) -> None:
    thao = sign_in(Role.SECRETARY, name="thao")
    turn_id = make.make_turn(meeting_id, 31, state=TurnState.ON_AIR, started_at=clock.now())
    turns.pause_turn(minh, meeting_id, turn_id, seen=TurnState.ON_AIR)
    turns.resume_turn(thao, meeting_id, turn_id, seen=TurnState.PAUSED)

    turns.pause_turn(minh, meeting_id, turn_id, seen=TurnState.ON_AIR)

    with db.reading() as session:
        assert session.get_one(Turn, turn_id).state is TurnState.PAUSED


def test_what_a_person_asks_comes_to_the_floor_with_their_turn_in_one_act(
    meeting_id: int, minh: Actor
) -> None:
    former = make.make_matter(meeting_id, 1, place=Place.ON_FLOOR)
    theirs = make.make_matter(meeting_id, 2, place=Place.SCHEDULED)
    turn_id = make.make_turn(meeting_id, state=S.CALLED)

    takes_up = TakeUp(theirs, former)
    at = minh.at(stage.after(90))
    turns.start_turn(at, meeting_id, turn_id, takes_up=takes_up, seen=S.CALLED)

    came = stage.matter(theirs)
    assert (came.place, came.taken_up_at, came.asked_turn_id) == (
        Place.ON_FLOOR,
        stage.after(90),
        turn_id,
    )
    assert stage.matter(former).place is Place.DONE
    assert stage.acts() == ["floor:turn:started"]
    assert f'"matter":{theirs}' in stage.facts()
    assert '"matter_was":"scheduled"' in stage.facts()


def test_what_a_parked_person_asked_comes_back_with_them(meeting_id: int, minh: Actor) -> None:
    turn_id = make.make_turn(meeting_id, state=S.PARKED, started_at=stage.after(10))
    theirs = make.make_matter(meeting_id, 1, place=Place.DONE, asked_turn_id=turn_id)
    other = make.make_matter(meeting_id, 2, place=Place.ON_FLOOR)

    turns.resume_turn(minh, meeting_id, turn_id, takes_up=TakeUp(theirs, other), seen=S.PARKED)

    assert stage.matter(theirs).place is Place.ON_FLOOR
    assert stage.turn(turn_id).state is S.ON_AIR


def test_nobody_starts_over_a_matter_they_did_not_see(meeting_id: int, minh: Actor) -> None:
    seen = make.make_matter(meeting_id, 1, place=Place.DONE)
    raised = make.make_matter(meeting_id, 2, place=Place.ON_FLOOR)
    theirs = make.make_matter(meeting_id, 3, place=Place.SCHEDULED)
    turn_id = make.make_turn(meeting_id, state=S.CALLED)

    with pytest.raises(Conflict) as raised_conflict:
        turns.start_turn(minh, meeting_id, turn_id, takes_up=TakeUp(theirs, seen), seen=S.CALLED)

    assert (raised_conflict.value.seen, raised_conflict.value.now) == (seen, raised)
    assert stage.turn(turn_id).state is S.CALLED
    assert stage.matter(theirs).place is Place.SCHEDULED
