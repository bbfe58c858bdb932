"""The operator's way: from the start page to the counter, two questions and a scan, the receipt."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import select

from console import db
from models import Attachment, Question, Registration
from models.codes.people import Role
from models.codes.registrations import Source
from tests import make
from tests.cast import sign_in
from tests.console.registration.test_attachments import PDF
from tests.journeys.room import PHONE, Room, opened_room, violations
from tests.serving import Server

pytestmark = pytest.mark.browser

FIRST = "Bao giờ khu phố có biển số nhà?"
SECOND = "Bao giờ ngõ 12 có đèn chiếu sáng?"


@pytest.fixture
def room(chromium: Browser, server: Server) -> Iterator[Room]:
    with opened_room(chromium, server) as opened:
        yield opened


def fill(page: Page) -> None:
    page.get_by_role("radio", name="Đến hội trường").check()
    page.get_by_role("radio", name="Cá nhân").check()
    page.locator("#full_name").fill("Lê Thị Hoa")
    page.locator("#phone").fill("0900 000 278")
    page.locator("#address").fill("Xóm Mới, xã Phù Sa")
    page.locator("#consent-answer").check()


def test_an_operator_takes_two_questions_and_a_scan_at_the_counter(room: Room) -> None:
    make.make_meeting()
    sign_in(Role.OPERATOR, unit_id=make.make_branch(7), name="lan")
    page = room.desk("lan", "/today")
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Nhận phiếu tại quầy").click()
    counter = opened.value
    assert violations(counter) == []

    counter.locator("#question-1").fill(FIRST)
    counter.get_by_role("button", name="Thêm một câu hỏi").click()
    counter.locator("#question-2").fill(SECOND)
    fill(counter)
    scan = {"name": "phieu-ky.pdf", "mimeType": "application/pdf", "buffer": PDF}
    counter.locator("#files").set_input_files(scan)  # type: ignore[arg-type]
    counter.locator("#send").click()

    expect(counter.get_by_text("Đã nhận phiếu 2026-10-q001")).to_be_visible()
    expect(counter.locator("#question-1")).to_have_value("")
    assert violations(counter) == []
    counter.set_viewport_size({"width": PHONE["width"], "height": PHONE["height"]})
    assert violations(counter) == []
    assert counter.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    with counter.context.expect_page() as printed:
        counter.get_by_role("link", name="Mở giấy biên nhận").click()
    expect(printed.value.get_by_text("2026-10-q001").first).to_be_visible()

    with db.reading() as session:
        (form,) = session.scalars(select(Registration))
        asked = session.scalars(select(Question.wording).order_by(Question.id)).all()
        names = session.scalars(select(Attachment.name)).all()
    assert (form.source, list(asked), list(names)) == (
        Source.COUNTER,
        [FIRST, SECOND],
        ["phieu-ky.pdf"],
    )
