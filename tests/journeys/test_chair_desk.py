"""The chair's desk in a browser: all of it in sight, keys, and nothing lost while others act."""

from collections.abc import Iterator
from time import monotonic

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import select

from console import clock, db
from console.auth.actor import Actor
from console.bridges.acts import connections
from console.capture.acts import notes, outcomes
from console.capture.rules import OutcomeSeen
from console.demo import stages
from console.floor.acts import queue, readiness, turns
from console.floor.views import floor
from console.meetings.acts import duties
from console.queries import people
from models import Matter, Outcome, Turn, TypedText
from models.codes.capture import NoteKind, OutcomeKind
from models.codes.floor import TurnState
from models.codes.meetings import DutyKind
from models.codes.people import Role
from models.codes.questions import Place
from tests import make
from tests.cast import sign_in
from tests.journeys.room import (
    DESK,
    SOON,
    Room,
    at_rest,
    opened_room,
    press,
    violations_in_both_themes,
)
from tests.serving import Server

pytestmark = pytest.mark.browser

NOTHING = OutcomeSeen(0, 0)
TABLET = {"width": 1024, "height": 768}
FIT = """() => {
  const main = document.querySelector("[data-testid=stMain]");
  const cells = [...document.querySelectorAll(".st-key-chair > *")]
    .map((one) => one.getBoundingClientRect())
    .filter((one) => one.height > 1);
  return {
    scrolls: main.scrollHeight > main.clientHeight || main.scrollWidth > main.clientWidth,
    beyond: cells.filter((one) => one.bottom > innerHeight || one.right > innerWidth).length,
    cells: cells.length,
  };
}"""


@pytest.fixture
def room(chromium: Browser, server: Server) -> Iterator[Room]:
    with opened_room(chromium, server) as opened:
        yield opened


@pytest.fixture
def meeting_id(server: Server) -> int:
    """A meeting that is open, chaired by Hà, with two in the queue and a matter on the floor."""
    made = make.make_open_meeting()
    ha = sign_in(Role.LEADER)
    make.make_duty(made, DutyKind.CHAIR, ha.account_id)
    make.make_turn(made, 1, name="Bùi Thị Hoa")
    make.make_turn(made, 2, name="Hà Quang Lực")
    make.make_matter(made, 7, place=Place.ON_FLOOR, wording="Sổ đỏ trễ hẹn, bao giờ có?")
    return made


def desk(room: Room, name: str = "ha", *, size: dict[str, int] | None = None) -> Page:
    page = room.desk(name, "/chair", size=size)
    expect(page.locator(".strip .clock")).not_to_be_empty()
    expect(page.get_by_role("button", name="Mời phát biểu tiếp")).to_be_visible()
    at_rest(page)  # its keys are heard from now on
    return page


def drafts() -> list[str]:
    with db.reading() as session:
        return list(session.scalars(select(TypedText.text)))


def only_matter() -> int:
    with db.reading() as session:
        return session.scalars(select(Matter.id)).one()


def state_of(number: int) -> TurnState:
    with db.reading() as session:
        return session.scalars(select(Turn.state).where(Turn.number == number)).one()


@pytest.mark.parametrize("size", [DESK, TABLET], ids=["desk", "tablet"])
def test_a_going_meeting_is_seen_without_scrolling(
    room: Room, server: Server, size: dict[str, int]
) -> None:
    stages.build(stages.Stage.LIVE)
    page = desk(room, size=size)
    expect(page.locator(".bridges li")).to_have_count(12)

    plain = page.evaluate(FIT)
    press(page, "q")
    expect(page.get_by_role("button", name="Lưu kết quả")).to_be_visible()
    with_tray = page.evaluate(FIT)
    press(page, "3")
    expect(page.get_by_label("Báo cáo cấp nào")).to_be_visible()
    with_body = page.evaluate(FIT)
    text = page.locator(".st-key-chair-outcome-form textarea").bounding_box()
    end = page.locator(".st-key-chair-outcome-end").bounding_box()

    assert (plain["scrolls"], plain["beyond"]) == (False, 0)
    assert (with_tray["scrolls"], with_tray["beyond"]) == (False, 0)
    assert (with_body["scrolls"], with_body["beyond"]) == (False, 0)
    expect(page.get_by_label("Đơn vị thực hiện")).to_be_in_viewport()
    assert text
    assert end
    assert text["y"] + text["height"] <= end["y"]
    assert plain["cells"] >= 8
    expect(page.locator(".floor .countdown")).to_be_in_viewport()
    expect(page.locator(".matter .gist")).to_be_in_viewport()


def test_the_desk_and_its_trays_are_accessible_in_both_themes(room: Room, server: Server) -> None:
    stages.build(stages.Stage.LIVE)
    page = desk(room)
    found = {"desk": violations_in_both_themes(page)}

    for key in "qxnohv":
        press(page, key)
        expect(page.locator(".st-key-chair-tray-close")).to_be_visible()
        found[key] = violations_in_both_themes(page)
        page.locator(".st-key-chair-tray-close button").click()
        expect(page.locator(".st-key-chair-tray-close")).to_have_count(0)
        at_rest(page)

    assert {where: wrong for where, wrong in found.items() if wrong} == {}


def test_one_turn_is_run_by_keys_alone(room: Room, meeting_id: int) -> None:
    page = desk(room)

    press(page, "m")
    expect(page.get_by_role("button", name="Bắt đầu")).to_be_visible()
    press(page, "p")
    expect(page.locator(".floor .countdown[data-tick]")).to_be_visible()
    press(page, "t")
    expect(page.locator(".floor")).to_contain_text("trong 04:00")
    press(page, "k")
    expect(page.get_by_role("button", name="Kết thúc lượt", exact=True)).to_be_disabled()

    assert state_of(1) is TurnState.DONE
    expect(page.locator(".next .name")).to_have_text("Ông/Bà Hà Quang Lực")


def test_an_outcome_is_decided_by_keys_and_seen_in_the_card(room: Room, meeting_id: int) -> None:
    page = desk(room)

    press(page, "q")
    expect(page.get_by_role("button", name="Lưu kết quả")).to_be_visible()
    press(page, "5")
    expect(page.locator(".st-key-chair-kind-on-5")).to_be_visible()
    press(page, "l")

    expect(page.locator(".matter .decided")).to_contain_text("Tiếp thu, nghiên cứu")
    with db.reading() as session:
        assert session.scalars(select(Outcome.kind)).one() is OutcomeKind.ACCEPTED_FOR_STUDY


def test_a_proposal_is_seen_at_once_on_the_card_and_in_the_form(
    room: Room, meeting_id: int
) -> None:
    page = desk(room)
    press(page, "q")
    text = page.get_by_label("Nội dung cam kết")
    expect(text).to_have_value("")

    matter_id = only_matter()
    kind = OutcomeKind.ESCALATED
    minh = sign_in(Role.SECRETARY)
    outcomes.propose_outcome(minh, meeting_id, matter_id, kind, "Báo cáo Bộ", seen=NOTHING)

    expect(page.locator(".matter .proposed")).to_contain_text("Báo cáo cấp có thẩm quyền")
    expect(text).to_have_value("Báo cáo Bộ")
    press(page, "l")
    expect(page.locator(".matter .decided")).to_contain_text("Đã chốt: Báo cáo cấp có thẩm quyền")
    expect(page.locator(".matter .proposed")).to_have_count(0)


def test_a_question_decided_from_the_list_is_read_beside_its_form(
    room: Room, meeting_id: int
) -> None:
    other = make.make_matter(meeting_id, 3, place=Place.DONE, wording="Chờ sổ đỏ bốn năm")
    make.make_outcome(meeting_id, other, text="Trả lời trong tuần")
    page = desk(room)
    press(page, "n")
    page.get_by_text("Chờ sổ đỏ bốn năm").click()

    page.get_by_role("button", name="Kết quả câu 3").click()

    expect(page.locator(".matter .gist")).to_have_text("Chờ sổ đỏ bốn năm")
    expect(page.locator(".matter .elsewhere")).to_contain_text("Hội nghị đang ở Câu 07")
    expect(page.get_by_label("Nội dung cam kết")).to_have_value("Trả lời trong tuần")
    page.locator(".st-key-chair-tray-close button").click()
    expect(page.locator(".matter .gist")).to_have_text("Sổ đỏ trễ hẹn, bao giờ có?")


def test_half_typed_words_and_focus_survive_what_others_do(room: Room, meeting_id: int) -> None:
    page = desk(room)
    press(page, "q")
    words = page.get_by_label("Nội dung cam kết")
    words.click()
    words.press_sequentially("Sở trả lời mk")  # letters that are keys of the desk, too

    minh = sign_in(Role.SECRETARY)
    queue.join_queue(minh, meeting_id, name="Lò Thị Xuân")
    notes.note(minh, meeting_id, NoteKind.CHAIR, "Nhắc thời gian")
    expect(page.locator(".queue")).to_contain_text("3 người")
    words.press_sequentially(" trong tuần")

    expect(words).to_be_focused()
    expect(words).to_have_value("Sở trả lời mk trong tuần")
    assert state_of(1) is TurnState.WAITING


def test_a_second_screen_sees_the_act_and_can_go_on_from_it(room: Room, meeting_id: int) -> None:
    sign_in(Role.SECRETARY)
    chair, minh = desk(room), desk(room, "minh")

    press(chair, "m")

    expect(minh.locator(".floor .who")).to_have_text("Ông/Bà Bùi Thị Hoa")
    expect(minh.get_by_role("button", name="Bắt đầu")).to_be_enabled()


def test_who_was_cut_off_and_who_is_ready_stand_on_the_card_within_the_screen(
    room: Room, meeting_id: int
) -> None:
    minh = sign_in(Role.SECRETARY)
    branch_id = make.make_branch()
    bridge_id = connections.connect(minh, meeting_id, branch_id)
    speaking = make.make_turn(
        meeting_id, 3, bridge_id=bridge_id, state=TurnState.ON_AIR, started_at=clock.now()
    )
    called = make.make_turn(meeting_id, 4, bridge_id=bridge_id, name="Lê Văn Tám")
    page = desk(room, size=TABLET)
    connections.lose(minh, meeting_id, bridge_id, reason="Mất mạng")
    card = page.locator(".st-key-chair-floor")

    expect(card).to_contain_text("Chi nhánh số 1 mất kết nối, lượt 3 giữ chỗ")
    connections.connect(minh, meeting_id, branch_id)
    expect(card).to_contain_text("Chi nhánh số 1 đã có kết nối, lượt 3 giữ chỗ")
    expect(page.get_by_role("button", name="Nối lại lượt 3")).to_be_in_viewport()
    fit = page.evaluate(FIT)
    turns.end_turn(minh, meeting_id, speaking, seen=TurnState.PARKED)
    queue.put_first(minh, meeting_id, called, "Đã chờ lâu", seen=1)
    queue.call_next(minh, meeting_id, seen=floor.load(minh, meeting_id).seen_by_call_next)
    expect(card).to_contain_text("Lê Văn Tám")
    readiness.ready_turn(minh, meeting_id, called, seen=False)
    expect(card).to_contain_text("Điểm cầu đã sẵn sàng")
    assert (fit["scrolls"], fit["beyond"]) == (False, 0)


def test_the_deputy_takes_the_chair_and_others_see_no_more_of_the_offer(
    room: Room, meeting_id: int
) -> None:
    deputy: Actor = sign_in(Role.LEADER, name="duc")
    make.make_duty(meeting_id, DutyKind.DEPUTY, deputy.account_id)
    page = desk(room, "duc")

    expect(page.get_by_role("button", name="Mời phát biểu tiếp")).to_be_disabled()
    page.get_by_role("button", name="Tiếp quản chủ trì").click()
    page.get_by_role("button", name="Đúng, tiếp quản").click()

    expect(page.get_by_role("button", name="Mời phát biểu tiếp")).to_be_enabled()
    expect(page.get_by_role("button", name="Tiếp quản chủ trì")).to_have_count(0)


def test_without_a_connection_the_desk_says_since_when_and_the_clock_runs_on(
    room: Room, meeting_id: int
) -> None:
    page = desk(room)
    page.get_by_role("button", name="Mời phát biểu tiếp").click()
    page.get_by_role("button", name="Bắt đầu").click()
    counting = page.locator(".floor .countdown[data-tick]")
    expect(counting).to_be_visible()

    page.context.set_offline(True)
    page.evaluate("dispatchEvent(new Event('offline'))")

    expect(page.locator(".strip [data-when=offline]")).to_contain_text("Mất kết nối từ")
    before = counting.inner_text()
    expect(counting).not_to_have_text(before)


def test_a_duty_given_now_switches_the_acts_on(room: Room, meeting_id: int) -> None:
    duc = sign_in(Role.LEADER, name="duc")
    page = desk(room, "duc")
    call = page.get_by_role("button", name="Mời phát biểu tiếp")
    expect(call).to_be_disabled()

    minh = sign_in(Role.SECRETARY)
    with db.reading() as session:
        held = tuple(duty.id for duty in people.on_duty(session, meeting_id, DutyKind.CHAIR))
    duties.assign_duty(minh, meeting_id, DutyKind.CHAIR, account_id=duc.account_id, seen=held)

    expect(call).to_be_enabled()


def test_half_typed_words_of_a_decision_survive_a_reload_and_go_with_the_act(
    room: Room, server: Server, meeting_id: int
) -> None:
    page = desk(room)
    page.get_by_role("button", name="Chốt kết quả").click()
    text = page.get_by_label("Nội dung cam kết")
    text.press_sequentially("Trả sổ trước ngày", delay=10)

    page.reload()
    page.get_by_role("button", name="Chốt kết quả").click()

    expect(text).to_have_value("Trả sổ trước ngày")
    text.press_sequentially(" 30/11", delay=10)
    page.get_by_role("button", name="Trả lời trực tiếp").click()
    page.get_by_role("button", name="Lưu kết quả").click()
    expect(text).to_have_count(0)
    deadline = monotonic() + SOON / 1000
    while any(drafts()) and monotonic() < deadline:
        page.wait_for_timeout(200)
    assert not any(drafts())
    with db.reading() as session:
        kept = session.scalars(select(Outcome.text)).all()
    assert len(kept) == 1
    assert kept[0].startswith("Trả sổ trước ngày")
