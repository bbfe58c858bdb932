"""A run comes late, and the person was faster: what they opened, typed or chose stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect
from sqlalchemy import select

from console import db
from console.capture.acts import notes, outcomes
from console.follow_up.acts import commitments
from console.meetings.acts import steps
from console.review.acts import decisions
from models import Commitment
from models.codes.capture import NoteKind, OutcomeKind
from models.codes.follow_up import FulfilmentKind
from models.codes.meetings import DutyKind
from models.codes.people import Role
from models.codes.questions import Decision, Place
from models.codes.steps import Step
from tests import make
from tests.cast import sign_in
from tests.journeys.room import PHONE, Room, at_rest, opened_room
from tests.journeys.slow_line import SlowLine
from tests.serving import Server

pytestmark = pytest.mark.browser

HALF = 0.5
STAND = "(one) => one.getBoundingClientRect().top"
MOVED = "(before) => document.querySelector('summary').getBoundingClientRect().top !== before"
TYPED = "Hội trường sửa chữa"


@pytest.fixture
def room(chromium: Browser, server: Server) -> Iterator[Room]:
    with opened_room(chromium, server) as opened:
        yield opened


@dataclass
class Seat:
    """Somebody before a page whose runs come late."""

    page: Page
    line: SlowLine

    def open(self, path: str) -> Page:
        self.page.goto(path)
        at_rest(self.page)
        return self.page


def seat(room: Room, name: str, *, size: dict[str, int] | None = None) -> Seat:
    page = room.desk(name, "about:blank", size=size)
    return Seat(page, SlowLine(page))


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def write(field: Locator, text: str = TYPED) -> None:
    """Type without leaving the field: nothing of it is told to the server yet."""
    field.click()
    field.press_sequentially(text)


def stand(thing: Locator) -> float:
    """Give how far from the top of the window a thing stands, in pixels."""
    return float(thing.evaluate(STAND))


def choose(page: Page, label: str, option: str) -> None:
    page.get_by_label(label).click()
    page.get_by_role("option", name=option).click()


def test_a_popover_and_the_reason_in_it_stand_when_others_add_warnings_above(room: Room) -> None:
    meeting_id = make.make_meeting()
    make.make_agenda(meeting_id)
    thao = sign_in(Role.SECRETARY, name="thao")
    sign_in(Role.SECRETARY, name="minh")
    minh = seat(room, "minh")
    page = minh.open("/agenda?ky=2026-10")
    page.get_by_role("radio", name="Các bước").click()
    expect(page.get_by_role("button", name="Hoãn sang ngày khác")).to_be_visible()

    minh.line.hold()
    steps.record_step(thao, meeting_id, Step.INVITED, "Giấy mời số 15", seen=0)
    minh.line.let(HALF)
    press(page, "Hoãn sang ngày khác")
    reason = page.get_by_label("Lý do (mọi người đọc được)")
    write(reason)
    minh.line.let_all()

    expect(page.get_by_role("alert").filter(has_text="Thông báo công khai")).to_be_visible()
    expect(reason).to_have_value(TYPED)
    expect(reason).to_be_focused()


def test_a_name_typed_while_a_press_is_answered_above_it_stands(room: Room) -> None:
    sign_in(Role.SECRETARY, name="minh")
    sign_in(Role.ADMIN, name="son")
    son = seat(room, "son")
    page = son.open("/admin")
    choose(page, "Tài khoản", "Minh (minh)")
    at_rest(page)

    son.line.hold()
    press(page, "Cấp mật khẩu mới")
    son.line.let(0)
    name = page.get_by_label("Tên đăng nhập", exact=True)
    write(name)
    son.line.let_all()

    expect(page.locator(".secret")).to_be_visible()
    expect(name).to_have_value(TYPED)
    expect(name).to_be_focused()


def test_a_priority_half_set_stands_when_somebody_else_decides_the_question(room: Room) -> None:
    meeting_id = make.make_meeting()
    ref = "2026-10-001"
    question_id = make.make_question(
        meeting_id, ref, registration_id=make.make_registration(meeting_id, ref)
    )
    thao = sign_in(Role.SECRETARY, name="thao")
    sign_in(Role.SECRETARY, name="minh")
    minh = seat(room, "minh")
    page = minh.open(f"/review?ky=2026-10&phieu={ref}")
    page.get_by_text("Đặt mức ưu tiên khác gợi ý").click()
    why = page.get_by_label("Vì sao đặt mức này")

    minh.line.hold()
    decisions.accept(thao, meeting_id, question_id, seen=Decision.UNREVIEWED)
    minh.line.let(0)
    write(why)
    minh.line.let_all()

    expect(page.locator(".stand")).to_be_visible()
    expect(why).to_have_value(TYPED)
    expect(why).to_be_focused()


def test_the_proof_of_a_report_stands_when_a_colleague_reports_first(room: Room) -> None:
    unit_id = make.make_unit("SXD", name="Sở Xây dựng")
    meeting_id = make.make_open_meeting()
    matter_id = make.make_matter(meeting_id, place=Place.DONE)
    minh = sign_in(Role.SECRETARY)
    told: dict[str, Any] = {"unit_id": unit_id, "seen": 0}
    kind = OutcomeKind.WRITTEN_REPLY
    outcomes.decide_outcome(minh, meeting_id, matter_id, kind, "Cấp sổ đỏ", **told)
    sign_in(Role.DEPARTMENT, unit_id=unit_id, name="tu")
    colleague = sign_in(Role.DEPARTMENT, unit_id=unit_id, name="hoa")
    tu = seat(room, "tu")
    page = tu.open("/follow_up")
    choose(page, "Việc cần cập nhật", "Cấp sổ đỏ")
    proof = page.get_by_label("Căn cứ (số văn bản, đường dẫn), nếu có")
    expect(proof).to_be_visible()

    tu.line.hold()
    with db.reading() as session:
        promised = session.scalars(select(Commitment.id)).one()
    told = {"kind": FulfilmentKind.PARTLY, "text": "Đã đo xong", "seen": 0}
    commitments.report_fulfilment(colleague, meeting_id, promised, **told)
    tu.line.let(0)
    write(proof)
    tu.line.let_all()

    expect(page.get_by_text("Đã đo xong").first).to_be_visible()
    expect(proof).to_have_value(TYPED)
    expect(proof).to_be_focused()


@pytest.fixture
def parts(room: Room) -> tuple[int, int]:
    """Two matters to be answered by one unit, whose people sit at the drafting desk."""
    meeting_id = make.make_meeting()
    unit_id = make.make_unit("SXD", name="Sở Xây dựng")
    sign_in(Role.DEPARTMENT, unit_id=unit_id, name="tu")
    first, second = (
        make.make_assignment(make.make_matter(meeting_id, number, lead_unit_id=unit_id), unit_id)
        for number in (1, 2)
    )
    return first, second


def test_an_expander_opened_while_the_page_is_being_drawn_stays_open(
    room: Room, parts: tuple[int, int]
) -> None:
    tu = seat(room, "tu", size=PHONE)
    page = tu.page
    tu.line.hold()
    page.goto(f"/drafting?ky=2026-10&phan={parts[1]}")
    tu.line.let(0.9)
    page.get_by_text("Nội dung này không thuộc đơn vị?").click()
    reason = page.get_by_label("Vì sao không thuộc đơn vị mình")
    write(reason)
    tu.line.let_all()

    expect(page.get_by_text("Mở thư viện câu trả lời")).to_be_visible()
    expect(reason).to_have_value(TYPED)
    expect(reason).to_be_focused()


def test_a_press_counts_where_it_began_though_the_page_moves_under_it(
    room: Room, parts: tuple[int, int]
) -> None:
    tu = seat(room, "tu", size=PHONE)
    page = tu.page
    late: list[Route] = []
    page.route("**/typed_form.js", lambda asked: late.append(asked))
    tu.open(f"/drafting?ky=2026-10&phan={parts[1]}")
    summary = page.locator("summary")
    expect(page.locator(".choices")).to_be_visible()
    summary.hover()
    before = stand(summary)

    page.mouse.down()
    for module in late:
        module.continue_()
    page.wait_for_function(MOVED, arg=before)
    page.mouse.up()

    expect(page.get_by_label("Vì sao không thuộc đơn vị mình")).to_be_visible()


def test_the_part_chosen_stays_open_when_one_goes_on_before_the_address_is_there(
    room: Room, parts: tuple[int, int]
) -> None:
    tu = seat(room, "tu")
    page = tu.open(f"/drafting?ky=2026-10&phan={parts[0]}")
    expect(page.get_by_role("heading", name="Câu 01")).to_be_visible()

    tu.line.hold()
    page.get_by_role("list", name="Danh sách nội dung cần trả lời").get_by_text("02").click()
    page.get_by_text("Mở thư viện câu trả lời").click()
    tu.line.let_all()

    expect(page.get_by_text("Chưa có kỳ nào trước đây")).to_be_visible()
    expect(page.get_by_role("heading", name="Câu 02")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", name="Câu 01")).to_be_visible()


def test_a_tray_opened_while_others_act_stays_open_with_what_is_typed_in_it(room: Room) -> None:
    meeting_id = make.make_open_meeting()
    ha = sign_in(Role.LEADER)
    make.make_duty(meeting_id, DutyKind.CHAIR, ha.account_id)
    make.make_turn(meeting_id)
    minh = sign_in(Role.SECRETARY)
    seated = seat(room, "ha")
    page = seated.open("/chair")
    expect(page.locator(".strip .clock")).not_to_be_empty()
    page.get_by_role("button", name="Việc khác").click()
    way = page.get_by_role("button", name="Ghi ý kiến chủ trì")
    expect(way).to_be_visible()

    seated.line.hold()
    notes.note(minh, meeting_id, NoteKind.CHAIR, "Ghi lần một")
    seated.line.let(HALF)
    way.click()
    seated.line.let_all()
    note = page.get_by_label("Ý kiến của chủ trì (vào biên bản)")
    expect(note).to_be_visible()
    seated.line.hold()
    notes.note(minh, meeting_id, NoteKind.CHAIR, "Ghi lần hai")
    seated.line.let(HALF)
    write(note)
    seated.line.let_all()

    expect(note).to_have_value(TYPED)
    expect(note).to_be_focused()
