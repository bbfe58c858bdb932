"""What the review desk and the units see, and what is hidden from whom."""

import dataclasses
from datetime import date
from typing import Any

import pytest
from sqlalchemy import event, select

from console import clock, db
from console.auth.actor import Actor
from console.capture.acts import outcomes
from console.errors import NotAllowed, NotFound, NotSignedIn
from console.follow_up.acts import commitments as follow_up
from console.review.acts import assignments, decisions, groups
from console.review.views import assigned, questions, suggestions
from console.review.views.questions import ReviewFilter
from models import Commitment, MatterQuestion, Question
from models.codes.capture import OutcomeKind
from models.codes.follow_up import FulfilmentKind
from models.codes.people import Role
from models.codes.questions import AssignmentPart, Decision, Kind
from tests import make
from tests.cast import sign_in

ACCUSING = "Tôi tố cáo ông Nguyễn Văn A nhận hối lộ 5 triệu đồng khi làm hồ sơ."
PLATES = "Khu 68 hộ dân chúng tôi chưa được cấp biển số nhà, xin hỏi bao giờ có?"
FRESH = Decision.UNREVIEWED


@pytest.fixture
def meeting_id(database: str) -> int:
    return make.make_open_meeting()


@pytest.fixture
def phuong(database: str) -> Actor:
    return sign_in(Role.REVIEWER)


def question(meeting_id: int, number: int, name: str = "Lê Văn Bình", **more: Any) -> int:
    ref = f"2026-10-{number:03}"
    form_id = make.make_registration(meeting_id, ref, full_name=name)
    return make.make_question(meeting_id, ref, registration_id=form_id, **more)


def accepted(actor: Actor, meeting_id: int, number: int, **more: Any) -> tuple[int, int]:
    question_id = question(meeting_id, number, **more)
    decisions.accept(actor, meeting_id, question_id, seen=FRESH)
    line = next(
        one for one in questions.load(actor, meeting_id).lines if one.question_id == question_id
    )
    return question_id, line.matters[0].matter_id


def test_the_desk_shows_what_each_act_must_have_seen(meeting_id: int, phuong: Actor) -> None:
    (a, m_a), (b, m_b) = (accepted(phuong, meeting_id, n) for n in (1, 2))
    groups.group(phuong, meeting_id, (a, b), seen=(m_a, m_b))
    lead, helper = make.make_unit("SXD"), make.make_unit("STC")
    assignments.assign(
        phuong, meeting_id, m_a, lead_unit_id=lead, other_unit_ids=(helper,), seen=(None, ())
    )

    line = questions.load(phuong, meeting_id).lines[1]

    assert (line.question_id, line.decision, line.can_decide) == (b, Decision.ACCEPTED, True)
    (matter,) = line.matters
    assert (matter.matter_id, matter.question_ids, matter.grouped_count) == (m_a, (a, b), 1)
    assert (matter.lead_unit_id, matter.other_unit_ids) == (lead, (helper,))
    groups.ungroup(phuong, meeting_id, matter.matter_id, seen=matter.question_ids)


def test_the_desk_counts_what_is_left(meeting_id: int, phuong: Actor) -> None:
    accepted(phuong, meeting_id, 1)
    question(meeting_id, 2)

    found = questions.load(phuong, meeting_id, ReviewFilter(decision=Decision.ACCEPTED))

    assert (found.total, found.left, len(found.lines)) == (2, 1, 1)


def test_a_question_heard_on_the_floor_can_no_longer_be_decided(
    meeting_id: int, phuong: Actor
) -> None:
    matter_id = make.make_matter(meeting_id, taken_up_at=clock.now())
    question_id = question(meeting_id, 1, decision=Decision.ACCEPTED)
    with db.writing() as session:
        session.add(MatterQuestion(matter_id=matter_id, question_id=question_id, entry=0))

    (line,) = questions.load(phuong, meeting_id).lines

    assert line.can_decide is False


@pytest.mark.parametrize("search", ["bien so nha", "BIỂN SỐ", "le van binh", "2026-10-002"])
def test_a_search_needs_no_accents(meeting_id: int, phuong: Actor, search: str) -> None:
    question(meeting_id, 1, "Ngô Thị Cúc")
    question(meeting_id, 2, wording=PLATES)

    found = questions.load(phuong, meeting_id, ReviewFilter(search=search))

    assert [one.ref for one in found.lines] == ["2026-10-002"]


def test_the_desk_filters_by_unit_and_kind(meeting_id: int, phuong: Actor) -> None:
    _, matter_id = accepted(phuong, meeting_id, 1)
    accepted(phuong, meeting_id, 2)
    lead = make.make_unit("SXD")
    assignments.assign(phuong, meeting_id, matter_id, lead_unit_id=lead, seen=(None, ()))

    by_unit = questions.load(phuong, meeting_id, ReviewFilter(unit_id=lead))
    by_kind = questions.load(phuong, meeting_id, ReviewFilter(kind=Kind.PROPOSAL))

    assert [one.ref for one in by_unit.lines] == ["2026-10-001"]
    assert by_kind.lines == ()


def test_the_desk_sorts_by_given_name_when_asked_to(meeting_id: int, phuong: Actor) -> None:
    for number, name in enumerate(["Vũ Đạt", "Trần Thị An", "Bùi Văn Ăn"], start=1):
        question(meeting_id, number, name)

    found = questions.load(phuong, meeting_id, ReviewFilter(by_name=True))

    assert [one.asker for one in found.lines] == ["Trần Thị An", "Bùi Văn Ăn", "Vũ Đạt"]


@pytest.mark.parametrize("kind", [None, Kind.DENUNCIATION, Kind.MIXED])
def test_a_denunciation_is_hidden_from_who_is_not_named(meeting_id: int, kind: Kind | None) -> None:
    question(meeting_id, 1, "Người tố cáo", wording=ACCUSING, kind=kind, reason="Tố cáo ông A")

    (line,) = questions.load(sign_in(Role.AUDITOR), meeting_id).lines

    assert (line.ref, line.is_withheld) == ("2026-10-001", True)
    assert not any((line.asker, line.wording, line.reason, line.field_text, line.site))


def test_who_denounces_is_not_known_by_another_question_of_the_form(meeting_id: int) -> None:
    asked = question(meeting_id, 1, "Người tố cáo", wording=ACCUSING)
    with db.reading() as session:
        form_id = session.get_one(Question, asked).registration_id
    make.make_question(meeting_id, "2026-10-001#2", registration_id=form_id)

    _, other = questions.load(sign_in(Role.AUDITOR), meeting_id).lines

    assert (other.is_withheld, other.asker, bool(other.wording)) == (False, "", True)


def test_a_hidden_denunciation_is_not_found_by_searching(meeting_id: int) -> None:
    question(meeting_id, 1, wording=ACCUSING)

    found = questions.load(sign_in(Role.AUDITOR), meeting_id, ReviewFilter(search="hối lộ"))

    assert found.lines == ()


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.SECRETARY])
def test_those_named_see_a_denunciation(meeting_id: int, role: Role) -> None:
    question(meeting_id, 1, wording=ACCUSING)

    (line,) = questions.load(sign_in(role, name="ai-do"), meeting_id).lines

    assert (line.wording, line.is_withheld) == (ACCUSING, False)


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.DEPARTMENT, Role.LEADER, Role.ADMIN])
def test_the_desk_is_for_who_may_read_reviews(meeting_id: int, role: Role) -> None:
    with pytest.raises(NotAllowed):
        questions.load(sign_in(role), meeting_id)


def test_the_desk_is_for_nobody_signed_out(meeting_id: int) -> None:
    with pytest.raises(NotSignedIn):
        questions.load(None, meeting_id)


def test_a_meeting_that_is_not_there_is_told(meeting_id: int, phuong: Actor) -> None:
    with pytest.raises(NotFound, match="meeting_not_found"):
        questions.load(phuong, meeting_id + 1)


@pytest.mark.parametrize("count", [1, 10])
def test_the_desk_asks_the_database_as_often_for_many_as_for_one(
    meeting_id: int, phuong: Actor, count: int
) -> None:
    for number in range(1, count + 1):
        accepted(phuong, meeting_id, number)
    asked: list[str] = []

    def note(_c: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        asked.append(statement)

    event.listen(db.engine(), "before_cursor_execute", note)
    found = questions.load(phuong, meeting_id)
    event.remove(db.engine(), "before_cursor_execute", note)

    selects = [one for one in asked if one.startswith("SELECT")]
    assert (len(found.lines), len(selects)) == (count, 7)


def test_a_unit_sees_only_what_it_was_assigned_and_not_by_whom_it_was_asked(
    meeting_id: int, phuong: Actor
) -> None:
    _, m_a = accepted(phuong, meeting_id, 1, name="Phạm Bí Mật", wording=PLATES)
    accepted(phuong, meeting_id, 2, wording="Câu của đơn vị khác")
    lead, helper = make.make_unit("SXD"), make.make_unit("STC")
    assignments.assign(
        phuong, meeting_id, m_a, lead_unit_id=lead, other_unit_ids=(helper,), seen=(None, ())
    )

    found = assigned.load_assigned(sign_in(Role.DEPARTMENT, unit_id=helper), meeting_id)

    (matter,) = found.matters
    assert (found.unit, matter.part, matter.lead_unit) == (
        "STC",
        AssignmentPart.COORDINATING,
        "SXD",
    )
    assert matter.wordings == (PLATES,)
    assert "Phạm Bí Mật" not in str(dataclasses.asdict(found))


def test_a_unit_sees_no_denunciation(meeting_id: int, phuong: Actor) -> None:
    lead = make.make_unit("SXD")
    question_id = question(meeting_id, 1, wording=ACCUSING)
    matter_id = make.make_matter(meeting_id)
    with db.writing() as session:
        session.add(MatterQuestion(matter_id=matter_id, question_id=question_id, entry=0))
    assignments.assign(phuong, meeting_id, matter_id, lead_unit_id=lead, seen=(None, ()))

    (matter,) = assigned.load_assigned(sign_in(Role.DEPARTMENT, unit_id=lead), meeting_id).matters

    assert (matter.wordings, matter.withheld_count) == ((), 1)


def test_an_account_without_a_unit_was_assigned_nothing(meeting_id: int, phuong: Actor) -> None:
    with pytest.raises(NotAllowed):
        assigned.load_assigned(phuong, meeting_id)


def test_a_matter_grouped_into_another_is_not_assigned_any_more(
    meeting_id: int, phuong: Actor
) -> None:
    (a, m_a), (b, m_b) = (accepted(phuong, meeting_id, n) for n in (1, 2))
    lead = make.make_unit("SXD")
    assignments.assign(phuong, meeting_id, m_b, lead_unit_id=lead, seen=(None, ()))
    groups.group(phuong, meeting_id, (a, b), seen=(m_a, m_b))

    found = assigned.load_assigned(sign_in(Role.DEPARTMENT, unit_id=lead), meeting_id)

    assert found.matters == ()


def test_suggestions_know_earlier_months_and_what_they_left_open(
    meeting_id: int, phuong: Actor
) -> None:
    minh = sign_in(Role.SECRETARY)
    care = make.make_unit("CSKH")
    earlier = make.make_open_meeting("2026-09")
    old = make.make_question(earlier, "2026-09-043", wording=PLATES)
    old_matter = make.make_matter(earlier)
    with db.writing() as session:
        session.add(MatterQuestion(matter_id=old_matter, question_id=old, entry=0))
    outcomes.decide_outcome(
        minh, earlier, old_matter, OutcomeKind.WRITTEN_REPLY, unit_id=care, seen=0
    )
    question(meeting_id, 1, wording=PLATES)
    make.make_question(make.make_meeting("2026-11"), "2026-11-001", wording=PLATES)

    (found,) = suggestions.load_suggestions(phuong, "2026-10").questions

    assert [(one.ref, one.open_commitment) for one in found.repeats] == [("2026-09-043", True)]
    assert "repeat_unresolved" in found.priority_reasons


def test_a_promise_found_kept_is_owed_no_more(meeting_id: int, phuong: Actor) -> None:
    minh, care = sign_in(Role.SECRETARY), make.make_unit("CSKH")
    earlier = make.make_open_meeting("2026-09")
    old_matter = make.make_matter(earlier)
    make.link_question(old_matter, make.make_question(earlier, "2026-09-043", wording=PLATES))
    outcomes.decide_outcome(
        minh, earlier, old_matter, OutcomeKind.WRITTEN_REPLY, unit_id=care, seen=0
    )
    question(meeting_id, 1, wording=PLATES)
    with db.reading() as session:
        promise_id = session.scalars(select(Commitment.id)).one()
    stood = suggestions.suggestions_stand(phuong)
    follow_up.report_fulfilment(
        minh,
        earlier,
        promise_id,
        kind=FulfilmentKind.DONE,
        text="Đã trả lời",
        done_on=clock.today(),
        seen=0,
    )
    assert owed(phuong) == [True]

    follow_up.confirm_fulfilment(minh, earlier, promise_id, is_kept=True, seen=1)

    assert owed(phuong) == [False]
    assert suggestions.suggestions_stand(phuong) != stood


def owed(actor: Actor) -> list[bool]:
    (found,) = suggestions.load_suggestions(actor, "2026-10").questions
    return [one.open_commitment for one in found.repeats]


def test_a_corrected_outcome_leaves_nothing_open(meeting_id: int, phuong: Actor) -> None:
    minh = sign_in(Role.SECRETARY)
    care = make.make_unit("CSKH")
    earlier = make.make_open_meeting("2026-09")
    old = make.make_question(earlier, "2026-09-043", wording=PLATES)
    old_matter = make.make_matter(earlier)
    with db.writing() as session:
        session.add(MatterQuestion(matter_id=old_matter, question_id=old, entry=0))
    reply, on_site = OutcomeKind.WRITTEN_REPLY, OutcomeKind.ANSWERED_ON_SITE
    outcomes.decide_outcome(minh, earlier, old_matter, reply, unit_id=care, seen=0)
    outcomes.decide_outcome(minh, earlier, old_matter, on_site, "Đã trả lời", seen=1)
    question(meeting_id, 1, wording=PLATES)

    (found,) = suggestions.load_suggestions(phuong, "2026-10").questions

    assert [one.open_commitment for one in found.repeats] == [False]


def test_suggestions_name_the_unit_that_took_over(meeting_id: int, phuong: Actor) -> None:
    after = make.make_unit("VPUB", name="Văn phòng UBND thành phố")
    gone = make.make_unit("SXD", name="Sở Xây dựng", valid_to=date(2020, 1, 1), successor_id=after)
    make.make_field("XD", gone)
    question(meeting_id, 1, wording="Xin hỏi thủ tục cấp giấy phép xây dựng nhà ở?")

    (found,) = suggestions.load_suggestions(phuong, "2026-10").questions

    assert (found.field, found.lead_unit) == ("XD", "VPUB")


def test_suggestions_keep_denunciations_from_who_is_not_named(
    meeting_id: int, phuong: Actor
) -> None:
    question(meeting_id, 1, wording=ACCUSING)
    question(meeting_id, 2, wording=PLATES)

    named = suggestions.load_suggestions(phuong, "2026-10")
    others = suggestions.load_suggestions(sign_in(Role.AUDITOR), "2026-10")

    assert [one.ref for one in named.questions] == ["2026-10-001", "2026-10-002"]
    assert [one.ref for one in others.questions] == ["2026-10-002"]


def test_suggestions_for_a_month_that_is_not_there_are_told(database: str, phuong: Actor) -> None:
    with pytest.raises(NotFound, match="meeting_not_found"):
        suggestions.load_suggestions(phuong, "2031-01")
