"""The library: answers of meetings that are over, nearest or as searched, nothing withheld."""

from dataclasses import dataclass
from typing import Any

import pytest

from console.auth.actor import Actor
from console.drafting.views import library
from console.errors import NotAllowed
from models.codes.capture import NoteKind, OutcomeKind
from models.codes.drafts import DraftState
from models.codes.meetings import MeetingState
from models.codes.people import Role
from models.codes.questions import Kind
from tests import make
from tests.cast import sign_in

OLD = "Khi nào khu phố Cầu Giấy được cấp biển số nhà mới?"
NOW = "Biển số nhà mới của khu phố tôi bao giờ được cấp?"
ANSWER = "Ủy ban nhân dân phường cấp biển số nhà trong 10 ngày làm việc."


@pytest.fixture
def minh(sqlite_database: str) -> Actor:
    return sign_in(Role.SECRETARY)


@pytest.fixture
def unit_id(sqlite_database: str) -> int:
    return make.make_unit(name="Sở Xây dựng")


@dataclass
class Earlier:
    """A meeting, by default one that is over, with one matter answered."""

    unit_id: int
    code: str = "2026-09"
    kind: Kind = Kind.QUESTION
    state: MeetingState = MeetingState.CLOSED
    outcome: OutcomeKind = OutcomeKind.ANSWERED_ON_SITE
    matter_id: int = 0

    def __post_init__(self) -> None:
        self.meeting_id = make.make_meeting(self.code, self.state)
        self.matter_id = make.make_matter(self.meeting_id, wording=OLD)
        ref = f"{self.code}-001"
        asked = make.make_question(self.meeting_id, ref, wording=OLD, kind=self.kind)
        make.link_question(self.matter_id, asked)
        make.make_outcome(self.meeting_id, self.matter_id, kind=self.outcome)
        self.note_id = self.answer(ANSWER)

    def answer(self, text: str, **more: Any) -> int:
        told = {"matter_id": self.matter_id, "unit_id": self.unit_id, "text": text, **more}
        return make.make_note(self.meeting_id, kind=NoteKind.ANSWER, **told)


def test_the_nearest_answer_comes_with_why(unit_id: int, minh: Actor) -> None:
    Earlier(unit_id)

    found = library.load(minh, "2026-10", like=(NOW,))

    assert found.total == 1
    assert found.found[0].answers == (library.Given("Sở Xây dựng", ANSWER),)
    assert found.found[0].shared


def test_a_search_looks_at_question_answer_and_basis_without_accents(
    unit_id: int, minh: Actor
) -> None:
    part_id = make.make_assignment(Earlier(unit_id).matter_id, unit_id)
    make.make_draft(part_id, text="Bản cũ", state=DraftState.CLEARED)
    make.make_draft(
        part_id, 2, text="Văn bản trả lời", legal_basis="Điều 136", state=DraftState.CLEARED
    )
    make.make_draft(part_id, 3, text="Chưa duyệt")

    found = library.load(minh, "2026-10", search="dieu 136 ngay lam viec")

    assert [one.text for one in found.found[0].answers] == [ANSWER, "Văn bản trả lời"]
    assert library.load(minh, "2026-10", search="chua duyet").found == ()


@pytest.mark.parametrize(
    "more",
    [
        {"kind": Kind.COMPLAINT},
        {"kind": Kind.DENUNCIATION},
        {"outcome": OutcomeKind.OUT_OF_SCOPE},
        {"outcome": OutcomeKind.WITHDRAWN},
        {"state": MeetingState.OPEN},
        {"code": "2026-10"},
    ],
)
def test_what_was_withheld_or_is_not_over_is_not_told(
    unit_id: int, minh: Actor, more: dict[str, Any]
) -> None:
    Earlier(unit_id, **more)

    assert library.load(minh, "2026-10", like=(NOW,)).total == 0


def test_a_corrected_answer_is_told_in_its_newest_form(unit_id: int, minh: Actor) -> None:
    old = Earlier(unit_id)
    old.answer("Trong 15 ngày làm việc.", replaces_id=old.note_id)

    told = library.load(minh, "2026-10", search="so nha").found[0].answers
    assert [one.text for one in told] == ["Trong 15 ngày làm việc."]


def test_who_neither_drafts_nor_clears_reads_nothing(unit_id: int) -> None:
    with pytest.raises(NotAllowed):
        library.load(sign_in(Role.OPERATOR, unit_id=unit_id), "2026-10")
