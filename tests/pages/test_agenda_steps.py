"""Steps on the agenda page: recording one, putting the meeting off, calling it off."""

from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from console import clock, db
from console.auth.actor import Actor
from models import Meeting
from models.codes.meetings import MeetingState
from models.codes.people import Role
from models.codes.steps import Step
from tests import make
from tests.cast import sign_in
from tests.pages.conftest import OpenPage, drawn

PAGE = "../../pages/agenda/page.py"
PROOF = "Giấy mời số 15"


@pytest.fixture
def meeting_id(sqlite_database: str) -> int:
    meeting_id = make.make_meeting()
    make.make_agenda(meeting_id, 6)
    make.make_unit("CSKH")
    return meeting_id


def opened(open_page: OpenPage, actor: Actor) -> AppTest:
    page = open_page(as_=actor)
    page.switch_page(PAGE).run()
    page.segmented_control(key="agenda-section").set_value("steps").run()
    assert not page.exception
    return page


def press(page: AppTest, key: str) -> AppTest:
    page.button(key=key).click().run()
    assert not page.exception
    return page


def stored(meeting_id: int) -> Meeting:
    with db.reading() as session:
        return session.get_one(Meeting, meeting_id)


def test_a_step_is_recorded_and_opened_again(open_page: OpenPage, meeting_id: int) -> None:
    page = opened(open_page, sign_in(Role.SECRETARY))
    page.selectbox(key="agenda-step").select(Step.INVITED).run()
    page.text_input(key=f"agenda-step-text-{meeting_id}-invited").set_value(PROOF).run()

    press(page, "agenda-step-done")

    assert PROOF in drawn(page)
    assert "Thông báo công khai" in page.warning[0].value  # the step before is open
    press(page, "agenda-step-reopen")
    assert PROOF not in drawn(page)


def test_a_step_without_proof_is_refused_and_what_was_typed_stays(
    open_page: OpenPage, meeting_id: int
) -> None:
    page = opened(open_page, sign_in(Role.SECRETARY))
    chosen = page.selectbox(key="agenda-step").value
    key = f"agenda-step-text-{meeting_id}-{chosen}"
    page.text_input(key=key).set_value("x" * 501).run()

    press(page, "agenda-step-done")

    assert "quá dài" in page.error[0].value
    assert page.text_input(key=key).value == "x" * 501


def test_the_proof_of_one_step_is_not_that_of_the_next(
    open_page: OpenPage, meeting_id: int
) -> None:
    page = opened(open_page, sign_in(Role.SECRETARY))
    page.selectbox(key="agenda-step").select(Step.INVITED).run()
    page.text_input(key=f"agenda-step-text-{meeting_id}-invited").set_value(PROOF).run()

    page.selectbox(key="agenda-step").select(Step.PROGRAMME_OUT).run()

    key = f"agenda-step-text-{meeting_id}-{Step.PROGRAMME_OUT.value}"
    assert page.text_input(key=key).value == ""


def test_the_meeting_is_put_off_and_the_date_form_takes_the_new_day(
    open_page: OpenPage, meeting_id: int
) -> None:
    later = max(make.HELD_ON, clock.today()) + timedelta(days=40)
    page = opened(open_page, sign_in(Role.SECRETARY))
    page.date_input(key=f"agenda-new-day-{meeting_id}").set_value(later).run()
    page.text_area(key=f"agenda-why-later-{meeting_id}").set_value("Hội trường sửa chữa").run()

    press(page, "agenda-postpone")

    assert stored(meeting_id).held_on == later
    assert any("Hội trường sửa chữa" in one.value for one in page.warning)
    page.segmented_control(key="agenda-section").set_value("date").run()
    assert not page.exception


def test_the_meeting_is_called_off(open_page: OpenPage, meeting_id: int) -> None:
    page = opened(open_page, sign_in(Role.SECRETARY))
    page.text_area(key=f"agenda-why-not-{meeting_id}").set_value("Thiên tai").run()

    press(page, "agenda-cancel")

    assert stored(meeting_id).state is MeetingState.CLOSED
    assert any("không tổ chức" in one.value for one in page.warning)
    assert [one.key for one in page.button if one.key in ("agenda-postpone", "agenda-cancel")] == []


def test_who_does_not_schedule_reads_alone(open_page: OpenPage, meeting_id: int) -> None:
    page = opened(open_page, sign_in(Role.REVIEWER))

    assert [str(one.key) for one in page.button if str(one.key).startswith("agenda-")] == []
