"""The ways into the call: set by the secretary, safe addresses alone, told without being shown."""

import pytest

from console import db
from console.auth.actor import Actor
from console.bridges import rules
from console.bridges.acts import connections
from console.errors import Conflict, Invalid, NotAllowed, Refused
from models import Bridge
from models.codes.people import Role
from tests import make
from tests.cast import sign_in
from tests.console.floor.stage import acts, facts
from tests.console.floor.test_races import at_once

LINK = "https://hop.example.vn/diem-cau-9?ma=Zx81"
PHONE = "0900 000 099, mã 482 917"
NOTHING = ("", "")


@pytest.fixture
def meeting_id(database: str) -> int:
    return make.make_meeting()


@pytest.fixture
def minh(meeting_id: int) -> Actor:
    return sign_in(Role.SECRETARY)


@pytest.fixture
def branch_id(meeting_id: int) -> int:
    return make.make_branch(9)


def ways(bridge_id: int) -> tuple[str, str]:
    with db.reading() as session:
        found = session.get_one(Bridge, bridge_id)
        return found.link, found.phone


def test_link_and_phone_are_kept_before_the_bridge_ever_connects(
    meeting_id: int, minh: Actor, branch_id: int
) -> None:
    bridge_id = connections.set_link(
        minh, meeting_id, branch_id, f" {LINK} ", phone=f"  {PHONE}", seen=NOTHING
    )

    assert ways(bridge_id) == (LINK, PHONE)
    assert acts() == ["bridge:link:set"]
    assert connections.connect(minh, meeting_id, branch_id) == bridge_id


def test_the_journal_is_told_that_there_is_a_link_not_which(
    meeting_id: int, minh: Actor, branch_id: int
) -> None:
    connections.set_link(minh, meeting_id, branch_id, LINK, phone=PHONE, seen=NOTHING)

    assert '"link":true' in facts()
    assert "Zx81" not in facts()
    assert "482 917" not in facts()


def test_an_empty_link_takes_it_away(meeting_id: int, minh: Actor, branch_id: int) -> None:
    connections.set_link(minh, meeting_id, branch_id, LINK, phone=PHONE, seen=NOTHING)

    bridge_id = connections.set_link(minh, meeting_id, branch_id, "", seen=(LINK, PHONE))

    assert ways(bridge_id) == NOTHING


@pytest.mark.parametrize(
    "link",
    [
        "http://hop.example.vn/9",
        "javascript:alert(1)",
        "https://",
        "https://localhost",
        "https://an:mat-khau@hop.example.vn/9",
        "https://hop.example.vn/a b",
        "https://hop.example.vn/a\nb",
        "https://hop.example.vn:99999/9",
        "https://[hop.example.vn/9",
        f"https://hop.example.vn/{'x' * 500}",
        "hop.example.vn/9",
    ],
)
def test_what_is_no_safe_address_is_refused(
    meeting_id: int, minh: Actor, branch_id: int, link: str
) -> None:
    with pytest.raises(Invalid) as raised:
        connections.set_link(minh, meeting_id, branch_id, link, seen=NOTHING)

    assert raised.value.fields == {"link": "link_not_https"}
    assert acts() == []


def test_an_address_with_a_port_and_vietnamese_letters_is_taken() -> None:
    assert rules.is_link("https://họp.vn:8443/điểm-cầu-9#pin=1")


def test_a_phone_line_too_long_is_refused(meeting_id: int, minh: Actor, branch_id: int) -> None:
    with pytest.raises(Invalid) as raised:
        connections.set_link(minh, meeting_id, branch_id, LINK, phone="0" * 81, seen=NOTHING)

    assert raised.value.fields == {"phone": "phone_too_long"}


def test_two_secretaries_at_once_and_one_is_told(
    meeting_id: int, minh: Actor, branch_id: int
) -> None:
    hoa = sign_in(Role.SECRETARY, name="hoa")
    make.make_bridge(meeting_id, branch_id)

    told = at_once(
        lambda: connections.set_link(minh, meeting_id, branch_id, LINK, seen=NOTHING),
        lambda: connections.set_link(hoa, meeting_id, branch_id, f"{LINK}2", seen=NOTHING),
    )

    assert told.count("conflict") == 1
    assert acts() == ["bridge:link:set"]


def test_a_second_secretary_sees_what_stands_now(
    meeting_id: int, minh: Actor, branch_id: int
) -> None:
    connections.set_link(minh, meeting_id, branch_id, LINK, seen=NOTHING)

    with pytest.raises(Conflict) as raised:
        connections.set_link(minh, meeting_id, branch_id, f"{LINK}2", seen=NOTHING)

    assert raised.value.now == (LINK, "")


def test_an_operator_sets_no_link(meeting_id: int, branch_id: int) -> None:
    lan = sign_in(Role.OPERATOR, unit_id=branch_id)

    with pytest.raises(NotAllowed):
        connections.set_link(lan, meeting_id, branch_id, LINK, seen=NOTHING)


def test_signed_minutes_end_it(meeting_id: int, minh: Actor, branch_id: int) -> None:
    make.make_signed_minutes(meeting_id)

    with pytest.raises(Refused, match="minutes_signed"):
        connections.set_link(minh, meeting_id, branch_id, LINK, seen=NOTHING)
