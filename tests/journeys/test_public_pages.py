"""The public pages in a browser: they follow the meeting, read calmly, and work without scripts."""

import io
import re
from collections.abc import Iterator

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from console.floor.acts import closing, sitting
from models.codes.capture import OutcomeKind
from tests.journeys.conference import UNIT, WORDING, Conference, follow, reach
from tests.journeys.room import HALL, PHONE, Room, opened_room, violations
from tests.serving import Server

pytestmark = pytest.mark.browser

KILOBYTE = 1024
# Modules a page loaded which it had not named, so that they came one after the other.
UNFORESEEN = """() => {
  const named = [...document.querySelectorAll('link[rel=modulepreload]')].map((at) => at.href);
  const loaded = performance.getEntriesByType('resource').map((entry) => entry.name);
  return loaded.filter((at) => at.endsWith('.js') && !named.includes(at));
}"""
SEEN = ("#state", "#now", "#results", "#outcomes", "#next")


@pytest.fixture
def room(chromium: Browser, server: Server) -> Iterator[Room]:
    with opened_room(chromium, server) as opened:
        yield opened


@pytest.fixture
def conference(server: Server) -> Conference:
    return Conference()


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
    assert phone.evaluate(UNFORESEEN) == []
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
