"""Whatever people type, no public byte tells who it is about: pages, messages, lists, in any state.

Every text that somebody can type in a meeting holds a name, telephones, an e-mail address, numbers
and an address of a house; after each step everything the public can get is searched for them.
"""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import product
from typing import Any

import pytest
from starlette.testclient import TestClient

from console import clock
from console.auth.actor import Actor
from console.bridges.acts import connections
from console.capture.acts import conclusions, head_counts, notes, outcomes, screen
from console.capture.rules import OutcomeSeen
from console.capture.views import secretary
from console.floor.acts import closing, matters, queue, sitting, turns
from console.floor.views import floor as floor_view
from console.i18n.catalog import LANGUAGES
from console.meetings.acts import agenda
from console.publishing.acts import notice as notice_acts
from console.publishing.views import notice as notice_view
from console.side_channel.acts import messages
from console.text.folding import fold
from models import Meeting
from models.codes.capture import NoteKind, OutcomeKind
from models.codes.floor import TurnState
from models.codes.meetings import AskerShown
from models.codes.people import Role, UnitKind
from models.codes.questions import Place
from models.codes.side_channel import Desk
from tests import make
from tests.cast import sign_in
from tests.console.boards.room import change
from tests.console.floor import stage
from tests.web.conftest import OWN
from tests.web.screen_states import told

CODE = "2026-10"
SPEAKER = "Lê Văn Cường"  # may stand on the screens where the preset says so
NUMBERS = ("0912345678", "0243825123", "001090123456", "2510120001")
WORDS = ("dang thi khue", "khue@", "gmail", "so 12 ngo 5", "hang bai", "khong chin mot hai")
PLANTED = (
    "Bà Đặng Thị Khuê, số 12 ngõ 5 phố Hàng Bài, gọi 0912 345\u00a0678 hoặc 024.3825.123, "
    "không chín một hai ba bốn năm sáu bảy tám, khue@gmail.com, CCCD 001 090 123 456, mã hồ sơ "
    "000.00.00.H26-251012-0001. Bao giờ có sổ đỏ? (câu hỏi mới tại điểm cầu)"
)
REMARKS = ("câu hỏi mới tại điểm cầu", "Riêng của thư ký")
# A venue is an address that everybody has to find.
VENUE = "Hội trường tầng 3, gọi bà Đặng Thị Khuê 0912 345 678, khue@gmail.com"
PAGES = ("/hall/2026-10?", "/hall/2026-10?view=lower-third&", "/live/2026-10?")
OTHERS = (
    "/live/2026-10/outcomes?",
    "/register/2026-10?",
    "/notice/2026-10?",
    "/notice/2026-10/1.json?",
)


@pytest.fixture(autouse=True)
def during_the_meeting(sqlite_database: str) -> Iterator[None]:
    with clock.stopped(stage.after(90)):
        yield


class Planted:
    """The meeting in which all is planted, and who types it."""

    def __init__(self, preset: AskerShown) -> None:
        self.id = make.make_meeting(CODE)
        change(Meeting, self.id, asker_shown=preset, venue=VENUE)
        self.minh: Actor = sign_in(Role.SECRETARY)
        self.ha = stage.chair_of(self.id)
        self.unit_id = make.make_unit("STNMT")
        make.make_unit("CSKH", UnitKind.OFFICE)
        self.branch_id = make.make_branch(7)
        self.bridge_id = make.make_bridge(self.id, self.branch_id)
        known = make.make_registration(self.id, "2026-10-001", full_name="Đặng Thị Khuê")
        question = make.make_question(self.id, "2026-10-001", registration_id=known)
        self.form = make.make_registration(self.id, "2026-10-002", full_name=SPEAKER)
        self.asked = make.make_question(
            self.id, "2026-10-002", registration_id=self.form, wording=PLANTED
        )
        self.planned = make.make_matter(self.id, 1, place=Place.SCHEDULED)
        make.link_question(self.planned, self.asked)
        make.link_question(make.make_matter(self.id, 2, place=Place.SCHEDULED), question)
        agenda.add_item(self.minh, self.id, PLANTED, minutes_planned=20)
        agenda.add_item(self.minh, self.id, "Người dân hỏi", minutes_planned=60)
        self.turn = 0
        self.raised = 0

    def steps(self) -> Iterator[str]:
        """Do one thing after the other; what was done is told after each."""
        for step in STEPS:
            step(self)
            yield step.__name__.strip("_")

    def publish(self) -> None:
        content = notice_view.load_desk(self.minh, self.id)
        notice_acts.publish_notice(self.minh, self.id, seen=content.draft_hash)

    def open(self) -> None:
        sitting.open_meeting(self.minh, self.id, venue=VENUE)

    def announce(self) -> None:
        sitting.start_item(self.minh, self.id, 2, title=PLANTED, seen=None)

    def connect(self) -> None:
        connections.connect(self.minh, self.id, self.branch_id, evidence=PLANTED)
        connections.set_link(
            self.minh, self.id, self.branch_id, "", phone="0912 345 678", seen=("", "")
        )
        head_counts.count_heads(self.minh, self.id, 12, bridge_id=self.bridge_id)

    def join(self) -> None:
        self.turn = queue.join_queue(
            self.minh,
            self.id,
            name=f"{SPEAKER} 0912 345 678, khue@gmail.com",
            bridge_id=self.bridge_id,
            topic=PLANTED,
        )
        waiting = queue.join_queue(self.minh, self.id, registration_id=self.form, topic=PLANTED)
        queue.put_first(self.minh, self.id, waiting, PLANTED, seen=self.turn)
        queue.put_first(self.minh, self.id, self.turn, PLANTED, seen=waiting)

    def call(self) -> None:
        seen = floor_view.load(self.minh, self.id).seen_by_call_next
        queue.call_next(self.minh, self.id, seen=seen)

    def speak(self) -> None:
        turns.start_turn(self.minh, self.id, self.turn, seen=TurnState.CALLED)

    def write(self) -> None:
        messages.send_message(self.minh, self.id, Desk.CHAIR, text=PLANTED)
        messages.send_message(self.ha, self.id, Desk.UNIT, unit_id=self.branch_id, text=PLANTED)

    def capture(self) -> None:
        self.raised = matters.raise_matter(
            self.minh, self.id, PLANTED, is_from_floor=True, turn_id=self.turn
        )

    def take_up(self) -> None:
        matters.take_up(self.ha, self.id, self.raised, seen=None)

    def show(self) -> None:
        screen.put_on_screen(self.minh, self.id, self.raised, PLANTED, seen="")

    def park(self) -> None:
        turns.park_turn(self.minh, self.id, self.turn, reason=PLANTED, seen=TurnState.ON_AIR)

    def end(self) -> None:
        turns.resume_turn(self.minh, self.id, self.turn, seen=TurnState.PARKED)
        turns.end_turn(self.minh, self.id, self.turn, reason=PLANTED, seen=TurnState.ON_AIR)

    def note(self) -> None:
        about = {"matter_id": self.raised, "unit_id": self.unit_id, "person": PLANTED}
        for kind in (NoteKind.ANSWER, NoteKind.WORDING, NoteKind.CHAIR, NoteKind.PRIVATE):
            kept = notes.note(self.minh, self.id, kind, f"{PLANTED} {REMARKS[1]}", **about)  # type: ignore[arg-type]
            notes.amend_note(self.minh, self.id, kept, f"Sửa: {PLANTED}", seen=kept)
        notes.chair_note(self.ha, self.id, PLANTED, matter_id=self.raised)

    def propose(self) -> None:
        outcomes.propose_outcome(
            self.minh,
            self.id,
            self.raised,
            OutcomeKind.WRITTEN_REPLY,
            PLANTED,
            unit_id=self.unit_id,
            is_undated=True,
            seen=OutcomeSeen(0, 0),
        )

    def decide(self) -> None:
        outcomes.decide_outcome(
            self.ha,
            self.id,
            self.raised,
            OutcomeKind.WRITTEN_REPLY,
            PLANTED,
            unit_id=self.unit_id,
            due_on=make.HELD_ON + timedelta(days=9),
            seen=0,
        )

    def show_planned(self) -> None:
        matters.take_up(self.ha, self.id, self.planned, seen=self.raised)
        screen.put_on_screen(self.minh, self.id, self.planned, PLANTED, seen="")

    def conclude(self) -> None:
        conclusions.conclude(self.minh, self.id, PLANTED, unit_id=self.unit_id)

    def withdraw(self) -> None:
        waiting = floor_view.load(self.minh, self.id).queue[0]
        queue.withdraw_turn(self.minh, self.id, waiting.id, reason=PLANTED, seen=waiting.state)

    def rest(self) -> None:
        sitting.recess(self.minh, self.id, minutes=10)

    def take_off(self) -> None:
        card = secretary.load(self.minh, self.id, self.raised).matter
        assert card is not None
        screen.take_off_screen(self.minh, self.id, self.raised, seen=card.screen_version)
        outcomes.decide_outcome(
            self.ha, self.id, self.planned, OutcomeKind.ANSWERED_ON_SITE, PLANTED, seen=0
        )

    def close(self) -> None:
        closing.close_meeting(self.minh, self.id)


STEPS: tuple[Callable[[Planted], None], ...] = (
    *(
        Planted.connect,
        Planted.join,
        Planted.publish,
        Planted.open,
        Planted.announce,
        Planted.call,
        Planted.speak,
        Planted.write,
    ),
    *(Planted.capture, Planted.take_up, Planted.show, Planted.park, Planted.end, Planted.note),
    *(Planted.propose, Planted.decide, Planted.show_planned, Planted.conclude, Planted.withdraw),
    *(Planted.rest, Planted.take_off, Planted.close),
)


def public_bytes(browser: TestClient) -> dict[str, str]:
    """Give everything a stranger can get of the meeting: address or message -> text."""
    found = {
        f"{page}lang={language}": browser.get(f"{page}lang={language}").text
        for page, language in product((*PAGES, *OTHERS), LANGUAGES)
    }
    found |= {f"message {screen} {language}": text for (screen, language), text in told().items()}
    with browser.websocket_connect(f"/live/{CODE}", headers=OWN) as socket:
        found["message facts"] = f"{socket.receive_text()} {socket.receive_text()}"
    return found


def told_in(text: str, *, may_name_speaker: bool) -> list[str]:
    """List what of the planted stands in a text, however it is written there."""
    words = fold(re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), text))
    digits = re.sub(r"[^\d<>\"]", "", re.sub(r"(?<=\d)[\s.\-\u00a0]+(?=\d)", "", words))
    found = [number for number in NUMBERS if number in digits]
    found += [word for word in WORDS if word in words]
    found += [remark for remark in REMARKS if fold(remark) in words]
    return found if may_name_speaker or fold(SPEAKER) not in words else [*found, SPEAKER]


@pytest.mark.parametrize("preset", AskerShown)
def test_no_public_byte_tells_what_was_planted(browser: TestClient, preset: AskerShown) -> None:
    meeting = Planted(preset)

    leaks: dict[str, Any] = {}
    for step in meeting.steps():
        for where, text in public_bytes(browser).items():
            named = told_in(text, may_name_speaker=preset is AskerShown.NAME)
            if named:
                leaks[f"{step}: {where}"] = named

    assert leaks == {}


def test_the_search_finds_what_is_planted_however_it_is_carried() -> None:
    assert told_in(PLANTED, may_name_speaker=True) == [*NUMBERS, *WORDS, REMARKS[0]]
    assert told_in(f'{{"asker": "{SPEAKER}"}}', may_name_speaker=False) == [SPEAKER]
    assert told_in("H\\u00e0ng B\\u00e0i", may_name_speaker=True) == ["hang bai"]


def test_what_was_put_on_screen_is_there_without_what_was_planted(browser: TestClient) -> None:
    meeting = Planted(AskerShown.SITE)
    done = iter(meeting.steps())
    for step in done:
        if step == "show":
            break

    text = browser.get(PAGES[0]).text

    assert "Bao giờ có sổ đỏ?" in text
    assert "Câu 3" in text
    assert next(done) == "park"
    assert "Đang trả lời" not in browser.get(PAGES[0]).text
