"""The desk of one site: its own people and forms alone, and what may be said about them."""

from datetime import datetime

import pytest

from console import clock
from console.auth.actor import Actor
from console.bridges.rules import Presence
from console.bridges.views import branch
from console.errors import NotAllowed, NotFound, NotSignedIn
from models.codes.bridges import ConnectionEnd
from models.codes.floor import TurnState
from models.codes.people import Role
from tests import make
from tests.cast import sign_in
from tests.console.floor.stage import after, selects

AT: datetime = after(600)


@pytest.fixture
def meeting_id(database: str) -> int:
    return make.make_open_meeting()


@pytest.fixture
def unit_id(meeting_id: int) -> int:
    return make.make_branch(9)


@pytest.fixture
def bridge_id(meeting_id: int, unit_id: int) -> int:
    return make.make_bridge(meeting_id, unit_id)


@pytest.fixture
def lan(unit_id: int) -> Actor:
    return sign_in(Role.OPERATOR, unit_id=unit_id)


def wish(meeting_id: int, unit_id: int, ref: str, name: str, wording: str = "Hỏi") -> int:
    form = make.make_registration(
        meeting_id,
        ref,
        full_name=name,
        site_unit_id=unit_id,
        wants_to_speak=True,
        field_text="Đất đai",
        phone="+84912345678",
        address="12 phố Huế",
    )
    make.make_question(meeting_id, ref, registration_id=form, wording=wording)
    return form


def test_a_site_never_reported_is_awaited_and_can_still_register(
    meeting_id: int, lan: Actor, unit_id: int
) -> None:
    shown = branch.load(lan, meeting_id, unit_id)

    assert (shown.bridge_id, shown.presence, shown.turns) == (None, Presence.AWAITED, ())
    assert (shown.near, shown.can_join, shown.topics) == (None, True, ("meeting", "bridges"))


def test_the_nearest_turn_comes_first_and_alone_can_get_ready(
    meeting_id: int, lan: Actor, unit_id: int, bridge_id: int
) -> None:
    waiting = make.make_turn(meeting_id, 1, bridge_id=bridge_id)
    called = make.make_turn(meeting_id, 2, bridge_id=bridge_id, state=TurnState.CALLED)
    make.make_turn(meeting_id, 3, bridge_id=bridge_id, state=TurnState.DONE)
    make.make_turn(meeting_id, 4)

    shown = branch.load(lan, meeting_id, unit_id)

    assert [one.id for one in shown.turns] == [called, waiting]
    assert shown.near is not None
    assert (shown.near.id, shown.near.is_ready) == (called, False)
    assert shown.topics == ("meeting", f"bridge:{bridge_id}")


def test_nobody_is_near_while_somebody_of_the_site_speaks(
    meeting_id: int, lan: Actor, unit_id: int, bridge_id: int
) -> None:
    make.make_turn(meeting_id, 1, bridge_id=bridge_id, state=TurnState.ON_AIR)
    make.make_turn(meeting_id, 2, bridge_id=bridge_id)

    assert branch.load(lan, meeting_id, unit_id).near is None


def test_presence_is_that_of_the_last_connection(
    meeting_id: int, lan: Actor, unit_id: int, bridge_id: int
) -> None:
    make.make_connection(bridge_id, from_at=after(0), to_at=after(60), ended=ConnectionEnd.LEFT)
    make.make_connection(bridge_id, from_at=after(120), to_at=after(300), ended=ConnectionEnd.LOST)

    lost = branch.load(lan, meeting_id, unit_id)
    make.make_connection(bridge_id, from_at=after(90))

    assert lost.presence is Presence.LOST
    assert branch.load(lan, meeting_id, unit_id).is_connected


def test_wishes_are_those_of_the_site_by_vietnamese_name_without_contact(
    meeting_id: int, lan: Actor, unit_id: int
) -> None:
    wish(meeting_id, unit_id, "2026-10-085", "Hà Quang Lực")
    wish(meeting_id, unit_id, "2026-10-090", "Trần Thị An")
    wish(meeting_id, make.make_branch(3), "2026-10-091", "Vũ Hải Đăng")

    shown = branch.load(lan, meeting_id, unit_id)

    assert [one.label for one in shown.wishes] == ["Trần Thị An, 090", "Hà Quang Lực, 085"]
    assert [one.topic for one in shown.wishes] == ["Đất đai", "Đất đai"]
    assert "912345678" not in repr(shown)
    assert "phố Huế" not in repr(shown)


def test_who_waits_or_has_spoken_is_wished_for_no_more_but_who_was_missing_is(
    meeting_id: int, lan: Actor, unit_id: int, bridge_id: int
) -> None:
    states = [TurnState.WAITING, TurnState.DONE, TurnState.NO_SHOW]
    for number, state in enumerate(states, start=1):
        form = wish(meeting_id, unit_id, f"2026-10-{number:03}", f"Người {number}")
        make.make_turn(meeting_id, number, bridge_id=bridge_id, registration_id=form, state=state)

    shown = branch.load(lan, meeting_id, unit_id)

    assert [one.name for one in shown.wishes] == ["Người 3"]


def test_a_suspected_denunciation_names_nobody(meeting_id: int, lan: Actor, unit_id: int) -> None:
    told = "Tôi tố cáo ông Nguyễn Văn A, cán bộ phường, nhận hối lộ 20 triệu đồng."
    wish(meeting_id, unit_id, "2026-10-001", "Lê Thị Kín", told)

    assert branch.load(lan, meeting_id, unit_id).wishes == ()


def test_an_operator_opens_the_own_desk_alone(meeting_id: int, lan: Actor, unit_id: int) -> None:
    other = make.make_branch(3)

    with pytest.raises(NotAllowed, match="not_your_unit"):
        branch.load(lan, meeting_id, other)

    assert [one.unit_id for one in branch.sites(lan)] == [unit_id]


def test_a_secretary_opens_every_desk_and_sets_the_link(meeting_id: int, unit_id: int) -> None:
    minh = sign_in(Role.SECRETARY)
    other = make.make_branch(3)

    shown = branch.load(minh, meeting_id, unit_id)

    assert [one.unit_id for one in branch.sites(minh)] == [other, unit_id]
    assert shown.can_set_link


@pytest.mark.parametrize("role", [Role.DEPARTMENT, Role.LEADER, Role.REVIEWER, Role.AUDITOR])
def test_who_reports_for_no_site_opens_no_desk(meeting_id: int, unit_id: int, role: Role) -> None:
    somebody = sign_in(role, unit_id=unit_id)

    with pytest.raises(NotAllowed):
        branch.load(somebody, meeting_id, unit_id)
    with pytest.raises(NotAllowed):
        branch.sites(somebody)
    with pytest.raises(NotSignedIn):
        branch.load(None, meeting_id, unit_id)


def test_a_meeting_or_unit_that_is_not_there_is_told(meeting_id: int, unit_id: int) -> None:
    minh = sign_in(Role.SECRETARY)

    with pytest.raises(NotFound, match="meeting_not_found"):
        branch.load(minh, 999, unit_id)
    with pytest.raises(NotFound, match="unit_not_found"):
        branch.load(minh, meeting_id, 999)


def test_signed_minutes_end_registering(meeting_id: int, lan: Actor, unit_id: int) -> None:
    make.make_signed_minutes(meeting_id)

    shown = branch.load(lan, meeting_id, unit_id)

    assert (shown.is_signed, shown.can_join) == (True, False)


def test_its_queries_are_as_many_whatever_waits_and_wishes(
    meeting_id: int, lan: Actor, unit_id: int, bridge_id: int
) -> None:
    with clock.stopped(AT):
        few = selects(lambda: branch.load(lan, meeting_id, unit_id))
        for number in range(1, 12):
            make.make_turn(meeting_id, number, bridge_id=bridge_id)
            wish(meeting_id, unit_id, f"2026-10-{number:03}", f"Người {number}")

        many = selects(lambda: branch.load(lan, meeting_id, unit_id))

    assert few == many
