"""How soon a question is taken up: kept as suggested, set by a person, sorted by."""

import json

import pytest
from sqlalchemy import select

from console import db
from console.auth.actor import Actor
from console.errors import Conflict, Invalid
from console.review.acts import decisions, priority
from console.review.rules import Weight
from console.review.views import list_filter, questions
from console.review.views.list_filter import QuestionOrder
from models import JournalEntry, Question
from models.codes.people import Role
from models.codes.questions import Decision
from tests import make
from tests.cast import sign_in

FRESH = Decision.UNREVIEWED
SOON = Weight(2, ("time_critical",))


@pytest.fixture
def meeting_id(database: str) -> int:
    return make.make_open_meeting()


@pytest.fixture
def phuong(database: str) -> Actor:
    return sign_in(Role.REVIEWER)


def kept(question_id: int) -> tuple[int | None, str, str]:
    with db.reading() as session:
        found = session.get_one(Question, question_id)
    return found.priority, found.priority_reasons, found.priority_note


def test_accepting_keeps_the_suggested_priority(meeting_id: int, phuong: Actor) -> None:
    question_id = make.make_question(meeting_id)

    decisions.accept(phuong, meeting_id, question_id, weight=SOON, seen=FRESH)

    assert kept(question_id) == (2, "time_critical", "")


def test_what_a_person_set_is_not_overwritten_by_a_suggestion(
    meeting_id: int, phuong: Actor
) -> None:
    question_id = make.make_question(meeting_id)
    first = Weight(1, ("vulnerable_person", "time_critical"))

    priority.set_priority(
        phuong, meeting_id, question_id, weight=first, note="Cụ bà 90 tuổi", seen=None
    )
    decisions.accept(phuong, meeting_id, question_id, weight=SOON, seen=FRESH)

    assert kept(question_id) == (1, "vulnerable_person,time_critical", "Cụ bà 90 tuổi")
    with db.reading() as session:
        entry = session.scalars(select(JournalEntry).order_by(JournalEntry.number)).first()
    assert entry is not None
    assert entry.act == "review:question:weighed"
    assert json.loads(entry.facts)["priority"] == 1
    assert "90" not in str(json.loads(entry.facts)["reasons"])


@pytest.mark.parametrize(
    ("weight", "note"),
    [(Weight(4), "Vì sao"), (Weight(1, ("luck",)), "Vì sao"), (Weight(1), " ")],
    ids=["level", "reason", "note"],
)
def test_a_priority_that_is_none_or_unexplained_is_refused(
    meeting_id: int, phuong: Actor, weight: Weight, note: str
) -> None:
    question_id = make.make_question(meeting_id)

    with pytest.raises(Invalid):
        priority.set_priority(phuong, meeting_id, question_id, weight=weight, note=note, seen=None)

    assert kept(question_id) == (None, "", "")


def test_a_priority_set_meanwhile_is_a_conflict(meeting_id: int, phuong: Actor) -> None:
    question_id = make.make_question(meeting_id)
    priority.set_priority(phuong, meeting_id, question_id, weight=SOON, note="Gấp", seen=None)

    with pytest.raises(Conflict):
        priority.set_priority(
            sign_in(Role.SECRETARY),
            meeting_id,
            question_id,
            weight=Weight(3),
            note="Không gấp",
            seen=None,
        )


def test_the_list_sorts_by_priority_kept_or_suggested_and_by_given_name(
    meeting_id: int, phuong: Actor
) -> None:
    names = ("Lê Văn Bình", "Trần Thị An", "Ngô Văn Cường")
    ids = []
    for number, name in enumerate(names, 1):
        ref = f"2026-10-{number:03}"
        form_id = make.make_registration(meeting_id, ref, full_name=name)
        ids.append(make.make_question(meeting_id, ref, registration_id=form_id))
    priority.set_priority(phuong, meeting_id, ids[2], weight=Weight(1), note="Gấp", seen=None)
    lines = questions.load(phuong, meeting_id).lines

    def order(by: QuestionOrder) -> list[str]:
        sorted_lines = list_filter.sorted_by(lines, by, {"2026-10-002": 2})
        return [one.ref[-1] for one in sorted_lines]

    assert order(QuestionOrder.LABEL) == ["1", "2", "3"]
    assert order(QuestionOrder.PRIORITY) == ["3", "2", "1"]
    assert order(QuestionOrder.NAME) == ["2", "1", "3"]
    by_priority = list_filter.sorted_by(lines, QuestionOrder.PRIORITY, {"2026-10-002": 2})
    assert list_filter.beside(by_priority, "2026-10-002") == ("2026-10-003", "2026-10-001")
