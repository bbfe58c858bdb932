"""The public pages in a browser: they follow the meeting, read calmly, and work without scripts."""

import io
import re
from collections.abc import Iterator
from datetime import date

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from console import clock
from console.bootstrap import command_line
from console.capture.acts import capture
from console.floor.acts import closing, matters, queue, sitting, turns
from console.floor.views import floor as floor_view
from models.capture import OutcomeKind
from models.floor import TurnState
from tests import make
from tests.journeys.room import HALL, PHONE, Room, opened_room, violations
from tests.serving import Server

pytestmark = pytest.mark.browser

UNIT = "Bảo hiểm xã hội thành phố Hà Nội"
WORDING = "Thẻ BHYT của con chậm từ đầu tháng 8. Khi nào xong?"
KILOBYTE = 1024
SEEN = ("#state", "#now", "#results", "#outcomes", "#next")


@pytest.fixture
def room(chromium: Browser, server: Server) -> Iterator[Room]:
    with opened_room(chromium, server) as opened:
        yield opened


class Conference:
    """One meeting, run by the command line."""

    def __init__(self) -> None:
        self.id = make.make_meeting()
        self.items = make.make_agenda(self.id, 6)
        self.unit_id = make.make_unit("BHXH", name=UNIT)
        self.site_id = make.make_bridge(self.id, make.make_branch(7))
        self.actor = command_line()

    def open(self) -> None:
        sitting.open_meeting(self.actor, self.id, venue="Hội trường tầng 3")

    def speak(self, name: str = "Viên Thị Hòa") -> int:
        """Somebody from the site joins, is called and speaks."""
        turn_id = queue.join_queue(self.actor, self.id, name=name, bridge_id=self.site_id)
        seen = floor_view.load(self.actor, self.id).seen_by_call_next
        queue.call_next(self.actor, self.id, seen=seen)
        turns.start_turn(self.actor, self.id, turn_id, seen=TurnState.CALLED)
        return turn_id

    def end_turn(self, turn_id: int) -> None:
        turns.end_turn(self.actor, self.id, turn_id, seen=TurnState.ON_AIR)

    def raise_matter(self, wording: str = WORDING) -> int:
        return matters.raise_matter(self.actor, self.id, wording, is_from_floor=True)

    def decide(self, matter_id: int, kind: OutcomeKind, *, seen: int = 0) -> None:
        capture.decide_outcome(
            self.actor,
            self.id,
            matter_id,
            kind,
            "Đã rõ",
            unit_id=None if kind is OutcomeKind.OUT_OF_SCOPE else self.unit_id,
            due_on=date(2026, 11, 8) if kind is OutcomeKind.WRITTEN_REPLY else None,
            seen=seen,
        )

    def answer(self, wording: str) -> int:
        matter_id = self.raise_matter(wording)
        self.decide(matter_id, OutcomeKind.ANSWERED_ON_SITE)
        return matter_id


@pytest.fixture
def conference(server: Server) -> Conference:
    return Conference()


def follow(page: Page) -> Page:
    """Wait until a page has its first board."""
    page.locator("body[data-number]").wait_for()
    return page


def words(page: Page, part: str) -> str:
    return " ".join(page.locator(part).inner_text().split())


def test_the_hall_follows_the_meeting_from_before_to_its_end(
    room: Room, conference: Conference
) -> None:
    hall = follow(room.screen("/hall/2026-10", size=HALL))
    lead = hall.locator(".lead")
    expect(lead).to_contain_text("Chưa khai mạc")
    expect(hall.get_by_text("Mục 6")).to_be_visible()

    conference.open()
    expect(lead).to_contain_text("Đang diễn ra")
    turn_id = conference.speak()
    expect(lead).to_contain_text("Đang phát biểu")
    expect(lead).to_contain_text("Điểm cầu Chi nhánh số 7")
    expect(hall.locator(".countdown")).to_have_text(re.compile(r"^0[23]:"))
    conference.end_turn(turn_id)
    matter_id = conference.raise_matter()
    expect(hall.locator(".gist")).to_have_text(WORDING)
    conference.decide(matter_id, OutcomeKind.WRITTEN_REPLY)
    expect(lead).to_contain_text(f"{UNIT}, chậm nhất 08/11/2026")
    sitting.recess(conference.actor, conference.id, minutes=10)
    expect(lead).to_contain_text("Hội nghị tiếp tục lúc")
    expect(lead).to_contain_text("1 câu hỏi đã có kết quả")
    sitting.end_recess(conference.actor, conference.id)
    closing.close_meeting(conference.actor, conference.id)
    expect(lead).to_contain_text("Cảm ơn quý vị")


def test_new_outcomes_wait_behind_one_button(room: Room, conference: Conference) -> None:
    conference.open()
    conference.answer("Câu hỏi một")
    phone = follow(room.screen("/live/2026-10", size=PHONE))
    expect(phone.locator(".res li")).to_have_count(1)
    button = phone.get_by_role("button", name="kết quả mới")
    expect(button).to_have_count(0)

    conference.answer("Câu hỏi hai")
    conference.answer("Câu hỏi ba")
    expect(button).to_have_text("Có 2 kết quả mới, bấm để xem")
    expect(phone.get_by_role("status")).to_contain_text("Có 2 kết quả mới")
    expect(phone.locator(".res li")).to_have_count(1)
    button.click()

    expect(phone.locator(".res h3")).to_have_text(["Câu hỏi ba", "Câu hỏi hai", "Câu hỏi một"])
    expect(phone.locator(".res li.new")).to_have_count(2)
    expect(phone.locator("#count")).to_have_text("3 câu")
    expect(button).to_have_count(0)
    expect(phone.locator("#results")).to_be_focused()


def test_a_corrected_outcome_is_offered_and_one_out_of_scope_leaves_at_once(
    room: Room, conference: Conference
) -> None:
    conference.open()
    conference.answer("Câu hỏi một")
    matter_id = conference.answer("Câu hỏi hai")
    phone = follow(room.screen("/live/2026-10", size=PHONE))
    expect(phone.locator(".res h3")).to_have_count(2)

    conference.decide(matter_id, OutcomeKind.WRITTEN_REPLY, seen=1)
    phone.get_by_role("button", name="Kết quả đã được cập nhật").click()
    expect(phone.locator(".res li").first).to_contain_text("chậm nhất 08/11/2026")
    conference.decide(matter_id, OutcomeKind.OUT_OF_SCOPE, seen=2)

    expect(phone.locator(".res h3")).to_have_text(["Câu hỏi một"])
    expect(phone.locator(".res .aside")).to_contain_text("không thuộc phạm vi đối thoại")
    expect(phone.get_by_text("Câu hỏi hai")).to_have_count(0)


def reach(conference: Conference, state: str) -> None:
    """Bring the meeting to a state the public pages know."""
    if state != "before":
        conference.open()
        conference.answer("Câu hỏi đã trả lời")
    if state in ("speaking", "paused"):
        turn_id = conference.speak()
        conference.raise_matter()
        if state == "paused":
            turns.pause_turn(conference.actor, conference.id, turn_id, seen=TurnState.ON_AIR)
    if state == "answering":
        make_answering(conference)
    if state == "recess":
        sitting.recess(conference.actor, conference.id, minutes=10)
    if state == "closed":
        closing.close_meeting(conference.actor, conference.id)


def make_answering(conference: Conference) -> None:
    make.make_matter(
        conference.id,
        9,
        wording=WORDING,
        place="on_floor",
        taken_up_at=clock.now(),
        lead_unit_id=conference.unit_id,
    )


STATES = ["before", "decided", "speaking", "paused", "answering", "recess", "closed"]


@pytest.mark.parametrize("state", STATES)
def test_without_scripts_the_pages_say_the_same_and_nothing_fails_axe(
    chromium: Browser, server: Server, room: Room, conference: Conference, state: str
) -> None:
    reach(conference, state)
    plain = chromium.new_context(base_url=server.address, java_script_enabled=False)
    said = plain.new_page()

    for path, size, parts in (
        ("/live/2026-10", PHONE, SEEN),
        ("/hall/2026-10", HALL, (".lead", ".coming", ".follow")),
        ("/hall/2026-10?view=lower-third", HALL, (".band",)),
    ):
        said.set_viewport_size(size)  # type: ignore[arg-type]
        said.goto(path)
        drawn = follow(room.screen(path, size=size))
        assert {one: words(drawn, one) for one in parts} == {one: words(said, one) for one in parts}
        for scheme in ("light", "dark"):
            drawn.emulate_media(color_scheme=scheme)
            assert violations(drawn) == [], f"{path} {scheme}"
    plain.close()


@pytest.mark.parametrize("state", STATES)
def test_nothing_scrolls_sideways_and_the_hall_not_at_all(
    room: Room, conference: Conference, state: str
) -> None:
    reach(conference, state)

    for width, height in ((320, 700), (390, 844), (1920, 1080)):
        phone = follow(room.screen("/live/2026-10", size={"width": width, "height": height}))
        assert phone.evaluate("document.documentElement.scrollWidth") <= width
    for width, height in ((1920, 1080), (1280, 720), (1024, 768)):
        hall = follow(room.screen("/hall/2026-10", size={"width": width, "height": height}))
        assert hall.evaluate("document.documentElement.scrollWidth") <= width
        assert hall.evaluate("document.documentElement.scrollHeight") <= height
        cut = hall.evaluate(
            "[...document.querySelectorAll('main')].map(m => m.scrollHeight - m.clientHeight)"
        )
        assert cut == [0]


def test_the_letters_of_the_hall_can_be_read_from_afar(room: Room, conference: Conference) -> None:
    reach(conference, "speaking")

    hall = follow(room.screen("/hall/2026-10", size=HALL))
    sizes = hall.evaluate(
        """() => {
          const says = (one) => [...one.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
          const all = [...document.querySelectorAll('#board *')];
          const seen = all.filter((one) => one.checkVisibility());
          const size = (one) => parseFloat(getComputedStyle(one).fontSize);
          return seen.filter(says).map((one) => [one.closest('[class]').className, size(one)]);
        }"""
    )

    assert min(size for _, size in sizes) >= 38
    assert min(size for name, size in sizes if name in ("who", "where", "gist")) >= 48


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_band_lies_on_transparent_ground(
    room: Room, conference: Conference, theme: str
) -> None:
    reach(conference, "speaking")

    band = follow(room.screen(f"/hall/2026-10?view=lower-third&theme={theme}", size=HALL))
    band.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
    picture = Image.open(io.BytesIO(band.screenshot(omit_background=True)))

    assert picture.getpixel((960, 100)) == (0, 0, 0, 0)
    box = band.locator(".txt").bounding_box()
    assert box is not None
    dark, light = picture.getpixel((int(box["x"]) + 8, int(box["y"]) + 8)), (255, 255, 255, 255)
    assert (dark == light) == (theme == "light")


def test_the_phone_page_is_light_and_asks_nobody_else(room: Room, conference: Conference) -> None:
    conference.open()
    for number in range(40):
        conference.answer(f"Câu hỏi số {number} về thủ tục cấp Giấy chứng nhận quyền sử dụng đất")

    phone = follow(room.screen("/live/2026-10", size=PHONE))
    loaded = phone.evaluate(
        """() => ['navigation', 'resource'].flatMap((kind) => performance.getEntriesByType(kind))
          .map((one) => [new URL(one.name).origin === location.origin, one.transferSize])"""
    )

    assert all(is_ours for is_ours, _ in loaded)
    assert sum(size for _, size in loaded) <= 60 * KILOBYTE
    assert phone.context.cookies() == []


def test_a_lost_line_keeps_the_last_state_with_a_small_note(
    room: Room, server: Server, conference: Conference
) -> None:
    reach(conference, "answering")
    hall = follow(room.screen("/hall/2026-10", size=HALL))
    phone = follow(room.screen("/live/2026-10", size=PHONE))

    server.process.kill()
    server.process.wait()

    for page in (hall, phone):
        expect(page.get_by_text("Đang kết nối lại")).to_be_visible()
    expect(hall.locator(".who")).to_have_text(UNIT)
    expect(phone.locator("#now")).to_contain_text(WORDING)
