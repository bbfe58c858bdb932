"""A tab over a long meeting: one socket, a page that does not grow, an end that is an end."""

from collections.abc import Iterator

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import select

from console import db
from console.administration.acts import accounts as administration
from console.bootstrap import command_line
from console.capture.acts import head_counts
from models import LoginSession
from models.codes.people import Role
from models.codes.questions import Place
from tests import make
from tests.cast import sign_in
from tests.journeys.room import Room, account_id, at_rest, opened_room
from tests.serving import Server

pytestmark = pytest.mark.browser

SWITCHES = 20
RINGS_A_SWITCH = 50
NODES = "document.querySelectorAll('*').length"
WATCHERS = "[window.consoleTab.signals.size, window.consoleTab.boards.size]"


@pytest.fixture
def room(chromium: Browser, server: Server) -> Iterator[Room]:
    with opened_room(chromium, server) as opened:
        yield opened


@pytest.fixture
def meeting_id(server: Server) -> int:
    sign_in(Role.SECRETARY)
    made = make.make_open_meeting()
    make.make_bridge(made, make.make_branch())
    make.make_matter(made, place=Place.ON_FLOOR, wording="Bao giờ có sổ đỏ?")
    return made


def sockets(server: Server) -> int:
    told = httpx.get(f"{server.address}/metrics").text.splitlines()
    return sum(int(one.split()[1]) for one in told if one.startswith("console_live_sockets "))


def go(page: Page, name: str, board: str) -> None:
    page.get_by_role("link", name=name, exact=True).first.click()
    expect(page.locator(f".board[data-area={board}]")).to_be_visible()


def nodes_at_rest(page: Page) -> int:
    """Give the nodes of the page once they stay as many: what was before fades away."""
    at_rest(page)
    before, now = -1, int(page.evaluate(NODES))
    while before != now:
        page.wait_for_timeout(1000)
        before, now = now, int(page.evaluate(NODES))
    return now


def count_heads(meeting_id: int, number: int) -> None:
    head_counts.count_heads(command_line(), meeting_id, number)


def test_a_thousand_rings_and_twenty_pages_leave_one_socket_and_one_watcher_each(
    room: Room, server: Server, meeting_id: int
) -> None:
    page = room.desk("minh", "/secretary")
    heads = page.locator(".board[data-area=secretary_heads]")
    count_heads(meeting_id, 100)
    go(page, "Điểm cầu", "branch_state")
    go(page, "Ghi diễn biến", "secretary_list")
    expect(heads).to_contain_text("100")
    nodes, watchers = nodes_at_rest(page), page.evaluate(WATCHERS)

    for turn in range(SWITCHES // 2):
        for name, board in (("Điểm cầu", "branch_state"), ("Ghi diễn biến", "secretary_list")):
            go(page, name, board)
            for number in range(RINGS_A_SWITCH):
                count_heads(meeting_id, 101 + turn + number)
    count_heads(meeting_id, 999)
    expect(heads).to_contain_text("999")

    assert nodes_at_rest(page) - nodes < SWITCHES // 2  # what each switch left would be more
    assert sockets(server) == 1
    assert page.evaluate(WATCHERS) == watchers


def test_a_sign_in_revoked_while_a_form_is_open_ends_there_and_keeps_nothing_open(
    room: Room, server: Server, meeting_id: int
) -> None:
    page = room.desk("minh", "/secretary")
    line = page.get_by_label("Dòng ghi", exact=True)
    expect(line).to_be_visible()
    page.locator(".st-key-frame button").first.click()  # its menu is open
    line.fill("viết dở")

    with db.reading() as session:
        owned = LoginSession.account_id == account_id("minh")
        open_now = session.scalars(
            select(LoginSession.id).where(owned, LoginSession.revoked_at.is_(None))
        ).all()
    for one in open_now:
        administration.revoke_session(command_line(), one)

    expect(page.get_by_label("Tên đăng nhập")).to_be_visible()
    expect(line).to_have_count(0)
    assert sockets(server) == 0
