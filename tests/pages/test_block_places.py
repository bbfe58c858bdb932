"""A block with something to open, fill in or choose stays where it is, whatever comes above it.

The browser keeps what is open and half typed with the block; one that moves while a run draws is
made anew, and all of it is gone.
"""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block

from console import db
from console.administration.acts import legal_calendar
from console.bootstrap import command_line
from console.capture.acts import outcomes
from console.follow_up.acts import commitments
from console.meetings.acts import agenda, steps
from console.meetings.rules import UNDATED
from console.review.acts import decisions
from models import Commitment
from models.codes.calendar_days import DayKind as Kind
from models.codes.calendar_days import DayStatus as Status
from models.codes.capture import OutcomeKind
from models.codes.documents import DocumentKind
from models.codes.follow_up import FulfilmentKind
from models.codes.meetings import DutyKind
from models.codes.people import Role
from models.codes.questions import Decision, Place
from models.codes.steps import Step
from tests import make
from tests.cast import sign_in
from tests.pages.conftest import OpenPage

HELD = (
    "bidi_component",
    "button_group",
    "checkbox",
    "date_input",
    "expandable",
    "file_uploader",
    "multiselect",
    "number_input",
    "popover",
    "radio",
    "selectbox",
    "text_area",
    "text_input",
    "time_input",
)

FIRST = 1  # id of what is kept first in an empty database

Where = tuple[str, tuple[int, ...]]  # key of the block around, the way from it
Runs = Iterator[AppTest]


def places(page: AppTest) -> dict[str, Where]:
    """Give where each block stands that holds something: key -> place."""
    return dict(_places(page.main, "", ()))


def _places(block: Block, around: str, way: tuple[int, ...]) -> Iterator[tuple[str, Where]]:
    for at, child in block.children.items():
        if not isinstance(child, Block):
            continue
        here = (*way, at)
        if child.key and _holds(child):
            yield child.key, (around, here)
        yield from _places(child, child.key or around, () if child.key else here)


def _holds(block: Block) -> bool:
    return block.type in HELD or any(
        _holds(child) if isinstance(child, Block) else child.type in HELD
        for child in block.children.values()
    )


def opened(open_page: OpenPage, role: Role, name: str, **query: str) -> AppTest:
    page = open_page(as_=sign_in(role))
    for key, value in query.items():
        page.query_params[key] = value
    page.switch_page(f"../../pages/{name}/page.py").run()
    assert not page.exception
    return page


def section(page: AppTest, name: str) -> AppTest:
    chosen = next(one for one in page.segmented_control if one.key and one.key.endswith("-section"))
    return chosen.set_value(name).run()


def press(page: AppTest, key: str) -> AppTest:
    return page.button(key=key).click().run()


def a_date_is_set_where_one_was_suggested(open_page: OpenPage) -> Runs:
    meeting_id = agenda.open_month(command_line(), "2026-10")
    page = opened(open_page, Role.SECRETARY, "agenda")
    yield page
    agenda.set_date(command_line(), meeting_id, date(2026, 10, 29), seen=UNDATED)
    yield page.run()


def steps_are_recorded_while_others_are_open(open_page: OpenPage) -> Runs:
    meeting_id = make.make_meeting()
    make.make_agenda(meeting_id)
    page = section(opened(open_page, Role.SECRETARY, "agenda"), "steps")
    yield page
    steps.record_step(command_line(), meeting_id, Step.INVITED, "Giấy mời số 15", seen=0)
    yield page.run()


def a_delegate_is_chosen_above_the_form_for_others(open_page: OpenPage) -> Runs:
    make.make_meeting()
    page = section(opened(open_page, Role.SECRETARY, "agenda"), "delegates")
    yield page
    page.text_input(key="agenda-name").set_value("Trần Văn Bê").run()
    yield press(page, "agenda-invite")
    yield page.selectbox(key="agenda-delegate").set_value(FIRST).run()


def the_programme_gets_a_second_item(open_page: OpenPage) -> Runs:
    meeting_id = make.make_meeting()
    make.make_agenda(meeting_id, 1)
    page = section(opened(open_page, Role.SECRETARY, "agenda"), "programme")
    yield page
    page.text_input(key="agenda-title").set_value("Ký cam kết").run()
    yield press(page, "agenda-add-item")


def a_password_is_given_above_the_form_for_others(open_page: OpenPage) -> Runs:
    minh = sign_in(Role.SECRETARY)
    page = opened(open_page, Role.ADMIN, "admin")
    yield page
    page.selectbox(key="admin-account").set_value(minh.account_id).run()
    yield press(page, "admin-password")
    yield page.run()


def a_day_is_chosen_that_the_calendar_knows(open_page: OpenPage) -> Runs:
    on = date(2026, 11, 23)
    given = (Kind.OFF, "Nghỉ hoán đổi", "100/TB-BNV", Status.OFFICIAL)
    page = section(opened(open_page, Role.ADMIN, "admin"), "calendar")
    yield page
    legal_calendar.write_day(command_line(), on, *given, seen=None)
    yield page.date_input(key="admin-day").set_value(on).run()


def a_colleague_reports_first(open_page: OpenPage) -> Runs:
    meeting_id, unit_id = make.make_open_meeting(), make.make_unit()
    matter_id = make.make_matter(meeting_id, place=Place.DONE)
    kind = OutcomeKind.WRITTEN_REPLY
    told: dict[str, Any] = {"unit_id": unit_id, "seen": 0}
    outcomes.decide_outcome(command_line(), meeting_id, matter_id, kind, "Cấp sổ đỏ", **told)
    with db.reading() as session:
        promised = session.scalars(select(Commitment.id)).one()
    page = opened(open_page, Role.SECRETARY, "follow_up")
    yield page
    yield page.selectbox(key="follow_up-chosen").set_value(promised).run()
    report: dict[str, Any] = {"kind": FulfilmentKind.PARTLY, "text": "Đã đo xong", "seen": 0}
    commitments.report_fulfilment(command_line(), meeting_id, promised, **report)
    yield page.run()


def questions_are_decided_by_somebody_else(open_page: OpenPage) -> Runs:
    meeting_id = make.make_meeting()
    question_id = make.make_question(meeting_id)
    page = opened(open_page, Role.SECRETARY, "review")
    yield page
    decisions.accept(command_line(), meeting_id, question_id, seen=Decision.UNREVIEWED)
    yield page.run()


def a_paper_comes_back(open_page: OpenPage) -> Runs:
    make.make_meeting()
    page = opened(open_page, Role.SECRETARY, "papers")
    yield page
    page.selectbox(key="papers-kind").set_value(DocumentKind.PROGRAMME).run()
    yield press(page, "papers-begin-button")
    page.text_input(key="papers-signer-1-1").set_value("Nguyễn Thu Hà")
    yield press(page, "papers-save")
    yield press(page, "papers-send")
    page.text_input(key="papers-note-1-3").set_value("Sai giờ họp")
    yield press(page, "papers-return")


def a_version_is_kept_elsewhere(open_page: OpenPage) -> Runs:
    meeting_id, unit_id = make.make_meeting(), make.make_unit()
    matter_id = make.make_matter(meeting_id, lead_unit_id=unit_id)
    assignment_id = make.make_assignment(matter_id, unit_id)
    page = opened(open_page, Role.SECRETARY, "drafting")
    yield page
    make.make_draft(assignment_id)
    yield page.run()


def a_meeting_gets_its_dates(open_page: OpenPage) -> Runs:
    page = opened(open_page, Role.SECRETARY, "today")
    yield page
    meeting_id = agenda.open_month(command_line(), "2026-10")
    yield page.run()
    agenda.set_date(command_line(), meeting_id, date(2026, 10, 29), seen=UNDATED)
    yield page.run()


def a_tray_is_opened(open_page: OpenPage) -> Runs:
    meeting_id = make.make_open_meeting()
    chair = sign_in(Role.LEADER, name="duc")
    make.make_duty(meeting_id, DutyKind.CHAIR, chair.account_id)
    page = open_page(as_=chair).switch_page("../../pages/chair/page.py").run()
    yield page
    yield press(page, "chair-open-more")
    yield press(page, "chair-open-note")


CASES: tuple[Callable[[OpenPage], Runs], ...] = (
    a_date_is_set_where_one_was_suggested,
    steps_are_recorded_while_others_are_open,
    a_delegate_is_chosen_above_the_form_for_others,
    the_programme_gets_a_second_item,
    a_password_is_given_above_the_form_for_others,
    a_day_is_chosen_that_the_calendar_knows,
    a_colleague_reports_first,
    questions_are_decided_by_somebody_else,
    a_paper_comes_back,
    a_version_is_kept_elsewhere,
    a_meeting_gets_its_dates,
    a_tray_is_opened,
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.__name__)
def test_blocks_stay_where_they_are(open_page: OpenPage, case: Callable[[OpenPage], Runs]) -> None:
    stood: dict[str, Where] = {}
    runs = 0
    for page in case(open_page):
        assert not page.exception
        now = places(page)
        both = stood.keys() & now
        assert {key: now[key] for key in both} == {key: stood[key] for key in both}
        stood |= now
        runs += 1

    assert runs > 1
    assert stood
