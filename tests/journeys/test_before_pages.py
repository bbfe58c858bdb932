"""What is done before a meeting, in a browser: take forms in, review them, see what is owed."""

from collections.abc import Callable
from datetime import date
from time import monotonic

import pytest
from playwright.sync_api import Locator, Page, expect

from console import db
from console.administration.acts import directory as directory_acts
from console.bootstrap import command_line
from console.capture.acts import outcomes
from models import Question
from models.codes.capture import OutcomeKind
from models.codes.questions import Decision, Kind, Place
from tests import make, october
from tests.journeys import room
from tests.journeys.conftest import add_account, sign_in
from tests.journeys.room import at_rest, violations_in_both_themes
from tests.serving import Server

pytestmark = pytest.mark.browser

PAGES = ("registrations", "review", "follow_up")
WIDTHS = [(1440, 900), (1024, 768), (390, 844)]
HEADINGS = {
    "registrations": "Phiếu đăng ký, kỳ tháng 10/2026",
    "review": "Rà soát, kỳ tháng 10/2026",
    "follow_up": "Việc giao, cam kết",
}


@pytest.fixture
def directory(server: Server) -> None:
    directory_acts.import_directory(command_line(), october.directory())


def go(page: Page, name: str) -> None:
    page.goto(f"/{name}?ky=2026-10")
    expect(page.get_by_role("heading", level=1)).to_have_text(HEADINGS[name])


def signed_in(page: Page, name: str) -> None:
    page.goto("/")
    sign_in(page)
    expect(page.locator(".st-key-frame")).to_be_visible()
    go(page, name)


def stored(ref: str) -> Question:
    with db.reading() as session:
        return session.query(Question).filter(Question.ref == ref).one()


def test_the_october_file_is_previewed_and_then_imported(
    server: Server, directory: None, page: Page
) -> None:
    add_account()
    make.make_meeting()
    signed_in(page, "registrations")

    page.locator("input[type=file]").set_input_files(october.DATA / "registrations-2026-10.xlsx")
    expect(page.get_by_text("104 phiếu mới, 0 phiếu đã có")).to_be_visible()
    expect(page.get_by_role("region", name="Dòng hiển thị").get_by_role("row")).to_have_count(105)
    page.get_by_role("button", name="Nhập 104 phiếu mới").click()

    expect(page.get_by_text("Đã nhập 104 phiếu mới")).to_be_visible()
    forms = page.get_by_role("list", name="Danh sách phiếu")
    expect(forms.get_by_role("listitem")).to_have_count(104)
    forms.get_by_role("button").nth(3).click()
    expect(page.get_by_role("heading", level=2, name="Phiếu 2026-10-")).to_be_visible()


def test_the_list_of_forms_is_walked_with_the_arrow_keys(
    server: Server, directory: None, page: Page
) -> None:
    add_account()
    october.import_forms()
    signed_in(page, "registrations")
    forms = page.get_by_role("list", name="Danh sách phiếu").get_by_role("button")
    expect(forms).to_have_count(104)

    forms.first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(forms.nth(2)).to_be_focused()
    page.keyboard.press("Enter")

    expect(forms.nth(2)).to_have_attribute("aria-current", "true")
    expect(forms.nth(2)).to_be_focused()


def test_three_questions_are_reviewed_by_keys_alone(
    server: Server, directory: None, page: Page
) -> None:
    add_account()
    october.import_forms()
    signed_in(page, "review")
    title = page.locator(".st-key-review-head h2")
    expect(title).to_contain_text("Phiếu 001,")

    press(page, "1", lambda: expect(chosen(page)).to_have_text("Thuộc phạm vi"))
    press(page, "l", lambda: expect(page.get_by_text("1/104 câu hỏi đã rà soát")).to_be_visible())
    press(page, "u", lambda: expect(title).to_contain_text("Phiếu 002,"))
    press(page, "4", lambda: expect(chosen(page)).to_have_text("Ngoài phạm vi"))
    reason = page.get_by_label("Lý do")
    reason.fill("s, t và l ở đây chỉ là chữ")
    reason.press("Control+Enter")
    at_rest(page)
    reason.blur()
    press(page, "l", lambda: expect(title).to_contain_text("Phiếu 003,"))
    press(page, "s", lambda: expect(title).to_contain_text("Phiếu 004,"))
    press(page, "t", lambda: expect(title).to_contain_text("Phiếu 003,"))
    press(page, "1", lambda: expect(chosen(page)).to_have_text("Thuộc phạm vi"))
    press(page, "l", lambda: expect(page.get_by_text("3/104 câu hỏi đã rà soát")).to_be_visible())

    assert stored("2026-10-001").decision is Decision.ACCEPTED
    second = stored("2026-10-002")
    assert (second.kind, second.reason) == (Kind.OUT_OF_SCOPE, "s, t và l ở đây chỉ là chữ")
    assert stored("2026-10-003").decision is Decision.ACCEPTED
    expect(page.get_by_text("3/104 câu hỏi đã rà soát")).to_be_visible()


def press(page: Page, key: str, seen: Callable[[], None]) -> None:
    room.press(page, key)
    seen()
    at_rest(page)


def test_the_next_key_counts_though_the_last_is_still_down(
    server: Server, directory: None, page: Page
) -> None:
    add_account()
    october.import_forms()
    signed_in(page, "review")
    room.listens(page, "l")

    page.keyboard.down("4")
    expect(chosen(page)).to_have_text("Ngoài phạm vi")
    page.keyboard.down("1")
    expect(chosen(page)).to_have_text("Thuộc phạm vi")
    page.keyboard.down("l")
    for key in ("4", "1", "l"):
        page.keyboard.up(key)

    expect(page.get_by_text("1/104 câu hỏi đã rà soát")).to_be_visible()


def chosen(page: Page) -> Locator:
    """The pressed class, by its icon: colour is not what says so."""
    pressed = page.locator(
        "[class*='st-key-review-class-'] button:has([data-testid='stIconMaterial'])"
    )
    return pressed.locator("p")


def something_everywhere() -> None:
    """Forms, questions of several kinds, and commitments of two units."""
    october.import_forms()
    meeting_id = make.make_open_meeting("2026-09")
    add_account()
    cli = command_line()
    for number, code in enumerate(("NN", "XD"), start=1):
        matter_id = make.make_matter(meeting_id, number, place=Place.DONE, wording="Bao giờ có?")
        outcomes.decide_outcome(
            cli,
            meeting_id,
            matter_id,
            OutcomeKind.WRITTEN_REPLY,
            "Trả lời bằng văn bản",
            unit_id=make.make_unit(f"THU-{code}", name=f"Sở thử nghiệm {code}"),
            due_on=date(2026, 10, 12),
            seen=0,
        )


def test_the_pages_are_accessible_in_both_themes(
    server: Server, directory: None, page: Page
) -> None:
    something_everywhere()
    found = {}
    signed_in(page, "registrations")
    for name in PAGES:
        go(page, name)
        found[name] = violations_in_both_themes(page)

    assert found == {name: [] for name in PAGES}


def narrowest(page: Page, width: int) -> int:
    """Give the width of what is drawn once it fits, or as it stays: charts are drawn anew first."""
    deadline = monotonic() + 10
    while True:
        drawn = int(page.get_by_test_id("stMain").evaluate("one => one.scrollWidth"))
        if drawn <= width or monotonic() > deadline:
            return drawn
        page.wait_for_timeout(200)


def test_no_page_scrolls_sideways_at_any_width(server: Server, directory: None, page: Page) -> None:
    something_everywhere()
    signed_in(page, "registrations")
    wide = {}
    for name in PAGES:
        go(page, name)
        at_rest(page)
        for width, height in WIDTHS:
            page.set_viewport_size({"width": width, "height": height})
            at_rest(page)
            wide[name, width] = narrowest(page, width)

    assert [key for key, scrolled in wide.items() if scrolled > key[1]] == []
