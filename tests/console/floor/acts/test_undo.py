"""Taken back within seconds: turn, clock and matter stand as before, and both acts are told."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from console import clock, db
from console.auth.actor import Actor
from console.errors import NotAllowed, Refused
from console.floor import order, order_rows
from console.floor.acts import closing, matters, queue, readiness, turns
from console.floor.acts.undo import undo
from console.floor.rules import NextTurn, TakeUp
from console.floor.views import chair
from console.undoing import Undoable
from models import JournalEntry, Meeting, Turn
from models.codes.floor import TurnState
from models.codes.people import Role
from models.codes.questions import Place
from tests import make
from tests.cast import sign_in
from tests.console.floor import stage

S = TurnState
Act = Callable[..., int]


def columns(turn_id: int) -> dict[str, Any]:
    turn = stage.turn(turn_id)
    return {column.key: getattr(turn, column.key) for column in Turn.__table__.columns}


def last_entry() -> int:
    with db.reading() as session:
        return session.scalar(select(func.max(JournalEntry.number))) or 0


def next_turn(meeting_id: int) -> NextTurn:
    with db.reading() as session:
        meeting = session.get_one(Meeting, meeting_id)
        open_turns = list(session.scalars(select(Turn).where(Turn.meeting_id == meeting_id)))
        return order.as_seen(order.in_order(order_rows.load(session, meeting)), open_turns)


def call(actor: Actor, meeting_id: int) -> int:
    return queue.call_next(actor, meeting_id, seen=next_turn(meeting_id))


def seconds_later(seconds: float) -> Any:
    return clock.stopped(clock.now() + timedelta(seconds=seconds))


@pytest.mark.parametrize(
    ("act", "state"),
    [
        (turns.start_turn, S.WAITING),
        (turns.start_turn, S.CALLED),
        (turns.start_turn, S.PARKED),
        (turns.start_turn, S.NO_SHOW),
        (turns.resume_turn, S.PAUSED),
        (turns.resume_turn, S.PARKED),
        (turns.pause_turn, S.ON_AIR),
        (turns.park_turn, S.ON_AIR),
        (turns.park_turn, S.PAUSED),
        (turns.end_turn, S.ON_AIR),
        (turns.end_turn, S.PAUSED),
        (turns.end_turn, S.PARKED),
        (turns.mark_no_show, S.WAITING),
        (turns.mark_no_show, S.CALLED),
        (queue.withdraw_turn, S.WAITING),
        (queue.withdraw_turn, S.CALLED),
        (queue.withdraw_turn, S.PARKED),
    ],
)
def test_a_turn_stands_as_before(meeting_id: int, minh: Actor, act: Act, state: TurnState) -> None:
    has_begun = state not in (S.WAITING, S.CALLED, S.NO_SHOW)
    turn_id = make.make_turn(
        meeting_id,
        state=state,
        called_at=None if state is S.WAITING else stage.after(50),
        ready_at=stage.after(55),
        started_at=stage.after(60) if has_begun else None,
        paused_at=stage.after(90) if state in (S.PAUSED, S.PARKED) else None,
        ended_at=stage.after(70) if state is S.NO_SHOW else None,
        seconds_paused=7 if has_begun else 0,
    )
    before = columns(turn_id)
    act(minh, meeting_id, turn_id, seen=state)
    assert columns(turn_id) != before

    with seconds_later(9):
        undo(minh, meeting_id, seen=last_entry())

    assert columns(turn_id) == before
    assert stage.acts()[-1] == "floor:turn:undone"
    assert f'"undoes":{last_entry() - 1}' in stage.facts()


def test_who_was_called_waits_again_at_their_place(meeting_id: int, minh: Actor) -> None:
    first, second = make.make_turn(meeting_id, 1), make.make_turn(meeting_id, 2)
    before = columns(first)
    call(minh, meeting_id)

    undo(minh, meeting_id, seen=last_entry())

    assert columns(first) == before
    assert next_turn(meeting_id) == NextTurn(first, None)
    assert stage.turn(second).state is S.WAITING


def test_who_was_put_first_stands_at_their_place_again(meeting_id: int, minh: Actor) -> None:
    first, second = make.make_turn(meeting_id, 1), make.make_turn(meeting_id, 2, state=S.CALLED)
    before = columns(second)
    queue.put_first(minh, meeting_id, second, "Phải về sớm", seen=first)
    assert columns(second) != before

    undo(minh, meeting_id, seen=last_entry())

    assert columns(second) == before
    assert next_turn(meeting_id).next_turn == first


def test_a_second_call_is_taken_back_and_the_first_stands(meeting_id: int, minh: Actor) -> None:
    first, second = make.make_turn(meeting_id, 1), make.make_turn(meeting_id, 2)
    call(minh, meeting_id)
    call(minh, meeting_id)
    assert [turn.id for turn in chair.load(minh, meeting_id).also_called] == [second]

    undo(minh, meeting_id, seen=last_entry())

    assert (stage.turn(first).state, stage.turn(second).state) == (S.CALLED, S.WAITING)
    assert chair.load(minh, meeting_id).also_called == ()


def test_beside_who_speaks_all_who_were_called_are_told(meeting_id: int, minh: Actor) -> None:
    stage.on_air(meeting_id, 1)
    called = [make.make_turn(meeting_id, number, state=S.CALLED) for number in (2, 3)]

    assert [turn.id for turn in chair.load(minh, meeting_id).also_called] == called


def test_more_time_is_taken_back(meeting_id: int, minh: Actor) -> None:
    turn_id = stage.on_air(meeting_id)
    turns.extend_turn(minh, meeting_id, turn_id, seen=180)

    undo(minh, meeting_id, seen=last_entry())

    assert stage.turn(turn_id).seconds_allowed == 180


def test_the_reason_of_a_start_out_of_turn_goes_with_it(meeting_id: int, minh: Actor) -> None:
    make.make_turn(meeting_id, 1)
    later = make.make_turn(meeting_id, 2)
    before = columns(later)
    turns.start_turn(minh, meeting_id, later, reason="Phải về sớm", seen=S.WAITING)

    undo(minh, meeting_id, seen=last_entry())

    assert columns(later) == before


def test_the_reason_a_turn_is_held_for_outlives_more_time(meeting_id: int, minh: Actor) -> None:
    held = stage.on_air(meeting_id, state=S.PARKED, end_reason="Mất tiếng")
    turns.extend_turn(minh, meeting_id, held, seen=180)

    undo(minh, meeting_id, seen=last_entry())

    assert stage.turn(held).end_reason == "Mất tiếng"


@pytest.mark.parametrize("was", [Place.SCHEDULED, Place.DONE])
def test_what_a_start_brought_to_the_floor_goes_back(
    meeting_id: int, minh: Actor, was: Place
) -> None:
    former = make.make_matter(meeting_id, 1, place=Place.ON_FLOOR, taken_up_at=stage.after(30))
    taken_up_at = stage.after(10) if was is Place.DONE else None
    theirs = make.make_matter(meeting_id, 2, place=was, taken_up_at=taken_up_at)
    turn_id = make.make_turn(meeting_id, state=S.CALLED)
    turns.start_turn(minh, meeting_id, turn_id, takes_up=TakeUp(theirs, former), seen=S.CALLED)

    undo(minh, meeting_id, seen=last_entry())

    matter = stage.matter(theirs)
    assert (matter.place, matter.taken_up_at, matter.asked_turn_id) == (was, taken_up_at, None)
    assert stage.matter(former).place is Place.ON_FLOOR
    assert stage.turn(turn_id).state is S.CALLED


def test_who_asked_first_stays_known(meeting_id: int, minh: Actor) -> None:
    asked_in = make.make_turn(meeting_id, 1, state=S.DONE)
    theirs = make.make_matter(meeting_id, 1, place=Place.DONE, asked_turn_id=asked_in)
    turn_id = make.make_turn(meeting_id, 2, state=S.CALLED)
    turns.start_turn(minh, meeting_id, turn_id, takes_up=TakeUp(theirs, None), seen=S.CALLED)

    undo(minh, meeting_id, seen=last_entry())

    assert stage.matter(theirs).asked_turn_id == asked_in


@pytest.mark.parametrize("has_former", [True, False])
def test_a_matter_taken_up_goes_back(meeting_id: int, minh: Actor, has_former: bool) -> None:
    former = make.make_matter(meeting_id, 1, place=Place.ON_FLOOR) if has_former else None
    taken = make.make_matter(meeting_id, 2, place=Place.SCHEDULED)
    matters.take_up(minh, meeting_id, taken, seen=former)

    undo(minh, meeting_id, seen=last_entry())

    matter = stage.matter(taken)
    assert (matter.place, matter.taken_up_at) == (Place.SCHEDULED, None)
    assert former is None or stage.matter(former).place is Place.ON_FLOOR
    assert stage.acts()[-1] == "floor:matter:undone"


def test_after_some_seconds_it_is_too_late(meeting_id: int, minh: Actor) -> None:
    turn_id = make.make_turn(meeting_id)
    call(minh, meeting_id)

    with seconds_later(13), pytest.raises(Refused, match="undo_too_late"):
        undo(minh, meeting_id, seen=last_entry())

    assert stage.turn(turn_id).state is S.CALLED


def test_only_who_did_it_takes_it_back(meeting_id: int, minh: Actor) -> None:
    turn_id = make.make_turn(meeting_id)
    call(stage.chair_of(meeting_id), meeting_id)

    with pytest.raises(Refused, match="undo_not_own"):
        undo(minh, meeting_id, seen=last_entry())

    assert stage.turn(turn_id).state is S.CALLED


def test_what_cannot_be_taken_back_is_refused(meeting_id: int, minh: Actor) -> None:
    queue.join_queue(minh, meeting_id, name="Bùi Thị Hoa")

    with pytest.raises(Refused, match="undo_not_own"):
        undo(minh, meeting_id, seen=last_entry())


def test_a_leader_without_duty_takes_nothing_back(meeting_id: int, minh: Actor) -> None:
    make.make_turn(meeting_id)
    call(minh, meeting_id)

    with pytest.raises(NotAllowed, match="chair_duty_missing"):
        undo(sign_in(Role.LEADER), meeting_id, seen=last_entry())


def test_what_was_built_on_stays(meeting_id: int, minh: Actor) -> None:
    turn_id = make.make_turn(meeting_id)
    call(minh, meeting_id)
    called = last_entry()
    turns.start_turn(minh, meeting_id, turn_id, seen=S.CALLED)

    with pytest.raises(Refused, match="undo_followed"):
        undo(minh, meeting_id, seen=called)

    assert stage.turn(turn_id).state is S.ON_AIR


def test_a_question_raised_in_a_turn_keeps_its_start(meeting_id: int, minh: Actor) -> None:
    turn_id = make.make_turn(meeting_id, state=S.CALLED)
    turns.start_turn(minh, meeting_id, turn_id, seen=S.CALLED)
    started = last_entry()
    matters.raise_matter(minh, meeting_id, "Giá nước?", is_from_floor=True, turn_id=turn_id)

    with pytest.raises(Refused, match="undo_followed"):
        undo(minh, meeting_id, seen=started)


def test_a_matter_left_for_the_next_one_stays_left(meeting_id: int, minh: Actor) -> None:
    first = make.make_matter(meeting_id, 1, place=Place.SCHEDULED)
    second = make.make_matter(meeting_id, 2, place=Place.SCHEDULED)
    matters.take_up(minh, meeting_id, first, seen=None)
    taken = last_entry()
    matters.take_up(minh, meeting_id, second, seen=first)

    with pytest.raises(Refused, match="undo_followed"):
        undo(minh, meeting_id, seen=taken)

    assert stage.matter(second).place is Place.ON_FLOOR


def test_a_site_that_says_ready_meanwhile_keeps_no_call(meeting_id: int, minh: Actor) -> None:
    turn_id = make.make_turn(meeting_id)
    call(minh, meeting_id)
    called = last_entry()
    readiness.ready_turn(minh, meeting_id, turn_id, seen=False)

    undo(minh, meeting_id, seen=called)

    assert stage.turn(turn_id).state is S.WAITING
    assert stage.turn(turn_id).ready_at is not None


def test_nobody_comes_back_on_air_beside_another(meeting_id: int, minh: Actor) -> None:
    ended, other = stage.on_air(meeting_id, 1), make.make_turn(meeting_id, 2, state=S.CALLED)
    turns.end_turn(minh, meeting_id, ended, seen=S.ON_AIR)
    entry = last_entry()
    turns.start_turn(minh, meeting_id, other, seen=S.CALLED)

    with pytest.raises(Refused, match="turn_on_air"):
        undo(minh, meeting_id, seen=entry)

    assert stage.turn(ended).state is S.DONE


def test_it_is_taken_back_once(meeting_id: int, minh: Actor) -> None:
    make.make_turn(meeting_id)
    call(minh, meeting_id)
    called = last_entry()
    undo(minh, meeting_id, seen=called)
    with seconds_later(4), pytest.raises(Refused, match="undo_followed"):
        undo(minh, meeting_id, seen=called)

    assert stage.entries() == 2


def test_called_again_after_it_was_taken_back(meeting_id: int, minh: Actor) -> None:
    turn_id = make.make_turn(meeting_id)
    call(minh, meeting_id)
    undo(minh, meeting_id, seen=last_entry())

    call(minh, meeting_id)

    assert stage.turn(turn_id).state is S.CALLED


def test_nothing_is_taken_back_after_the_close(meeting_id: int, minh: Actor, care_id: int) -> None:
    make.make_turn(meeting_id)
    call(minh, meeting_id)
    called = last_entry()
    closing.close_meeting(minh, meeting_id)

    with pytest.raises(Refused, match="meeting_not_open"):
        undo(minh, meeting_id, seen=called)


def test_the_desk_offers_the_last_act_of_who_looks(meeting_id: int, minh: Actor) -> None:
    turn_id = stage.on_air(meeting_id, 7)
    ha = stage.chair_of(meeting_id)
    assert chair.load(minh, meeting_id).undoable is None
    turns.pause_turn(minh, meeting_id, turn_id, seen=S.ON_AIR)

    assert chair.load(minh, meeting_id).undoable == Undoable(1, "turn", "paused", 7)
    assert chair.load(ha, meeting_id).undoable is None
    with seconds_later(11):
        assert chair.load(minh, meeting_id).undoable is None


def test_the_desk_offers_nothing_that_was_built_on(meeting_id: int, minh: Actor) -> None:
    turn_id = stage.on_air(meeting_id)
    turns.end_turn(minh, meeting_id, turn_id, seen=S.ON_AIR)
    undo(minh, meeting_id, seen=last_entry())

    assert chair.load(minh, meeting_id).undoable is None


def test_after_the_last_act_the_one_before_is_offered(meeting_id: int, minh: Actor) -> None:
    make.make_turn(meeting_id, 1)
    make.make_turn(meeting_id, 2)
    call(minh, meeting_id)
    call(minh, meeting_id)

    undo(minh, meeting_id, seen=last_entry())

    assert chair.load(minh, meeting_id).undoable == Undoable(1, "turn", "called", 1)
