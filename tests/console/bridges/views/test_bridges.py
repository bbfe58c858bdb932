"""What the screens of bridges are told."""

from collections.abc import Iterator

import pytest

from console import clock
from console.auth.actor import Actor
from console.bridges.acts import connections
from console.bridges.rules import Presence
from console.bridges.views import bridges
from console.capture.acts import head_counts
from console.errors import NotFound, NotSignedIn
from models.people import Role
from tests import make
from tests.cast import sign_in
from tests.console.floor.stage import after, selects


@pytest.fixture
def meeting_id(database: str) -> Iterator[int]:
    with clock.stopped(after(1800)):
        yield make.make_open_meeting()


@pytest.fixture
def minh(meeting_id: int) -> Actor:
    return sign_in(Role.SECRETARY)


def test_every_bridge_tells_how_it_stands_and_since_when(meeting_id: int, minh: Actor) -> None:
    first, second, third, fourth = (make.make_branch(number) for number in (1, 2, 3, 4))
    make.make_bridge(meeting_id, fourth)
    connections.connect(minh.at(after(5)), meeting_id, third)
    lost = connections.connect(minh.at(after(0)), meeting_id, second)
    connections.lose(minh.at(after(60)), meeting_id, lost)
    left = connections.connect(minh.at(after(0)), meeting_id, first)
    connections.leave(minh.at(after(90)), meeting_id, left)

    seen = bridges.load(minh, meeting_id)

    assert [(one.unit_code, one.presence, one.since) for one in seen.bridges] == [
        ("CN01", Presence.LEFT, after(90)),
        ("CN02", Presence.LOST, after(60)),
        ("CN03", Presence.CONNECTED, after(5)),
        ("CN04", Presence.AWAITED, None),
    ]
    assert (seen.connected_count, [one.id for one in seen.lost]) == (1, [lost])
    assert [one.losses_count for one in seen.bridges] == [0, 1, 0, 0]


def test_a_bridge_that_came_back_is_connected(meeting_id: int, minh: Actor) -> None:
    branch_id = make.make_branch()
    lost = connections.connect(minh.at(after(0)), meeting_id, branch_id)
    connections.lose(minh.at(after(60)), meeting_id, lost)

    connections.connect(minh.at(after(70)), meeting_id, branch_id)

    (line,) = bridges.load(minh, meeting_id).bridges
    assert (line.is_connected, line.since, line.losses_count) == (True, after(70), 1)


def test_the_latest_count_of_each_site_is_shown(meeting_id: int, minh: Actor) -> None:
    bridge_id = connections.connect(minh, meeting_id, make.make_branch(), people_count=12)
    head_counts.count_heads(minh, meeting_id, 14, bridge_id=bridge_id)
    head_counts.count_heads(minh.at(after(10)), meeting_id, 86)
    head_counts.count_heads(minh.at(after(900)), meeting_id, 79)
    head_counts.count_heads(minh.at(after(20)), meeting_id, 80)

    seen = bridges.load(minh, meeting_id)

    assert [one.people_count for one in seen.bridges] == [14]
    assert (seen.hall_count, seen.hall_counted_at) == (79, after(900))


def test_an_operator_is_told_which_bridge_is_theirs(meeting_id: int) -> None:
    own, other = make.make_branch(1), make.make_branch(2)
    make.make_bridge(meeting_id, own)
    make.make_bridge(meeting_id, other)

    seen = bridges.load(sign_in(Role.OPERATOR, unit_id=own), meeting_id)

    assert [one.is_own for one in seen.bridges] == [True, False]


def test_nobody_sees_nothing(meeting_id: int, minh: Actor) -> None:
    with pytest.raises(NotSignedIn):
        bridges.load(None, meeting_id)
    with pytest.raises(NotFound, match="meeting_not_found"):
        bridges.load(minh, meeting_id + 100)


def test_more_bridges_need_no_more_queries(meeting_id: int, minh: Actor) -> None:
    connections.connect(minh, meeting_id, make.make_branch(1), people_count=5)
    few = selects(lambda: bridges.load(minh, meeting_id))
    for number in range(2, 15):
        connections.connect(minh, meeting_id, make.make_branch(number), people_count=number)

    assert selects(lambda: bridges.load(minh, meeting_id)) == few
    assert few <= 6
