"""Opening, programme and recesses."""

import pytest

from console import db
from console.auth.actor import Actor
from console.errors import Conflict, Invalid, NotAllowed, NotFound, Refused
from console.floor.acts import queue, sitting
from console.floor.rules import NextTurn
from models import AgendaItem, Meeting, Recess
from models.codes.meetings import DutyKind, MeetingState
from models.codes.people import Role
from tests import make
from tests.cast import sign_in
from tests.console.floor import stage


def meeting(meeting_id: int) -> Meeting:
    with db.reading() as session:
        return session.get_one(Meeting, meeting_id)


def item(item_id: int) -> AgendaItem:
    with db.reading() as session:
        return session.get_one(AgendaItem, item_id)


def test_opening_keeps_its_true_time_and_venue(planned_id: int, minh: Actor) -> None:
    sitting.open_meeting(minh.at(stage.after(5)), planned_id, venue=" Hội trường  A ")

    opened = meeting(planned_id)
    assert (opened.state, opened.opened_at) == (MeetingState.OPEN, stage.after(5))
    assert opened.venue == "Hội trường A"
    assert stage.acts() == ["floor:meeting:opened"]


def test_opening_twice_is_refused(meeting_id: int, minh: Actor) -> None:
    with pytest.raises(Refused, match="meeting_already_open"):
        sitting.open_meeting(minh, meeting_id)


def test_a_meeting_without_a_date_cannot_open(planned_id: int, minh: Actor) -> None:
    with db.writing() as session:
        session.get_one(Meeting, planned_id).held_on = None

    with pytest.raises(Refused, match="meeting_undated"):
        sitting.open_meeting(minh, planned_id)


def test_a_leader_without_duty_may_not_run_the_floor(planned_id: int) -> None:
    stranger = sign_in(Role.LEADER)

    with pytest.raises(NotAllowed, match="chair_duty_missing"):
        sitting.open_meeting(stranger, planned_id)


def test_a_leader_whose_duty_ended_may_not_run_the_floor(planned_id: int) -> None:
    former = sign_in(Role.LEADER)
    make.make_duty(planned_id, DutyKind.CHAIR, former.account_id, to_at=stage.after(0))

    with pytest.raises(NotAllowed, match="chair_duty_missing"):
        sitting.open_meeting(former, planned_id)


def test_a_duty_in_another_meeting_does_not_count(planned_id: int) -> None:
    elsewhere = stage.chair_of(make.make_meeting("2026-11"))

    with pytest.raises(NotAllowed, match="chair_duty_missing"):
        sitting.open_meeting(elsewhere, planned_id)


@pytest.mark.parametrize("kind", [DutyKind.CHAIR, DutyKind.DEPUTY])
def test_chair_and_deputy_run_the_floor(planned_id: int, kind: DutyKind) -> None:
    assert sitting.open_meeting(stage.chair_of(planned_id, kind=kind), planned_id) == planned_id


def test_nothing_is_recorded_once_the_minutes_are_signed(meeting_id: int, minh: Actor) -> None:
    make.make_signed_minutes(meeting_id)

    with pytest.raises(Refused, match="minutes_signed"):
        sitting.recess(minh, meeting_id)


def test_starting_an_item_ends_the_running_one(meeting_id: int, minh: Actor) -> None:
    first, second, *_ = make.make_agenda(meeting_id)
    sitting.start_item(minh.at(stage.after(10)), meeting_id, 1, seen=None)

    sitting.start_item(minh.at(stage.after(60)), meeting_id, 2, seen=1, title="Khác")

    assert (item(first).started_at, item(first).ended_at) == (stage.after(10), stage.after(60))
    assert (item(second).title_announced, item(second).ended_at) == ("Khác", None)
    assert stage.acts() == ["floor:item:started"] * 2


def test_the_planned_title_is_not_kept_twice(meeting_id: int, minh: Actor) -> None:
    first, *_ = make.make_agenda(meeting_id)

    sitting.start_item(minh, meeting_id, 1, title="Mục 1", seen=None)

    assert item(first).title_announced is None


def test_starting_an_item_over_another_than_seen_is_a_conflict(
    meeting_id: int, minh: Actor
) -> None:
    make.make_agenda(meeting_id)
    sitting.start_item(minh, meeting_id, 1, seen=None)

    with pytest.raises(Conflict) as raised:
        sitting.start_item(minh, meeting_id, 2, seen=None)

    assert (raised.value.seen, raised.value.now) == (None, 1)


def test_an_item_entered_late_ends_where_the_running_one_began(
    meeting_id: int, minh: Actor
) -> None:
    first, second, *_ = make.make_agenda(meeting_id)
    sitting.start_item(minh.at(stage.after(600)), meeting_id, 2, seen=None)

    sitting.start_item(minh.at(stage.after(10)), meeting_id, 1, seen=2)

    assert (item(first).started_at, item(first).ended_at) == (stage.after(10), stage.after(600))
    assert item(second).ended_at is None


def test_an_item_does_not_start_twice_nor_before_the_opening(meeting_id: int, minh: Actor) -> None:
    make.make_agenda(meeting_id)
    sitting.start_item(minh, meeting_id, 1, seen=None)

    with pytest.raises(Refused, match="item_running"):
        sitting.start_item(minh, meeting_id, 1, seen=1)
    with pytest.raises(Refused, match="meeting_not_open"):
        sitting.start_item(minh.at(stage.after(-1)), meeting_id, 2, seen=1)
    with pytest.raises(NotFound, match="item_not_found"):
        sitting.start_item(minh, meeting_id, 9, seen=1)


def test_an_item_can_end_without_another(meeting_id: int, minh: Actor) -> None:
    first, *_ = make.make_agenda(meeting_id)
    sitting.start_item(minh, meeting_id, 1, seen=None)

    sitting.end_item(minh.at(stage.after(1800)), meeting_id, 1)

    assert item(first).ended_at == stage.after(1800)
    with pytest.raises(Refused, match="item_not_running"):
        sitting.end_item(minh, meeting_id, 1)


def test_a_recess_and_its_end_keep_their_times(meeting_id: int, minh: Actor) -> None:
    recess_id = sitting.recess(minh.at(stage.after(60)), meeting_id, minutes=10)
    in_between = meeting(meeting_id).state

    sitting.end_recess(minh.at(stage.after(660)), meeting_id)

    with db.reading() as session:
        kept = session.get_one(Recess, recess_id)
    assert in_between is MeetingState.RECESS
    assert meeting(meeting_id).state is MeetingState.OPEN
    assert (kept.started_at, kept.minutes_planned, kept.ended_at) == (
        stage.after(60),
        10,
        stage.after(660),
    )
    assert stage.acts() == ["floor:recess:begun", "floor:recess:ended"]


def test_a_recess_is_refused_where_it_makes_no_sense(
    meeting_id: int, planned_id: int, minh: Actor
) -> None:
    with pytest.raises(Refused, match="not_in_recess"):
        sitting.end_recess(minh, meeting_id)
    with pytest.raises(Invalid):
        sitting.recess(minh, meeting_id, minutes=0)
    with pytest.raises(Refused, match="meeting_not_open"):
        sitting.recess(minh, planned_id)
    sitting.recess(minh, meeting_id)
    with pytest.raises(Refused, match="already_in_recess"):
        sitting.recess(minh, meeting_id)


def test_nobody_is_called_during_a_recess(meeting_id: int, minh: Actor) -> None:
    waiting = make.make_turn(meeting_id)
    sitting.recess(minh.at(stage.after(60)), meeting_id)
    seen = NextTurn(waiting, None)

    with pytest.raises(Refused, match="meeting_in_recess"):
        queue.call_next(minh, meeting_id, seen=seen)

    assert queue.call_next(minh.at(stage.after(30)), meeting_id, seen=seen) == waiting


def test_the_room_may_go_on_after_the_announced_recess(meeting_id: int, minh: Actor) -> None:
    waiting = make.make_turn(meeting_id)
    sitting.recess(minh.at(stage.after(60)), meeting_id, minutes=10)

    called = queue.call_next(minh.at(stage.after(700)), meeting_id, seen=NextTurn(waiting, None))

    assert called == waiting
