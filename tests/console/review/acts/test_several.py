"""Several questions at once: all or none, one entry, and three reviewers who are not in the way."""

import json
from collections import Counter
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from sqlalchemy import func, select

from console import clock, db
from console.auth.actor import Actor
from console.errors import Conflict, Invalid, NotFound, Refused
from console.review.acts import assignments, several
from console.review.acts import decisions as decisions_acts
from models import Assignment, JournalEntry, JournalSubject, Matter, MatterQuestion, Question
from models.codes.meetings import MeetingState
from models.codes.people import Role
from models.codes.questions import AssignmentPart, AssignmentState, Decision, Kind, Place
from tests import make
from tests.cast import sign_in

FRESH = Decision.UNREVIEWED
NOTHING: Mapping[int, Any] = {}


@pytest.fixture
def meeting_id(database: str) -> int:
    return make.make_open_meeting()


@pytest.fixture
def phuong(database: str) -> Actor:
    return sign_in(Role.REVIEWER)


def asked(meeting_id: int, count: int) -> tuple[int, ...]:
    return tuple(make.make_question(meeting_id, f"2026-10-{one:03}") for one in range(1, count + 1))


def stored(ids: tuple[int, ...]) -> list[Question]:
    with db.reading() as session:
        found = session.scalars(select(Question).where(Question.id.in_(ids)).order_by(Question.id))
        return list(found)


def decisions(ids: tuple[int, ...]) -> list[Decision]:
    return [one.decision for one in stored(ids)]


def matters(ids: tuple[int, ...]) -> tuple[int, ...]:
    with db.reading() as session:
        query = select(MatterQuestion).where(MatterQuestion.question_id.in_(ids))
        found = {one.question_id: one.matter_id for one in session.scalars(query)}
    return tuple(found[one] for one in ids)


def entries() -> int:
    with db.reading() as session:
        return session.scalar(select(func.count()).select_from(JournalEntry)) or 0


def accept(
    actor: Actor,
    meeting_id: int,
    ids: tuple[int, ...],
    kinds: Mapping[int, Kind] = NOTHING,
    fields: Mapping[int, int] = NOTHING,
) -> None:
    several.accept_several(
        actor, meeting_id, ids, kinds=kinds, fields=fields, weights={}, seen=FRESH
    )


def test_accepting_several_makes_a_matter_for_each(meeting_id: int, phuong: Actor) -> None:
    ids = asked(meeting_id, 3)
    field_id = make.make_field()

    accept(phuong, meeting_id, ids, kinds={ids[1]: Kind.PROPOSAL}, fields={ids[2]: field_id})

    assert decisions(ids) == [Decision.ACCEPTED] * 3
    assert [one.kind for one in stored(ids)] == [Kind.QUESTION, Kind.PROPOSAL, Kind.QUESTION]
    assert [one.field_id for one in stored(ids)] == [None, None, field_id]
    with db.reading() as session:
        made = session.scalars(select(Matter).order_by(Matter.number)).all()
    assert [(one.number, one.field_id) for one in made] == [(1, None), (2, None), (3, field_id)]
    assert matters(ids) == tuple(one.id for one in made)


def test_several_decisions_are_one_entry_found_by_each_question(
    meeting_id: int, phuong: Actor
) -> None:
    ids = asked(meeting_id, 3)

    several.exclude_several(
        phuong, meeting_id, ids, kind=Kind.OUT_OF_SCOPE, reason="Thuộc công ty điện", seen=FRESH
    )

    assert entries() == 1
    with db.reading() as session:
        entry = session.scalars(select(JournalEntry)).one()
        query = select(JournalSubject.id).where(JournalSubject.kind == "question")
        assert set(session.scalars(query)) == set(ids)
    assert entry.act == "review:questions:excluded"
    assert json.loads(entry.facts)["refs"] == [f"2026-10-{one:03}" for one in (1, 2, 3)]
    assert "điện" not in entry.facts
    assert {one.reason for one in stored(ids)} == {"Thuộc công ty điện"}


def test_excluding_several_needs_a_reason_and_a_kind_that_is_excluded(
    meeting_id: int, phuong: Actor
) -> None:
    ids = asked(meeting_id, 2)

    for kind, reason in ((Kind.COMPLAINT, "  "), (Kind.QUESTION, "Lý do")):
        with pytest.raises(Invalid):
            several.exclude_several(phuong, meeting_id, ids, kind=kind, reason=reason, seen=FRESH)

    assert (decisions(ids), entries()) == ([FRESH, FRESH], 0)


def test_what_somebody_decided_meanwhile_stops_all_of_it(meeting_id: int, phuong: Actor) -> None:
    ids = asked(meeting_id, 3)
    decisions_acts.exclude(phuong, meeting_id, ids[1], kind=Kind.SPAM, reason="", seen=FRESH)

    with pytest.raises(Conflict):
        accept(sign_in(Role.SECRETARY), meeting_id, ids)

    assert decisions(ids) == [FRESH, Decision.EXCLUDED, FRESH]


def test_taking_several_back_leaves_them_as_before(meeting_id: int, phuong: Actor) -> None:
    ids = asked(meeting_id, 2)
    accept(phuong, meeting_id, ids)
    made = matters(ids)

    several.reopen_several(phuong, meeting_id, ids, seen=Decision.ACCEPTED)

    assert decisions(ids) == [FRESH, FRESH]
    assert {(one.kind, one.decided_at) for one in stored(ids)} == {(None, None)}
    accept(phuong, meeting_id, ids)
    assert matters(ids) == made


def test_what_came_to_the_floor_is_not_taken_back_with_others(
    meeting_id: int, phuong: Actor
) -> None:
    ids = asked(meeting_id, 2)
    accept(phuong, meeting_id, ids)
    with db.writing() as session:
        found = session.get_one(Matter, matters(ids)[1])
        found.place, found.taken_up_at = Place.ON_FLOOR, clock.now()

    with pytest.raises(Refused, match="question_was_on_floor"):
        several.reopen_several(phuong, meeting_id, ids, seen=Decision.ACCEPTED)

    assert decisions(ids) == [Decision.ACCEPTED, Decision.ACCEPTED]


def test_none_chosen_and_none_of_this_meeting_are_refused(meeting_id: int, phuong: Actor) -> None:
    other = make.make_question(make.make_meeting("2026-09"), "2026-09-001")

    with pytest.raises(Invalid):
        accept(phuong, meeting_id, ())
    with pytest.raises(NotFound):
        accept(phuong, meeting_id, (other,))
    with pytest.raises(NotFound):
        accept(phuong, meeting_id, asked(meeting_id, 1), fields={1: 99})
    with pytest.raises(Invalid):
        assignments.assign_several(phuong, meeting_id, (), lead_unit_id=1, seen=())


def test_accepted_after_the_close_each_is_answered_in_writing(database: str) -> None:
    make.make_unit("CSKH")
    meeting_id = make.make_meeting(state=MeetingState.CLOSED)
    ids = asked(meeting_id, 2)

    accept(sign_in(Role.REVIEWER), meeting_id, ids)

    assert decisions(ids) == [Decision.ACCEPTED] * 2


def test_one_lead_for_several_matters_keeps_who_helps(meeting_id: int, phuong: Actor) -> None:
    ids = asked(meeting_id, 2)
    accept(phuong, meeting_id, ids)
    first, second = matters(ids)
    old, new, helper = (make.make_unit(code) for code in ("A", "B", "C"))
    assignments.assign(
        phuong, meeting_id, first, lead_unit_id=old, other_unit_ids=(helper,), seen=(None, ())
    )

    assignments.assign_several(
        phuong, meeting_id, (first, second), lead_unit_id=new, seen=(old, None)
    )

    with db.reading() as session:
        parts = {(one.matter_id, one.unit_id): one.part for one in session.scalars(_ASSIGNED)}
        leads = set(session.scalars(select(Matter.lead_unit_id)))
    assert leads == {new}
    assert parts == {
        (first, new): AssignmentPart.LEAD,
        (first, helper): AssignmentPart.COORDINATING,
        (second, new): AssignmentPart.LEAD,
    }


_ASSIGNED = select(Assignment)


def test_a_unit_at_work_or_a_lead_unseen_stops_all_assignments(
    meeting_id: int, phuong: Actor
) -> None:
    ids = asked(meeting_id, 2)
    accept(phuong, meeting_id, ids)
    both = matters(ids)
    old, new = make.make_unit("A"), make.make_unit("B")
    assignments.assign(phuong, meeting_id, both[1], lead_unit_id=old, seen=(None, ()))
    with pytest.raises(Conflict):
        assignments.assign_several(phuong, meeting_id, both, lead_unit_id=new, seen=(None, None))
    with db.writing() as session:
        session.scalars(_ASSIGNED).one().state = AssignmentState.DRAFTED

    with pytest.raises(Refused, match="unit_has_begun"):
        assignments.assign_several(phuong, meeting_id, both, lead_unit_id=new, seen=(None, old))

    with db.reading() as session:
        assert [one.unit_id for one in session.scalars(_ASSIGNED)] == [old]


def at_once(*acts: Callable[[], object]) -> list[str]:
    gate = Barrier(len(acts))

    def begin(act: Callable[[], object]) -> str:
        gate.wait()
        try:
            act()
        except Conflict:
            return "conflict"
        return "done"

    with ThreadPoolExecutor(len(acts)) as threads:
        return list(threads.map(begin, acts))


def test_three_reviewers_on_the_same_questions_make_one_decision(meeting_id: int) -> None:
    ids = asked(meeting_id, 12)
    unit_id = make.make_unit("SXD")
    first, second, third = (sign_in(Role.REVIEWER, name=f"nguoi-{one}") for one in range(3))

    told = at_once(
        lambda: accept(first, meeting_id, ids),
        lambda: several.exclude_several(
            second, meeting_id, ids, kind=Kind.COMPLAINT, reason="Đơn khiếu nại", seen=FRESH
        ),
        lambda: decisions_acts.refer(
            third, meeting_id, ids[5], unit_id=unit_id, reason="Đúng nơi", seen=FRESH
        ),
    )

    assert Counter(told) == {"done": 1, "conflict": 2}
    assert entries() == 1
    assert len(set(decisions((*ids[:5], *ids[6:])))) == 1


def test_three_reviewers_on_different_questions_all_succeed(meeting_id: int) -> None:
    ids = asked(meeting_id, 12)
    people = [sign_in(Role.REVIEWER, name=f"nguoi-{one}") for one in range(3)]

    told = at_once(
        lambda: accept(people[0], meeting_id, ids[:4]),
        lambda: accept(people[1], meeting_id, ids[4:8]),
        lambda: accept(people[2], meeting_id, ids[8:]),
    )

    assert told == ["done"] * 3
    with db.reading() as session:
        numbers = sorted(session.scalars(select(Matter.number)))
    assert numbers == list(range(1, 13))
