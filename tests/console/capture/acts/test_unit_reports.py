"""What a unit tells the chair of its question: once seen, its own alone, undecided, journalled."""

import json
from dataclasses import dataclass
from datetime import date

import pytest
from sqlalchemy import select

from console import db
from console.auth.actor import Actor
from console.boards import unit_desk
from console.boards.board import BoardBase
from console.boards.unit_desk import UnitMatter
from console.capture.acts import outcomes, unit_reports
from console.capture.rules import OutcomeSeen
from console.errors import Conflict, Invalid, NotAllowed, Refused
from models import JournalEntry, Meeting
from models.codes.capture import OutcomeKind, UnitReportKind
from models.codes.floor import TurnState
from models.codes.meetings import MeetingState
from models.codes.people import Role
from models.codes.questions import Decision, Kind, Place
from tests import make
from tests.cast import sign_in
from tests.console.boards import room

DUE = date(2026, 11, 16)
WHY = "Phải đối chiếu từng hồ sơ"


@dataclass
class Unit:
    """A unit with one planned question in an open meeting, asked by who waits."""

    meeting_id: int
    unit_id: int
    matter_id: int
    turn_id: int
    tu: Actor

    @property
    def matter(self) -> UnitMatter:
        current = unit_desk.load(self.tu, self.meeting_id).current
        assert current is not None
        return current


@pytest.fixture
def unit(database: str) -> Unit:
    meeting_id, unit_id = make.make_open_meeting(), make.make_unit(name="Công an thành phố")
    matter_id = make.make_matter(meeting_id, 16, place=Place.SCHEDULED)
    form = make.make_registration(meeting_id, full_name="Khổng Minh Tiến")
    asked = make.make_question(
        meeting_id,
        registration_id=form,
        wording="Bao giờ nhận được bằng?",
        kind=Kind.QUESTION,
        decision=Decision.ACCEPTED,
    )
    make.link_question(matter_id, asked)
    make.make_assignment(matter_id, unit_id)
    turn_id = make.make_turn(meeting_id, registration_id=form, state=TurnState.WAITING)
    tu = sign_in(Role.DEPARTMENT, unit_id=unit_id)
    return Unit(meeting_id, unit_id, matter_id, turn_id, tu)


def said(unit: Unit, kind: UnitReportKind, seen: int, **more: int) -> int:
    return unit_reports.report_unit(
        unit.tu, unit.meeting_id, unit.matter_id, kind, seen=seen, **more
    )


def test_the_chair_sees_what_the_unit_says_on_the_card_and_in_the_queue(unit: Unit) -> None:
    said(unit, UnitReportKind.READY, 0)

    [told] = room.bodies(BoardBase.CHAIR)["reports"]
    assert (told["matter"], told["turn"]) == (unit.matter_id, unit.turn_id)
    assert (told["unit"], told["kind"]) == ("Công an thành phố", "ready")
    assert "reports" not in room.bodies(BoardBase.STAFF)
    [own] = room.mine(Role.DEPARTMENT, unit.unit_id)["matters"]
    assert (own["ahead"], own["report"]) == (1, "ready")
    with db.reading() as session:
        entry = session.scalars(select(JournalEntry).where(JournalEntry.chain != "house")).one()
    assert (entry.act, json.loads(entry.facts)["number"]) == ("capture:unit:ready", 16)


def test_the_newest_word_stands_and_can_be_taken_back_once(unit: Unit) -> None:
    first = said(unit, UnitReportKind.READY, 0)
    with pytest.raises(Conflict):
        said(unit, UnitReportKind.TAKEN_BACK, 0)
    second = said(unit, UnitReportKind.MORE_TIME, first)
    assert unit.matter.said is not None
    assert unit.matter.said.kind is UnitReportKind.MORE_TIME

    third = said(unit, UnitReportKind.TAKEN_BACK, second)

    assert unit.matter.said is None
    assert room.bodies(BoardBase.CHAIR)["reports"] == []
    with pytest.raises(Refused):
        said(unit, UnitReportKind.TAKEN_BACK, third)


def test_another_unit_is_named_and_not_ones_own(unit: Unit) -> None:
    for named in ({}, {"other_unit_id": unit.unit_id}):
        with pytest.raises(Invalid):
            said(unit, UnitReportKind.ELSEWHERE, 0, **named)

    said(unit, UnitReportKind.ELSEWHERE, 0, other_unit_id=make.make_unit("SYT", name="Sở Y tế"))

    assert room.bodies(BoardBase.CHAIR)["reports"][0]["other"] == "Sở Y tế"


def test_a_unit_speaks_of_its_own_question_alone(unit: Unit) -> None:
    other = sign_in(Role.DEPARTMENT, unit_id=make.make_unit("SYT"), name="khac")

    with pytest.raises(NotAllowed):
        unit_reports.report_unit(
            other, unit.meeting_id, unit.matter_id, UnitReportKind.READY, seen=0
        )


def test_an_answer_in_writing_is_a_proposal_the_unit_may_correct(unit: Unit) -> None:
    with pytest.raises(Invalid):
        propose(unit, OutcomeSeen(0, 0), due_on=None)
    propose(unit, OutcomeSeen(0, 0))

    [told] = room.bodies(BoardBase.CHAIR)["proposals"]
    assert (told["kind"], told["unit_id"], told["due_on"], told["text"]) == (
        "written_reply",
        unit.unit_id,
        "2026-11-16",
        WHY,
    )
    with pytest.raises(Conflict):
        propose(unit, OutcomeSeen(0, 0), date(2026, 11, 17))
    assert unit.matter.can_propose
    propose(unit, unit.matter.standing)


def test_the_secretarys_proposal_is_not_replaced(unit: Unit) -> None:
    outcomes.propose_outcome(
        sign_in(Role.SECRETARY),
        unit.meeting_id,
        unit.matter_id,
        OutcomeKind.ANSWERED_ON_SITE,
        seen=OutcomeSeen(0, 0),
    )

    assert not unit.matter.can_propose
    with pytest.raises(Refused):
        propose(unit, unit.matter.standing)


def test_nothing_is_said_of_what_is_decided_or_after_the_close(unit: Unit) -> None:
    make.make_outcome(unit.meeting_id, unit.matter_id)
    with pytest.raises(Refused):
        said(unit, UnitReportKind.READY, 0)
    assert unit_desk.load(unit.tu, unit.meeting_id).matters == ()

    room.change(Meeting, unit.meeting_id, state=MeetingState.CLOSED)
    with pytest.raises(Refused):
        said(unit, UnitReportKind.READY, 0)


def propose(unit: Unit, seen: OutcomeSeen, due_on: date | None = DUE) -> int:
    return unit_reports.propose_in_writing(
        unit.tu, unit.meeting_id, unit.matter_id, WHY, due_on=due_on, seen=seen
    )
