"""The desk of a department: its cue card in time, four things to say, nothing of who asks."""

from dataclasses import dataclass

import pytest
from streamlit.testing.v1 import AppTest

from console.auth.actor import Actor
from console.boards import unit_desk
from console.boards.unit_desk import UnitDesk
from console.capture.acts import unit_reports
from models.codes.capture import UnitReportKind
from models.codes.drafts import DraftState
from models.codes.people import Role
from models.codes.questions import Decision, Kind, Place
from tests import make
from tests.cast import sign_in
from tests.pages.conftest import OpenPage, assert_refused, drawn

PAGE = "../../pages/department/page.py"
ASKS = "Bao giờ nhận được bằng lái xe?"
DENOUNCES = "Tôi tố cáo ông Bùi Văn B nhận hối lộ 5 triệu đồng để làm hồ sơ nhanh."


@dataclass
class Unit:
    """A unit whose only question is the next one."""

    meeting_id: int
    matter_id: int
    tu: Actor

    @property
    def desk(self) -> UnitDesk:
        return unit_desk.load(self.tu, self.meeting_id)


@pytest.fixture
def unit(sqlite_database: str) -> Unit:
    return unit_asked(ASKS)


def unit_asked(wording: str, kind: Kind | None = Kind.QUESTION) -> Unit:
    meeting_id, unit_id = make.make_open_meeting(), make.make_unit()
    matter_id = make.make_matter(meeting_id, 16, place=Place.SCHEDULED)
    form = make.make_registration(meeting_id, full_name="Khổng Minh Tiến")
    asked = make.make_question(
        meeting_id,
        registration_id=form,
        wording=wording,
        kind=kind,
        decision=Decision.ACCEPTED,
    )
    make.link_question(matter_id, asked)
    part = make.make_assignment(matter_id, unit_id)
    tu = sign_in(Role.DEPARTMENT, unit_id=unit_id)
    make.make_draft(part, text="Trả tại chi nhánh từ 27/11.", state=DraftState.DRAFT)
    return Unit(meeting_id, matter_id, tu)


def opened(open_page: OpenPage, actor: Actor) -> AppTest:
    page = open_page(as_=actor).switch_page(PAGE).run()
    assert not page.exception
    return page


def pressed(page: AppTest, key: str) -> AppTest:
    page.button(key=key).click().run()
    assert not page.exception
    return page


def test_the_cue_card_is_open_when_the_question_is_near(open_page: OpenPage, unit: Unit) -> None:
    page = opened(open_page, unit.tu)

    assert ASKS in drawn(page)
    assert "Trả tại chi nhánh từ 27/11." in drawn(page)
    assert "Khổng Minh Tiến" not in drawn(page)


def test_the_unit_says_ready_and_takes_it_back(open_page: OpenPage, unit: Unit) -> None:
    key = f"department-say-ready-{unit.matter_id}"
    page = pressed(opened(open_page, unit.tu), key)
    assert unit.desk.current is not None
    assert unit.desk.current.said is not None

    pressed(page, key)

    assert unit.desk.current.said is None


def test_a_refused_proposal_keeps_what_was_typed(open_page: OpenPage, unit: Unit) -> None:
    page = pressed(opened(open_page, unit.tu), f"department-in-writing-{unit.matter_id}")
    reason = f"department-reason-{unit.matter_id}"
    page.text_area(key=reason).set_value("Phải đối chiếu hồ sơ")

    page = pressed(page, "department-send-writing")

    assert [told.value for told in page.error] == ["Ghi ngày gửi văn bản chậm nhất."]
    assert page.text_area(key=reason).value == "Phải đối chiếu hồ sơ"
    page.text_input(key=f"department-day-{unit.matter_id}-typed").set_value("16/11/2026")
    page = pressed(page, "department-send-writing")
    assert not page.error
    assert unit.desk.current is not None
    assert unit.desk.current.proposal is not None
    assert "hạn 16/11/2026" in drawn(page)


def test_a_colleague_who_was_faster_is_told(open_page: OpenPage, unit: Unit) -> None:
    page = opened(open_page, unit.tu)
    unit_reports.report_unit(
        unit.tu, unit.meeting_id, unit.matter_id, UnitReportKind.MORE_TIME, seen=0
    )

    page = pressed(page, f"department-say-ready-{unit.matter_id}")

    assert len(page.error) == 1


def test_what_may_denounce_stands_neither_in_the_question_nor_on_the_card(
    open_page: OpenPage, sqlite_database: str
) -> None:
    unit = unit_asked(DENOUNCES, kind=None)

    page = opened(open_page, unit.tu)

    assert "Bùi Văn B" not in drawn(page)


@pytest.mark.parametrize("role", [Role.SECRETARY, Role.OPERATOR, Role.LEADER])
def test_other_roles_are_refused(open_page: OpenPage, unit: Unit, role: Role) -> None:
    unit_id = make.make_branch(7) if role is Role.OPERATOR else None
    assert_refused(open_page(as_=sign_in(role, unit_id=unit_id)), PAGE)
