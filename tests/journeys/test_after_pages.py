"""Programme, minutes, journal and administration in a browser."""

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import select

from console import db
from console.auth import login_sessions
from console.auth.actor import Actor
from console.auth.cookies import SESSION_COOKIE
from models import AgendaItem, Document, Duty, Meeting
from models.codes.documents import DocumentState
from models.codes.meetings import DutyKind, MeetingState
from models.codes.people import Role
from models.codes.questions import Decision, Place
from tests import make
from tests.cast import sign_in
from tests.journeys.conftest import opened
from tests.journeys.room import violations_in_both_themes
from tests.serving import Server

pytestmark = pytest.mark.browser

PAGES = {
    "agenda": (Role.SECRETARY, "Chương trình"),
    "minutes": (Role.SECRETARY, "Biên bản"),
    "journal": (Role.ADMIN, "Nhật ký"),
    "admin": (Role.ADMIN, "Quản trị"),
}
PASSWORD = re.compile(r"[a-z0-9]{4}(-[a-z0-9]{4}){3}")


@contextmanager
def seated(chromium: Browser, server: Server, actor: Actor, **options: object) -> Iterator[Page]:
    """Open a browser in which somebody is signed in."""
    token = login_sessions.redeem(
        login_sessions.make_ticket(actor.account_id), device_token=None
    ).cookie_token
    with opened(chromium, server, **options) as page:
        page.context.add_cookies(
            [{"name": SESSION_COOKIE, "value": token, "url": server.address, "httpOnly": True}]
        )
        yield page


def at(page: Page, name: str) -> None:
    page.goto(f"/{name}")
    expect(page.get_by_role("heading", level=1, name=PAGES[name][1])).to_be_visible()


def part(page: Page, name: str) -> None:
    page.get_by_role("radio", name=name, exact=True).or_(
        page.get_by_role("button", name=name, exact=True)
    ).first.click()


def chosen(page: Page, label: str, option: str) -> None:
    page.get_by_role("combobox", name=label).click()
    page.get_by_role("option", name=option).click()


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def stored(model: type, **wanted: object) -> list[object]:
    with db.reading() as session:
        return list(session.scalars(select(model).filter_by(**wanted)))


def test_a_meeting_is_dated_gets_an_item_and_a_chair(chromium: Browser, server: Server) -> None:
    make.make_meeting()
    sign_in(Role.LEADER, name="Nguyễn Thu Hà")
    with seated(chromium, server, sign_in(Role.SECRETARY)) as page:
        at(page, "agenda")
        expect(page.get_by_role("cell", name="20/10/2026").first).to_be_visible()
        page.get_by_label("Địa điểm").fill("Hội trường tầng 3")
        press(page, "Lưu ngày họp")
        expect(page.get_by_text("Đã lưu ngày họp")).to_be_visible()

        part(page, "Các mục")
        expect(page.get_by_role("table", name="Chương trình").get_by_role("row")).to_have_count(7)
        page.get_by_label("Tên mục").fill("Xem phim tư liệu")
        press(page, "Thêm mục")
        expect(page.get_by_role("rowheader", name="7. Xem phim tư liệu")).to_be_visible()

        part(page, "Phân công")
        chosen(page, "Tài khoản", "Nguyễn Thu Hà")
        press(page, "Phân công")
        expect(page.get_by_role("table").get_by_text("Nguyễn Thu Hà")).to_be_visible()

    assert [one.venue for one in stored(Meeting)] == ["Hội trường tầng 3"]  # type: ignore[attr-defined]
    assert len(stored(AgendaItem)) == 7
    assert len(stored(Duty, kind=DutyKind.CHAIR)) == 1


def test_minutes_are_read_downloaded_and_signed(
    chromium: Browser, server: Server, tmp_path: Path
) -> None:
    meeting_id = make.make_meeting(state=MeetingState.CLOSED)
    chair = sign_in(Role.LEADER, name="Nguyễn Thu Hà")
    make.make_duty(meeting_id, DutyKind.CHAIR, chair.account_id, person=chair.display_name)
    with seated(chromium, server, sign_in(Role.SECRETARY)) as page:
        at(page, "minutes")
        part(page, "Xem trước")
        expect(page.get_by_label("Biên bản kỳ 2026-10").get_by_text("DỰ THẢO")).to_be_visible()
        with page.expect_download() as got:
            page.get_by_role("link", name="Tải bản Word (.docx)").click()
        got.value.save_as(tmp_path / "minutes.docx")
        told = [one.text for one in docx.Document(str(tmp_path / "minutes.docx")).paragraphs]
        assert "BIÊN BẢN" in told

        part(page, "Tình trạng và ký")
        page.get_by_label("Thư ký đã ký").fill("Lê Quang Minh")
        page.get_by_text("Đã đối chiếu bản ký").click()
        press(page, "Ghi nhận biên bản đã ký")
        expect(page.get_by_text("Thư ký: Lê Quang Minh.")).to_be_visible()
        expect(page.get_by_text("phải lập văn bản đính chính")).to_be_visible()

        with page.expect_download() as signed:
            page.get_by_role("link", name="Tải bản Word (.docx)").click()
        after = docx.Document(io.BytesIO(Path(signed.value.path()).read_bytes()))
        assert "DỰ THẢO" not in "".join(one.text for one in after.paragraphs)

    assert len(stored(Document, state=DocumentState.SIGNED)) == 1


def test_the_journal_is_searched_and_its_chains_are_checked(
    chromium: Browser, server: Server
) -> None:
    make.make_meeting()
    with seated(chromium, server, sign_in(Role.SECRETARY)) as page:
        at(page, "agenda")
        press(page, "Lưu ngày họp")
        expect(page.get_by_text("Đã lưu ngày họp")).to_be_visible()

    with seated(chromium, server, sign_in(Role.AUDITOR)) as page:
        at(page, "journal")
        expect(page.get_by_role("cell", name="Ấn định ngày họp")).to_be_visible()
        part(page, "Kiểm tra chuỗi")
        press(page, "Kiểm tra ngay")

        expect(page.get_by_text("Cả 2 chuỗi đều nguyên vẹn.")).to_be_visible()


def test_an_account_added_here_signs_in_there_until_it_is_revoked(
    chromium: Browser, server: Server
) -> None:
    make.make_meeting()
    with (
        seated(chromium, server, sign_in(Role.ADMIN)) as admin,
        opened(chromium, server) as other,
    ):
        at(admin, "admin")
        admin.get_by_role("textbox", name="Tên đăng nhập").fill("an.le")
        admin.get_by_label("Họ và tên").fill("Lê Thu An")
        press(admin, "Thêm tài khoản")
        password = admin.get_by_text(PASSWORD).inner_text()
        other.goto("/")
        other.get_by_label("Tên đăng nhập").fill("an.le")
        other.get_by_role("textbox", name="Mật khẩu").fill(password)
        other.get_by_role("button", name="Đăng nhập", exact=True).click()
        expect(other.get_by_role("textbox", name="Mật khẩu dùng một lần")).to_be_visible()

        part(admin, "Phiên đăng nhập")
        expect(admin.get_by_text(PASSWORD)).to_have_count(0)
        chosen(admin, "Phiên cần kết thúc", "Lê Thu An")
        press(admin, "Kết thúc phiên")

        expect(admin.get_by_text("Đã kết thúc phiên đăng nhập.")).to_be_visible()
        expect(other.get_by_label("Tên đăng nhập")).to_be_visible()


def furnished() -> None:
    """Something of everything, so that no part of a page is empty."""
    meeting_id = make.make_open_meeting()
    make.make_agenda(meeting_id, 3)
    for number in (1, 2):
        question = make.make_question(
            meeting_id, f"2026-10-{number:03}", decision=Decision.ACCEPTED
        )
        place = Place.SCHEDULED if number == 1 else Place.NONE
        matter = make.make_matter(
            meeting_id, number, place=place, programme_position=1 if number == 1 else None
        )
        make.link_question(matter, question)
    make.make_field("DD", make.make_branch(1))
    make.make_signed_minutes(make.make_meeting("2026-09", MeetingState.CLOSED))


PARTS = {
    "agenda": ("Ngày và thời hạn", "Các mục", "Nội dung", "Phân công", "Đại biểu"),
    "minutes": ("Tình trạng và ký", "Xem trước", "Văn bản"),
    "journal": ("Các mục", "Kiểm tra chuỗi"),
    "admin": ("Tài khoản", "Phiên đăng nhập", "Danh mục", "Tình trạng"),
}


@pytest.mark.parametrize("name", list(PAGES))
def test_every_part_is_accessible_and_fits_a_phone(
    chromium: Browser, server: Server, name: str
) -> None:
    furnished()
    found: dict[str, list[str]] = {}
    wide: list[str] = []
    with seated(chromium, server, sign_in(PAGES[name][0])) as page:
        at(page, name)
        for each in PARTS[name]:
            page.set_viewport_size({"width": 1440, "height": 900})
            part(page, each)
            found[each] = violations_in_both_themes(page)
            page.set_viewport_size({"width": 390, "height": 844})
            main = page.get_by_test_id("stMain")
            if main.evaluate("one => one.scrollWidth") > 390:
                wide.append(each)

    assert ({key: told for key, told in found.items() if told}, wide) == ({}, [])
