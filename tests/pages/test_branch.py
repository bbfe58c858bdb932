"""The desk of a site: each button's act, the own site alone, what a refusal leaves in place."""

from dataclasses import dataclass

import pytest
from sqlalchemy import select
from streamlit.testing.v1 import AppTest

from console import clock, db
from console.auth.actor import Actor
from console.bridges.acts import connections as bridges
from console.bridges.rules import Presence
from console.bridges.views import branch
from console.bridges.views.branch import BranchDesk
from console.floor.acts import closing, readiness
from models import Bridge, Connection, HeadCount, Turn
from models.codes.floor import TurnState
from models.codes.people import Role
from tests import make
from tests.cast import sign_in
from tests.pages.conftest import OpenPage, assert_refused, drawn

PAGE = "../../pages/branch/page.py"
LINK = "https://hop.example.org/cn01"


@dataclass
class Place:
    """A site of an open meeting, connected, and its operator."""

    meeting_id: int
    unit_id: int
    bridge_id: int
    lan: Actor

    @property
    def desk(self) -> BranchDesk:
        return branch.load(self.lan, self.meeting_id, self.unit_id)


@pytest.fixture
def place(sqlite_database: str) -> Place:
    meeting_id, unit_id = make.make_open_meeting(), make.make_branch(1)
    bridge_id = make.make_bridge(meeting_id, unit_id)
    make.make_connection(bridge_id)
    return Place(meeting_id, unit_id, bridge_id, sign_in(Role.OPERATOR, unit_id=unit_id))


def opened(open_page: OpenPage, actor: Actor) -> AppTest:
    page = open_page(as_=actor).switch_page(PAGE).run()
    assert not page.exception
    return page


def pressed(page: AppTest, key: str) -> AppTest:
    page.button(key=key).click().run()
    assert not page.exception
    return page


def keys(page: AppTest) -> set[str]:
    return {one.key for one in page.button if one.key}


def typed(page: AppTest, key: str, name: str) -> None:
    """Type a name that is not among the choices, as a browser sends it."""
    box = page.selectbox(key=key)
    box.options.append(name)
    box.set_value(name)


def turn(turn_id: int) -> Turn:
    with db.reading() as session:
        return session.get_one(Turn, turn_id)


def wish(place: Place, ref: str = "2026-10-085", name: str = "Hà Quang Lực") -> int:
    form = make.make_registration(
        place.meeting_id,
        ref,
        full_name=name,
        site_unit_id=place.unit_id,
        wants_to_speak=True,
        field_text="Đất đai",
    )
    make.make_question(place.meeting_id, ref, registration_id=form)
    return form


OUTSIDERS = [role for role in Role if role not in (Role.OPERATOR, Role.SECRETARY, Role.SYSTEM)]


@pytest.mark.parametrize("role", OUTSIDERS, ids=lambda one: one.value)
def test_who_reports_for_no_site_does_not_see_the_desk(
    open_page: OpenPage, place: Place, role: Role
) -> None:
    page = open_page(as_=sign_in(role, unit_id=place.unit_id))

    assert_refused(page, PAGE)


def test_an_operator_without_a_meeting_or_a_branch_is_told_what_is_missing(
    open_page: OpenPage, sqlite_database: str
) -> None:
    lan = sign_in(Role.OPERATOR, unit_id=make.make_branch(1))
    nowhere = sign_in(Role.OPERATOR, name="binh")

    without_meeting = opened(open_page, lan)
    make.make_meeting()
    without_branch = opened(open_page, nowhere)

    assert "Chưa có kỳ Hội nghị nào" in without_meeting.info[0].value
    assert "chưa gắn với chi nhánh nào" in without_branch.info[0].value


def test_a_site_not_yet_there_reports_connected_in_the_operators_name(
    open_page: OpenPage, sqlite_database: str
) -> None:
    make.make_meeting()
    unit_id = make.make_branch(1)
    page = opened(open_page, sign_in(Role.OPERATOR, unit_id=unit_id))
    assert "Báo đã kết nối trước" in drawn(page)

    pressed(page, "branch-connect")

    with db.reading() as session:
        kept = session.scalars(select(Connection)).one()
    assert (kept.to_at, kept.evidence) == (None, "Lan")
    assert "branch-connect" not in keys(page)
    assert "branch-join" in keys(page)


def test_the_next_turn_is_reported_ready_and_taken_back(open_page: OpenPage, place: Place) -> None:
    first = make.make_turn(place.meeting_id, 1, bridge_id=place.bridge_id)
    make.make_turn(place.meeting_id, 2, bridge_id=place.bridge_id)
    page = opened(open_page, place.lan)
    assert page.button(key="branch-say-ready").label == "Báo đã sẵn sàng"

    pressed(page, "branch-say-ready")

    assert turn(first).ready_at is not None
    assert page.button(key="branch-say-ready").label == "Chưa sẵn sàng, xin chờ thêm"
    pressed(page, "branch-say-ready")
    assert turn(first).ready_at is None


def test_somebody_else_was_faster_and_the_operator_is_told(
    open_page: OpenPage, place: Place
) -> None:
    first = make.make_turn(place.meeting_id, 1, bridge_id=place.bridge_id)
    page = opened(open_page, place.lan)
    minh = sign_in(Role.SECRETARY)
    readiness.ready_turn(minh, place.meeting_id, first, seen=False)

    pressed(page, "branch-say-ready")

    assert "vừa" in page.error[0].value
    assert page.button(key="branch-say-ready").label == "Chưa sẵn sàng, xin chờ thêm"


def test_who_handed_in_a_form_is_chosen_and_their_field_becomes_the_topic(
    open_page: OpenPage, place: Place
) -> None:
    form = wish(place)
    page = opened(open_page, place.lan)
    page.selectbox(key=f"branch-person-{place.desk.unit_id}").set_value("Hà Quang Lực, 085")

    pressed(page, "branch-join")

    (kept,) = place.desk.turns
    assert (kept.name, kept.topic) == ("Hà Quang Lực", "Đất đai")
    assert turn(kept.id).registration_id == form
    assert page.success[0].value == "Đã thêm vào hàng đợi."
    assert page.selectbox(key=f"branch-person-{place.desk.unit_id}").value is None
    assert page.selectbox(key=f"branch-person-{place.desk.unit_id}").options == []


def test_a_new_name_with_a_topic_joins_and_the_form_is_empty_again(
    open_page: OpenPage, place: Place
) -> None:
    page = opened(open_page, place.lan)
    page.text_input(key=f"branch-topic-{place.desk.unit_id}").set_value("Nước sạch")
    typed(page, f"branch-person-{place.desk.unit_id}", "Phùng Văn Lẫm")

    pressed(page, "branch-join")

    (kept,) = place.desk.turns
    assert (kept.name, kept.topic) == ("Phùng Văn Lẫm", "Nước sạch")
    assert page.text_input(key=f"branch-topic-{place.desk.unit_id}").value == ""


def test_somebody_without_a_name_joins_and_is_named_later(
    open_page: OpenPage, place: Place
) -> None:
    page = opened(open_page, place.lan)
    pressed(page, "branch-join")
    (kept,) = place.desk.turns
    assert kept.name == ""
    page.session_state["branch-tray"] = f"name:{kept.id}"
    page.run()
    typed(page, f"branch-who-{kept.id}", "Phùng Văn Lẫm")

    pressed(page, "branch-save-name")

    assert turn(kept.id).name == "Phùng Văn Lẫm"
    assert "branch-save-name" not in keys(page)


def test_a_name_typed_for_one_turn_is_not_offered_for_the_next(
    open_page: OpenPage, place: Place
) -> None:
    first, second = (
        make.make_turn(place.meeting_id, number, bridge_id=place.bridge_id, name="")
        for number in (1, 2)
    )
    page = opened(open_page, place.lan)
    page.session_state["branch-tray"] = f"name:{first}"
    page.run()
    typed(page, f"branch-who-{first}", "Phùng Văn Lẫm")
    page.session_state["branch-tray"] = f"name:{second}"
    page.run()

    pressed(page, "branch-save-name")

    assert turn(second).name == ""
    assert page.error[0].value == "Nhập họ và tên."


def test_a_name_left_empty_is_refused_and_the_tray_stays_open(
    open_page: OpenPage, place: Place
) -> None:
    unnamed = make.make_turn(place.meeting_id, bridge_id=place.bridge_id, name="")
    page = opened(open_page, place.lan)
    page.session_state["branch-tray"] = f"name:{unnamed}"
    page.run()

    pressed(page, "branch-save-name")

    assert page.error[0].value == "Nhập họ và tên."
    assert "branch-save-name" in keys(page)


def test_a_turn_is_withdrawn_with_its_reason_in_words(open_page: OpenPage, place: Place) -> None:
    waiting = make.make_turn(place.meeting_id, bridge_id=place.bridge_id)
    page = opened(open_page, place.lan)
    pressed(page, "branch-absent")
    page.radio(key=f"branch-why-{waiting}").set_value("in_writing")

    pressed(page, "branch-withdraw")

    gone = turn(waiting)
    assert (gone.state, gone.end_reason) == (TurnState.WITHDRAWN, "Xin trả lời bằng văn bản")
    assert "branch-withdraw" not in keys(page)


def test_a_tray_is_closed_without_an_act(open_page: OpenPage, place: Place) -> None:
    waiting = make.make_turn(place.meeting_id, bridge_id=place.bridge_id)
    page = pressed(opened(open_page, place.lan), "branch-absent")

    pressed(page, "branch-cancel")

    assert "branch-withdraw" not in keys(page)
    assert turn(waiting).state is TurnState.WAITING


def test_a_tray_about_a_turn_of_another_site_does_not_open(
    open_page: OpenPage, place: Place
) -> None:
    hall = make.make_turn(place.meeting_id, name="")
    page = opened(open_page, place.lan)

    page.session_state["branch-tray"] = f"name:{hall}"
    page.run()

    assert "branch-save-name" not in keys(page)


def test_people_present_are_counted(open_page: OpenPage, place: Place) -> None:
    page = opened(open_page, place.lan)
    page.number_input[0].set_value(12)

    with clock.stopped(make.START):
        pressed(page, "branch-save-people")

    with db.reading() as session:
        kept = session.scalars(select(HeadCount)).one()
    assert (kept.people_count, kept.bridge_id) == (12, place.bridge_id)
    assert "Đã lưu lúc 08:30" in drawn(page)
    assert page.number_input[0].value == 12


def test_a_fault_is_reported_with_its_reason_and_the_phone_moves_up(
    open_page: OpenPage, place: Place
) -> None:
    with db.writing() as session:
        session.get_one(Bridge, place.bridge_id).phone = "0900 000 099, mã 482 917"
    page = opened(open_page, place.lan)

    pressed(page, "branch-fault-line")

    with db.reading() as session:
        kept = session.scalars(select(Connection)).one()
    assert (kept.reason, place.desk.presence) == ("Mất mạng", Presence.LOST)
    assert "0900 000 099, mã 482 917" in drawn(page)
    assert "branch-connect" in keys(page)
    assert "branch-fault-sound" not in keys(page)


@pytest.mark.parametrize("fault", ["sound", "picture"])
def test_without_sound_or_picture_the_line_stands(
    open_page: OpenPage, place: Place, fault: str
) -> None:
    page = pressed(opened(open_page, place.lan), f"branch-fault-{fault}")

    assert place.desk.presence is Presence.CONNECTED
    assert "branch-connect" not in keys(page)


def test_another_fault_is_told_in_the_operators_words(open_page: OpenPage, place: Place) -> None:
    page = pressed(opened(open_page, place.lan), "branch-fault-other")
    page.text_input(key=f"branch-what-{place.desk.unit_id}").set_value("Mất điện cả tòa nhà")

    pressed(page, "branch-report")

    with db.reading() as session:
        assert session.scalars(select(Connection)).one().reason == "Mất điện cả tòa nhà"


def test_a_site_that_leaves_has_left_and_may_come_back(open_page: OpenPage, place: Place) -> None:
    page = pressed(opened(open_page, place.lan), "branch-leave")
    assert place.desk.presence is Presence.LEFT

    pressed(page, "branch-connect")

    assert place.desk.is_connected


def test_a_secretary_chooses_the_site_and_sets_its_link(open_page: OpenPage, place: Place) -> None:
    make.make_branch(2)
    page = opened(open_page, sign_in(Role.SECRETARY))
    assert len(page.selectbox(key="branch-site").options) == 2
    field = next(one for one in page.text_input if one.label.startswith("Liên kết"))
    field.set_value("http://hop.example.org")
    pressed(page, "branch-save-link")
    assert "bắt đầu bằng https://" in page.error[0].value
    field = next(one for one in page.text_input if one.label.startswith("Liên kết"))
    assert field.value == "http://hop.example.org"
    field.set_value(LINK)

    pressed(page, "branch-save-link")

    assert place.desk.link == LINK
    assert page.success[0].value == "Đã lưu liên kết của điểm cầu."


def test_an_operator_sees_no_field_for_the_link_and_no_other_site(
    open_page: OpenPage, place: Place
) -> None:
    make.make_branch(2)
    minh = sign_in(Role.SECRETARY)
    bridges.set_link(minh, place.meeting_id, place.unit_id, LINK, seen=("", ""))

    page = opened(open_page, place.lan)

    assert "branch-save-link" not in keys(page)
    assert [one.key for one in page.selectbox if one.key == "branch-site"] == []


def test_after_the_close_nobody_is_registered_but_the_site_may_still_leave(
    open_page: OpenPage, place: Place
) -> None:
    make.make_unit("CSKH")
    minh = sign_in(Role.SECRETARY)
    closing.close_meeting(minh, place.meeting_id)

    page = opened(open_page, place.lan)

    assert "Hội nghị đã bế mạc" in drawn(page)
    assert "branch-join" not in keys(page)
    assert "branch-leave" in keys(page)
