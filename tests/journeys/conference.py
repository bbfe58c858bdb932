"""One meeting that the public screens look at, run by the command line."""

from datetime import date

from playwright.sync_api import Page

from console import clock
from console.bootstrap import command_line
from console.capture.acts import outcomes
from console.floor.acts import closing, matters, queue, sitting, turns
from console.floor.views import floor as floor_view
from models.codes.capture import OutcomeKind
from models.codes.floor import TurnState
from tests import make

UNIT = "Bảo hiểm xã hội thành phố Hà Nội"
WORDING = "Thẻ BHYT của con chậm từ đầu tháng 8. Khi nào xong?"


class Conference:
    """The meeting and what goes on in it."""

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
        outcomes.decide_outcome(
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


def follow(page: Page) -> Page:
    """Wait until a page has its first board."""
    page.locator("body[data-number]").wait_for()
    return page


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
