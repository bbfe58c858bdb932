"""A browser against a real server."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

from console import db
from console.administration.acts import accounts as administration
from console.auth import passwords
from console.bootstrap import command_line
from models import Account
from models.codes.people import Role
from tests.journeys.room import SOON
from tests.serving import Server, served

CHROMIUM = "/usr/bin/chromium-headless-shell"  # pages alone, without the windows around them
FLAGS = ["--no-sandbox", "--disable-gpu"]  # no graphics processor: imitating one costs time

PASSWORD = "mưa rào Hà Nội 2026"


# Not for the whole session: while it is open, Playwright keeps an event loop running in this
# thread, and other tests of the same worker start their own.
@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def server(tmp_path: Path, sqlite_template: Path) -> Iterator[Server]:
    with served(tmp_path, sqlite_template) as running:
        yield running


@contextmanager
def opened(chromium: Browser, server: Server, **options: object) -> Iterator[Page]:
    """Open a browser of its own; anything the content policy blocks or a script breaks fails."""
    context = chromium.new_context(base_url=server.address, locale="vi-VN", **options)  # type: ignore[arg-type]
    wrong: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            wrong.append(message.text)

    context.set_default_timeout(SOON)
    page = context.new_page()
    page.on("console", hear)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    try:
        yield page
    finally:
        context.close()
    assert wrong == []


@pytest.fixture
def page(chromium: Browser, server: Server) -> Iterator[Page]:
    with opened(chromium, server) as one:
        yield one


def add_account(*, is_new: bool = False) -> int:
    """Make the account `an.le`; new, its password works only once."""
    account_id = administration.add_account(
        command_line(),
        "an.le",
        Role.SECRETARY,
        display_name="Lê Thu An",
        password_hash=passwords.hash_password(PASSWORD),
    )
    with db.writing() as session:
        session.get_one(Account, account_id).must_change_password = is_new
    return account_id


def sign_in(page: Page, password: str = PASSWORD) -> None:
    page.get_by_label("Tên đăng nhập").fill("an.le")
    page.get_by_role("textbox", name="Mật khẩu").fill(password)
    page.get_by_role("button", name="Đăng nhập", exact=True).click()
