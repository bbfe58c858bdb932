"""The secretary's line and forms in a browser: what is shown before Enter, and corrections."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from sqlalchemy import select

from console import db
from console.auth.actor import Actor
from console.capture import note_kinds
from console.capture.acts import conclusions, notes
from models import Note, Outcome, Proposal, Unit
from models.codes.capture import NoteKind
from models.codes.people import Role
from models.codes.questions import Place
from tests import make
from tests.cast import sign_in
from tests.journeys.room import PHONE, Room, opened_room, violations
from tests.serving import Server

pytestmark = pytest.mark.browser

AN = "an.le"
LAPTOP = {"width": 1366, "height": 768}


@pytest.fixture
def room(chromium: Browser, server: Server) -> Iterator[Room]:
    with opened_room(chromium, server) as one:
        yield one


@pytest.fixture
def an(server: Server) -> Actor:
    return sign_in(Role.SECRETARY, name=AN)


@pytest.fixture
def matter_id(server: Server) -> int:
    """An open meeting with question 7 on the floor, question 100 to come, and units."""
    meeting_id = make.make_open_meeting()
    police = make.make_unit("CATP", name="Công an thành phố Hà Nội")
    make.make_unit("BQLKCN", name="Ban Quản lý các khu công nghệ cao")
    make.make_unit("SXD", name="Sở Xây dựng")
    health = make.make_unit("SYT", name="Sở Y tế")
    wording = "Thẻ bảo hiểm của con kẹt ở bước 2"
    made = make.make_matter(
        meeting_id, 7, place=Place.ON_FLOOR, wording=wording, lead_unit_id=police
    )
    make.link_question(made, make.make_question(meeting_id))
    make.make_matter(
        meeting_id, 100, place=Place.SCHEDULED, wording="Cấp nước", lead_unit_id=health
    )
    return made


def desk(room: Room, size: dict[str, int] = LAPTOP) -> Page:
    page = room.desk(AN, "/secretary", size=size)
    expect(line(page)).to_be_visible()
    expect(page.locator('[data-test-script-state="notRunning"]')).to_have_count(1)
    expect(page.locator(".board:not([data-number])")).to_have_count(0)
    return page


def line(page: Page) -> Locator:
    return page.get_by_label("Dòng ghi", exact=True)


def shown(page: Page) -> Locator:
    """What the line would become, as chips."""
    return page.locator(".typed-read .chip")


def outcome_text(page: Page) -> Locator:
    return page.get_by_label("Nội dung kết quả")


def propose(page: Page, text: str, act: str = "Trình chủ trì chốt") -> None:
    outcome_text(page).fill(text)
    page.get_by_role("button", name=act).click()
    expect(page.locator(".st-key-secretary-endings")).to_contain_text(text)
    expect(outcome_text(page)).to_have_value(text)  # the form stands on what was kept


def units() -> dict[str, int]:
    with db.reading() as session:
        return {unit.code: unit.id for unit in session.scalars(select(Unit))}


def notes_kept() -> list[Note]:
    with db.reading() as session:
        return list(session.scalars(select(Note).order_by(Note.id)))


def test_what_a_line_means_is_shown_before_enter_and_kept_so(
    room: Room, an: Actor, matter_id: int
) -> None:
    page = desk(room)
    page.get_by_label("Người trả lời").fill("Phòng PC06")

    line(page).press_sequentially("> #1", delay=10)
    expect(page.locator(".typed-units button").first).to_contain_text("#100")
    line(page).press("Tab")
    line(page).press_sequentially("@so xay", delay=10)
    expect(page.locator(".typed-units button").first).to_contain_text("Sở Xây dựng")
    line(page).press("Tab")
    line(page).press_sequentially("sẽ kiểm tra", delay=10)

    expect(shown(page)).to_have_text(["Câu 100", "Trả lời", "Sở Xây dựng"])
    assert violations(page) == []
    line(page).press("Enter")
    expect(line(page)).to_have_value("")
    expect(page.locator(".st-key-secretary-line .typed-kept .waiting")).to_have_count(0)
    (note,) = notes_kept()
    assert (note.text, note.person) == ("sẽ kiểm tra", "")
    assert note.matter_id != matter_id


def test_a_line_that_names_nobody_known_stays_with_its_text(
    room: Room, an: Actor, matter_id: int
) -> None:
    page = desk(room)

    line(page).press_sequentially("#99 đã chuyển", delay=10)
    line(page).press("Enter")

    expect(page.locator(".st-key-secretary-line .typed-target")).to_contain_text("Không có câu #99")
    expect(line(page)).to_have_value("#99 đã chuyển")
    assert notes_kept() == []


def test_a_unit_is_found_without_accents(room: Room, an: Actor, matter_id: int) -> None:
    page = desk(room)
    unit = page.get_by_label("Đơn vị", exact=True)

    unit.fill("")
    unit.press_sequentially("cong an", delay=10)
    expect(page.get_by_role("option").first).to_contain_text("Công an thành phố Hà Nội")
    unit.press("Enter")

    expect(unit).to_have_value("Công an thành phố Hà Nội")
    expect(page.get_by_role("option")).to_have_count(0)


def test_proposal_and_outcome_are_each_corrected_twice(
    room: Room, an: Actor, matter_id: int
) -> None:
    page = desk(room)
    page.get_by_role("radio", name="Trả lời trực tiếp").check(force=True)

    for text in ("trình một", "trình hai", "trình ba"):
        propose(page, text)
    for text in ("chốt một", "chốt hai", "chốt ba"):
        propose(page, text, "Chốt thay chủ trì")

    with db.reading() as session:
        proposed = list(session.scalars(select(Proposal.text).order_by(Proposal.id)))
        decided = list(session.scalars(select(Outcome.text).order_by(Outcome.version)))
    assert proposed == ["trình một", "trình hai", "trình ba"]
    assert decided == ["chốt một", "chốt hai", "chốt ba"]


def test_the_desk_fits_a_telephone(room: Room, an: Actor, matter_id: int) -> None:
    page = desk(room, PHONE)

    line(page).fill("> #100 Sở Y tế, bà Lan: sẽ kiểm tra")

    expect(shown(page)).to_have_text(["Câu 100", "Trả lời", "Sở Y tế", "bà Lan"])
    assert page.get_by_test_id("stMain").evaluate("one => one.scrollWidth") == PHONE["width"]


@pytest.mark.parametrize("kind", NoteKind)
def test_a_note_of_each_kind_is_corrected_twice(
    room: Room, an: Actor, matter_id: int, kind: NoteKind
) -> None:
    has_unit = note_kinds.of(kind).names_unit
    unit_id = units()["CATP"] if has_unit else None
    if kind is NoteKind.CONCLUSION:
        conclusions.conclude(an, 1, "bản một", unit_id=unit_id, matter_ids=(matter_id,))
    else:
        notes.note(an, 1, kind, "bản một", matter_id=matter_id, unit_id=unit_id)
    page = desk(room)

    correct(page, "bản hai")
    correct(page, "bản ba", unit="Sở Y tế" if has_unit else "")

    kept = notes_kept()
    assert [note.text for note in kept] == ["bản một", "bản hai", "bản ba"]
    assert kept[-1].unit_id == (units()["SYT"] if has_unit else None)
    assert kept[-1].happened_at == kept[0].happened_at


def correct(page: Page, text: str, *, unit: str = "") -> None:
    page.locator(".pieces [data-choose^='edit:']").first.click()
    tray = page.locator(".st-key-secretary-side-box")
    expect(tray.get_by_label("Nội dung ghi lúc")).not_to_have_value("")
    if unit:
        tray.get_by_label("Đơn vị", exact=True).fill(unit)
    tray.get_by_label("Nội dung ghi lúc").fill(text)
    tray.get_by_role("button", name="Lưu bản sửa").click()
    expect(page.locator(".pieces .words")).to_have_text([text])
    expect(outcome_text(page)).to_be_visible()
