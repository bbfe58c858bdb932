"""The acts of drafting: versions, clearance, return, who may, conflicts with both texts."""

import json
from dataclasses import dataclass

import pytest
from sqlalchemy import select

from console import db
from console.auth.actor import Actor
from console.drafting.acts import drafts
from console.drafting.rules import DraftSeen, DraftText, holding
from console.errors import Conflict, Invalid, NotAllowed, NotFound, Refused
from console.live.topics import unit_topic
from console.review.acts import assignments
from models import Assignment, Draft, JournalEntry, Matter
from models.codes.drafts import DraftState
from models.codes.meetings import DutyKind
from models.codes.people import Role
from models.codes.questions import AssignmentPart, AssignmentState
from tests import make
from tests.cast import sign_in

TEXT = "Hồ sơ được giải quyết trong 15 ngày làm việc."
BASIS = "Điều 136 Luật Đất đai"
ASKED = DraftSeen(1, DraftState.ASKED)


@dataclass
class Desk:
    meeting_id: int
    matter_id: int
    part_id: int  # of the department below
    unit_id: int
    tu: Actor  # department
    ha: Actor  # chair


@pytest.fixture
def desk(database: str) -> Desk:
    return furnish()


@pytest.fixture
def lite(sqlite_database: str) -> Desk:
    return furnish()


def furnish() -> Desk:
    meeting_id, unit_id = make.make_meeting(), make.make_unit()
    matter_id = make.make_matter(meeting_id, lead_unit_id=unit_id)
    make.link_question(matter_id, make.make_question(meeting_id))
    part_id = make.make_assignment(matter_id, unit_id)
    tu, ha = sign_in(Role.DEPARTMENT, unit_id=unit_id), sign_in(Role.LEADER)
    make.make_duty(meeting_id, DutyKind.CHAIR, ha.account_id)
    return Desk(meeting_id, matter_id, part_id, unit_id, tu, ha)


def save(desk: Desk, text: str = TEXT, seen: int = 0, by: Actor | None = None) -> int:
    return drafts.save_draft(by or desk.tu, desk.meeting_id, desk.part_id, text, seen=seen)


def asked(desk: Desk) -> None:
    save(desk)
    standing = DraftSeen(1, DraftState.DRAFT)
    drafts.ask_clearance(desk.tu, desk.meeting_id, desk.part_id, seen=standing)


def cleared(desk: Desk) -> None:
    asked(desk)
    drafts.clear(desk.ha, desk.meeting_id, desk.part_id, seen=ASKED)


def versions(desk: Desk) -> list[Draft]:
    with db.reading() as session:
        return list(session.scalars(select(Draft).order_by(Draft.number)))


def part_state(desk: Desk) -> AssignmentState:
    with db.reading() as session:
        return session.get_one(Assignment, desk.part_id).state


def last_entry() -> JournalEntry:
    with db.reading() as session:
        query = select(JournalEntry).order_by(JournalEntry.number.desc()).limit(1)
        return session.scalars(query).one()


def test_a_department_keeps_a_first_version(desk: Desk) -> None:
    draft_id = drafts.save_draft(
        desk.tu, desk.meeting_id, desk.part_id, TEXT, legal_basis=BASIS, seen=0
    )

    (kept,) = versions(desk)
    assert (kept.id, kept.number, kept.text, kept.legal_basis) == (draft_id, 1, TEXT, BASIS)
    assert (kept.state, kept.author_id) == (DraftState.DRAFT, desk.tu.account_id)
    assert part_state(desk) is AssignmentState.DRAFTED


def test_the_journal_holds_hashes_and_no_word_of_the_text(desk: Desk) -> None:
    draft_id = save(desk)

    entry = last_entry()
    assert (entry.act, entry.subject) == ("review:draft:saved", f"draft:{draft_id}")
    assert len(json.loads(entry.facts)["text"]) == 64
    assert "làm việc" not in json.dumps(json.loads(entry.facts), ensure_ascii=False)
    assert unit_topic(desk.unit_id) in json.loads(entry.topics)


def test_from_draft_to_cleared_the_part_follows(desk: Desk) -> None:
    cleared(desk)

    (kept,) = versions(desk)
    assert (kept.state, kept.asked_by_id) == (DraftState.CLEARED, desk.tu.account_id)
    assert kept.decided_by_id == desk.ha.account_id
    assert part_state(desk) is AssignmentState.CLEARED
    assert last_entry().act == "review:draft:cleared"


def test_a_returned_version_says_why_and_is_answered_by_a_new_one(desk: Desk) -> None:
    asked(desk)
    comment = "Nêu rõ căn cứ pháp lý"

    drafts.return_draft(desk.ha, desk.meeting_id, desk.part_id, comment, seen=ASKED)
    state_then = part_state(desk)
    save(desk, "Theo Luật Đất đai, 15 ngày.", seen=1)

    first, second = versions(desk)
    assert (first.state, first.comment) == (DraftState.RETURNED, comment)
    assert (second.number, second.state) == (2, DraftState.DRAFT)
    assert (state_then, part_state(desk)) == (AssignmentState.RETURNED, AssignmentState.DRAFTED)


def test_a_returned_version_cannot_be_asked_for_again(lite: Desk) -> None:
    asked(lite)
    drafts.return_draft(lite.ha, lite.meeting_id, lite.part_id, "Sửa", seen=ASKED)

    returned = DraftSeen(1, DraftState.RETURNED)
    with pytest.raises(Refused, match="draft_not_askable"):
        drafts.ask_clearance(lite.tu, lite.meeting_id, lite.part_id, seen=returned)


def test_two_who_started_from_the_same_version_are_both_shown(desk: Desk) -> None:
    colleague = sign_in(Role.DEPARTMENT, unit_id=desk.unit_id, name="thu")
    save(desk)
    save(desk, "Bản của Thu", seen=1, by=colleague)

    with pytest.raises(Conflict) as met:
        save(desk, "Bản của Tú", seen=1)

    assert met.value.seen == DraftText(1, "Bản của Tú", "", "Tu")
    assert met.value.now == DraftText(2, "Bản của Thu", "", "Thu")
    assert [one.text for one in versions(desk)] == [TEXT, "Bản của Thu"]


def test_saving_takes_back_a_clearance_that_was_only_asked_for(lite: Desk) -> None:
    asked(lite)

    save(lite, "Bản sửa", seen=1)

    assert [one.state for one in versions(lite)] == [DraftState.DRAFT, DraftState.DRAFT]
    with pytest.raises(Conflict):
        drafts.clear(lite.ha, lite.meeting_id, lite.part_id, seen=ASKED)


def test_what_was_cleared_holds_while_a_later_version_is_written(lite: Desk) -> None:
    cleared(lite)

    save(lite, "Bản mới đang soạn", seen=1)

    held = holding(versions(lite))
    assert held is not None
    assert (held.number, part_state(lite)) == (1, AssignmentState.DRAFTED)


def test_withdrawing_a_clearance_lets_no_earlier_one_come_back(lite: Desk) -> None:
    cleared(lite)
    save(lite, "Bản hai", seen=1)
    second = DraftSeen(2, DraftState.DRAFT)
    drafts.ask_clearance(lite.tu, lite.meeting_id, lite.part_id, seen=second)
    asked_second, cleared_second = (
        DraftSeen(2, state) for state in (DraftState.ASKED, DraftState.CLEARED)
    )
    drafts.clear(lite.ha, lite.meeting_id, lite.part_id, seen=asked_second)

    drafts.return_draft(
        lite.ha, lite.meeting_id, lite.part_id, "Luật đã thay đổi", seen=cleared_second
    )

    assert holding(versions(lite)) is None
    assert part_state(lite) is AssignmentState.RETURNED


def test_only_what_was_asked_for_is_cleared_or_returned(lite: Desk) -> None:
    save(lite)
    draft = DraftSeen(1, DraftState.DRAFT)

    with pytest.raises(Refused, match="draft_not_asked"):
        drafts.clear(lite.ha, lite.meeting_id, lite.part_id, seen=draft)
    with pytest.raises(Refused, match="draft_not_asked"):
        drafts.return_draft(lite.ha, lite.meeting_id, lite.part_id, "Sửa", seen=draft)


def test_a_return_needs_a_comment(lite: Desk) -> None:
    asked(lite)

    with pytest.raises(Invalid) as met:
        drafts.return_draft(lite.ha, lite.meeting_id, lite.part_id, "  ", seen=ASKED)

    assert met.value.fields == {"comment": "comment_missing"}
    assert versions(lite)[0].state is DraftState.ASKED


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"text": " \n"}, {"text": "text_missing"}),
        ({"text": "a" * 20_001}, {"text": "text_too_long"}),
        ({"text": "a", "legal_basis": "b" * 2_001}, {"legal_basis": "legal_basis_too_long"}),
    ],
)
def test_an_answer_that_cannot_be_kept_names_its_field(
    lite: Desk, typed: dict[str, str], wrong: dict[str, str]
) -> None:
    with pytest.raises(Invalid) as met:
        drafts.save_draft(lite.tu, lite.meeting_id, lite.part_id, seen=0, **typed)

    assert met.value.fields == wrong
    assert versions(lite) == []


def test_a_department_drafts_for_no_other_unit(desk: Desk) -> None:
    stranger = sign_in(Role.DEPARTMENT, unit_id=make.make_unit("SXD"), name="binh")
    homeless = sign_in(Role.DEPARTMENT, name="vo-so")

    for one in (stranger, homeless):
        with pytest.raises(NotAllowed, match="not_your_unit"):
            save(desk, by=one)
    assert versions(desk) == []


def test_the_secretary_drafts_for_any_unit_and_a_reviewer_for_none(lite: Desk) -> None:
    save(lite, by=sign_in(Role.SECRETARY))

    with pytest.raises(NotAllowed):
        save(lite, seen=1, by=sign_in(Role.REVIEWER))
    assert len(versions(lite)) == 1


def test_departments_and_reviewers_clear_nothing(lite: Desk) -> None:
    asked(lite)

    for one in (lite.tu, sign_in(Role.REVIEWER)):
        with pytest.raises(NotAllowed):
            drafts.clear(one, lite.meeting_id, lite.part_id, seen=ASKED)


def test_a_leader_who_does_not_chair_clears_and_returns_nothing(lite: Desk) -> None:
    asked(lite)
    duc = sign_in(Role.LEADER, name="duc")

    with pytest.raises(NotAllowed, match="chair_duty_missing"):
        drafts.clear(duc, lite.meeting_id, lite.part_id, seen=ASKED)
    with pytest.raises(NotAllowed, match="chair_duty_missing"):
        drafts.return_draft(duc, lite.meeting_id, lite.part_id, "Sửa", seen=ASKED)


def test_a_part_that_went_to_another_unit_is_not_drafted_any_more(lite: Desk) -> None:
    with db.writing() as session:
        session.get_one(Assignment, lite.part_id).state = AssignmentState.TRANSFERRED

    with pytest.raises(Refused, match="assignment_transferred"):
        save(lite)


def test_a_matter_grouped_into_another_is_drafted_there(lite: Desk) -> None:
    other = make.make_matter(lite.meeting_id, 2)
    with db.writing() as session:
        session.get_one(Matter, lite.matter_id).merged_into_id = other

    with pytest.raises(Refused, match="matter_in_group"):
        save(lite)


def test_a_part_of_another_meeting_is_not_found(lite: Desk) -> None:
    other = make.make_meeting("2026-11")

    with pytest.raises(NotFound):
        drafts.save_draft(lite.tu, other, lite.part_id, TEXT, seen=0)
    with pytest.raises(NotFound, match="assignment_not_found"):
        drafts.save_draft(lite.tu, lite.meeting_id, lite.part_id + 9, TEXT, seen=0)


def test_nothing_can_be_asked_for_before_something_is_written(lite: Desk) -> None:
    nothing = DraftSeen(0, DraftState.DRAFT)
    with pytest.raises(Refused, match="draft_missing"):
        drafts.ask_clearance(lite.tu, lite.meeting_id, lite.part_id, seen=nothing)


def test_every_unit_of_the_matter_is_told(lite: Desk) -> None:
    other = make.make_unit("SXD")
    make.make_assignment(lite.matter_id, other, part=AssignmentPart.COORDINATING)

    save(lite)

    told = json.loads(last_entry().topics)
    assert {unit_topic(lite.unit_id), unit_topic(other)} <= set(told)


def test_a_unit_whose_draft_has_begun_cannot_be_let_go(lite: Desk) -> None:
    save(lite)
    other = make.make_unit("SXD")

    with pytest.raises(Refused, match="unit_has_begun"):
        assignments.assign(
            sign_in(Role.SECRETARY),
            lite.meeting_id,
            lite.matter_id,
            lead_unit_id=other,
            seen=(lite.unit_id, ()),
        )
