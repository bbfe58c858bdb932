"""What was just done on the floor is taken back at the chair's desk, for some seconds."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import select
from streamlit.testing.v1 import AppTest

from console import clock, db
from console.queries import outcomes
from models import Turn
from models.codes.floor import TurnState
from models.codes.meetings import DutyKind
from models.codes.people import Role
from models.codes.questions import Place
from tests import make
from tests.cast import sign_in
from tests.console.floor import stage
from tests.pages.conftest import OpenPage, drawn


@pytest.fixture
def meeting_id(sqlite_database: str) -> int:
    return make.make_open_meeting()


@pytest.fixture
def desk(open_page: OpenPage, meeting_id: int) -> Iterator[AppTest]:
    ha = sign_in(Role.LEADER)
    make.make_duty(meeting_id, DutyKind.CHAIR, ha.account_id)
    for number in (1, 2):
        make.make_turn(meeting_id, number)
    make.make_matter(meeting_id, 5, place=Place.SCHEDULED)
    with clock.stopped(stage.after(1800)):
        yield open_page(as_=ha).switch_page("../../pages/chair/page.py").run()


def press(page: AppTest, key: str) -> AppTest:
    return page.button(key=key).click().run()


def offered(page: AppTest) -> dict[str, str]:
    return {
        str(button.key): button.label
        for button in page.button
        if str(button.key).startswith("chair-undo-")
    }


def states() -> list[TurnState]:
    with db.reading() as session:
        return list(session.scalars(select(Turn.state).order_by(Turn.number)))


def test_nothing_is_offered_before_an_act(desk: AppTest) -> None:
    assert offered(desk) == {}


def test_a_second_call_is_taken_back_by_its_button(desk: AppTest) -> None:
    page = press(press(desk, "chair-call"), "chair-call")
    assert states() == [TurnState.CALLED, TurnState.CALLED]
    assert offered(page) == {"chair-undo-2": "Hoàn tác: mời lượt 2"}
    assert page.button(key="chair-undo-2").proto.shortcut == "z"
    assert "Cũng đã mời lượt 2: Người hỏi 2 (Hội trường)" in drawn(page)

    page = press(page, "chair-undo-2")

    assert states() == [TurnState.CALLED, TurnState.WAITING]
    assert "Đã hoàn tác: mời lượt 2." in drawn(page)
    assert "Cũng đã mời" not in drawn(page)
    assert offered(page) == {"chair-undo-1": "Hoàn tác: mời lượt 1"}


def test_a_late_press_is_refused_in_words(desk: AppTest) -> None:
    page = press(desk, "chair-call")

    with clock.stopped(clock.now() + timedelta(seconds=30)):
        page = press(page, "chair-undo-1")

    assert "Đã quá 10 giây nên không hoàn tác được nữa." in drawn(page)
    assert states() == [TurnState.CALLED, TurnState.WAITING]


def test_what_is_over_is_offered_no_more(desk: AppTest) -> None:
    page = press(desk, "chair-call")

    with clock.stopped(clock.now() + timedelta(seconds=11)):
        page.run()

    assert offered(page) == {}


def test_an_outcome_is_taken_back(desk: AppTest, meeting_id: int) -> None:
    matter_id = make.make_matter(meeting_id, 6, place=Place.ON_FLOOR, taken_up_at=clock.now())
    page = press(press(press(desk.run(), "chair-decide"), "chair-kind-6"), "chair-keep-outcome")
    with db.reading() as session:
        assert outcomes.version(session, matter_id) == 1

    page = press(page, "chair-undo-1")

    assert "Đã hoàn tác: kết quả câu 6." in drawn(page)
    with db.reading() as session:
        assert outcomes.version(session, matter_id) == 0
