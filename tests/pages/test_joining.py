"""Chair and secretary put people of the hall in the queue: by form, by name, by where they sit."""

import pytest
from sqlalchemy import select
from streamlit.testing.v1 import AppTest

from console import db
from console.errors import NotAllowed
from console.floor.views import joining
from models import Turn
from models.codes.floor import TurnKind
from models.codes.meetings import DutyKind, MeetingState
from models.codes.people import Role
from tests import make
from tests.cast import sign_in
from tests.pages.conftest import OpenPage, choices

CHAIR, SECRETARY = "../../pages/chair/page.py", "../../pages/secretary/page.py"


@pytest.fixture
def meeting_id(sqlite_database: str) -> int:
    return make.make_open_meeting()


def at_chair(open_page: OpenPage, meeting_id: int) -> AppTest:
    ha = sign_in(Role.LEADER, name="ha")
    make.make_duty(meeting_id, DutyKind.CHAIR, ha.account_id)
    page = open_page(as_=ha).switch_page(CHAIR).run()
    page.button(key="chair-open-more").click().run()
    return page.button(key="chair-open-joining").click().run()


def at_secretary(open_page: OpenPage) -> AppTest:
    page = open_page(as_=sign_in(Role.SECRETARY)).switch_page(SECRETARY).run()
    return page.button(key="secretary-open-joining").click().run()


def turns() -> list[Turn]:
    with db.reading() as session:
        return list(session.scalars(select(Turn).order_by(Turn.id)))


def test_the_chair_registers_somebody_by_where_they_sit(
    open_page: OpenPage, meeting_id: int
) -> None:
    page = at_chair(open_page, meeting_id)
    page.text_input(key="join-person").set_value("người ở hàng 3")
    page.selectbox(key="join-kind").set_value(TurnKind.POINT_OF_ORDER).run()

    page.button(key="chair-join").click().run()

    (kept,) = turns()
    assert (kept.name, kept.kind, kept.bridge_id, kept.is_online) == (
        "người ở hàng 3",
        TurnKind.POINT_OF_ORDER,
        None,
        False,
    )
    assert page.text_input(key="join-person").value == ""
    assert page.selectbox(key="join-kind").value is TurnKind.QUESTION


def test_the_secretary_finds_a_form_without_accents_and_its_field_becomes_the_topic(
    open_page: OpenPage, meeting_id: int
) -> None:
    form = make.make_registration(
        meeting_id,
        "2026-10-085",
        full_name="Hà Quang Lực",
        wants_to_speak=True,
        field_text="Đất đai",
    )
    make.make_question(meeting_id, "2026-10-085", registration_id=form)
    page = at_secretary(open_page)
    page.text_input(key="join-person").set_value("ha quang").run()
    (offered,) = choices(page, "join-forms")
    page.text_input(key="join-person").set_value(str(offered["id"]))
    page.selectbox(key="join-place").set_value("online").run()

    page.button(key="secretary-join").click().run()

    (kept,) = turns()
    assert (kept.registration_id, kept.name, kept.topic) == (form, "Hà Quang Lực", "Đất đai")
    assert kept.is_online
    assert page.success[0].value == "Đã thêm vào hàng đợi."


def test_after_the_close_nobody_is_registered(open_page: OpenPage, sqlite_database: str) -> None:
    make.make_meeting(state=MeetingState.CLOSED)
    page = at_secretary(open_page)

    assert "secretary-join" not in {one.key for one in page.button}


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.DEPARTMENT, Role.AUDITOR])
def test_who_runs_no_floor_is_told_no_names(meeting_id: int, role: Role) -> None:
    with pytest.raises(NotAllowed):
        joining.load(sign_in(role), meeting_id)
