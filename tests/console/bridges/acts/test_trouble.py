"""A site that is not heard or seen keeps its line; who spoke there keeps the turn."""

import pytest

from console import db
from console.auth.actor import Actor
from console.bridges.acts import connections, trouble
from console.errors import NotAllowed, Refused
from models import Connection, JournalEntry
from models.codes.floor import TurnState
from models.codes.people import Role
from tests import make
from tests.cast import sign_in
from tests.console.floor.stage import acts, after, on_air, turn


@pytest.fixture
def meeting_id(database: str) -> int:
    return make.make_open_meeting()


@pytest.fixture
def minh() -> Actor:
    return sign_in(Role.SECRETARY)


@pytest.fixture
def bridge_id(meeting_id: int, minh: Actor) -> int:
    return connections.connect(minh.at(after(0)), meeting_id, make.make_branch())


def test_no_sound_parks_who_speaks_there_and_leaves_the_line(
    meeting_id: int, minh: Actor, bridge_id: int
) -> None:
    speaking = on_air(meeting_id, bridge_id=bridge_id)

    trouble.report_trouble(minh.at(after(90)), meeting_id, bridge_id, reason="Mất tiếng")

    parked = turn(speaking)
    assert (parked.state, parked.end_reason) == (TurnState.PARKED, "Mất tiếng")
    with db.reading() as session:
        assert session.query(Connection).one().to_at is None
        topics = session.query(JournalEntry.topics).order_by(JournalEntry.number).all()[-1]
    assert '"floor"' in topics[0]
    assert '"bridges"' in topics[0]


def test_who_was_called_there_is_no_longer_ready(
    meeting_id: int, minh: Actor, bridge_id: int
) -> None:
    called = make.make_turn(
        meeting_id, bridge_id=bridge_id, state=TurnState.CALLED, ready_at=after(10)
    )

    trouble.report_trouble(minh.at(after(90)), meeting_id, bridge_id, reason="Mất hình")

    assert (turn(called).state, turn(called).ready_at) == (TurnState.CALLED, None)
    assert acts()[-1] == "bridge:trouble:reported"


def test_a_site_that_is_not_connected_reports_no_trouble(
    meeting_id: int, minh: Actor, bridge_id: int
) -> None:
    connections.lose(minh.at(after(30)), meeting_id, bridge_id)

    with pytest.raises(Refused, match="bridge_not_connected"):
        trouble.report_trouble(minh.at(after(90)), meeting_id, bridge_id, reason="Mất tiếng")


def test_an_operator_reports_for_their_own_site_alone(meeting_id: int, bridge_id: int) -> None:
    lan = sign_in(Role.OPERATOR, unit_id=make.make_branch(2))

    with pytest.raises(NotAllowed, match="not_your_unit"):
        trouble.report_trouble(lan, meeting_id, bridge_id, reason="Mất tiếng")
