"""The public notice: its newest and earlier versions, the text itself, calm where nothing is."""

from hashlib import sha256

import pytest
from starlette.testclient import TestClient

from console import db
from console.publishing.acts import notice
from console.publishing.views.notice import load_desk
from models import Meeting
from models.codes.people import Role
from tests import make
from tests.cast import sign_in

HOSTILE = "<script>alert(1)</script>"
KILOBYTE = 1024


@pytest.fixture
def meeting_id(sqlite_database: str) -> int:
    meeting_id = make.make_meeting()
    make.make_agenda(meeting_id, 6)
    for number in range(1, 13):
        make.make_bridge(meeting_id, make.make_branch(number))
    with db.writing() as session:
        session.get_one(Meeting, meeting_id).venue = HOSTILE
    minh = sign_in(Role.SECRETARY)
    notice.publish_notice(minh, meeting_id, seen=load_desk(minh, meeting_id).draft_hash)
    return meeting_id


def test_the_notice_leads_to_the_newest_and_is_small_and_escaped(
    browser: TestClient, meeting_id: int
) -> None:
    page = browser.get("/notice")

    assert page.status_code == 200
    assert str(page.url).endswith("/notice/2026-10?lang=vi")
    assert HOSTILE not in page.text
    assert "&lt;script&gt;" in page.text
    assert "Chi nhánh số 12" in page.text
    assert len(page.content) < 20 * KILOBYTE


def test_the_text_itself_has_the_hash_the_page_tells(browser: TestClient, meeting_id: int) -> None:
    told = browser.get("/notice/2026-10/1.json")

    assert told.headers["content-type"].startswith("application/json")
    assert sha256(told.content).hexdigest() in browser.get("/notice/2026-10/1?lang=en").text


@pytest.mark.parametrize(
    "address",
    ["/notice/2026-11", "/notice/2026-10/2", "/notice/nonsense", "/notice/2026-10/99999999999999"],
)
def test_where_no_notice_is_a_calm_page_answers(
    browser: TestClient, meeting_id: int, address: str
) -> None:
    page = browser.get(address)

    assert page.status_code == 404
    assert "Chưa có thông báo nào" in page.text


def test_before_the_first_notice_the_address_says_so(
    browser: TestClient, sqlite_database: str
) -> None:
    assert browser.get("/notice").status_code == 404
    assert browser.get("/notice/2026-10/1.json").status_code == 404
