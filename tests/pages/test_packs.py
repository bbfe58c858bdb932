"""The page of packs: who sees it, handing out by its button, empty lists, transfers shown."""

from dataclasses import dataclass
from datetime import timedelta

import pytest
from sqlalchemy import select
from streamlit.testing.v1 import AppTest

from console import clock, db
from console.auth.actor import Actor
from console.drafting.acts import transfers
from models import Pack
from models.codes.people import Role
from models.codes.questions import AssignmentState
from tests import make
from tests.cast import sign_in
from tests.pages.conftest import OpenPage, assert_refused, drawn

PAGE = "../../pages/packs/page.py"
READERS = (Role.SECRETARY, Role.REVIEWER, Role.AUDITOR)
OTHERS = [role for role in Role if role not in (*READERS, Role.SYSTEM)]
ASKED = "<b>Bao giờ khu phố có biển số nhà?</b>"


@dataclass
class Desk:
    meeting_id: int
    unit_id: int
    other_id: int
    part_id: int


@pytest.fixture
def desk(sqlite_database: str) -> Desk:
    meeting_id = make.make_meeting()
    units = make.make_unit(name="Sở Xây dựng"), make.make_unit("CATP", name="Công an thành phố")
    parts = []
    for number, unit_id in enumerate(units, 1):
        matter_id = make.make_matter(meeting_id, number, lead_unit_id=unit_id)
        ref = f"2026-10-{number:03}"
        make.link_question(matter_id, make.make_question(meeting_id, ref, wording=ASKED))
        parts.append(make.make_assignment(matter_id, unit_id))
    return Desk(meeting_id, *units, parts[0])


def opened(open_page: OpenPage, actor: Actor) -> AppTest:
    page = open_page(as_=actor)
    page.switch_page(PAGE).run()
    assert not page.exception
    return page


def packs() -> list[Pack]:
    with db.reading() as session:
        return list(session.scalars(select(Pack)))


def links(page: AppTest) -> list[str]:
    return [one.proto.url for one in page.get("link_button")]


@pytest.mark.parametrize("role", OTHERS)
def test_who_does_not_review_is_refused(open_page: OpenPage, desk: Desk, role: Role) -> None:
    page = open_page(as_=sign_in(role, unit_id=desk.unit_id))

    assert_refused(page, PAGE)


def test_the_load_of_every_unit_is_listed_and_what_is_asked_is_escaped(
    open_page: OpenPage, desk: Desk
) -> None:
    page = opened(open_page, sign_in(Role.REVIEWER))

    told = drawn(page)
    assert "Sở Xây dựng" in told
    assert "Công an thành phố" in told
    assert "Chưa giao" in told
    assert "&lt;b&gt;Bao giờ" in told
    assert f"/files/2026-10/packs/{desk.other_id}.docx" in links(page)


def test_a_pack_is_handed_out_by_its_button(open_page: OpenPage, desk: Desk) -> None:
    page = opened(open_page, sign_in(Role.REVIEWER))
    page.selectbox(key="packs-unit").select(desk.unit_id).run()
    due_on = clock.today() + timedelta(days=2)
    page.date_input(key=f"packs-due-2026-10-{desk.unit_id}").set_value(due_on).run()

    page.button(key="packs-hand-out").click().run()

    assert not page.exception
    assert [(one.unit_id, one.due_on) for one in packs()] == [(desk.unit_id, due_on)]
    assert "Đã giao gói cho Sở Xây dựng" in page.success[0].value


def test_without_a_day_nothing_is_handed_out(open_page: OpenPage, desk: Desk) -> None:
    page = opened(open_page, sign_in(Role.REVIEWER))
    unit_id = page.selectbox(key="packs-unit").value
    page.date_input(key=f"packs-due-2026-10-{unit_id}").set_value(None).run()

    page.button(key="packs-hand-out").click().run()

    assert packs() == []
    assert page.warning


def test_the_auditor_reads_and_hands_nothing_out(open_page: OpenPage, desk: Desk) -> None:
    page = opened(open_page, sign_in(Role.AUDITOR))

    assert [one for one in page.button if one.key == "packs-hand-out"] == []


def test_what_units_gave_on_is_told_with_the_reason(open_page: OpenPage, desk: Desk) -> None:
    tu = sign_in(Role.DEPARTMENT, unit_id=desk.unit_id)
    seen = AssignmentState.OPEN
    transfers.transfer(
        tu, desk.meeting_id, desk.part_id, desk.other_id, "Việc của công an", seen=seen
    )

    page = opened(open_page, sign_in(Role.REVIEWER))

    assert "Việc của công an" in drawn(page)
    assert page.selectbox(key="packs-unit").options == ["Công an thành phố"]


def test_nothing_assigned_says_what_comes_next(open_page: OpenPage, sqlite_database: str) -> None:
    make.make_meeting()

    told = drawn(opened(open_page, sign_in(Role.REVIEWER)))

    assert "Phân công đơn vị trả lời ở trang Rà soát" in told


def test_a_search_that_finds_nothing_says_so(open_page: OpenPage, desk: Desk) -> None:
    page = opened(open_page, sign_in(Role.REVIEWER))

    page.text_input(key="packs-search").set_value("không có").run()

    assert "Không có gói nào khớp" in drawn(page)
