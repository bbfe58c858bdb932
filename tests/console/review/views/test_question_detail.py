"""One question as the desk opens it, what it is chosen from, and how long suggestions hold."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import event, select

from console import clock, db
from console.auth.actor import Actor
from console.capture.acts import conclusions, outcomes
from console.errors import NotAllowed, NotFound, NotSignedIn
from console.follow_up.acts import commitments as follow_up
from console.review.acts import assignments, decisions
from console.review.views import list_filter, question_detail, questions, suggestions
from console.review.views.list_filter import Show
from models import Commitment
from models.codes.capture import OutcomeKind
from models.codes.follow_up import FulfilmentKind
from models.codes.people import Role
from models.codes.questions import Decision, Kind, Place
from tests import make
from tests.cast import sign_in

ACCUSING = "Tôi tố cáo ông Nguyễn Văn A nhận hối lộ 5 triệu đồng khi làm hồ sơ."
REF = "2026-10-001"
FRESH = Decision.UNREVIEWED


@pytest.fixture
def meeting_id(database: str) -> int:
    return make.make_meeting()


@pytest.fixture
def phuong(database: str) -> Actor:
    return sign_in(Role.REVIEWER)


def test_the_last_act_of_review_is_told_with_who_and_when(meeting_id: int, phuong: Actor) -> None:
    question_id = make.make_question(meeting_id)
    decisions.accept(sign_in(Role.SECRETARY), meeting_id, question_id, seen=FRESH)
    matter_id = questions.load(phuong, meeting_id).lines[0].matters[0].matter_id
    before = question_detail.load_opened(phuong, meeting_id, REF).change
    unit_id = make.make_unit()
    assignments.assign(phuong, meeting_id, matter_id, lead_unit_id=unit_id, seen=(None, ()))

    after = question_detail.load_opened(phuong, meeting_id, REF).change

    assert before is not None
    assert (before.act, before.by, before.is_own) == ("review:question:accepted", "Minh", False)
    assert after is not None
    assert (after.act, after.number, after.is_own) == ("review:matter:assigned", 2, True)
    assert after.at <= clock.now()


def test_an_earlier_question_is_told_with_its_newest_outcome(
    meeting_id: int, phuong: Actor
) -> None:
    minh, unit_id = sign_in(Role.SECRETARY), make.make_unit("SXD")
    earlier = make.make_open_meeting("2026-09")
    matter_id = make.make_matter(earlier)
    make.link_question(matter_id, make.make_question(earlier, "2026-09-043"))
    make.make_question(earlier, "2026-09-044")
    on_site, written = OutcomeKind.ANSWERED_ON_SITE, OutcomeKind.WRITTEN_REPLY
    outcomes.decide_outcome(minh, earlier, matter_id, on_site, "Đã trả lời", seen=0)
    due_on = date(2026, 10, 15)
    outcomes.decide_outcome(
        minh, earlier, matter_id, written, unit_id=unit_id, due_on=due_on, seen=1
    )
    make.make_question(meeting_id)
    refs = ("2026-09-044", "2026-09-043", "2026-08-001")

    with clock.stopped(datetime(2026, 10, 21, 3, tzinfo=UTC)):
        first, second = question_detail.load_opened(phuong, meeting_id, REF, repeats=refs).earlier

    assert (first.ref, first.outcome, first.commitments) == ("2026-09-044", None, ())
    (promise,) = second.commitments
    assert (second.outcome, promise.unit, promise.days_left) == (written, "SXD", -6)
    assert (promise.report, promise.is_kept) == (None, False)


def test_a_promise_of_a_conclusion_is_told_with_whether_it_was_kept(
    meeting_id: int, phuong: Actor
) -> None:
    minh, unit_id = sign_in(Role.SECRETARY), make.make_unit("SXD")
    earlier = make.make_open_meeting("2026-09")
    matter_id = make.make_matter(earlier, place=Place.DONE)
    make.link_question(matter_id, make.make_question(earlier, "2026-09-043"))
    due_on = date(2026, 10, 15)
    conclusions.conclude(
        minh,
        earlier,
        "Rà soát hồ sơ",
        matter_ids=(matter_id,),
        unit_id=unit_id,
        due_on=due_on,
    )
    make.make_question(meeting_id)
    with db.reading() as session:
        promise_id = session.scalars(select(Commitment.id)).one()

    with clock.stopped(datetime(2026, 10, 21, 3, tzinfo=UTC)):
        follow_up.report_fulfilment(
            minh,
            earlier,
            promise_id,
            kind=FulfilmentKind.DONE,
            text="Đã rà soát",
            done_on=date(2026, 10, 17),
            seen=0,
        )
        waiting = question_detail.load_opened(
            phuong, meeting_id, REF, repeats=("2026-09-043",)
        ).earlier
        follow_up.confirm_fulfilment(minh, earlier, promise_id, is_kept=True, seen=1)
        kept = question_detail.load_opened(
            phuong, meeting_id, REF, repeats=("2026-09-043",)
        ).earlier

    assert [one.is_kept for one in waiting[0].commitments] == [False]
    assert [(one.is_kept, one.days_late) for one in kept[0].commitments] == [(True, 2)]


def test_of_a_suspected_denunciation_nothing_is_opened_for_who_is_not_named(
    meeting_id: int,
) -> None:
    make.make_question(meeting_id, wording=ACCUSING)
    make.make_question(meeting_id, "2026-10-002")
    khanh = sign_in(Role.AUDITOR)

    hidden = question_detail.load_opened(khanh, meeting_id, REF, repeats=("2026-10-002",))
    beside = question_detail.load_opened(khanh, meeting_id, "2026-10-002", repeats=(REF,))

    assert hidden == question_detail.Opened()
    assert beside.earlier == ()


@pytest.mark.parametrize(("role", "name"), [(Role.REVIEWER, "Lan"), (Role.AUDITOR, "")])
def test_who_denounced_in_another_question_of_an_earlier_form_is_named_to_those_named_alone(
    meeting_id: int, role: Role, name: str
) -> None:
    before = make.make_meeting("2026-09")
    form = make.make_registration(before, "2026-09-043", full_name="Lan")
    make.make_question(before, "2026-09-043", registration_id=form, kind=Kind.QUESTION)
    make.make_question(before, "2026-09-044", registration_id=form, wording=ACCUSING)
    make.make_question(meeting_id)

    (earlier,) = question_detail.load_opened(
        sign_in(role), meeting_id, REF, repeats=("2026-09-043",)
    ).earlier

    assert (earlier.ref, earlier.asker) == ("2026-09-043", name)


@pytest.mark.parametrize(("role", "reads"), [(Role.REVIEWER, True), (Role.AUDITOR, False)])
def test_of_a_question_beside_a_denunciation_nothing_is_told_that_shows_whose_form_it_is(
    meeting_id: int, role: Role, reads: bool
) -> None:
    form = make.make_registration(meeting_id)
    make.make_question(meeting_id, registration_id=form, kind=Kind.QUESTION)
    make.make_question(meeting_id, "2026-10-002", registration_id=form, wording=ACCUSING)

    opened = question_detail.load_opened(sign_in(role), meeting_id, REF)

    assert (opened.registrant_kind is not None) is reads


def test_a_question_of_another_meeting_is_not_found(meeting_id: int, phuong: Actor) -> None:
    make.make_question(make.make_meeting("2026-11"), "2026-11-001")

    with pytest.raises(NotFound, match="question_not_found"):
        question_detail.load_opened(phuong, meeting_id, "2026-11-001")


def test_who_may_not_read_reviews_opens_nothing(meeting_id: int) -> None:
    make.make_question(meeting_id)
    ha = sign_in(Role.LEADER)

    with pytest.raises(NotAllowed):
        question_detail.load_opened(ha, meeting_id, REF)
    with pytest.raises(NotAllowed):
        question_detail.load_choices(ha)
    with pytest.raises(NotAllowed):
        suggestions.suggestions_stand(ha)
    with pytest.raises(NotSignedIn):
        question_detail.load_opened(None, meeting_id, REF)


@pytest.mark.parametrize("count", [1, 8])
def test_opening_asks_the_database_as_often_for_many_earlier_ones_as_for_one(
    meeting_id: int, phuong: Actor, count: int
) -> None:
    make.make_question(meeting_id)
    earlier = make.make_meeting("2026-09")
    refs = [f"2026-09-{number:03}" for number in range(count)]
    for ref in refs:
        make.make_question(earlier, ref)
    asked: list[str] = []

    def note(_c: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        asked.append(statement)

    event.listen(db.engine(), "before_cursor_execute", note)
    found = question_detail.load_opened(phuong, meeting_id, REF, repeats=refs)
    event.remove(db.engine(), "before_cursor_execute", note)

    selects = [one for one in asked if one.startswith("SELECT")]
    assert (len(found.earlier), len(selects)) == (count, 8)


def test_units_that_ended_and_branches_are_not_to_be_chosen(phuong: Actor) -> None:
    make.make_branch()
    make.make_unit("STC", name="Sở Tài chính")
    make.make_unit("SXD", name="Sở Xây dựng", valid_to=date(2020, 1, 1))
    make.make_unit("CATP", name="Công an thành phố")
    field_id = make.make_field("DD")

    choices = question_detail.load_choices(phuong)

    assert [one.code for one in choices.units] == ["CATP", "STC"]
    assert choices.fields == ((field_id, "DD", "DD"),)


def test_suggestions_hold_over_decisions_for_those_who_see_everything(
    meeting_id: int, phuong: Actor
) -> None:
    question_id = make.make_question(meeting_id)
    khanh = sign_in(Role.AUDITOR)
    before = (suggestions.suggestions_stand(phuong), suggestions.suggestions_stand(khanh))

    decisions.exclude(
        phuong, meeting_id, question_id, kind=Kind.DENUNCIATION, reason="Tố cáo", seen=FRESH
    )

    assert suggestions.suggestions_stand(phuong) == before[0]
    assert suggestions.suggestions_stand(khanh) != before[1]


def test_suggestions_are_made_anew_for_a_new_question(meeting_id: int, phuong: Actor) -> None:
    before = suggestions.suggestions_stand(phuong)

    make.make_question(meeting_id)

    assert suggestions.suggestions_stand(phuong) != before


def test_the_list_is_narrowed_by_the_words_above_it(meeting_id: int, phuong: Actor) -> None:
    make.make_question(meeting_id, "2026-10-001", decision=Decision.ACCEPTED)
    make.make_question(meeting_id, "2026-10-002")
    make.make_question(meeting_id, "2026-10-003")
    listed, flagged = questions.load(phuong, meeting_id), frozenset({"2026-10-001", "2026-10-003"})

    counts = {one: list_filter.count(listed, one, flagged) for one in Show}

    assert counts == {
        Show.UNREVIEWED: 2,
        Show.FLAGGED: 1,
        Show.ACCEPTED: 1,
        Show.EXCLUDED: 0,
        Show.REFERRED: 0,
        Show.ALL: 3,
    }


@pytest.mark.parametrize(
    ("ref", "beside"),
    [("2026-10-001", ("", "2026-10-003")), ("2026-10-002", ("2026-10-001", "2026-10-003"))],
)
def test_the_next_question_is_found_also_from_one_that_left_the_list(
    meeting_id: int, phuong: Actor, ref: str, beside: tuple[str, str]
) -> None:
    for number in (1, 3):
        make.make_question(meeting_id, f"2026-10-{number:03}")

    assert list_filter.beside(questions.load(phuong, meeting_id).lines, ref) == beside
