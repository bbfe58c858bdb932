"""What the screens of a meeting are told."""

import pytest

from console.auth.actor import Actor
from console.errors import NotFound, NotSignedIn
from console.meetings.acts import duties
from console.meetings.views import agenda
from models.codes.meetings import DutyKind
from models.codes.people import Role
from models.codes.questions import Place
from tests import make
from tests.cast import sign_in
from tests.console.floor.stage import selects


@pytest.fixture
def meeting_id(database: str) -> int:
    return make.make_meeting()


@pytest.fixture
def minh(meeting_id: int) -> Actor:
    return sign_in(Role.SECRETARY)


def test_a_meeting_is_found_by_its_code(meeting_id: int, minh: Actor) -> None:
    assert agenda.find(minh, "2026-10") == meeting_id
    assert agenda.find(minh, "2026-11") is None


def test_the_programme_tells_items_matters_duties_and_delegates(
    meeting_id: int, minh: Actor
) -> None:
    items = make.make_agenda(meeting_id, 2)
    land = make.make_unit("SNNMT")
    later = make.make_matter(meeting_id, 1, place=Place.SCHEDULED, programme_position=2)
    sooner = make.make_matter(
        meeting_id, 2, place=Place.SCHEDULED, programme_position=1, lead_unit_id=land
    )
    make.make_matter(meeting_id, 3)
    first = duties.assign_duty(minh, meeting_id, DutyKind.CHAIR, person="Bà A", seen=())
    chairing = duties.assign_duty(minh, meeting_id, DutyKind.CHAIR, person="Ông B", seen=(first,))
    duties.invite_delegate(minh, meeting_id, "Ông C")

    seen = agenda.load(minh, meeting_id)

    assert seen.seen_by_reorder == tuple(items)
    assert [(one.id, one.lead_unit) for one in seen.matters] == [(sooner, "SNNMT"), (later, "")]
    assert seen.chair is not None
    assert (seen.chair.id, seen.chair.person, len(seen.duties)) == (chairing, "Ông B", 1)
    assert [one.name for one in seen.delegates] == ["Ông C"]


def test_nobody_sees_nothing(meeting_id: int, minh: Actor) -> None:
    with pytest.raises(NotSignedIn):
        agenda.load(None, meeting_id)
    with pytest.raises(NotSignedIn):
        agenda.find(None, "2026-10")
    with pytest.raises(NotFound, match="meeting_not_found"):
        agenda.load(minh, meeting_id + 100)


def test_a_longer_programme_needs_no_more_queries(meeting_id: int, minh: Actor) -> None:
    few = selects(lambda: agenda.load(minh, meeting_id))
    make.make_agenda(meeting_id, 12)
    for number in range(1, 20):
        make.make_matter(meeting_id, number, place=Place.SCHEDULED)

    assert selects(lambda: agenda.load(minh, meeting_id)) == few
    assert few <= 7
