"""What the drafting desk lists and opens: own unit, order, progress, what is withheld."""

import pytest

from console.auth.actor import Actor
from console.drafting.rules import DraftSeen
from console.drafting.views import assignment_detail, assignments
from console.drafting.views.assignments import Progress
from console.errors import NotAllowed, NotFound, NotSignedIn
from models.codes.drafts import DraftState
from models.codes.meetings import DutyKind
from models.codes.people import Role
from models.codes.questions import AssignmentPart, AssignmentState
from tests import make
from tests.cast import sign_in

ACCUSING = "Tôi tố cáo ông Nguyễn Văn A nhận hối lộ 5 triệu đồng khi làm hồ sơ."


@pytest.fixture
def meeting_id(sqlite_database: str) -> int:
    return make.make_meeting()


@pytest.fixture
def minh(sqlite_database: str) -> Actor:
    return sign_in(Role.SECRETARY)


def part(meeting_id: int, unit_id: int, number: int = 1, **asked: object) -> int:
    matter_id = make.make_matter(meeting_id, number, lead_unit_id=unit_id)
    ref = f"2026-10-{number:03}"
    make.link_question(matter_id, make.make_question(meeting_id, ref, **asked))
    return make.make_assignment(matter_id, unit_id)


def test_parts_come_by_matter_with_how_far_each_is(meeting_id: int, minh: Actor) -> None:
    unit_id = make.make_unit()
    parts = [part(meeting_id, unit_id, number) for number in (2, 1)]
    make.make_draft(parts[0], author_id=minh.account_id)
    make.make_draft(parts[0], 2, author_id=minh.account_id, state=DraftState.CLEARED)

    listed = assignments.load(minh, meeting_id)

    assert [one.assignment_id for one in listed.lines] == [parts[1], parts[0]]
    assert [one.progress for one in listed.lines] == [Progress.OPEN, Progress.CLEARED]
    assert listed.lines[1].newest == DraftSeen(2, DraftState.CLEARED)
    assert listed.sought(progress=Progress.OPEN) == listed.lines[:1]
    assert listed.sought("khong co") == ()


def test_the_leading_unit_comes_before_who_helps(meeting_id: int, minh: Actor) -> None:
    lead, helper = make.make_unit("SXD", name="Sở Xây dựng"), make.make_unit("SYT", name="Sở A")
    matter_id = make.make_matter(meeting_id, lead_unit_id=lead)
    make.make_assignment(matter_id, helper, part=AssignmentPart.COORDINATING)
    make.make_assignment(matter_id, lead)

    listed = assignments.load(minh, meeting_id)

    assert [one.unit for one in listed.lines] == ["Sở Xây dựng", "Sở A"]
    assert listed.units == ((helper, "Sở A"), (lead, "Sở Xây dựng"))


def test_what_went_to_another_unit_or_into_another_matter_is_not_listed(
    meeting_id: int, minh: Actor
) -> None:
    unit_id = make.make_unit()
    into = make.make_matter(meeting_id, 1)
    merged = make.make_matter(meeting_id, 2, merged_into_id=into)
    make.make_assignment(merged, unit_id)
    make.make_assignment(into, unit_id, state=AssignmentState.TRANSFERRED)

    assert assignments.load(minh, meeting_id).lines == ()


def test_a_denunciation_is_read_by_the_secretary_and_not_by_its_unit(
    meeting_id: int, minh: Actor
) -> None:
    unit_id = make.make_unit()
    part_id = part(meeting_id, unit_id, wording=ACCUSING)
    tu = sign_in(Role.DEPARTMENT, unit_id=unit_id)

    assert assignments.load(minh, meeting_id).lines[0].gist != ""
    assert assignments.load(tu, meeting_id).lines[0].gist == ""
    assert assignments.load(tu, meeting_id).sought("hoi lo") == ()
    opened = assignment_detail.load_opened(tu, meeting_id, part_id)
    assert (opened.wordings, opened.withheld_count) == ((), 1)


def test_a_department_opens_no_part_of_another_unit(meeting_id: int) -> None:
    part_id = part(meeting_id, make.make_unit())
    stranger = sign_in(Role.DEPARTMENT, unit_id=make.make_unit("SXD"))

    with pytest.raises(NotAllowed, match="not_your_unit"):
        assignment_detail.load_opened(stranger, meeting_id, part_id)


def test_a_department_without_a_unit_and_strangers_read_nothing(meeting_id: int) -> None:
    with pytest.raises(NotAllowed):
        assignments.load(sign_in(Role.DEPARTMENT), meeting_id)
    with pytest.raises(NotAllowed):
        assignments.load(sign_in(Role.OPERATOR), meeting_id)
    with pytest.raises(NotSignedIn):
        assignments.load(None, meeting_id)


def test_a_meeting_or_part_that_is_not_there_is_told(meeting_id: int, minh: Actor) -> None:
    with pytest.raises(NotFound, match="meeting_not_found"):
        assignments.load(minh, meeting_id + 1)
    with pytest.raises(NotFound, match="assignment_not_found"):
        assignment_detail.load_opened(minh, meeting_id, 99)


def test_who_may_do_what_follows_the_newest_version(meeting_id: int, minh: Actor) -> None:
    unit_id = make.make_unit()
    part_id = part(meeting_id, unit_id)
    tu, ha = sign_in(Role.DEPARTMENT, unit_id=unit_id), sign_in(Role.LEADER)
    make.make_duty(meeting_id, DutyKind.CHAIR, ha.account_id)
    make.make_draft(part_id, author_id=tu.account_id)

    mine = assignment_detail.load_opened(tu, meeting_id, part_id)
    theirs = assignment_detail.load_opened(ha, meeting_id, part_id)

    assert (mine.can_write, mine.can_ask, mine.can_clear) == (True, True, False)
    assert (theirs.can_write, theirs.can_ask, theirs.can_clear) == (False, False, False)
    make.make_draft(part_id, 2, author_id=tu.account_id, state=DraftState.ASKED)
    asked = assignment_detail.load_opened(ha, meeting_id, part_id)
    assert (asked.can_clear, asked.can_return, asked.can_ask) == (True, True, False)
    off_duty = sign_in(Role.LEADER, name="duc")
    assert not assignment_detail.load_opened(off_duty, meeting_id, part_id).can_clear
