"""The chair's desk says who presides since when; the chair passes over asked once, and back."""

from streamlit.testing.v1 import AppTest

from console import db
from console.auth.actor import Actor
from console.meetings.acts import chair
from console.queries import people
from models.codes.meetings import DutyKind
from models.codes.people import Role
from tests import make
from tests.cast import sign_in
from tests.pages.conftest import OpenPage, drawn

QUESTION = "Tiếp quản chủ trì ngay bây giờ?"


def leader(meeting_id: int, kind: DutyKind, name: str) -> Actor:
    actor = sign_in(Role.LEADER, name=name)
    make.make_duty(meeting_id, kind, actor.account_id, from_at=make.START)
    return actor


def opened(open_page: OpenPage, actor: Actor) -> AppTest:
    return open_page(as_=actor).switch_page("../../pages/chair/page.py").run()


def press(page: AppTest, key: str) -> AppTest:
    return page.button(key=key).click().run()


def keys(page: AppTest) -> list[str | None]:
    return [button.key for button in page.button]


def chairs(meeting_id: int) -> list[str]:
    with db.reading() as session:
        return [name for _, name in people.named_on_duty(session, meeting_id, (DutyKind.CHAIR,))]


def test_the_deputy_watches_is_asked_once_and_then_presides(open_page: OpenPage) -> None:
    meeting_id = make.make_open_meeting()
    make.make_turn(meeting_id)
    leader(meeting_id, DutyKind.CHAIR, "ha")
    page = opened(open_page, leader(meeting_id, DutyKind.DEPUTY, "duc"))
    assert "Ha đang điều hành, từ 08:30" in drawn(page)
    assert page.button(key="chair-call").disabled
    assert page.button(key="chair-call").proto.shortcut == ""

    page = press(page, "chair-take-over")
    assert QUESTION in drawn(page)
    assert chairs(meeting_id) == ["Ha"]
    page = press(page, "chair-confirm-take-over")

    assert chairs(meeting_id) == ["Duc"]
    assert "Bạn đang điều hành, từ" in drawn(page)
    assert "thay Ha" in drawn(page)
    assert not page.button(key="chair-call").disabled


def test_the_deputy_who_thinks_again_takes_nothing(open_page: OpenPage) -> None:
    meeting_id = make.make_open_meeting()
    leader(meeting_id, DutyKind.CHAIR, "ha")
    page = press(opened(open_page, leader(meeting_id, DutyKind.DEPUTY, "duc")), "chair-take-over")

    page = press(page, "chair-keep-watching")

    assert QUESTION not in drawn(page)
    assert chairs(meeting_id) == ["Ha"]
    assert "chair-take-over" in keys(page)


def test_the_question_is_asked_anew_when_another_chairs_meanwhile(open_page: OpenPage) -> None:
    meeting_id = make.make_open_meeting()
    held = make.make_duty(meeting_id, DutyKind.CHAIR, sign_in(Role.LEADER).account_id)
    other = leader(meeting_id, DutyKind.DEPUTY, "thu")
    page = opened(open_page, leader(meeting_id, DutyKind.DEPUTY, "duc"))
    page = press(page, "chair-take-over")

    chair.take_over(other, meeting_id, seen=held)
    page.run()

    assert QUESTION not in drawn(page)
    assert "Thu đang điều hành" in drawn(page)


def test_who_chaired_is_told_who_presides_and_takes_it_back_by_one_press(
    open_page: OpenPage,
) -> None:
    meeting_id = make.make_open_meeting()
    make.make_turn(meeting_id)
    ha = sign_in(Role.LEADER)
    held = make.make_duty(meeting_id, DutyKind.CHAIR, ha.account_id, from_at=make.START)
    duc = leader(meeting_id, DutyKind.DEPUTY, "duc")
    page = opened(open_page, ha)
    chair.take_over(duc, meeting_id, seen=held)

    page.run()
    assert "Duc đã tiếp quản và điều hành từ" in drawn(page)
    assert page.button(key="chair-call").disabled
    page = press(page, "chair-take-back")

    assert chairs(meeting_id) == ["Ha"]
    assert not page.button(key="chair-call").disabled
    assert "chair-take-back" not in keys(page)


def test_before_the_opening_a_deputy_without_a_chair_may_open(open_page: OpenPage) -> None:
    meeting_id = make.make_meeting()

    page = opened(open_page, leader(meeting_id, DutyKind.DEPUTY, "duc"))

    assert not page.button(key="chair-open").disabled
    assert "chair-take-over" in keys(page)
