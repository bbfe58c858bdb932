"""Receipt codes leave the address bar: after sending, after a scan, after typing."""

import re
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from console import clock
from console.registration import form_stamps
from console.web import register_desk
from tests.console.registration.citizen import NOW, make_list
from tests.web.conftest import OWN
from tests.web.test_register_routes import PAGE, PARTS, RIGHT, code_in, new_stamp, post


@pytest.fixture(autouse=True)
def _a_meeting(sqlite_database: str) -> Iterator[None]:
    with clock.stopped(NOW):
        make_list()
        yield


def told(page: str, code: str) -> list[str]:
    """Give the addresses in a page that tell a code."""
    return [
        address for address in re.findall(r'(?:href|action)="([^"]+)"', page) if code in address
    ]


def test_after_sending_and_after_a_scan_the_address_tells_nothing(browser: TestClient) -> None:
    code = code_in(post(browser))
    sent = browser.get(f"/my/{form_stamps.handle_of(code)}?news=received")
    scanned = browser.get(f"/my/{code}?theme=dark")

    for shown in (sent, scanned):
        assert (shown.status_code, code in str(shown.url)) == (200, False)
        assert code in shown.text
        assert told(shown.text, code) == []
    assert "theme=dark" in str(scanned.url)


def test_a_handle_opens_nothing_in_another_browser(browser: TestClient) -> None:
    code = code_in(post(browser))
    handle = form_stamps.handle_of(code)
    browser.cookies.clear()

    for forged in ("", "ABCD-EFGH-2345", code.lower()):
        headers = {**OWN, "cookie": f"console_receipt_{handle}={forged}"}
        answers = [
            browser.get(f"/my/{handle}", headers=headers),
            browser.post(f"/my/{handle}/withdraw", headers=headers),
        ]
        assert [answer.status_code for answer in answers] == [404, 404]
        assert "Nhập lại mã" in answers[0].text


def test_the_cookie_is_short_lived_and_no_script_reads_it(browser: TestClient) -> None:
    cookie = post(browser).headers["set-cookie"]

    assert "HttpOnly" in cookie
    assert "Max-Age=7200" in cookie
    assert "Path=/my" in cookie
    assert "SameSite=lax" in cookie


def test_a_browser_without_cookies_goes_on_with_the_code(browser: TestClient) -> None:
    stamp = new_stamp(browser)
    browser.cookies.clear()

    sent = browser.post(PAGE, data={**RIGHT, "stamp": stamp}, files=PARTS, headers=OWN)
    found = re.search(r'class="code">([^<]+)<', sent.text)
    assert found is not None
    code = found[1]
    browser.cookies.clear()
    typed = browser.post("/my", data={"code": code})
    browser.cookies.clear()

    assert sent.url.path == PAGE
    assert f'action="/my/{code}/withdraw' in sent.text
    assert code in typed.text
    assert browser.post(f"/my/{code}/withdraw", headers=OWN, follow_redirects=False).is_redirect


def test_several_receipts_stay_apart_and_the_first_is_forgotten(browser: TestClient) -> None:
    codes = [code_in(post(browser, full_name=f"Nguyễn Thị {name}")) for name in "ABCDEFGHIK"]

    for code in codes:
        page = browser.get(f"/my/{form_stamps.handle_of(code)}")
        if page.status_code == 200:
            assert code in page.text

    assert browser.get(f"/my/{form_stamps.handle_of(codes[-1])}").status_code == 200
    kept = [name for name in browser.cookies if name.startswith("console_receipt_")]
    assert len(kept) <= 9


@pytest.mark.parametrize(
    ("origin", "site", "status"),
    [
        ("null", "same-origin", 303),
        ("null", None, 303),
        ("null", "cross-site", 404),
        ("https://evil.test", "same-origin", 404),
    ],
)
def test_a_form_of_a_page_that_tells_no_origin_is_ours_when_the_browser_says_so(
    browser: TestClient, origin: str, site: str | None, status: int
) -> None:
    code = code_in(post(browser))
    headers = {"origin": origin, **({"sec-fetch-site": site} if site else {})}

    path = f"/my/{form_stamps.handle_of(code)}/withdraw"
    answer = browser.post(path, headers=headers, follow_redirects=False)

    assert answer.status_code == status


def test_the_right_code_too_changes_a_form_only_so_often(browser: TestClient) -> None:
    code = code_in(post(browser))
    path = f"/my/{form_stamps.handle_of(code)}"

    statuses = [
        browser.post(f"{path}/consent", data={"purpose": "none"}, headers=OWN).status_code
        for _ in range(register_desk.CHANGED + 1)
    ]
    corrected = post(browser, f"{path}/correct", phone="0900 000 999")

    assert statuses[-2:] == [422, 429]
    assert (corrected.status_code, "60 phút" in corrected.text) == (429, True)
