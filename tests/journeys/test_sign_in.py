"""Sign-in from first sight to its end, in a browser."""

import signal

import pytest
from playwright.sync_api import Page, expect

from console import db
from console.administration.acts import accounts as administration
from console.auth import login_sessions
from console.bootstrap import command_line
from models import Account
from tests import make
from tests.journeys.conftest import PASSWORD, add_account, sign_in
from tests.journeys.room import violations_in_both_themes
from tests.serving import START_SECONDS, Server

pytestmark = pytest.mark.browser

CHOSEN = "hoa sữa tháng mười"
WIDTHS = [(1440, 900), (1024, 768), (390, 844)]


def greeting(page: Page) -> None:
    expect(page.get_by_role("heading", level=1)).to_contain_text("Xin chào Lê Thu An")


def sign_in_form(page: Page) -> None:
    expect(page.get_by_label("Tên đăng nhập")).to_be_visible()


@pytest.mark.parametrize("address", ["/", "/today"])
def test_a_direct_request_to_a_fresh_server_runs_nothing_of_the_page(
    server: Server, page: Page, address: str
) -> None:
    make.make_open_meeting()

    page.goto(address)

    sign_in_form(page)
    expect(page.get_by_text("2026-10")).to_have_count(0)
    expect(page.get_by_text("Page not found")).to_have_count(0)
    assert page.url == server.address + address


def test_signing_in_keeps_the_address_and_gives_a_cookie_no_script_sees(
    server: Server, page: Page
) -> None:
    add_account()
    page.goto("/today")

    sign_in(page)

    greeting(page)
    assert page.url == f"{server.address}/today"
    assert "console_" not in page.evaluate("document.cookie")
    ours = {one["name"]: one for one in page.context.cookies() if one["name"] != "_streamlit_xsrf"}
    assert set(ours) == {"console_session", "console_device"}
    assert [(one["httpOnly"], one["sameSite"]) for one in ours.values()] == [(True, "Lax")] * 2
    page.reload()
    greeting(page)


def test_a_one_time_password_is_changed_before_the_first_page(server: Server, page: Page) -> None:
    add_account(is_new=True)
    page.goto("/")
    sign_in(page)

    page.get_by_role("textbox", name="Mật khẩu dùng một lần").fill(PASSWORD)
    page.get_by_role("textbox", name="Mật khẩu mới", exact=True).fill(CHOSEN)
    page.get_by_role("textbox", name="Nhập lại mật khẩu mới").fill(CHOSEN)
    expect(page.get_by_role("heading", level=1)).to_have_count(0)
    page.get_by_role("button", name="Đổi mật khẩu").click()

    greeting(page)


def test_signing_out_shows_the_form_and_leaves_no_cookie(server: Server, page: Page) -> None:
    add_account()
    page.goto("/")
    sign_in(page)
    greeting(page)

    page.get_by_role("button", name="Lê Thu An, Thư ký").click()
    with page.expect_response("**/session/end"):
        page.get_by_role("button", name="Đăng xuất").click()

    sign_in_form(page)
    assert "console_session" not in {one["name"] for one in page.context.cookies()}


def test_a_revoked_login_session_leaves_the_open_page(server: Server, page: Page) -> None:
    account_id = add_account()
    page.goto("/")
    with page.expect_websocket(lambda socket: socket.url.endswith("/live/session")) as tab:
        sign_in(page)
        greeting(page)
    tab.value.wait_for_event("framereceived")

    (login,) = login_sessions.of_account(account_id)
    administration.revoke_session(command_line(), login.id)

    # Revoked in another process than the server's: seen with the next heartbeat.
    sign_in_form(page)


def test_signing_out_in_one_tab_leaves_the_other_at_once(server: Server, page: Page) -> None:
    add_account()
    page.goto("/")
    sign_in(page)
    greeting(page)
    other = page.context.new_page()
    with other.expect_websocket(lambda socket: socket.url.endswith("/live/session")) as tab:
        other.goto("/")
        greeting(other)
    tab.value.wait_for_event("framereceived")

    page.get_by_role("button", name="Lê Thu An, Thư ký").click()
    page.get_by_role("button", name="Đăng xuất").click()

    sign_in_form(other)


def test_the_language_is_chosen_before_and_after_signing_in(server: Server, page: Page) -> None:
    add_account()
    page.goto("/")
    page.get_by_text("English").click()
    expect(page.get_by_label("Account name")).to_be_visible()
    page.get_by_text("Tiếng Việt").click()
    sign_in(page)
    greeting(page)

    page.get_by_role("button", name="Lê Thu An, Thư ký").click()
    page.get_by_text("English").click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("Welcome, Lê Thu An")
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Welcome, Lê Thu An")


def test_an_act_of_an_open_page_is_committed_when_the_server_is_told_to_stop(
    server: Server, page: Page
) -> None:
    account_id = add_account()
    page.goto("/")
    sign_in(page)
    greeting(page)
    page.get_by_role("button", name="Lê Thu An, Thư ký").click()

    with db.writing() as holding:
        holding.connection()  # holds the database from here: the act has to wait for its end
        page.get_by_text("English").click()
        expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "running")
        server.process.send_signal(signal.SIGTERM)
        server.wait_for("Shutting down")

    assert server.process.wait(timeout=START_SECONDS) == 0
    with db.reading() as session:
        assert session.get_one(Account, account_id).language == "en"


def test_both_pages_are_accessible_in_both_themes(server: Server, page: Page) -> None:
    add_account()
    make.make_question(make.make_open_meeting())
    page.goto("/")
    sign_in_form(page)
    at_sign_in = violations_in_both_themes(page)
    sign_in(page)
    greeting(page)
    on_today = violations_in_both_themes(page)

    assert (at_sign_in, on_today) == ([], [])


def test_no_page_scrolls_sideways_at_any_width(server: Server, page: Page) -> None:
    add_account()
    make.make_question(make.make_open_meeting())
    page.goto("/")
    sign_in(page)
    greeting(page)

    for width, height in WIDTHS:
        page.set_viewport_size({"width": width, "height": height})
        expect(page.get_by_role("heading", name="Diễn biến", exact=True)).to_be_attached()
        assert page.get_by_test_id("stMain").evaluate("one => one.scrollWidth") <= width
