"""Addresses as people type them from paper: led on, or told that nothing is there."""

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from console.settings import Settings
from console.web import site_routes
from console.web.addresses import Addresses, as_meant


@pytest.fixture
def browser() -> TestClient:
    async def answer(request: Request) -> PlainTextResponse:
        return PlainTextResponse(request.url.path)

    ours = [
        *(Route(path, answer) for path in ("/my", "/my/{code}", "/register/{meeting:path}")),
        *site_routes.routes(),
    ]
    app = Starlette(routes=[*ours, Route("/{path:path}", answer)])
    return TestClient(Addresses(app, Settings(), ours), follow_redirects=False)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("/register/2026-12/", "/register/2026-12"),
        ("/REGISTER/2026-12", "/register/2026-12"),
        ("/register/2026-12.", "/register/2026-12"),
        ("/register/2026-12).", "/register/2026-12"),
        ("/my/", "/my"),
        ("/My/ABCD-EFGH/", "/my/ABCD-EFGH"),
        ("//my", "/my"),
        ("/Chair", "/chair"),
    ],
)
def test_a_slip_is_led_on(browser: TestClient, typed: str, meant: str) -> None:
    answer = browser.get(f"http://testserver{typed}?lang=en")

    assert answer.status_code == 301
    assert answer.headers["location"] == f"{meant}?lang=en"
    assert as_meant(meant) == meant


@pytest.mark.parametrize(
    "path", ["/", "/my", "/my/ABCD", "/chair", "/start", "/_stcore/health", "/static/x.js"]
)
def test_what_leads_somewhere_is_let_through(browser: TestClient, path: str) -> None:
    assert (browser.get(path).status_code, browser.get(path).text) == (200, path)


@pytest.mark.parametrize(
    "path", ["/wp-admin", "/chair/x", "/notices/2026-12/", "/admin.php", "/%00"]
)
def test_where_nothing_is_a_page_of_ours_says_so(browser: TestClient, path: str) -> None:
    answer = browser.get(path)

    assert answer.status_code == 404
    assert '<html lang="vi"' in answer.text


def test_what_changes_something_is_not_led_anywhere(browser: TestClient) -> None:
    assert browser.post("/register/2026-12/").status_code == 405


def test_search_engines_read_nothing_of_a_person(browser: TestClient) -> None:
    rules = browser.get("/robots.txt").text.splitlines()

    assert rules[0] == "User-agent: *"
    assert rules[-1] == "Disallow: /"
    assert not any("/my" in rule for rule in rules)
    assert browser.get("/favicon.ico").headers["location"].endswith("/mark.svg")
