"""A room full of screens: the demonstration's people, each in a browser of their own."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect
from sqlalchemy import select

from console import db
from console.auth import login_sessions
from models import Account
from tests.serving import Server

DESK = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}
HALL = {"width": 1920, "height": 1080}
SOON = 60_000  # ms; four browsers share two cores, and never is a wait measured
LOOKS = 3  # of axe, before it is believed
expect.set_options(timeout=SOON)


@dataclass
class Room:
    """Opens screens of one server; what a content policy blocks or a script breaks is kept."""

    chromium: Browser
    server: Server
    wrong: list[str] = field(default_factory=list)
    _screens: ExitStack = field(default_factory=ExitStack)

    def desk(self, name: str, path: str, *, size: dict[str, int] | None = None) -> Page:
        """Sign somebody in and open a page of theirs."""
        page = self._page(size or DESK)
        sign_in(page.context, self.server, name)
        page.goto(path)
        return page

    def screen(self, path: str, *, size: dict[str, int]) -> Page:
        """Open a public screen, as nobody."""
        page = self._page(size)
        page.goto(path)
        return page

    def close(self) -> None:
        """Close every screen; anything broken in one of them fails."""
        self._screens.close()
        assert self.wrong == []

    def _page(self, size: dict[str, int]) -> Page:
        options: dict[str, Any] = {"base_url": self.server.address, "locale": "vi-VN"}
        context = self.chromium.new_context(viewport=size, **options)  # type: ignore[arg-type]
        context.set_default_timeout(SOON)
        self._screens.callback(context.close)
        page = context.new_page()
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        return page

    def _hear(self, message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            self.wrong.append(message.text)


@contextmanager
def opened_room(chromium: Browser, server: Server) -> Iterator[Room]:
    """Open a room; every screen is closed at the end."""
    room = Room(chromium, server)
    try:
        yield room
    finally:
        room.close()


def sign_in(context: BrowserContext, server: Server, name: str) -> None:
    """Give a browser the cookie of somebody's sign-in, as their password would."""
    ticket = login_sessions.make_ticket(account_id(name))
    answer = context.request.post(
        "/session", data=ticket, headers={"origin": server.address, "content-type": "text/plain"}
    )
    assert answer.status == 204


def account_id(name: str) -> int:
    """Give the id of an account by its name."""
    with db.reading() as session:
        return session.scalars(select(Account.id).where(Account.name == name)).one()


# Half faded, a text has too little contrast; what turns for ever (a spinner) is not waited for.
FADED = """() => Promise.race([
  Promise.allSettled(document.getAnimations()
    .filter((one) => one.effect.getComputedTiming().endTime !== Infinity)
    .map((one) => one.finished)),
  new Promise((over) => setTimeout(over, 3000)),  // one that is paused never finishes
])"""


def at_rest(page: Page) -> None:
    """Wait until the page of Streamlit runs nothing: until then old parts fade away in it."""
    app = page.get_by_test_id("stApp")
    expect(app).to_have_attribute("data-test-script-state", "notRunning")


# A button is seen a moment before its shortcut is heard, longer on a busy machine.
LISTENS = "(key) => hotkeys.getAllKeyCodes().some((heard) => heard.shortcut === key)"


def press(page: Page, key: str) -> None:
    """Press a shortcut once the page listens for it: not before its run is drawn to the end."""
    listens(page, key)
    page.keyboard.press(key)


def listens(page: Page, key: str) -> None:
    """Wait until the page of Streamlit runs nothing and hears a shortcut."""
    at_rest(page)
    page.wait_for_function(LISTENS, arg=key.lower())


# The ground of the page is dark or light, whatever its exact colour.
IN_FORCE = """(dark) => {
  const ground = document.querySelector("[data-testid=stApp]") ?? document.body
  return getComputedStyle(ground).backgroundColor.match(/[0-9]+/)[0] < 128 === dark
}"""


def violations_in_both_themes(page: Page) -> list[str]:
    """Give what axe finds wrong in a page, first in the light, then in the dark theme."""
    found = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.wait_for_function(IN_FORCE, arg=scheme == "dark")
        found += [f"{scheme}: {one}" for one in violations(page)]
    return found


def violations(page: Page) -> list[str]:
    """Give what axe finds wrong in a page at rest: rule and element.

    A run may begin, and dim what it draws anew, while axe looks: what is wrong is so at each look.
    """
    found: list[str] = []
    for _ in range(LOOKS):
        found = _found_by_axe(page)
        if not found:
            break
    return found


def _found_by_axe(page: Page) -> list[str]:
    if page.get_by_test_id("stApp").count():
        at_rest(page)
    page.evaluate(FADED)
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"]]
