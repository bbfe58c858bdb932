"""Giving a part on: to the unit it belongs to, with a reason, never back and forth."""

import json
from dataclasses import dataclass

import pytest
from sqlalchemy import select

from console import clock, db
from console.auth.actor import Actor
from console.drafting.acts import drafts, transfers
from console.drafting.rules import DraftSeen
from console.drafting.views.assignment_detail import load_opened
from console.drafting.views.unit_choices import load_unit_choices
from console.errors import Conflict, Invalid, NotAllowed, NotFound, Refused
from console.live.topics import unit_topic
from console.review.acts import assignments
from models import Assignment, JournalEntry, Matter, Transfer
from models.codes.drafts import DraftState
from models.codes.people import Role
from models.codes.questions import AssignmentPart, AssignmentState
from tests import make
from tests.cast import sign_in

WHY = "Từ 01/3/2025 việc này do Công an thành phố giải quyết."
OPEN = AssignmentState.OPEN


@dataclass
class Desk:
    meeting_id: int
    matter_id: int
    part_id: int
    unit_id: int
    police_id: int
    tu: Actor  # department
    linh: Actor  # reviewer
    minh: Actor  # secretary


def furnish() -> Desk:
    meeting_id, unit_id = make.make_meeting(), make.make_unit()
    matter_id = make.make_matter(meeting_id, lead_unit_id=unit_id)
    make.link_question(matter_id, make.make_question(meeting_id))
    part_id = make.make_assignment(matter_id, unit_id)
    tu = sign_in(Role.DEPARTMENT, unit_id=unit_id)
    others = sign_in(Role.REVIEWER), sign_in(Role.SECRETARY)
    return Desk(meeting_id, matter_id, part_id, unit_id, make.make_unit("CATP"), tu, *others)


@pytest.fixture
def desk(database: str) -> Desk:
    return furnish()


@pytest.fixture
def lite(sqlite_database: str) -> Desk:
    return furnish()


def give(desk: Desk, to: int | None = None, reason: str = WHY, by: Actor | None = None) -> int:
    return transfers.transfer(
        by or desk.tu, desk.meeting_id, desk.part_id, to or desk.police_id, reason, seen=OPEN
    )


def parts(desk: Desk) -> dict[int, Assignment]:
    with db.reading() as session:
        query = select(Assignment).where(Assignment.matter_id == desk.matter_id)
        return {one.unit_id: one for one in session.scalars(query)}


def lead(desk: Desk) -> int | None:
    with db.reading() as session:
        return session.get_one(Matter, desk.matter_id).lead_unit_id


def entry() -> JournalEntry:
    with db.reading() as session:
        query = select(JournalEntry).order_by(JournalEntry.number.desc()).limit(1)
        return session.scalars(query).one()


def test_the_unit_named_answers_from_now_on(desk: Desk) -> None:
    give(desk)

    held = parts(desk)
    assert held[desk.unit_id].state is AssignmentState.TRANSFERRED
    assert held[desk.police_id].part is AssignmentPart.LEAD
    assert held[desk.police_id].state is AssignmentState.OPEN
    assert lead(desk) == desk.police_id
    with db.reading() as session:
        kept = session.scalars(select(Transfer)).one()
    assert (kept.from_unit_id, kept.to_unit_id) == (desk.unit_id, desk.police_id)
    assert kept.reason == WHY


def test_both_units_are_told_and_the_journal_holds_no_word(lite: Desk) -> None:
    give(lite)

    told = entry()
    assert "Công an" not in json.dumps(told.facts, ensure_ascii=False)
    assert told.act == "review:matter:transferred"
    receiver = sign_in(Role.DEPARTMENT, unit_id=lite.police_id, name="khoa")
    part_id = parts(lite)[lite.police_id].id
    assert load_opened(receiver, lite.meeting_id, part_id).came[0].reason == WHY
    assert unit_topic(lite.unit_id) != unit_topic(lite.police_id)


def test_a_unit_that_helps_already_takes_the_lead(lite: Desk) -> None:
    make.make_assignment(lite.matter_id, lite.police_id, part=AssignmentPart.COORDINATING)

    give(lite)

    assert parts(lite)[lite.police_id].part is AssignmentPart.LEAD


def test_a_helping_part_given_on_leaves_the_lead_where_it_is(lite: Desk) -> None:
    helping = make.make_unit("STC")
    part_id = make.make_assignment(lite.matter_id, helping, part=AssignmentPart.COORDINATING)
    by = sign_in(Role.DEPARTMENT, unit_id=helping, name="khoa")

    transfers.transfer(by, lite.meeting_id, part_id, lite.police_id, WHY, seen=OPEN)

    assert lead(lite) == lite.unit_id
    assert parts(lite)[lite.police_id].part is AssignmentPart.COORDINATING


def test_two_units_do_not_pass_a_matter_back_and_forth(desk: Desk) -> None:
    give(desk)
    receiver = sign_in(Role.DEPARTMENT, unit_id=desk.police_id, name="khoa")
    part_id = parts(desk)[desk.police_id].id

    with pytest.raises(Refused, match="transfer_back"):
        transfers.transfer(receiver, desk.meeting_id, part_id, desk.unit_id, WHY, seen=OPEN)


def test_the_reviewer_can_give_it_back_with_what_was_drafted(desk: Desk) -> None:
    drafts.save_draft(desk.tu, desk.meeting_id, desk.part_id, "Bản nháp", seen=0)
    drafted = AssignmentState.DRAFTED
    transfers.transfer(desk.tu, desk.meeting_id, desk.part_id, desk.police_id, WHY, seen=drafted)

    assignments.assign(
        desk.linh,
        desk.meeting_id,
        desk.matter_id,
        lead_unit_id=desk.unit_id,
        seen=(desk.police_id, ()),
    )

    held = parts(desk)
    assert held[desk.unit_id].state is drafted
    assert desk.police_id not in held


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_a_reason_is_needed(lite: Desk, reason: str) -> None:
    with pytest.raises(Invalid) as refused:
        give(lite, reason=reason)

    assert refused.value.fields == {"reason": "transfer_needs_reason"}


def test_it_names_a_unit_that_can_answer(lite: Desk) -> None:
    branch, ended = (
        make.make_branch(),
        make.make_unit("CU", valid_to=clock.today().replace(day=1, month=1)),
    )

    with pytest.raises(Invalid, match="invalid"):
        give(lite, to=lite.unit_id)
    with pytest.raises(Invalid, match="invalid"):
        give(lite, to=branch)
    with pytest.raises(Refused, match="unit_ended"):
        give(lite, to=ended)
    with pytest.raises(NotFound):
        give(lite, to=999)
    assert lead(lite) == lite.unit_id


def test_what_is_cleared_stays(lite: Desk) -> None:
    seen = DraftSeen(1, DraftState.DRAFT)
    drafts.save_draft(lite.tu, lite.meeting_id, lite.part_id, "Xong", seen=0)
    drafts.ask_clearance(lite.tu, lite.meeting_id, lite.part_id, seen=seen)
    drafts.clear(lite.minh, lite.meeting_id, lite.part_id, seen=DraftSeen(1, DraftState.ASKED))

    with pytest.raises(Refused, match="part_cleared"):
        transfers.transfer(
            lite.tu,
            lite.meeting_id,
            lite.part_id,
            lite.police_id,
            WHY,
            seen=AssignmentState.CLEARED,
        )


def test_a_part_that_went_further_meanwhile_is_a_conflict(lite: Desk) -> None:
    drafts.save_draft(lite.tu, lite.meeting_id, lite.part_id, "Của đồng nghiệp", seen=0)

    with pytest.raises(Conflict):
        give(lite)


def test_nobody_gives_on_what_is_another_units(lite: Desk) -> None:
    stranger = sign_in(Role.DEPARTMENT, unit_id=lite.police_id, name="khoa")

    with pytest.raises(NotAllowed):
        give(lite, by=stranger)


def test_unit_choices_are_units_that_stand_and_answer(lite: Desk) -> None:
    make.make_branch()
    make.make_unit("CU", valid_to=clock.today().replace(day=1, month=1))

    assert [one.code for one in load_unit_choices(lite.tu)] == ["CATP", "SNNMT"]
