"""One meeting on seven screens at once: each step of one of them is seen on all the others."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page, expect

from console.bootstrap import command_line
from console.demo import stages
from console.meetings.acts import duties
from console.meetings.views import agenda as programme
from models.codes.meetings import DutyKind
from tests.journeys.room import HALL, PHONE, Room, account_id, opened_room
from tests.serving import Server

pytestmark = pytest.mark.browser

ASKER = "Hà Quang Lực"
WORDING = "Hộ gia đình có được trả dần tiền sử dụng đất không?"


@dataclass
class Screens:
    """Everybody at their screens."""

    chair: Page
    minh: Page
    thao: Page
    lan: Page
    binh: Page
    hall: Page
    phone: Page

    @property
    def all(self) -> dict[str, Page]:
        return vars(self)


@pytest.fixture
def room(chromium: Browser, server: Server) -> Iterator[Room]:
    with opened_room(chromium, server) as opened:
        yield opened


@pytest.fixture
def screens(room: Room) -> Screens:
    """A meeting that begins: the chair, two secretaries, two branches, the hall and a phone."""
    code = stages.build(stages.Stage.REVIEWED)
    cli = command_line()
    meeting_id = programme.id_of(cli, code)
    duties.assign_duty(cli, meeting_id, DutyKind.CHAIR, account_id=account_id("ha"), seen=())
    return Screens(
        chair=room.desk("ha", "/chair"),
        minh=room.desk("minh", "/secretary"),
        thao=room.desk("thao", "/secretary"),
        lan=room.desk("lan", "/branch"),
        binh=room.desk("binh", "/branch"),
        hall=room.screen(f"/hall/{code}", size=HALL),
        phone=room.screen(f"/live/{code}", size=PHONE),
    )


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).first.click()


def seen(page: Page, text: str) -> None:
    expect(page.locator("body")).to_contain_text(text, use_inner_text=True)


def write(page: Page, text: str, *, unit: str = "") -> None:
    """Write one line at the secretary's desk and hand it over."""
    line = page.get_by_label("Dòng ghi", exact=True)
    if unit:
        page.get_by_label("Đơn vị", exact=True).fill(unit)
    line.fill(text)
    line.press("Enter")
    expect(line).to_have_value("")


def show_on_screen(page: Page) -> None:
    """Put what is captured on the screens, having seen it as the hall will."""
    press(page, "Đưa lên màn hình")
    press(page, "Xem trước")
    expect(page.get_by_role("heading", name="Hội trường sẽ thấy")).to_be_visible()
    page.locator(".st-key-secretary-show button").click()


def test_each_step_of_a_meeting_is_seen_on_every_screen(screens: Screens) -> None:
    chair, minh, thao, lan = screens.chair, screens.minh, screens.thao, screens.lan

    for site in (lan, screens.binh):
        press(site, "Báo đã kết nối")
    for page in (chair, minh, thao):
        expect(page.locator("body")).to_contain_text("Chưa khai mạc")
    press(chair, "Khai mạc Hội nghị")
    for page in (chair, minh, thao):
        seen(page, "Đang họp")
    expect(screens.hall.locator(".stage .before")).to_have_count(0)

    lan.get_by_label("Nội dung muốn hỏi").fill("Tiền sử dụng đất")
    person = lan.get_by_role("combobox", name="Họ và tên")
    person.fill(ASKER)
    person.press("Enter")
    press(lan, "Thêm vào hàng đợi")
    for page in (chair, minh, thao, lan):
        seen(page, ASKER)

    press(chair, "Mời phát biểu tiếp")
    seen(screens.hall, "Chi nhánh số 1")
    press(lan, "Báo đã sẵn sàng")
    press(chair, "Bắt đầu")
    seen(lan, "Micro đang mở")
    seen(screens.phone, "Chi nhánh số 1")
    assert ASKER not in screens.hall.locator("body").inner_text()  # only the site, as preset

    write(minh, f"? {WORDING}")
    press(minh, "Đưa ra đối thoại")
    for page in (chair, minh, thao):
        seen(page, WORDING)
    assert WORDING not in screens.hall.locator("body").inner_text()  # nobody put it there yet
    show_on_screen(minh)
    for page in (screens.hall, screens.phone):
        seen(page, WORDING)
    write(minh, "Được ghi nợ trong năm năm.", unit="STC")
    write(thao, "Phường xác nhận hoàn cảnh.", unit="CATP")
    for page in (minh, thao):
        seen(page, "Được ghi nợ trong năm năm.")
        seen(page, "Phường xác nhận hoàn cảnh.")

    press(chair, "Kết thúc lượt")
    seen(lan, "Micro tắt")
    press(chair, "Chốt kết quả")
    press(chair, "Trả lời trực tiếp")
    press(chair, "Lưu kết quả")
    for page in (minh, thao):
        seen(page, "Trả lời trực tiếp")
    press(screens.phone, "Có 1 kết quả mới")
    seen(screens.phone, "Trả lời trực tiếp")

    press(chair, "Việc khác")
    press(chair, "Bế mạc Hội nghị")
    chair.locator(".st-key-chair-close button").click()
    for page in (chair, minh, thao):
        seen(page, "Đã bế mạc")
    expect(screens.hall.locator(".stage .closed")).to_be_visible()
    seen(screens.phone, "Hội nghị đã bế mạc")
    seen(lan, "Hội nghị đã bế mạc")
