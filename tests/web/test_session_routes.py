"""A ticket becomes a cookie once; signing out ends it."""

from starlette.testclient import TestClient

from console.auth import login_sessions
from console.auth.cookies import DEVICE_COOKIE, SESSION_COOKIE
from models.codes.people import Role
from tests.cast import sign_in
from tests.web.conftest import OWN, opened, sign_in_here


def ticket() -> str:
    return login_sessions.make_ticket(sign_in(Role.SECRETARY).account_id)


def test_a_ticket_becomes_a_cookie_no_script_can_read(browser: TestClient) -> None:
    answer = browser.post("/session", content=ticket(), headers=OWN)

    cookies = {one.split("=")[0]: one for one in answer.headers.get_list("set-cookie")}
    assert (answer.status_code, set(cookies)) == (204, {SESSION_COOKIE, DEVICE_COOKIE})
    for line in cookies.values():
        assert "HttpOnly" in line
        assert "SameSite=lax" in line
        assert "Secure" not in line
    restored = login_sessions.restore(answer.cookies[SESSION_COOKIE])
    assert restored is not None
    assert restored.name == "minh"


def test_cookies_are_secure_where_browsers_come_by_https(sqlite_database: str) -> None:
    with opened(public_url="https://console.test") as browser:
        answer = browser.post(
            "/session", content=ticket(), headers={"origin": "https://console.test"}
        )

    assert [line.endswith("Secure") for line in answer.headers.get_list("set-cookie")] == [True] * 2
    assert answer.headers["strict-transport-security"].startswith("max-age=")


def test_a_ticket_used_before_opens_nothing(browser: TestClient) -> None:
    used = ticket()
    browser.post("/session", content=used, headers=OWN)

    answer = browser.post("/session", content=used, headers=OWN)

    assert (answer.status_code, answer.headers.get_list("set-cookie")) == (401, [])


def test_a_foreign_page_cannot_sign_anybody_in(browser: TestClient) -> None:
    mine = ticket()

    foreign = browser.post("/session", content=mine, headers={"origin": "https://evil.test"})
    nowhere = browser.post("/session", content=mine)

    assert [one.status_code for one in (foreign, nowhere)] == [403, 403]
    assert browser.post("/session", content=mine, headers=OWN).status_code == 204


def test_signing_out_ends_the_login_session_and_takes_the_cookie(browser: TestClient) -> None:
    sign_in_here(browser, sign_in(Role.SECRETARY))
    token = browser.cookies[SESSION_COOKIE]

    answer = browser.post("/session/end", headers=OWN)

    assert answer.status_code == 204
    assert "Max-Age=0" in answer.headers["set-cookie"]
    assert login_sessions.restore(token) is None


def test_signing_out_twice_is_no_mistake(browser: TestClient) -> None:
    assert browser.post("/session/end", headers=OWN).status_code == 204
