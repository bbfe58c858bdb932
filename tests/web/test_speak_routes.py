"""People join the queue from a telephone: where the meeting lets them, once, and no programs."""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select
from starlette.testclient import TestClient

from console import clock, db
from console.boards.board import Screen
from console.bootstrap import command_line
from console.errors import NotAllowed
from console.floor.acts import presets
from console.floor.acts.public import join_publicly
from console.floor.public_queue import WAITING_AT_MOST
from console.meetings.presets import Presets
from models import Meeting, Turn
from models.codes.meetings import MeetingState
from models.codes.people import Role
from tests import make
from tests.cast import sign_in
from tests.console.floor import stage
from tests.web.conftest import OWN, opened
from tests.web.screen_states import fragments

PAGE = "/speak/2026-10"
RIGHT = {"name": "Vi Thị Mận, hàng 3", "topic": "Sổ đỏ trễ hẹn", "place": "hall"}
PARTS = {"enctype": ("", b"")}  # makes the client send multipart, as the page does


@pytest.fixture(autouse=True)
def during_the_meeting() -> Iterator[None]:
    with clock.stopped(stage.after(1800)):
        yield


@pytest.fixture
def meeting_id(sqlite_database: str) -> int:
    made = make.make_open_meeting()
    presets.set_presets(command_line(), made, Presets(is_queue_public=True), seen=Presets())
    return made


def new_stamp(browser: TestClient) -> str:
    """Open the page a minute ago, as somebody who takes time to write."""
    with clock.stopped(clock.now() - timedelta(minutes=1)):
        found = re.search(r'name="stamp" value="([^"]+)"', browser.get(PAGE).text)
    assert found is not None
    return found[1]


def post(browser: TestClient, *, stamp: str | None = None, **changed: str) -> Any:
    data = {**RIGHT, "stamp": new_stamp(browser) if stamp is None else stamp, **changed}
    return browser.post(PAGE, data=data, files=PARTS, headers=OWN, follow_redirects=False)


def turns() -> list[Turn]:
    with db.reading() as session:
        return list(session.scalars(select(Turn).order_by(Turn.id)))


def test_who_sends_the_form_is_in_the_queue_and_reads_the_own_turn(
    browser: TestClient, meeting_id: int
) -> None:
    answer = post(browser)

    (kept,) = turns()
    assert (kept.name, kept.topic, kept.is_online) == ("Vi Thị Mận, hàng 3", "Sổ đỏ trễ hẹn", False)
    assert answer.status_code == 303
    page = browser.get(answer.headers["location"])
    assert "Lượt 1" in page.text
    assert "Đang chờ" in page.text
    assert re.search(r"khoảng \d\d:\d\d, ± \d+ phút", page.text)
    assert "Mận" not in page.text
    assert page.headers["cache-control"] == "no-store"
    assert "Mận" not in stage.facts()
    assert "Mận" not in fragments(Screen.HALL)["coming"]


def test_the_same_page_sent_twice_is_one_turn(browser: TestClient, meeting_id: int) -> None:
    stamp = new_stamp(browser)

    first, second = post(browser, stamp=stamp), post(browser, stamp=stamp)

    assert len(turns()) == 1
    assert first.headers["location"] == second.headers["location"]


@pytest.mark.parametrize(
    ("changed", "status"),
    [
        ({"name": "  "}, 422),
        ({"website": "http://spam.example"}, 422),
        ({"stamp": "1.2.3"}, 422),
        ({"stamp": ""}, 422),
    ],
)
def test_what_cannot_be_taken_is_shown_again_with_what_was_typed(
    browser: TestClient, meeting_id: int, changed: dict[str, str], status: int
) -> None:
    answer = post(browser, **changed)

    assert answer.status_code == status
    assert 'value="Sổ đỏ trễ hẹn"' in answer.text
    assert 'role="alert"' in answer.text
    assert turns() == []


def test_a_body_that_is_no_form_is_asked_for_again(browser: TestClient, meeting_id: int) -> None:
    headers = {**OWN, "content-type": "multipart/form-data; boundary=x"}

    assert browser.post(PAGE, content=b"nothing", headers=headers).status_code == 422
    assert turns() == []


def test_a_form_of_another_site_and_a_hasty_one_are_refused(
    browser: TestClient, meeting_id: int
) -> None:
    data = {**RIGHT, "stamp": new_stamp(browser)}
    foreign = browser.post(PAGE, data=data, headers={"origin": "http://evil.example"})
    now = re.search(r'name="stamp" value="([^"]+)"', browser.get(PAGE).text)
    assert now is not None

    assert foreign.status_code == 403
    assert post(browser, stamp=now[1]).status_code == 422
    assert turns() == []


def test_a_meeting_that_does_not_let_people_says_so(
    browser: TestClient, sqlite_database: str
) -> None:
    meeting_id = make.make_open_meeting()
    page = browser.get(PAGE).text
    assert "không nhận đăng ký phát biểu bằng điện thoại" in page
    assert "<form" not in page
    assert "/speak/" not in browser.get("/live/2026-10").text
    presets.set_presets(command_line(), meeting_id, Presets(is_queue_public=True), seen=Presets())
    assert 'href="/speak/2026-10?lang=vi"' in browser.get("/live/2026-10").text
    stamp = new_stamp(browser)
    with db.writing() as session:
        session.get_one(Meeting, meeting_id).state = MeetingState.CLOSED

    assert post(browser, stamp=stamp).status_code == 409
    assert turns() == []


def test_before_its_day_a_planned_meeting_has_no_queue_for_the_public(
    browser: TestClient, sqlite_database: str
) -> None:
    meeting_id = make.make_meeting()
    presets.set_presets(command_line(), meeting_id, Presets(is_queue_public=True), seen=Presets())

    with clock.stopped(make.START - timedelta(days=1)):
        assert "<form" not in browser.get(PAGE).text
    with clock.stopped(make.START - timedelta(hours=1)):
        assert "<form" in browser.get(PAGE).text


def test_no_more_join_by_themselves_than_can_be_heard(browser: TestClient, meeting_id: int) -> None:
    for number in range(1, WAITING_AT_MOST + 1):
        make.make_turn(meeting_id, number, receipt_hash=f"{number:064}")

    answer = post(browser)

    assert answer.status_code == 409
    assert "đang có nhiều người tự đăng ký" in answer.text


def test_one_address_sends_as_many_forms_as_is_allowed(
    sqlite_database: str, meeting_id: int
) -> None:
    with opened(public_submissions=2) as browser:
        answers = [post(browser).status_code for _ in range(3)]

    assert answers == [303, 303, 422]
    assert len(turns()) == 2


@pytest.mark.parametrize("code", ["ABCD-EFGH-JKMN", "x", "0000-0000-0000"])
def test_a_code_nobody_has_leads_nowhere(browser: TestClient, meeting_id: int, code: str) -> None:
    assert browser.get(f"{PAGE}/{code}").status_code == 404
    assert browser.get(f"/speak/2031-01/{code}").status_code == 404
    assert browser.get("/speak/2031-01").status_code == 404


def test_nobody_signed_in_joins_as_the_public(meeting_id: int) -> None:
    for role in (Role.SECRETARY, Role.LEADER, Role.OPERATOR):
        with pytest.raises(NotAllowed):
            join_publicly(
                sign_in(role), meeting_id, "An", topic="", is_online=False, receipt_hash="0" * 64
            )


def test_a_page_that_was_open_too_long_is_given_out_anew(
    browser: TestClient, meeting_id: int
) -> None:
    old = new_stamp(browser)

    with clock.stopped(stage.after(1800) + timedelta(hours=25)):
        again = post(browser, stamp=old)

    found = re.search(r'name="stamp" value="([^"]+)"', again.text)
    assert again.status_code == 422
    assert found is not None
    assert found[1] != old


@pytest.mark.parametrize("name", ["\u200b", "\u3164", "\u0301", "--"])
def test_a_name_that_shows_nothing_is_none(browser: TestClient, meeting_id: int, name: str) -> None:
    answer = post(browser, name=name)

    assert (answer.status_code, turns()) == (422, [])


def test_the_address_of_a_turn_tells_no_code_and_a_form_without_an_origin_is_ours(
    browser: TestClient, meeting_id: int
) -> None:
    data = {**RIGHT, "stamp": new_stamp(browser)}
    hidden = {"origin": "null", "sec-fetch-site": "cross-site"}
    own = {"origin": "null", "sec-fetch-site": "same-origin"}

    foreign = browser.post(PAGE, data=data, files=PARTS, headers=hidden)
    joined = browser.post(PAGE, data=data, files=PARTS, headers=own)

    assert (foreign.status_code, joined.status_code, len(turns())) == (403, 200, 1)
    assert re.fullmatch("/speak/2026-10/r-[0-9a-f]{16}", joined.url.path)
    browser.cookies.clear()
    assert browser.get(joined.url.path).status_code == 404
