"""A speaker who was cut off stays on the chair's card, and is told the moment they are back."""

import json

import pytest
from streamlit.testing.v1 import AppTest

from console.auth.actor import Actor
from console.bridges.acts import connections, trouble
from console.floor.acts import readiness
from models.codes.meetings import DutyKind
from models.codes.people import Role
from tests import make
from tests.cast import sign_in
from tests.console.floor.stage import after, on_air
from tests.pages.conftest import OpenPage, drawn


@pytest.fixture
def meeting_id(sqlite_database: str) -> int:
    return make.make_open_meeting()


@pytest.fixture
def minh() -> Actor:
    return sign_in(Role.SECRETARY)


@pytest.fixture
def branch_id() -> int:
    return make.make_branch()


@pytest.fixture
def bridge_id(meeting_id: int, minh: Actor, branch_id: int) -> int:
    return connections.connect(minh.at(after(0)), meeting_id, branch_id)


@pytest.fixture
def turn_id(meeting_id: int, bridge_id: int) -> int:
    return on_air(meeting_id, 28, bridge_id=bridge_id)  # since second 60, of three minutes


def desk(open_page: OpenPage, meeting_id: int) -> AppTest:
    ha = sign_in(Role.LEADER)
    make.make_duty(meeting_id, DutyKind.CHAIR, ha.account_id)
    return open_page(as_=ha).switch_page("../../pages/chair/page.py").run()


def keys(page: AppTest) -> list[str | None]:
    return [button.key for button in page.button]


def test_a_lost_line_is_told_with_the_time_the_turn_keeps_and_so_is_its_return(
    open_page: OpenPage, meeting_id: int, minh: Actor, branch_id: int, bridge_id: int, turn_id: int
) -> None:
    page = desk(open_page, meeting_id)
    connections.lose(minh.at(after(110)), meeting_id, bridge_id, reason="Mất mạng")

    page.run()
    assert "Chi nhánh số 1 mất kết nối, lượt 28 giữ chỗ, còn 02:10" in drawn(page)
    assert f"chair-turn-back-{turn_id}" not in keys(page)
    connections.connect(minh.at(after(150)), meeting_id, branch_id)
    page.run()

    assert "Chi nhánh số 1 đã có kết nối, lượt 28 giữ chỗ, còn 02:10" in drawn(page)
    assert f"chair-turn-back-{turn_id}" in keys(page)


def test_no_sound_is_not_a_lost_line_and_ready_again_is_told(
    open_page: OpenPage, meeting_id: int, minh: Actor, bridge_id: int, turn_id: int
) -> None:
    trouble.report_trouble(minh.at(after(110)), meeting_id, bridge_id, reason="Mất tiếng")
    page = desk(open_page, meeting_id)
    assert "Chi nhánh số 1 báo mất tiếng, lượt 28 giữ chỗ, còn 02:10" in drawn(page)

    readiness.ready_turn(minh, meeting_id, turn_id, seen=False)
    page.run()

    assert "Chi nhánh số 1 đã sẵn sàng nói tiếp, lượt 28 còn 02:10" in drawn(page)


def test_the_desk_runs_again_when_a_site_connects(open_page: OpenPage, meeting_id: int) -> None:
    page = desk(open_page, meeting_id)

    (signal,) = [one.proto for one in page.get("bidi_component") if "chair-signal" in one.proto.id]
    assert "bridges" in json.loads(signal.json)["topics"]
