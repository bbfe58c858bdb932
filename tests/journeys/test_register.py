"""A citizen registers on a phone, once without scripts and once with them, and follows the form."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from console import clock
from console.bootstrap import command_line
from console.meetings.acts import agenda, registration_list
from console.meetings.rules import UNDATED
from console.meetings.views.agenda import id_of
from console.publishing.acts import notice as publishing
from console.publishing.views.notice import load_desk
from tests import make
from tests.journeys.room import PHONE, violations
from tests.serving import Server

pytestmark = pytest.mark.browser

FIRST = "Thẻ bảo hiểm y tế của con tôi chậm từ đầu tháng 8. Khi nào xong?"
SECOND = "Có thể nhận thẻ tại Chi nhánh gần nhà không?"
NARROWEST = 320


@pytest.fixture
def address(server: Server) -> str:
    """A meeting in three weeks that takes forms, with one seat in a branch; an answer before."""
    held_on = clock.today() + timedelta(days=21)
    cli, code = command_line(), f"{held_on:%Y-%m}"
    earlier = make.make_open_meeting(f"{held_on.replace(day=1) - timedelta(days=1):%Y-%m}")
    matter = make.make_matter(earlier, wording=FIRST, place="done")
    make.link_question(matter, make.make_question(earlier, "earlier-1", kind="question"))
    make.make_outcome(earlier, matter)
    unit_id = make.make_branch(7)
    meeting_id = agenda.open_month(cli, code)
    agenda.set_date(cli, meeting_id, held_on, venue="Hội trường tầng 3", seen=UNDATED)
    closes_at = clock.now() + timedelta(days=7)
    registration_list.open_list(cli, meeting_id, closes_at=closes_at, seen=None)
    registration_list.set_places(cli, meeting_id, unit_id=unit_id, count=1, seen=None)
    return f"/register/{code}"


@pytest.fixture
def phones(chromium: Browser, server: Server) -> Iterator[dict[str, BrowserContext]]:
    options = {"base_url": server.address, "locale": "vi-VN", "viewport": PHONE}
    opened = {
        "plain": chromium.new_context(java_script_enabled=False, **options),  # type: ignore[arg-type]
        "scripts": chromium.new_context(**options),  # type: ignore[arg-type]
    }
    yield opened
    for one in opened.values():
        one.close()


def fill(page: Page) -> None:
    page.get_by_label("Đến điểm cầu tại Chi nhánh").check()
    page.get_by_label("Chi nhánh gần Ông/Bà").select_option(index=1)
    page.get_by_label("Cá nhân").check()
    page.get_by_label("Họ và tên").fill("Nguyễn Thị Thử")
    page.get_by_label("Điện thoại").fill("0900 000 278")
    page.get_by_label("Địa chỉ nhận trả lời").fill("Xóm Mới, xã Phù Sa")


def send(page: Page) -> None:
    """Send the form; who is as fast as a program is asked to send once more."""
    with page.expect_navigation():
        page.locator("#send").click()
    while page.get_by_text("Phiếu gửi quá nhanh").count():
        with page.expect_navigation():
            page.locator("#send").click()


def wrong_with(page: Page) -> list[str]:
    """Look at a page as axe does, and whether it is wider than the narrowest phone."""
    found = violations(page)
    page.set_viewport_size({"width": NARROWEST, "height": 640})
    if page.evaluate("document.documentElement.scrollWidth") > NARROWEST:
        found.append("wider than the screen")
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    return found


def test_a_citizen_registers_without_scripts_and_another_waits_and_moves_up(
    phones: dict[str, BrowserContext], address: str
) -> None:
    plain = phones["plain"].new_page()
    plain.goto(address)
    plain.get_by_label("Nội dung câu hỏi, kiến nghị").fill(FIRST)
    plain.get_by_role("button", name="Thêm một câu hỏi").click()
    expect(plain.get_by_label("Nội dung câu hỏi, kiến nghị").first).to_have_value(FIRST)
    plain.get_by_label("Nội dung câu hỏi, kiến nghị").last.fill(SECOND)
    expect(plain.get_by_text("Đã có người hỏi nội dung tương tự")).to_be_visible()
    fill(plain)
    send(plain)
    expect(plain.get_by_role("heading", name="Còn 1 chỗ cần sửa")).to_be_visible()
    plain.get_by_label("Tôi đồng ý cho Trung tâm dùng thông tin").check()
    send(plain)
    expect(plain.get_by_text("Đã nhận phiếu.")).to_be_visible()
    expect(plain.get_by_text(SECOND)).to_be_visible()

    page = phones["scripts"].new_page()
    page.goto(address)
    assert wrong_with(page) == []
    page.get_by_label("Nội dung câu hỏi, kiến nghị").press_sequentially(FIRST[:40])
    expect(page.get_by_text("Đã có người hỏi nội dung tương tự")).to_be_visible()
    fill(page)
    send(page)
    expect(page.locator("#errs")).to_be_focused()
    assert wrong_with(page) == []
    page.get_by_label("Tôi đồng ý cho Trung tâm dùng thông tin").check()
    send(page)
    expect(page.get_by_text("đứng thứ 1 trong danh sách chờ")).to_be_visible()
    assert wrong_with(page) == []

    plain.get_by_text("Rút phiếu", exact=True).click()
    plain.get_by_role("button", name="Đồng ý rút phiếu").click()
    expect(plain.get_by_text("Đã rút phiếu.")).to_be_visible()
    page.reload()
    expect(page.get_by_text("danh sách chờ")).to_have_count(0)


def test_the_notice_is_read_without_scripts_and_leads_to_the_form(
    phones: dict[str, BrowserContext], address: str
) -> None:
    cli, code = command_line(), address.rsplit("/", 1)[-1]
    meeting_id = id_of(cli, code)
    seen = load_desk(cli, meeting_id).draft_hash
    publishing.publish_notice(cli, meeting_id, seen=seen)

    page = phones["scripts"].new_page()
    page.goto(f"/notice/{code}")
    expect(page.get_by_text(seen)).to_be_visible()
    assert wrong_with(page) == []
    plain = phones["plain"].new_page()
    plain.goto("/notice")
    plain.get_by_role("link", name="Đăng ký và gửi câu hỏi").click()
    expect(plain.get_by_label("Nội dung câu hỏi, kiến nghị")).to_be_visible()
