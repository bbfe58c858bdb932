"""Every page on a slow machine: what is opened and typed while it is drawn stands at the end."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page

from console.demo import stages
from tests.journeys.room import Room, opened_room
from tests.journeys.slow_line import SlowLine
from tests.serving import Server

pytestmark = [pytest.mark.browser, pytest.mark.long]

ALL, MOST, HALF = 1, 0.8, 0.5
# Who opens which page, and its sections beside the first.
PAGES: dict[str, dict[str, tuple[str, ...]]] = {
    "minh": {
        "today": (),
        "secretary": (),
        "registrations": (),
        "review": (),
        "packs": (),
        "agenda": (
            "Đăng ký",
            "Các bước",
            "Thông báo",
            "Các mục",
            "Nội dung",
            "Phân công",
            "Đại biểu",
        ),
        "papers": (),
        "mail": (),
        "minutes": (),
        "follow_up": (),
    },
    "ha": {"chair": ()},
    "binh": {"branch": ()},
    "tu": {"drafting": ()},
    "khanh": {"journal": ()},
    "son": {"admin": ("Danh mục", "Lịch làm việc", "Tình trạng")},
}
CLOSED = "[data-testid=stApp] details:not([open]) > summary:visible"
POPOVER = "[data-testid=stPopoverButton]:enabled:visible"
OF_ITS_OWN = ":not(.st-key-frame *)"  # the account menu is the same on every page
WRITTEN = ":is(input[type=text], textarea):not([role=combobox], [readonly], [aria-label^=Tìm])"
# What a person opened, typed and chose: a name for each thing, and how it stands. A list of choices
# has a number of its own whenever it is drawn; what was chosen in it is what counts. An
# empty field may be filled: with what was typed into it before.
STANDING = """() => {
  const keyOf = (thing) => [...thing.classList].find((name) => name.startsWith("st-key-"));
  const nameOf = (thing) => [
    keyOf(thing.closest("[class*=st-key-]") ?? thing), thing.getAttribute("aria-label"),
    thing.id.replace(/^react-aria.*/, ""),
  ].join(" ");
  const how = {
    DETAILS: (thing) => thing.open,
    BUTTON: (thing) => thing.ariaExpanded,
    INPUT: (thing) => (/radio|checkbox/.test(thing.type) ? thing.checked : thing.value),
    TEXTAREA: (thing) => thing.value,
  };
  const things = "details, [data-testid=stPopoverButton], input:not([type=file]), textarea";
  const found = [...document.querySelectorAll(things)];
  const standing = found.map((thing) => [nameOf(thing), how[thing.tagName](thing)]);
  return standing.filter(([, value]) => value !== "");
}"""


@pytest.fixture
def room(chromium: Browser, server: Server) -> Iterator[Room]:
    stages.build(stages.Stage.LIVE)
    with opened_room(chromium, server) as opened:
        yield opened


def standing(page: Page) -> set[tuple[str, Any]]:
    return {(name, how) for name, how in page.evaluate(STANDING)}


@dataclass
class Visitor:
    """Somebody who is faster than the pages."""

    page: Page
    line: SlowLine
    lost: list[str] = field(default_factory=list)
    opened: int = 0
    written: int = 0

    def visit(self, name: str, sections: tuple[str, ...]) -> None:
        self.line.hold()
        self.page.goto(f"/{name}")
        self.use(name, MOST)
        self.run_again()
        self.use(name, HALF)
        self.open_popovers(name, POPOVER if name == "today" else POPOVER + OF_ITS_OWN)
        for section in sections:
            self.line.hold()
            self.page.get_by_role("radio", name=section, exact=True).click()
            self.line.let(ALL)
            self.line.let_all()
            self.run_again()
            self.use(f"{name}, {section}", HALF)
            self.open_popovers(f"{name}, {section}", POPOVER + OF_ITS_OWN)

    def run_again(self) -> None:
        """Let the whole page run again, by the key Streamlit has for it."""
        self.line.hold()
        self.page.evaluate("document.activeElement?.blur()")
        self.page.keyboard.press("r")

    def use(self, where: str, part: float) -> None:
        """Open and fill in what is there while the run is under way."""
        self.line.let(part)
        self.open_everything()
        self.write_everywhere(self.page.get_by_test_id("stMain"))
        self.see_it_stand(where)

    def open_popovers(self, where: str, which: str) -> None:
        buttons = self.page.locator(which)
        for at in range(buttons.count()):
            self.run_again()
            self.line.let(HALF)
            buttons.nth(at).click()
            self.opened += 1
            self.write_everywhere(self.page.get_by_test_id("stPopoverBody"))
            self.see_it_stand(where)
            self.page.keyboard.press("Escape")

    def open_everything(self) -> None:
        closed = self.page.locator(CLOSED)
        while closed.count():
            closed.first.click()
            self.opened += 1

    def write_everywhere(self, where: Locator) -> None:
        fields = where.locator(f"{WRITTEN}:visible")
        for at in range(fields.count()):
            if fields.nth(at).is_editable():
                fields.nth(at).press_sequentially("x")
                self.written += 1

    def see_it_stand(self, where: str) -> None:
        before = standing(self.page)
        self.line.let_all()
        self.lost += [f"{where}: {name} was {how}" for name, how in before - standing(self.page)]


def test_what_is_opened_and_typed_while_a_page_is_drawn_stands(room: Room) -> None:
    lost, opened, written = [], 0, 0
    for name, pages in PAGES.items():
        page = room.desk(name, "about:blank")
        visitor = Visitor(page, SlowLine(page))
        for address, sections in pages.items():
            visitor.visit(address, sections)
        page.context.close()
        lost += visitor.lost
        opened, written = opened + visitor.opened, written + visitor.written

    assert lost == []
    assert opened > 5
    assert written > 20
