"""Bridges: connected, lost, left, in whatever order the room has it."""

from collections.abc import Callable, Iterator

import pytest
from sqlalchemy import select

from console import clock, db
from console.auth.actor import Actor
from console.bridges.acts import connections as connections_acts
from console.errors import Invalid, NotAllowed, NotFound, Refused
from console.floor.acts import closing, turns
from models import Connection, HeadCount, JournalEntry, Meeting, Turn
from models.codes.bridges import ConnectionEnd
from models.codes.floor import TurnState
from models.codes.people import Role
from tests import make
from tests.cast import sign_in
from tests.console.floor.stage import acts, after, on_air, turn


@pytest.fixture
def meeting_id(database: str) -> Iterator[int]:
    with clock.stopped(after(1800)):
        yield make.make_open_meeting()


@pytest.fixture
def minh(meeting_id: int) -> Actor:
    return sign_in(Role.SECRETARY)


@pytest.fixture
def branch_id(meeting_id: int) -> int:
    return make.make_branch()


def connections() -> list[Connection]:
    with db.reading() as session:
        return list(session.scalars(select(Connection).order_by(Connection.id)))


def test_connecting_keeps_its_true_time_and_the_head_count(
    meeting_id: int, minh: Actor, branch_id: int
) -> None:
    bridge_id = connections_acts.connect(
        minh.at(after(-585)),
        meeting_id,
        branch_id,
        people_count=12,
        evidence="cán bộ báo",
    )

    (kept,) = connections()
    with db.reading() as session:
        counted = session.scalars(select(HeadCount)).one()
    assert (kept.bridge_id, kept.from_at, kept.evidence) == (bridge_id, after(-585), "cán bộ báo")
    assert (counted.people_count, counted.bridge_id, counted.entry) == (12, bridge_id, 1)
    assert acts() == ["bridge:connection:made"]


def test_a_bridge_connects_before_the_opening(minh: Actor, branch_id: int) -> None:
    planned = make.make_meeting("2026-12")

    assert connections_acts.connect(minh, planned, branch_id) > 0


def test_connecting_twice_is_refused(meeting_id: int, minh: Actor, branch_id: int) -> None:
    connections_acts.connect(minh, meeting_id, branch_id)

    with pytest.raises(Refused, match="bridge_connected"):
        connections_acts.connect(minh, meeting_id, branch_id, people_count=1)

    assert len(connections()) == 1


def test_reconnecting_is_a_second_stretch_of_the_same_bridge(
    meeting_id: int, minh: Actor, branch_id: int
) -> None:
    bridge_id = connections_acts.connect(minh.at(after(0)), meeting_id, branch_id)
    connections_acts.lose(minh.at(after(60)), meeting_id, bridge_id, reason="mất tín hiệu")

    again = connections_acts.connect(minh.at(after(106)), meeting_id, branch_id)

    assert again == bridge_id
    assert [(one.from_at, one.to_at, one.ended) for one in connections()] == [
        (after(0), after(60), ConnectionEnd.LOST),
        (after(106), None, None),
    ]


@pytest.mark.parametrize("state", [TurnState.ON_AIR, TurnState.PAUSED])
def test_a_loss_parks_the_turn_on_air_there(
    meeting_id: int, minh: Actor, branch_id: int, state: TurnState
) -> None:
    bridge_id = connections_acts.connect(minh.at(after(0)), meeting_id, branch_id)
    speaking = on_air(meeting_id, bridge_id=bridge_id, state=state, place=7)

    connections_acts.lose(minh.at(after(90)), meeting_id, bridge_id, reason="mất tín hiệu")

    parked = turn(speaking)
    assert (parked.state, parked.place, parked.paused_at) == (TurnState.PARKED, 7, after(90))
    with db.reading() as session:
        topics = session.scalars(select(JournalEntry.topics).order_by(JournalEntry.number)).all()
    assert '"floor"' in topics[-1]


def test_a_loss_leaves_turns_elsewhere_and_waiting_ones_alone(
    meeting_id: int, minh: Actor, branch_id: int
) -> None:
    bridge_id = connections_acts.connect(minh, meeting_id, branch_id)
    hall = on_air(meeting_id, 1)
    waiting = make.make_turn(meeting_id, 2, bridge_id=bridge_id)
    called = make.make_turn(meeting_id, 3, bridge_id=bridge_id, state=TurnState.CALLED)

    connections_acts.lose(minh, meeting_id, bridge_id)

    assert [turn(one).state for one in (hall, waiting, called)] == [
        TurnState.ON_AIR,
        TurnState.WAITING,
        TurnState.CALLED,
    ]


def test_a_loss_entered_late_does_not_park_who_started_after_it(
    meeting_id: int, minh: Actor, branch_id: int
) -> None:
    bridge_id = connections_acts.connect(minh.at(after(0)), meeting_id, branch_id)
    speaking = on_air(meeting_id, bridge_id=bridge_id, started_at=after(100))

    connections_acts.lose(minh.at(after(50)), meeting_id, bridge_id)

    assert turn(speaking).state is TurnState.ON_AIR


def test_a_turn_parked_by_a_loss_can_end_while_the_line_is_dead(
    meeting_id: int, minh: Actor, branch_id: int
) -> None:
    bridge_id = connections_acts.connect(minh.at(after(0)), meeting_id, branch_id)
    speaking = on_air(meeting_id, bridge_id=bridge_id)
    connections_acts.lose(minh.at(after(90)), meeting_id, bridge_id)

    turns.end_turn(minh.at(after(120)), meeting_id, speaking, seen=TurnState.PARKED)

    with db.reading() as session:
        ended = session.get_one(Turn, speaking)
    assert (ended.state, ended.ended_at, ended.seconds_paused) == (TurnState.DONE, after(120), 30)


def test_a_bridge_leaves_also_after_the_close(meeting_id: int, minh: Actor, branch_id: int) -> None:
    bridge_id = connections_acts.connect(minh.at(after(0)), meeting_id, branch_id)
    closing.close_meeting(minh.at(after(1000)), meeting_id)

    connections_acts.leave(minh.at(after(1010)), meeting_id, bridge_id, reason="kết thúc")

    (kept,) = connections()
    assert (kept.to_at, kept.ended, kept.reason) == (after(1010), ConnectionEnd.LEFT, "kết thúc")
    assert (kept.entry, kept.entry_ended) == (1, 3)
    with db.reading() as session:
        assert session.get_one(Meeting, meeting_id).closed_at == after(1000)


@pytest.mark.parametrize("act", [connections_acts.lose, connections_acts.leave])
def test_what_is_not_connected_cannot_go(
    meeting_id: int, minh: Actor, branch_id: int, act: Callable[..., int]
) -> None:
    bridge_id = make.make_bridge(meeting_id, branch_id)

    with pytest.raises(Refused, match="bridge_not_connected"):
        act(minh, meeting_id, bridge_id)


def test_a_bridge_of_another_meeting_is_not_found(
    meeting_id: int, minh: Actor, branch_id: int
) -> None:
    elsewhere = make.make_bridge(make.make_meeting("2026-12"), branch_id)

    with pytest.raises(NotFound, match="bridge_not_found"):
        connections_acts.lose(minh, meeting_id, elsewhere)
    with pytest.raises(NotFound, match="unit_not_found"):
        connections_acts.connect(minh, meeting_id, branch_id + 100)


def test_a_count_must_be_one(meeting_id: int, minh: Actor, branch_id: int) -> None:
    with pytest.raises(Invalid):
        connections_acts.connect(minh, meeting_id, branch_id, people_count=-1)


def test_an_operator_reports_for_their_own_branch_only(meeting_id: int, branch_id: int) -> None:
    other = make.make_branch(2)
    lan = sign_in(Role.OPERATOR, unit_id=branch_id)
    elsewhere = make.make_bridge(meeting_id, other)

    assert connections_acts.connect(lan, meeting_id, branch_id) > 0
    with pytest.raises(NotAllowed, match="not_your_unit"):
        connections_acts.connect(lan, meeting_id, other)
    with pytest.raises(NotAllowed, match="not_your_unit"):
        connections_acts.lose(lan, meeting_id, elsewhere)
    with pytest.raises(NotAllowed, match="not_your_unit"):
        connections_acts.leave(lan, meeting_id, elsewhere)


def test_nothing_changes_once_the_minutes_are_signed(
    meeting_id: int, minh: Actor, branch_id: int
) -> None:
    bridge_id = connections_acts.connect(minh, meeting_id, branch_id)
    make.make_signed_minutes(meeting_id)

    with pytest.raises(Refused, match="minutes_signed"):
        connections_acts.leave(minh, meeting_id, bridge_id)
