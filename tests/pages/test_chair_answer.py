"""On the chair's desk a unit is given the floor to answer, and a turn more time for a reason."""

import pytest
from sqlalchemy import select
from streamlit.testing.v1 import AppTest

from console import db
from models import Turn
from models.codes.floor import TurnKind, TurnState
from models.codes.meetings import DutyKind
from models.codes.people import Role
from models.codes.questions import Place
from tests import make
from tests.cast import sign_in
from tests.console.floor import stage
from tests.pages.conftest import OpenPage, choices, drawn, mounted

UNIT, PERSON = "chair-answer-unit", "chair-answer-person"


@pytest.fixture
def meeting_id(sqlite_database: str) -> int:
    return make.make_open_meeting()


@pytest.fixture
def unit_id(meeting_id: int) -> int:
    made = make.make_unit("SYT", name="Sở Y tế")
    make.make_matter(meeting_id, 7, place=Place.ON_FLOOR, lead_unit_id=made)
    return made


def opened(open_page: OpenPage, meeting_id: int) -> AppTest:
    ha = sign_in(Role.LEADER, name="ha")
    make.make_duty(meeting_id, DutyKind.CHAIR, ha.account_id)
    return open_page(as_=ha).switch_page("../../pages/chair/page.py").run()


def press(page: AppTest, *keys: str) -> AppTest:
    for key in keys:
        page.button(key=key).click().run()
    assert not page.exception
    return page


def turn() -> Turn:
    with db.reading() as session:
        return session.scalars(select(Turn)).one()


def test_who_has_to_answer_is_given_the_floor_by_one_press(
    open_page: OpenPage, meeting_id: int, unit_id: int
) -> None:
    page = opened(open_page, meeting_id)
    (lead,) = [one for one in page.button if "Mời Sở Y tế trả lời" in one.label]

    lead.click().run()

    assert (turn().kind, turn().unit_id, turn().state) == (
        TurnKind.ANSWER,
        unit_id,
        TurnState.ON_AIR,
    )
    assert "chair-answer-other" not in {one.key for one in page.button}
    press(page, "chair-end-turn")
    assert turn().state is TurnState.DONE


def test_another_unit_answers_by_a_person_named(
    open_page: OpenPage, meeting_id: int, unit_id: int
) -> None:
    other = make.make_unit("SXD", name="Sở Xây dựng")
    page = press(opened(open_page, meeting_id), "chair-open-more", "chair-open-answer")
    assert mounted(page, f"{UNIT}-picker")["label"] == "Đơn vị trả lời"
    press(page, "chair-answer-start")
    assert "Chọn đơn vị trả lời." in drawn(page)
    page.text_input(key=PERSON).set_value("Ông Phùng Văn Lẫm")
    page.session_state[UNIT] = other

    press(page, "chair-answer-start")

    assert (turn().unit_id, turn().name) == (other, "Ông Phùng Văn Lẫm")
    assert page.session_state["chair-tray"] == ""


def test_more_time_is_given_for_a_reason(open_page: OpenPage, meeting_id: int) -> None:
    turn_id = stage.on_air(meeting_id)
    page = press(opened(open_page, meeting_id), "chair-open-more", "chair-open-more_time")
    page.text_input(key=f"chair-more-time-reason-{turn_id}").set_value("Nhiều phần").run()

    press(page, "chair-more-time-3")

    assert (turn().seconds_allowed, turn().extended_reason) == (360, "Nhiều phần")
    assert page.session_state["chair-tray"] == ""


def test_who_joined_by_telephone_is_told_apart_and_taken_off_the_queue(
    open_page: OpenPage, meeting_id: int
) -> None:
    turn_id = make.make_turn(meeting_id, 1, receipt_hash="0" * 64)
    page = press(opened(open_page, meeting_id), "chair-open-speaker")
    (line,) = choices(page, "chair-speakers")
    assert [chip["word"] for chip in line["chips"]] == ["Tự đăng ký"]
    page.session_state["chair-speaker"] = str(turn_id)
    page.run()

    press(page, "chair-chosen-withdraw")

    assert turn().state is TurnState.WITHDRAWN
