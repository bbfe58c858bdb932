"""A paper from its draft to the file as issued, and invitations by mail, in a browser."""

import io
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Browser, expect

from console import clock
from console.meetings.acts import duties
from models.codes.people import Role
from tests import make
from tests.cast import sign_in
from tests.journeys.room import PHONE, at_rest, violations
from tests.journeys.test_after_pages import press, seated
from tests.serving import Server

pytestmark = pytest.mark.browser


def test_a_notice_is_drafted_signed_issued_and_taken_away(
    chromium: Browser, server: Server
) -> None:
    make.make_meeting()
    with seated(chromium, server, sign_in(Role.SECRETARY)) as page:
        page.goto("/papers")
        press(page, "Lập dự thảo")
        page.get_by_label("Họ tên người ký").fill("Nguyễn Thu Hà")
        press(page, "Lưu dự thảo")
        expect(page.get_by_text("Đã lưu dự thảo.")).to_be_visible()
        assert violations(page) == []
        press(page, "Trình ký")
        page.get_by_label("Số văn bản").fill("12")
        page.get_by_label("Ngày ban hành").fill(clock.today().strftime("%d/%m/%Y"))
        page.keyboard.press("Tab")
        at_rest(page)  # number and day have reached the server
        press(page, "Ghi nhận đã ban hành")
        expect(page.get_by_role("button", name="Lập văn bản thay thế")).to_be_visible()
        with page.expect_download() as got:
            page.get_by_role("link", name="Tải bản Word (.docx)").click()
        issued = docx.Document(io.BytesIO(Path(got.value.path()).read_bytes()))

    head = issued.tables[0].rows[1].cells[0]
    assert got.value.suggested_filename == "thong-bao-2026-10-12.docx"
    assert "Số: 12/TB-TTPVHCC" in [one.text for one in head.paragraphs]


def test_delegates_are_invited_by_mail_on_a_phone_too(chromium: Browser, server: Server) -> None:
    meeting_id = make.make_meeting()
    minh = sign_in(Role.SECRETARY)
    duties.invite_delegate(minh, meeting_id, "Bà An", email="an@x.vn")
    with seated(chromium, server, minh) as page:
        page.goto("/mail")
        expect(page.get_by_text("Chưa đặt máy chủ thư")).to_be_visible()
        assert violations(page) == []
        page.get_by_role("button", name="giấy mời").click()
        expect(page.get_by_text("Đã đưa 1 giấy mời")).to_be_visible()

        page.set_viewport_size({"width": PHONE["width"], "height": PHONE["height"]})
        at_rest(page)
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
