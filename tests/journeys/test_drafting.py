"""A department's way: its pack, a draft returned and cleared, a part given on; nothing lost."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import select

from console import db
from models import Assignment, Draft
from models.codes.drafts import DraftState
from models.codes.people import Role
from models.codes.questions import AssignmentState
from tests import make
from tests.cast import sign_in
from tests.journeys.room import PHONE, Room, opened_room, violations
from tests.serving import Server

pytestmark = pytest.mark.browser

ASKED = "Bao giờ khu phố có biển số nhà?"
FIRST = "Trong tháng 12."
BETTER = "Trong tháng 12, tại Ủy ban nhân dân phường."


@dataclass
class Desk:
    part_id: int
    other_part_id: int


@pytest.fixture
def room(chromium: Browser, server: Server) -> Iterator[Room]:
    with opened_room(chromium, server) as opened:
        yield opened


@pytest.fixture
def desk(room: Room) -> Desk:
    meeting_id = make.make_meeting()
    unit_id = make.make_unit("SXD", name="Sở Xây dựng")
    make.make_unit("CATP", name="Công an thành phố Hà Nội")
    parts = []
    for number in (1, 2):
        matter_id = make.make_matter(meeting_id, number, lead_unit_id=unit_id)
        ref = f"2026-10-{number:03}"
        make.link_question(matter_id, make.make_question(meeting_id, ref, wording=ASKED))
        parts.append(make.make_assignment(matter_id, unit_id))
    sign_in(Role.DEPARTMENT, unit_id=unit_id, name="tu")
    sign_in(Role.SECRETARY, name="minh")
    return Desk(*parts)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def seen(page: Page, text: str) -> None:
    expect(page.get_by_text(text).first).to_be_visible()


def newest() -> Draft:
    with db.reading() as session:
        return session.scalars(select(Draft).order_by(Draft.id.desc()).limit(1)).one()


def test_a_department_answers_is_returned_and_is_cleared(room: Room, desk: Desk) -> None:
    minh, tu = room.desk("minh", "/packs?ky=2026-10"), room.desk("tu", "/drafting?ky=2026-10")
    minh.get_by_label("Ngày cần có trả lời").first.wait_for()
    assert violations(minh) == []
    press(minh, "Giao gói cho Sở Xây dựng")
    seen(tu, "Hạn gửi trả lời của đơn vị")

    answer = tu.get_by_label("Nội dung trả lời")
    answer.fill(FIRST)
    tu.get_by_label("Căn cứ pháp lý").fill("Điều 136")
    tu.reload()
    expect(answer).to_have_value(FIRST)  # kept while it was typed
    press(tu, "Lưu thành bản mới")
    press(tu, "Trình duyệt bản 1")
    seen(tu, "Đã trình duyệt bản 1")

    minh.goto("/drafting?ky=2026-10")
    minh.get_by_label("Ý kiến khi trả lại").fill("Nêu rõ nơi nộp")
    press(minh, "Trả lại bản 1")
    seen(tu, "Nêu rõ nơi nộp")
    answer.fill(BETTER)
    answer.press("Control+Enter")
    press(tu, "Trình duyệt bản 2")
    expect(minh.get_by_label("Nội dung trả lời")).to_have_value(BETTER)
    press(minh, "Duyệt bản 2")
    seen(tu, "1/2 dự thảo đã duyệt")
    assert violations(tu) == []

    held = newest()
    assert (held.text, held.legal_basis, held.state) == (BETTER, "Điều 136", DraftState.CLEARED)


def test_a_part_that_is_not_theirs_goes_to_the_unit_named_on_a_phone(
    room: Room, desk: Desk
) -> None:
    tu = room.desk("tu", f"/drafting?ky=2026-10&phan={desk.other_part_id}", size=PHONE)
    tu.get_by_text("Nội dung này không thuộc đơn vị?").click()
    reason = tu.get_by_label("Vì sao không thuộc đơn vị mình")
    reason.fill("Việc này do công an giải quyết")
    press(tu, "Chuyển cho đơn vị này")
    seen(tu, "Chưa nhận ra đơn vị nhận")
    expect(reason).to_have_value("Việc này do công an giải quyết")

    tu.get_by_label("Đơn vị có trách nhiệm trả lời").fill("Công an thành phố Hà Nội")
    press(tu, "Chuyển cho đơn vị này")
    seen(tu, "Đã chuyển câu 2")

    with db.reading() as session:
        kept = session.get_one(Assignment, desk.other_part_id)
        assert kept.state is AssignmentState.TRANSFERRED
    assert tu.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert violations(tu) == []
