"""What a secretary types is never lost: kill and restart, no network, reload, input methods."""

from collections.abc import Iterator
from itertools import count
from time import monotonic

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from sqlalchemy import select

from console import db
from console.auth.actor import Actor
from console.capture.acts import notes
from console.floor.acts import matters
from console.live import typed_text
from console.live.field_names import FieldName
from models import Note, TypedText
from models.codes.capture import NoteKind
from models.codes.people import Role
from models.codes.questions import Place
from tests import make
from tests.cast import sign_in
from tests.journeys.room import DESK, Room, opened_room, violations_in_both_themes
from tests.serving import Server

pytestmark = pytest.mark.browser

AN, BINH = "an.le", "binh.pham"
HEALED = 60_000  # ms: a dead session is known after 5 s, and 200 tabs come back within 3 s


@pytest.fixture
def room(chromium: Browser, server: Server) -> Iterator[Room]:
    with opened_room(chromium, server) as one:
        yield one


@pytest.fixture
def an(server: Server) -> Actor:
    return sign_in(Role.SECRETARY, name=AN)


@pytest.fixture
def binh(server: Server) -> Actor:
    return sign_in(Role.SECRETARY, name=BINH)


@pytest.fixture
def matter_id(server: Server) -> int:
    """An open meeting with matter 7 on the floor and two units that answer."""
    meeting_id = make.make_open_meeting()
    police = make.make_unit("CATP", name="Công an thành phố Hà Nội")
    make.make_unit("BHXH", name="Bảo hiểm xã hội thành phố Hà Nội")
    wording = "Thẻ bảo hiểm của con kẹt ở bước 2"
    made = make.make_matter(
        meeting_id, 7, place=Place.ON_FLOOR, wording=wording, lead_unit_id=police
    )
    make.link_question(made, make.make_question(meeting_id))
    return made


def line(page: Page) -> Locator:
    return page.get_by_label("Dòng ghi", exact=True)


def state(page: Page) -> Locator:
    return page.locator(".st-key-secretary-line [data-part=state]")


def waiting(page: Page) -> Locator:
    return page.locator(".st-key-secretary-line .typed-kept .waiting")


def write(page: Page, text: str) -> None:
    line(page).press_sequentially(text, delay=10)


def desk(room: Room, name: str = AN) -> Page:
    page = room.desk(name, "/secretary")
    expect(line(page)).to_be_visible()
    settled = page.locator('[data-test-script-state="notRunning"]')
    expect(settled).to_have_count(1)
    expect(page.locator(".board:not([data-number])")).to_have_count(0)
    return page


def notes_kept() -> list[tuple[str, str, int | None]]:
    """Kind, text and unit of every note, in the order they were kept."""
    with db.reading() as session:
        found = session.scalars(select(Note).order_by(Note.id))
        return [(one.kind.value, one.text, one.unit_id) for one in found]


def become_notes(page: Page, texts: list[str]) -> None:
    """Wait until these are the notes, in this order; no click helps it along."""
    deadline = monotonic() + HEALED / 1000
    while [text for _, text, _ in notes_kept()] != texts and monotonic() < deadline:
        page.wait_for_timeout(200)
    assert [text for _, text, _ in notes_kept()] == texts


def drafts() -> list[str]:
    with db.reading() as session:
        return [one for one in session.scalars(select(TypedText.text)) if one]


def kept_here(page: Page) -> list[str]:
    told: list[str] = page.evaluate(
        "Object.keys(localStorage).filter((one) => one.startsWith('console.typed.'))"
    )
    return told


def test_what_is_typed_is_kept_at_the_server_within_a_moment(
    room: Room, an: Actor, matter_id: int
) -> None:
    page = desk(room)

    write(page, "Phường đã chuyển dữ liệu")
    expect(state(page)).to_have_text("Đã lưu nháp")

    assert drafts() == ["Phường đã chuyển dữ liệu"]
    assert notes_kept() == []


def test_enter_makes_an_answer_of_the_unit_that_leads(
    room: Room, an: Actor, matter_id: int
) -> None:
    page = desk(room)

    write(page, "Phường đã chuyển dữ liệu")
    line(page).press("Enter")
    expect(line(page)).to_have_value("")
    expect(state(page)).to_be_hidden()
    become_notes(page, ["Phường đã chuyển dữ liệu"])
    expect(waiting(page)).to_have_count(0)

    ((kind, text, unit_id),) = notes_kept()
    assert (kind, text) == ("answer", "Phường đã chuyển dữ liệu")
    assert unit_id is not None
    expect(line(page)).to_be_focused()
    expect(page.locator(".st-key-secretary-line .typed:not([data-unsaved])")).to_be_attached()
    assert (drafts(), kept_here(page)) == ([], [])


def test_a_server_killed_while_typing_takes_nothing_and_works_again_without_a_click(
    room: Room, server: Server, an: Actor, matter_id: int
) -> None:
    page = desk(room)
    write(page, "ghi trước khi mất điện")
    line(page).press("Enter")
    become_notes(page, ["ghi trước khi mất điện"])
    expect(waiting(page)).to_have_count(0)
    write(page, "Phường đã ")

    server.kill()
    write(page, "chuyển dữ liệu")
    expect(state(page)).to_have_text("Giữ trên máy này")
    server.start_again()
    expect(state(page)).to_have_text("Đã lưu nháp")

    expect(line(page)).to_have_value("Phường đã chuyển dữ liệu")
    assert drafts() == ["Phường đã chuyển dữ liệu"]
    line(page).press("Enter")
    become_notes(page, ["ghi trước khi mất điện", "Phường đã chuyển dữ liệu"])
    expect(line(page)).to_have_value("")


def test_lines_entered_while_the_server_is_down_become_acts_once_and_in_order(
    room: Room, server: Server, an: Actor, matter_id: int
) -> None:
    page = desk(room)
    server.kill()

    write(page, "một")
    line(page).press("Enter")
    page.get_by_label("Đơn vị", exact=True).fill("BHXH")
    write(page, "hai")
    line(page).press("Enter")
    expect(waiting(page)).to_have_count(2)
    server.start_again()
    become_notes(page, ["một", "hai"])
    expect(waiting(page)).to_have_count(0)

    assert len({unit for _, _, unit in notes_kept()}) == 2


def test_without_a_network_the_line_stays_usable_and_everything_arrives_after(
    room: Room, an: Actor, matter_id: int
) -> None:
    page = desk(room)
    write(page, "mạng còn")
    expect(state(page)).to_have_text("Đã lưu nháp")

    page.context.set_offline(True)
    write(page, " rồi mất")
    expect(state(page)).to_have_text("Giữ trên máy này")
    line(page).press("Enter")
    write(page, "dòng sau")
    expect(waiting(page)).to_have_text(["mạng còn rồi mấtGiữ trên máy này"])
    page.context.set_offline(False)
    become_notes(page, ["mạng còn rồi mất"])
    expect(waiting(page)).to_have_count(0)
    expect(state(page)).to_have_text("Đã lưu nháp")

    expect(line(page)).to_have_value("dòng sau")
    assert drafts() == ["dòng sau"]


def test_a_reload_keeps_the_text_and_what_stands_beside_it(
    room: Room, an: Actor, matter_id: int
) -> None:
    page = desk(room)
    page.get_by_label("Người trả lời").fill("Phó Chủ tịch")
    write(page, "viết dở")
    expect(state(page)).to_have_text("Đã lưu nháp")

    page.reload()

    expect(line(page)).to_have_value("viết dở")
    expect(page.get_by_label("Người trả lời")).to_have_value("Phó Chủ tịch")


def test_text_typed_on_another_machine_is_shown_beside_and_nothing_is_written_over(
    room: Room, an: Actor, matter_id: int
) -> None:
    page = desk(room)
    page.goto("about:blank")
    reading = count(1)
    with page.expect_response(lambda told: "line%3Adesk" in told.url and next(reading) == 2):
        page.goto("/secretary")  # reads twice what was written before; the next text is news
    expect(line(page)).to_be_visible()
    typed_text.keep(
        an,
        FieldName.parse("2026-10:line:desk"),
        "viết ở nhà",
        revision=5,
        seen=0,
        writer="other-machine",
    )

    write(page, "viết ở Hội trường")
    elsewhere = page.locator(".typed-kept .elsewhere")
    expect(elsewhere).to_contain_text("viết ở nhà")
    expect(line(page)).to_have_value("viết ở Hội trường")
    elsewhere.get_by_role("button", name="Đưa vào ô ghi").click()

    expect(line(page)).to_have_value("viết ở Hội trường\nviết ở nhà")
    expect(elsewhere).to_have_count(0)


def test_an_outcome_begun_stays_with_its_question_when_the_floor_goes_on(
    room: Room, an: Actor, matter_id: int
) -> None:
    coming = make.make_matter(1, 9, place=Place.SCHEDULED, wording="Nước sạch")
    page = desk(room)
    form = page.locator(".st-key-secretary-outcome")
    text, due, unit = (
        form.locator(part)
        for part in ("textarea", "[data-input=due] input", "[data-input=unit] input")
    )
    form.get_by_role("radio", name="Trả lời bằng văn bản").check()
    text.press_sequentially("Sở trả lời", delay=10)
    unit.fill("Bảo hiểm xã hội thành phố Hà Nội")
    expect(form.locator("[data-part=state]")).to_have_text("Đã lưu nháp")
    due.fill("06/11/2026")  # and stays in it while the chair goes on

    matters.take_up(an, 1, coming, seen=matter_id)

    expect(page.get_by_text("Kết quả câu 09")).to_be_visible()
    for field in (text, due, unit):
        expect(field).to_have_value("")
    page.reload()
    page.get_by_role("button", name="Soạn tiếp kết quả câu 07").click()
    expect(text).to_have_value("Sở trả lời")
    expect(due).to_have_value("06/11/2026")
    expect(unit).to_have_value("Bảo hiểm xã hội thành phố Hà Nội")


def test_an_input_method_is_left_alone_while_the_page_changes_around_it(
    room: Room, an: Actor, binh: Actor, matter_id: int
) -> None:
    page = desk(room)
    line(page).click()
    keys = page.context.new_cdp_session(page)
    keys.send("Input.imeSetComposition", {"text": "duong", "selectionStart": 5, "selectionEnd": 5})

    line(page).dispatch_event("keydown", {"key": "Enter", "isComposing": True, "bubbles": True})
    notes.note(binh, 1, NoteKind.CHAIR, "Bình ghi xen vào", matter_id=matter_id)
    keys.send("Input.imeSetComposition", {"text": "đườ", "selectionStart": 3, "selectionEnd": 3})
    keys.send("Input.insertText", {"text": "đường"})
    write(page, " sắt")

    expect(line(page)).to_have_value("đường sắt")
    expect(state(page)).to_have_text("Đã lưu nháp")
    assert drafts() == ["đường sắt"]
    assert [text for _, text, _ in notes_kept()] == ["Bình ghi xen vào"]


def test_a_refused_line_comes_back_with_the_reason(room: Room, an: Actor, matter_id: int) -> None:
    page = desk(room)
    page.get_by_label("Đơn vị", exact=True).fill("")

    write(page, "chưa có đơn vị")
    line(page).press("Enter")

    expect(page.locator(".st-key-secretary-line-box").get_by_role("alert")).to_be_visible()
    expect(line(page)).to_have_value("chưa có đơn vị")
    assert notes_kept() == []


def test_signs_at_the_start_choose_and_are_left_out_of_the_text(
    room: Room, an: Actor, matter_id: int
) -> None:
    page = desk(room)

    write(page, "// đối chiếu ngày gửi")
    line(page).press("Enter")
    become_notes(page, ["đối chiếu ngày gửi"])
    write(page, "theo @bhx")
    line(page).press("Tab")
    write(page, "số liệu tháng 9")
    line(page).press("Enter")
    become_notes(page, ["đối chiếu ngày gửi", "theo số liệu tháng 9"])

    assert [kind for kind, _, _ in notes_kept()] == ["private", "answer"]


def test_signing_out_leaves_nothing_typed_on_the_device(
    room: Room, an: Actor, matter_id: int
) -> None:
    page = desk(room)
    page.get_by_label("Người trả lời").fill("Phó Chủ tịch")
    write(page, "viết dở")
    expect(state(page)).to_have_text("Đã lưu nháp")
    assert kept_here(page) != []

    page.get_by_role("button", name="Thư ký").click()
    with page.expect_response("**/session/end"):
        page.get_by_role("button", name="Đăng xuất").click()
    expect(page.get_by_label("Tên đăng nhập")).to_be_visible()

    assert kept_here(page) == []


def test_two_secretaries_see_who_else_is_writing(
    room: Room, an: Actor, binh: Actor, matter_id: int
) -> None:
    mine, other = desk(room), desk(room, BINH)

    write(other, "Bình đang nghe")
    expect(state(other)).to_have_text("Đã lưu nháp")
    write(mine, "An cũng ghi")

    expect(mine.locator(".st-key-secretary-line [data-part=others]")).to_contain_text("đang ghi")


def test_two_corrections_of_one_piece_are_both_shown_and_neither_is_lost(
    room: Room, an: Actor, binh: Actor, matter_id: int
) -> None:
    made = notes.note(an, 1, NoteKind.CHAIR, "bản đầu", matter_id=matter_id)
    page = desk(room)
    page.locator(f'[data-choose="edit:{made}"]').click()
    field = page.get_by_label("Nội dung ghi lúc")
    expect(field).to_have_value("bản đầu")

    field.fill("bản của An")
    notes.amend_note(binh, 1, made, "bản của Bình", seen=made)
    expect(page.locator(".told").filter(has_text="bản của Bình")).to_be_visible()
    expect(field).to_have_value("bản của An")
    field.press("Control+Enter")
    clash = page.locator(".clash")
    expect(clash).to_contain_text("bản của An")
    expect(clash).to_contain_text("bản của Bình")
    clash.get_by_role("button", name="Lưu bản của tôi").click()
    expect(clash).to_have_count(0)

    assert [text for _, text, _ in notes_kept()] == ["bản đầu", "bản của Bình", "bản của An"]


def test_the_desk_is_accessible_in_both_themes(room: Room, an: Actor, matter_id: int) -> None:
    notes.note(an, 1, NoteKind.PRIVATE, "ghi riêng", matter_id=matter_id)
    page = desk(room)
    expect(page.locator(".pieces")).to_contain_text("ghi riêng")

    assert violations_in_both_themes(page) == []


def test_everything_is_seen_without_scrolling_at_1440(
    room: Room, an: Actor, matter_id: int
) -> None:
    page = desk(room)
    expect(page.locator(".pieces")).to_be_visible()

    seen = page.get_by_test_id("stMain").evaluate("one => [one.scrollHeight, one.scrollWidth]")
    assert seen == [DESK["height"], DESK["width"]]
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.get_by_test_id("stMain").evaluate("one => one.scrollWidth") == 390
