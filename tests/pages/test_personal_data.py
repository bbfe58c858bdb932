"""The page of requests about personal data."""

import pytest
from sqlalchemy import select

from console import db
from console.auth.actor import Actor
from models import DataRequest, Registration
from models.codes.people import Role
from models.codes.personal_data import RequestKind, RequestState
from tests import make
from tests.cast import sign_in
from tests.pages.conftest import OpenPage

PAGE = "../../pages/personal_data/page.py"
REF = "2026-10-001"


@pytest.fixture
def minh(sqlite_database: str) -> Actor:
    make.make_registration(make.make_meeting(), REF, full_name="Lê Văn Mẫu", phone="+84900000001")
    return sign_in(Role.SECRETARY)


def test_a_request_is_entered_answered_and_listed(open_page: OpenPage, minh: Actor) -> None:
    page = open_page(as_=minh).switch_page(PAGE).run()
    page.text_input(key="personal_data-ref").set_value(REF).run()
    page.selectbox(key="personal_data-kind").set_value(RequestKind.SEE.value).run()
    page.button(key="personal_data-note").click().run()
    assert [notice.value for notice in page.error] == ["Ghi người yêu cầu nói gì."]
    page.text_area(key=f"personal_data-reason-{REF}").set_value("Muốn xem dữ liệu").run()
    page.button(key="personal_data-note").click().run()
    page.text_area(key="personal_data-answer-1").set_value("Không có quyền xem hộ").run()
    page.button(key="personal_data-refuse").click().run()

    assert not page.exception
    with db.reading() as session:
        (row,) = session.scalars(select(DataRequest))
    assert (row.state, row.answer) == (RequestState.REFUSED, "Không có quyền xem hộ")


def test_a_person_is_erased_and_the_page_says_so(open_page: OpenPage, minh: Actor) -> None:
    page = open_page(as_=minh).switch_page(PAGE).run()
    page.text_input(key="personal_data-ref").set_value(REF).run()
    page.text_area(key=f"personal_data-reason-{REF}").set_value("Ông gọi điện").run()
    page.button(key="personal_data-erase").click().run()

    assert not page.exception
    assert [notice.value for notice in page.info] == [
        f"Dữ liệu cá nhân của phiếu {REF} đã được xóa."
    ]
    with db.reading() as session:
        assert session.scalars(select(Registration.full_name)).all() == [""]
