"""The counter over HTTP: only who may, nothing typed is lost, the next form stands ready."""

import re
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from console import clock
from models import Attachment, Registration
from models.codes.people import Role
from tests import make
from tests.cast import sign_in
from tests.console.registration.citizen import NOW, WORDING, make_list
from tests.console.registration.test_attachments import PDF
from tests.web.conftest import opened, sign_in_here
from tests.web.test_register_routes import count, faults, new_stamp, post, stamp_of

PAGE = "/counter/2026-10"


@pytest.fixture(autouse=True)
def _on_a_day() -> Iterator[None]:
    with clock.stopped(NOW):
        yield


@pytest.fixture
def meeting_id(sqlite_database: str) -> int:
    return make_list()


def at_counter(browser: TestClient, role: Role = Role.OPERATOR) -> TestClient:
    sign_in_here(browser, sign_in(role, unit_id=make.make_branch(7), name="Lan"))
    return browser


def test_a_form_is_taken_and_the_next_stands_ready(meeting_id: int) -> None:
    with opened() as browser:
        at_counter(browser)
        scan = ("phieu-ky.pdf", PDF, "application/pdf")
        answer = post(browser, PAGE, stamp=new_stamp(browser, PAGE), files={"files": scan})

    assert answer.status_code == 200
    assert "Đã nhận phiếu 2026-10-q001" in answer.text
    assert "Lan" in answer.text
    assert re.search(r'href="/my/[A-Z0-9-]{14}', answer.text)
    assert WORDING not in answer.text  # an empty form for the next person
    assert (count(Registration), count(Attachment)) == (1, 1)


def test_the_same_form_sent_again_is_taken_once(meeting_id: int) -> None:
    with opened() as browser:
        at_counter(browser)
        stamp = new_stamp(browser, PAGE)
        first, second = (post(browser, PAGE, stamp=stamp) for _ in range(2))

    assert (first.status_code, second.status_code) == (200, 200)
    assert "Đã nhận phiếu 2026-10-q001" in second.text
    assert count(Registration) == 1


def test_what_was_typed_stays_when_something_is_wrong(meeting_id: int) -> None:
    with opened() as browser:
        at_counter(browser)
        answer = post(browser, PAGE, stamp=new_stamp(browser, PAGE), full_name="", phone="123")

    assert answer.status_code == 422
    assert faults(answer.text) == ["full_name", "phone"]
    assert WORDING in answer.text
    assert count(Registration) == 0


def test_a_page_of_somebody_else_takes_nothing_in_this_name(meeting_id: int) -> None:
    with opened() as stranger:
        public = stamp_of(stranger.get("/register/2026-10").text)
    with opened() as browser:
        at_counter(browser)
        answer = post(browser, PAGE, stamp=public)

    assert answer.status_code == 422
    assert count(Registration) == 0


@pytest.mark.parametrize(("role", "status"), [(None, 401), (Role.DEPARTMENT, 403)])
def test_who_may_not_take_forms_in_sees_no_counter(
    meeting_id: int, role: Role | None, status: int
) -> None:
    with opened() as browser:
        if role is not None:
            at_counter(browser, role)
        assert browser.get(PAGE).status_code == status
        assert post(browser, PAGE, stamp="x").status_code in {status, 422}

    assert count(Registration) == 0


def test_before_the_list_opens_the_counter_says_that_the_form_is_late(sqlite_database: str) -> None:
    make.make_meeting()
    with opened() as browser:
        page = at_counter(browser).get(PAGE).text

    assert "nộp ngoài thời hạn" in page
    assert 'id="question-1"' in page


def test_no_meeting_has_no_counter(sqlite_database: str) -> None:
    with opened() as browser:
        assert at_counter(browser).get("/counter/2031-01").status_code == 404
