"""The list of a meeting: opened, ended, its places set, and what the desk shows of it."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest

from console import clock, db
from console.auth.actor import Actor
from console.errors import Conflict, Invalid, NotFound, Refused
from console.meetings.acts import registration_list
from console.meetings.views import registration_list as registration_list_view
from console.queries import places
from console.working_days import legal_clock
from models import Meeting
from models.codes.people import Role
from tests import make
from tests.cast import sign_in
from tests.console.floor.stage import acts
from tests.console.registration.citizen import CLOSES, NOW, make_list, make_site


@pytest.fixture
def meeting_id(database: str) -> Iterator[int]:
    with clock.stopped(NOW):
        yield make_list(list_opens_at=None, list_closes_at=None)


@pytest.fixture
def minh(meeting_id: int) -> Actor:
    return sign_in(Role.SECRETARY)


def desk(actor: Actor, meeting_id: int) -> registration_list_view.ListDesk:
    return registration_list_view.load(actor, meeting_id)


def register(meeting_id: int, ref: str, minute: int = 0, **more: object) -> int:
    at = NOW + timedelta(minutes=minute)
    return make.make_registration(meeting_id, ref, recorded_at=at, **more)


def test_a_list_is_opened_changed_and_closed(meeting_id: int, minh: Actor) -> None:
    registration_list.open_list(minh, meeting_id, closes_at=CLOSES, seen=None)
    assert desk(minh, meeting_id).is_open

    earlier = CLOSES - timedelta(days=1)
    registration_list.open_list(minh, meeting_id, closes_at=earlier, seen=CLOSES)
    shown = desk(minh, meeting_id)
    assert (shown.opens_at, shown.closes_at) == (NOW, earlier)

    registration_list.close_list(minh, meeting_id, seen=earlier)
    assert not desk(minh, meeting_id).is_open
    assert acts() == [*["meeting:list:opened"] * 2, "meeting:list:closed"]


@pytest.mark.parametrize("closes_at", [NOW, NOW - timedelta(days=1), make.START + timedelta(1)])
def test_an_end_that_cannot_be_is_refused(
    meeting_id: int, minh: Actor, closes_at: datetime
) -> None:
    with pytest.raises(Refused, match="list_end_wrong"):
        registration_list.open_list(minh, meeting_id, closes_at=closes_at, seen=None)


def test_a_list_needs_a_day_and_a_meeting_to_come(meeting_id: int, minh: Actor) -> None:
    undated = make_list("2026-11", held_on=None, list_closes_at=None)
    with pytest.raises(Refused, match="list_needs_date"):
        registration_list.open_list(minh, undated, closes_at=CLOSES, seen=None)
    running = make.make_open_meeting("2026-12")
    with pytest.raises(Refused, match="meeting_already_open"):
        registration_list.open_list(minh, running, closes_at=CLOSES, seen=None)
    with pytest.raises(Refused, match="list_not_open"):
        registration_list.close_list(minh, meeting_id, seen=None)


def test_two_secretaries_do_not_overwrite_each_other(meeting_id: int, minh: Actor) -> None:
    registration_list.open_list(minh, meeting_id, closes_at=CLOSES, seen=None)
    registration_list.set_places(minh, meeting_id, unit_id=None, count=5, seen=None)

    with pytest.raises(Conflict):
        registration_list.open_list(
            minh, meeting_id, closes_at=CLOSES - timedelta(hours=1), seen=None
        )
    with pytest.raises(Conflict):
        registration_list.set_places(minh, meeting_id, unit_id=None, count=6, seen=None)


def test_more_places_let_who_waits_move_up(meeting_id: int, minh: Actor) -> None:
    site = make_site(meeting_id, places=0)
    first = register(meeting_id, "2026-10-001", attendance="bridge", site_unit_id=site)
    second = register(meeting_id, "2026-10-002", 1, attendance="bridge", site_unit_id=site)

    registration_list.set_places(minh, meeting_id, unit_id=site, count=1, seen=0)

    held = next(one for one in desk(minh, meeting_id).sites if one.unit_id == site)
    assert (held.placed, held.waiting) == ((first,), (second,))


def test_places_promised_are_not_taken_back(meeting_id: int, minh: Actor) -> None:
    register(meeting_id, "2026-10-001", people_count=3)

    with pytest.raises(Refused, match="places_promised"):
        registration_list.set_places(minh, meeting_id, unit_id=None, count=2, seen=None)
    registration_list.set_places(minh, meeting_id, unit_id=None, count=3, seen=None)
    with db.reading() as session:
        assert session.get_one(Meeting, meeting_id).hall_places == 3


@pytest.mark.parametrize("count", [-1, 5_001])
def test_a_number_of_places_that_cannot_be_is_invalid(
    meeting_id: int, minh: Actor, count: int
) -> None:
    with pytest.raises(Invalid):
        registration_list.set_places(minh, meeting_id, unit_id=None, count=count, seen=None)


def test_a_branch_that_does_not_take_part_has_no_places(meeting_id: int, minh: Actor) -> None:
    with pytest.raises(NotFound, match="bridge_not_found"):
        registration_list.set_places(
            minh, meeting_id, unit_id=make.make_branch(3), count=4, seen=None
        )


def test_who_was_withdrawn_or_stays_away_takes_no_place(meeting_id: int, minh: Actor) -> None:
    register(meeting_id, "2026-10-001", state="withdrawn")
    register(meeting_id, "2026-10-002", attendance="absent")
    here = register(meeting_id, "2026-10-003")

    with db.reading() as session:
        (hall,) = places.sites_of(session, meeting_id)
    assert hall.placed == (here,)


def test_the_end_proposed_lies_before_the_programme(meeting_id: int) -> None:
    proposed = registration_list_view.suggested_end(date(2026, 10, 29), legal_clock.shipped())

    assert proposed == datetime(2026, 10, 23, 16, 59, tzinfo=UTC)


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.LEADER, Role.PUBLISHER, Role.AUDITOR])
def test_everybody_else_reads_the_list_and_changes_nothing(meeting_id: int, role: Role) -> None:
    assert not desk(sign_in(role), meeting_id).can_change
