"""What an update of the meeting does to a public page that somebody reads: as little as can be."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from console.floor.acts import sitting
from tests.journeys.conference import WORDING, Conference, follow, reach
from tests.journeys.room import HALL, PHONE, Room, opened_room
from tests.serving import Server

pytestmark = pytest.mark.browser


@pytest.fixture
def room(chromium: Browser, server: Server) -> Iterator[Room]:
    with opened_room(chromium, server) as opened:
        yield opened


@pytest.fixture
def conference(server: Server) -> Conference:
    return Conference()


# What somebody does with a page, and which of its parts are drawn anew while they do.
BUSY = """() => {
  const field = document.createElement('input');
  document.querySelector('main').append(field);
  field.value = 'Kính gửi';
  field.focus({ preventScroll: true });
  field.setSelectionRange(2, 5);
  window.mended = new Set();
  window.spoken = [];
  for (const part of document.querySelectorAll('[data-section], #outcomes, #said')) {
    const name = part.dataset.section ?? part.id;
    new MutationObserver(() => {
      window.mended.add(name);
      if (name === 'said') window.spoken.push(part.textContent);
    }).observe(part, { subtree: true, childList: true, characterData: true });
  }
}"""
LEFT = """() => {
  const field = document.activeElement;
  return [field.value, field.selectionStart, field.selectionEnd];
}"""
TOP = "document.querySelector('.res li:nth-child(8)').getBoundingClientRect().top"


def test_an_update_draws_what_changed_and_disturbs_nobody(
    room: Room, conference: Conference
) -> None:
    conference.open()
    for number in range(12):
        conference.answer(f"Câu hỏi số {number} về thủ tục cấp Giấy chứng nhận quyền sử dụng đất")
    phone = follow(room.screen("/live/2026-10", size=PHONE))
    phone.locator(".res li").nth(7).evaluate("line => line.scrollIntoView({ block: 'center' })")
    phone.evaluate(BUSY)
    top = phone.evaluate(TOP)

    conference.raise_matter()

    expect(phone.locator("#now")).to_contain_text(WORDING)
    expect(phone.get_by_role("status")).to_contain_text(WORDING)
    assert phone.evaluate("[...window.mended].sort()") == ["lines", "said", "topic"]
    assert phone.evaluate("window.spoken") == [f"Đang trao đổi. {WORDING}"]
    assert phone.evaluate(LEFT) == ["Kính gửi", 2, 5]
    assert abs(phone.evaluate(TOP) - top) <= 1


# The names of the fragments drawn after the page was there.
DRAWN = """window.drawn = [];
new MutationObserver((seen) => {
  for (const { target } of seen) window.drawn.push(target.dataset.section);
}).observe(document, { subtree: true, attributeFilter: ['data-hash'] });"""


def test_the_first_message_draws_nothing_anew(room: Room, conference: Conference) -> None:
    reach(conference, "answering")
    hall = room.screen("/live/2031-01", size=HALL)
    hall.add_init_script(DRAWN)

    hall.goto("/hall/2026-10")
    at_first = follow(hall).evaluate("window.drawn")
    sitting.recess(conference.actor, conference.id)
    expect(hall.locator(".lead")).to_contain_text("Giải lao")

    assert (at_first, hall.evaluate("window.drawn")) == ([], ["stage"])


def test_a_phone_without_a_place_for_a_socket_still_follows_slowly(
    room: Room, conference: Conference
) -> None:
    conference.open()
    phone = room.screen("/live/2031-01", size=PHONE)
    phone.route_web_socket(re.compile("/live/"), lambda socket: socket.close(code=1013))
    phone.clock.install()
    phone.goto("/live/2026-10")
    expect(phone.locator("body")).to_have_attribute("data-link", "slow")

    conference.raise_matter()
    phone.clock.run_for(70_000)

    expect(phone.locator("#now")).to_contain_text(WORDING)
    expect(phone.locator(".reconnecting")).to_be_hidden()
