"""One site from connecting to speaking, on a phone and on a tablet, while others act."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from console.auth import login_sessions
from console.auth.actor import Actor
from console.auth.cookies import SESSION_COOKIE
from console.bridges.acts import connections as bridges
from console.bridges.views import branch
from console.bridges.views.branch import BranchDesk
from console.floor.acts import queue, readiness, turns
from console.floor.views import floor as floor_view
from models.codes.floor import TurnState
from models.codes.people import Role
from tests import make
from tests.cast import sign_in
from tests.journeys.conftest import opened
from tests.journeys.room import PHONE, violations_in_both_themes
from tests.serving import Server

pytestmark = pytest.mark.browser

TABLET = {"width": 1024, "height": 768}
LINK = "https://hop.example.org/cn09"


@dataclass
class Site:
    """Branch 9 in a meeting that is open, its operator, and the secretary in the hall."""

    meeting_id: int
    unit_id: int
    lan: Actor
    minh: Actor

    @property
    def desk(self) -> BranchDesk:
        return branch.load(self.lan, self.meeting_id, self.unit_id)

    def connect(self) -> int:
        return bridges.connect(self.minh, self.meeting_id, self.unit_id, people_count=5)

    def join(self, name: str, topic: str = "Nước sạch") -> int:
        bridge_id = self.desk.bridge_id
        return queue.join_queue(
            self.minh, self.meeting_id, name=name, bridge_id=bridge_id, topic=topic
        )

    def call(self) -> None:
        seen = floor_view.load(self.minh, self.meeting_id).seen_by_call_next
        queue.call_next(self.minh, self.meeting_id, seen=seen)


@pytest.fixture
def site(server: Server) -> Site:
    meeting_id, unit_id = make.make_open_meeting(), make.make_branch(9)
    lan = sign_in(Role.OPERATOR, unit_id=unit_id)
    return Site(meeting_id, unit_id, lan, sign_in(Role.SECRETARY))


@contextmanager
def seated(
    chromium: Browser, server: Server, actor: Actor, size: dict[str, int], **options: object
) -> Iterator[Page]:
    """Open the desk on a screen of this size, as somebody."""
    ticket = login_sessions.make_ticket(actor.account_id)
    token = login_sessions.redeem(ticket, device_token=None).cookie_token
    with opened(chromium, server, viewport=size, **options) as page:
        page.context.add_cookies(
            [{"name": SESSION_COOKIE, "value": token, "url": server.address, "httpOnly": True}]
        )
        page.goto("/branch")
        expect(page.get_by_role("heading", level=1)).to_have_text("Điểm cầu Chi nhánh số 9")
        yield page


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def says(page: Page, text: str) -> Locator:
    """Wait for what the desk leads with."""
    said = page.locator(".branch-now .say")
    expect(said).to_have_text(text)
    return said


def scrolls(page: Page) -> bool:
    return bool(
        page.evaluate(
            "() => { const main = document.querySelector('[data-testid=stMain]');"
            " return main.scrollHeight > main.clientHeight; }"
        )
    )


def test_a_phone_carries_a_site_from_connecting_to_the_open_microphone(
    chromium: Browser, server: Server, site: Site
) -> None:
    with seated(chromium, server, site.lan, PHONE) as page:
        says(page, "Điểm cầu chưa báo kết nối")
        press(page, "Báo đã kết nối")
        says(page, "Chưa có ai đăng ký phát biểu")
        page.get_by_label("Nội dung muốn hỏi").fill("Tiền sử dụng đất")
        person = page.get_by_role("combobox", name="Họ và tên")
        person.fill("Hà Quang Lực")
        person.press("Enter")
        press(page, "Thêm vào hàng đợi")
        says(page, "Mời Hà Quang Lực chuẩn bị")
        ready = page.get_by_role("button", name="Báo đã sẵn sàng")
        for seen in (ready, page.get_by_role("link", name="Báo sự cố"), page.locator(".chip.ok")):
            expect(seen.first).to_be_in_viewport(ratio=1)

        ready.click()
        says(page, "Đã báo chủ trì: điểm cầu sẵn sàng")
        site.call()
        (turn,) = site.desk.turns
        assert (turn.state, turn.is_ready) == (TurnState.CALLED, True)
        turns.start_turn(site.minh, site.meeting_id, turn.id, seen=TurnState.CALLED)

        says(page, "Micro đang mở")
        expect(page.locator(".branch-now .countdown")).to_contain_text("02:")
        expect(page.locator("[aria-current=step]")).to_have_text("Đang phát biểu")


def test_a_tablet_shows_everything_at_once_and_follows_the_hall(
    chromium: Browser, server: Server, site: Site
) -> None:
    site.connect()
    bridges.set_link(
        site.minh, site.meeting_id, site.unit_id, LINK, phone="0900 000 009", seen=("", "")
    )
    site.join("Hà Quang Lực", "Tiền sử dụng đất")
    site.join("")
    with seated(chromium, server, site.lan, TABLET) as page:
        says(page, "Mời Hà Quang Lực chuẩn bị")
        assert not scrolls(page)
        first = make.make_turn(site.meeting_id, 90, place=-1)
        turns.start_turn(
            site.minh, site.meeting_id, first, reason="Ưu tiên", seen=TurnState.WAITING
        )

        expect(page.locator(".hall-preview")).to_contain_text("Đang phát biểu")
        expect(page.locator(".hall-preview .countdown")).to_contain_text("02:")


def test_a_lost_line_brings_the_phone_number_up_and_keeps_the_turn(
    chromium: Browser, server: Server, site: Site
) -> None:
    site.connect()
    turn_id = site.join("Hà Quang Lực")
    bridges.set_link(
        site.minh, site.meeting_id, site.unit_id, LINK, phone="0900 000 009", seen=("", "")
    )
    turns.start_turn(site.minh, site.meeting_id, turn_id, seen=TurnState.WAITING)
    with seated(chromium, server, site.lan, PHONE) as page:
        says(page, "Micro đang mở")
        page.get_by_role("link", name="Báo sự cố").click()
        press(page, "Mất mạng")

        says(page, "Mất tín hiệu. Lượt được giữ chỗ")
        phone = page.locator(".st-key-branch-turn .phone")
        expect(phone).to_contain_text("0900 000 009")
        expect(phone).to_be_in_viewport()
        assert site.desk.turns[0].state is TurnState.PARKED
        press(page, "Báo đã kết nối")
        says(page, "Lượt của Hà Quang Lực được giữ chỗ")


def test_a_name_is_given_and_a_turn_withdrawn_from_the_list(
    chromium: Browser, server: Server, site: Site
) -> None:
    site.connect()
    site.join("")
    with seated(chromium, server, site.lan, TABLET) as page:
        press(page, "Ghi tên")
        who = page.get_by_role("combobox", name="Họ và tên của lượt số 1")
        who.fill("Phùng Văn Lẫm")
        who.press("Enter")
        press(page, "Lưu tên")
        expect(page.locator(".q b")).to_have_text("Phùng Văn Lẫm")
        press(page, "Rút lượt số 1 của Phùng Văn Lẫm")
        page.get_by_text("Người hỏi xin rút").click()
        press(page, "Rút khỏi hàng đợi")

        says(page, "Chưa có ai đăng ký phát biểu")
        assert site.desk.turns == ()


def test_the_link_is_opened_and_copied(chromium: Browser, server: Server, site: Site) -> None:
    site.connect()
    bridges.set_link(site.minh, site.meeting_id, site.unit_id, LINK, seen=("", ""))
    with seated(
        chromium, server, site.lan, PHONE, permissions=["clipboard-read", "clipboard-write"]
    ) as page:
        expect(page.get_by_role("link", name="Vào phòng họp")).to_have_attribute("href", LINK)
        press(page, "Chép liên kết")

        expect(page.get_by_role("button", name="Đã chép")).to_be_visible()
        assert page.evaluate("navigator.clipboard.readText()") == LINK


@pytest.mark.parametrize("size", [PHONE, TABLET], ids=["phone", "tablet"])
def test_nothing_fails_axe_near_ready_and_lost(
    chromium: Browser, server: Server, site: Site, size: dict[str, int]
) -> None:
    bridge_id = site.connect()
    turn_id = site.join("Hà Quang Lực")
    site.join("")
    found: dict[str, list[str]] = {}
    with seated(chromium, server, site.lan, size) as page:
        says(page, "Mời Hà Quang Lực chuẩn bị")
        press(page, "Ghi tên")
        expect(page.get_by_role("button", name="Lưu tên")).to_be_visible()
        found["near"] = violations_in_both_themes(page)
        readiness.ready_turn(site.minh, site.meeting_id, turn_id, seen=False)
        says(page, "Đã báo chủ trì: điểm cầu sẵn sàng")
        found["ready"] = violations_in_both_themes(page)
        bridges.lose(site.minh, site.meeting_id, bridge_id, reason="mất mạng")
        says(page, "Mất tín hiệu. Lượt được giữ chỗ")
        expect(page.get_by_role("button", name="Báo đã kết nối")).to_be_visible()
        found["lost"] = violations_in_both_themes(page)

    assert found == {"near": [], "ready": [], "lost": []}
