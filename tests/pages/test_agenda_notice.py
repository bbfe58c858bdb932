"""The notice on the agenda page: what will be published, publishing it, who may."""

import pytest
from streamlit.testing.v1 import AppTest

from console import db
from console.auth.actor import Actor
from console.publishing.views.notice import notice_of
from models import Meeting
from models.codes.people import Role
from tests import make
from tests.cast import sign_in
from tests.pages.conftest import OpenPage, drawn

PAGE = "../../pages/agenda/page.py"


@pytest.fixture
def meeting_id(sqlite_database: str) -> int:
    meeting_id = make.make_meeting()
    make.make_agenda(meeting_id, 6)
    make.make_bridge(meeting_id, make.make_branch(3))
    return meeting_id


def opened(open_page: OpenPage, actor: Actor) -> AppTest:
    page = open_page(as_=actor)
    page.switch_page(PAGE).run()
    page.segmented_control(key="agenda-section").set_value("notice").run()
    assert not page.exception
    return page


def buttons(page: AppTest) -> list[str]:
    return [str(one.key) for one in page.button if str(one.key).startswith("agenda-publish")]


def test_the_secretary_publishes_and_then_nothing_is_left_to_publish(
    open_page: OpenPage, meeting_id: int
) -> None:
    page = opened(open_page, sign_in(Role.SECRETARY))
    assert "Chi nhánh số 3" in drawn(page)

    page.button(key="agenda-publish-sure").click().run()

    found = notice_of("2026-10")
    assert found is not None
    assert "Đã công bố thông báo." in [one.value for one in page.success]
    assert buttons(page) == []
    assert found[0].content_hash in drawn(page)


def test_a_change_is_named_before_it_is_published(open_page: OpenPage, meeting_id: int) -> None:
    page = opened(open_page, sign_in(Role.PUBLISHER))
    page.button(key="agenda-publish-sure").click().run()
    with db.writing() as session:
        session.get_one(Meeting, meeting_id).venue = "Hội trường B"

    page.run()

    assert "điểm cầu trung tâm" in page.warning[0].value
    assert buttons(page) == ["agenda-publish-sure"]


def test_who_does_not_publish_reads_alone(open_page: OpenPage, meeting_id: int) -> None:
    page = opened(open_page, sign_in(Role.REVIEWER))

    assert buttons(page) == []
    assert "Chưa công bố bản nào." in drawn(page)
