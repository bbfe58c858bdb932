"""The fragments of the public screens: the same in page and message, small, and quiet."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from html.parser import HTMLParser
from itertools import product
from typing import Any

import pytest
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from console import clock
from console.boards.board import Screen
from console.bootstrap import command_line
from console.bridges.acts import connections
from console.capture.acts import outcomes
from console.floor.acts import queue, sitting, turns
from console.floor.views import floor as floor_view
from console.i18n.catalog import LANGUAGES
from console.meetings.acts import agenda
from console.web import public_screens
from models.codes.capture import OutcomeKind
from models.codes.floor import TurnState
from models.codes.meetings import AskerShown
from tests import make
from tests.console.floor import stage
from tests.web.conftest import OWN
from tests.web.screen_states import (
    CODE,
    STATES,
    between,
    called,
    discussing,
    fragments,
    planned,
    sections,
    speaking,
    told,
)

MOST_BYTES = 4096  # of a message to everybody
PAGES = {
    Screen.HALL: f"/hall/{CODE}?lang=",
    Screen.LOWER_THIRD: f"/hall/{CODE}?view=lower-third&lang=",
    Screen.PHONE: f"/live/{CODE}?lang=",
}
WORDS = "Hồ sơ quá hạn từ tháng 4,\n bao giờ xong?"
LONG = "Đề nghị cho biết “rõ” lý do " * 200
HOSTILE = "<img src=x onerror=alert(1)> & \"'</script><b> {{ 7*7 }} " * 100
ANYTHING_LIVE = re.compile(r"<(a|button|input|script|img|style)|tabindex| (on\w+|style|href)=")


@pytest.fixture(autouse=True)
def during_the_meeting() -> Iterator[None]:
    with clock.stopped(stage.after(90)):
        yield


def without_times(html: str) -> str:
    """Empty the countdowns, which a page shows at the time it was asked for."""
    return re.sub(r'(data-tick="countdown"[^>]*>)[^<]*', r"\1", html)


class _Balanced(HTMLParser):
    """Notes which tags are open; what stands alone is never used in a fragment."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("words", [WORDS, HOSTILE], ids=["words", "hostile"])
@pytest.mark.parametrize("state", STATES)
def test_a_page_begins_with_the_fragments_the_socket_brings(
    browser: TestClient, state: str, words: str
) -> None:
    STATES[state](words)

    for (screen, language), message in told().items():
        page = without_times(browser.get(f"{PAGES[screen]}{language}").text)
        assert set(sections(message)) == set(re.findall(r'data-section="(\w+)"', page))
        for name, section in sections(message).items():
            place = f'data-section="{name}" data-hash="{section["hash"]}"'
            assert re.search(f"{place}[^>]*>{re.escape(section['body'])}</", page), (screen, name)


@pytest.mark.parametrize("words", [LONG, HOSTILE], ids=["long", "hostile"])
@pytest.mark.parametrize("state", STATES)
def test_a_message_stays_within_4_kb_whatever_is_written_and_whoever_is_named(
    sqlite_database: str, state: str, words: str
) -> None:
    held = STATES[state](words)

    for shown in AskerShown:
        held.set(asker_shown=shown)
        sizes = {key: len(message.encode()) for key, message in told().items()}
        assert max(sizes.values()) <= MOST_BYTES, (shown, sizes)


@pytest.mark.parametrize("state", STATES)
def test_a_fragment_is_whole_and_holds_nothing_that_acts_or_can_be_focused(
    sqlite_database: str, state: str
) -> None:
    STATES[state](HOSTILE).set(asker_shown=AskerShown.NAME)

    for message in told().values():
        for section in sections(message).values():
            parser = _Balanced()
            parser.feed(section["body"])
            assert parser.open == []
            assert ANYTHING_LIVE.findall(re.sub(r">[^<]*<", "><", section["body"])) == []


def test_a_countdown_is_written_into_the_page_alone_and_says_when_it_is_over(
    browser: TestClient,
) -> None:
    speaking(WORDS)

    stage_told = fragments(Screen.HALL)["stage"]
    page = browser.get(PAGES[Screen.HALL]).text
    with clock.stopped(stage.after(300)):
        late = browser.get(PAGES[Screen.HALL]).text

    counting = '<span class="countdown{}" role="timer" data-tick="countdown" '
    assert counting.format("") in stage_told
    assert re.search(counting.format("") + "[^>]*>02:30</span>", page)
    assert re.search(counting.format(" over") + "[^>]*>01:00</span>", late)
    assert re.search(r'data-tick="countdown"[^>]*></span>', stage_told)


def test_the_time_that_passes_changes_no_fragment(sqlite_database: str) -> None:
    speaking(WORDS)
    first = hashes()

    with clock.stopped(stage.after(100)):
        later = hashes()

    assert first == later


def test_each_screen_is_told_what_it_shows_in_its_language(browser: TestClient) -> None:
    called(WORDS)

    for screen, language in product(Screen, LANGUAGES):
        assert tuple(fragments(screen, language)) == public_screens.FRAGMENTS[screen]
    states = [first_of(browser, f"screen=phone&lang={one}")["state"] for one in ("vi", "en", "xx")]

    assert "Đang diễn ra" in states[0]["body"]
    assert "In session" in states[1]["body"]
    assert states[2] == states[0]


def first_of(browser: TestClient, asked: str) -> Any:
    """Give the sections of the first message a real socket brings."""
    with browser.websocket_connect(f"/live/{CODE}?{asked}", headers=OWN) as socket:
        socket.receive_json()
        return socket.receive_json()["sections"]


@pytest.mark.parametrize(
    ("asked", "code"),
    [("screen=wall", 4403), ("screen=", 4403), ("board=staff&screen=hall", 4401)],
)
def test_what_is_no_public_screen_is_refused(browser: TestClient, asked: str, code: int) -> None:
    make.make_open_meeting()

    with (
        browser.websocket_connect(f"/live/{CODE}?{asked}", headers=OWN) as socket,
        pytest.raises(WebSocketDisconnect) as refused,
    ):
        socket.receive_json()

    assert refused.value.code == code


def changed(act: Callable[[], object]) -> dict[str, set[str]]:
    """Do an act; gives the fragments it changed, by screen."""
    before = hashes()
    act()
    after = hashes()
    return {
        screen: {name for name, known in told_before.items() if after[screen][name] != known}
        for screen, told_before in before.items()
    }


def hashes() -> dict[str, dict[str, str]]:
    return {
        screen.value: {name: section["hash"] for name, section in sections(message).items()}
        for (screen, language), message in told().items()
        if language == "vi"
    }


def test_an_act_brings_the_fragments_that_show_it_and_no_others(sqlite_database: str) -> None:
    held, cli = discussing(WORDS), command_line()
    turn_id = held.turn(3)
    seen = floor_view.load(cli, held.id).seen_by_call_next

    assert changed(lambda: queue.call_next(cli, held.id, seen=seen)) == {
        "hall": {"stage", "coming"},
        "phone": {"topic", "lines", "next"},
        "lower_third": {"band"},
    }
    assert changed(lambda: turns.start_turn(cli, held.id, turn_id, seen=TurnState.CALLED)) == {
        "hall": {"stage"},
        "phone": {"lines"},
        "lower_third": {"band"},
    }
    assert changed(lambda: turns.extend_turn(cli, held.id, turn_id, seen=180)) == {
        "hall": {"stage"},
        "phone": set(),
        "lower_third": set(),
    }
    assert changed(lambda: sitting.recess(cli, held.id, minutes=10)) == {
        "hall": {"stage"},
        "phone": {"state", "topic", "lines"},
        "lower_third": {"band"},
    }


def test_what_no_screen_shows_is_told_to_none(sqlite_database: str) -> None:
    held, cli = between(WORDS), command_line()

    found = changed(lambda: connections.connect(cli, held.id, held.branch_id, people_count=9))

    assert found == {"hall": set(), "phone": set(), "lower_third": set()}


def test_outcomes_are_counted_for_phones_and_a_corrected_one_is_named_anew(
    browser: TestClient,
) -> None:
    held, cli = discussing(WORDS), command_line()
    decide = partial(outcomes.decide_outcome, cli, held.id, held.matter_id, text="Đã rõ")

    def results() -> tuple[str, str]:
        html = fragments(Screen.PHONE)["results"]
        of_list = browser.get(f"/live/{CODE}/outcomes").text
        stands = re.compile(r'data-count="(\d+)" data-newest="(\w+)"')
        assert stands.findall(html) == stands.findall(of_list)
        count, newest = stands.findall(html)[0]
        return count, newest

    none = results()
    decide(kind=OutcomeKind.ANSWERED_ON_SITE, seen=0)
    one = results()
    decide(kind=OutcomeKind.WITHDRAWN, seen=1)
    mended = results()

    assert [none[0], one[0], mended[0]] == ["0", "1", "1"]
    assert len({none[1], one[1], mended[1]}) == 3


def test_the_programme_comes_with_the_stage_of_the_hall(sqlite_database: str) -> None:
    held, cli = planned(WORDS), command_line()

    found = changed(lambda: agenda.add_item(cli, held.id, "Khai mạc", position=1))

    assert found["hall"] == {"stage"}
    assert '<li lang="vi">Khai mạc</li>' in fragments(Screen.HALL)["stage"]


def test_a_phone_that_comes_back_is_told_what_changed_since(browser: TestClient) -> None:
    held, cli = discussing(WORDS), command_line()
    path = f"/live/{CODE}?board=public&screen=phone&lang=en"

    with browser.websocket_connect(path, headers=OWN) as staying:
        start = staying.receive_json()["start_id"]
        staying.receive_json()
        sitting.recess(cli, held.id)
        pushed = staying.receive_json()
        with browser.websocket_connect(f"{path}&after=0&start={start}", headers=OWN) as socket:
            resumed = [socket.receive_json(), socket.receive_json()][1]
        with browser.websocket_connect(f"{path}&after=0&start=other", headers=OWN) as socket:
            anew = [socket.receive_json(), socket.receive_json()][1]

    assert (pushed["number"], pushed["full"], list(pushed["sections"])) == (
        1,
        False,
        ["state", "topic", "lines"],
    )
    assert (resumed["full"], resumed["sections"]) == (False, pushed["sections"])
    assert "In recess" in resumed["sections"]["state"]["body"]
    assert (anew["full"], list(anew["sections"])) == (
        True,
        ["state", "topic", "lines", "results", "next"],
    )
