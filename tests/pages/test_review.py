"""The review desk: who sees it, each act by its button, conflicts, what is hidden."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select
from streamlit.testing.v1 import AppTest

from console import clock, db
from console.auth.actor import Actor
from console.capture.acts import outcomes
from console.i18n.catalog import translate
from console.review.acts import decisions, groups
from console.review.views import questions
from models import Assignment, Document, Matter, Question
from models.codes.capture import OutcomeKind
from models.codes.people import Role
from models.codes.questions import AssignmentPart, Decision, Kind
from tests import make
from tests.cast import sign_in
from tests.pages.conftest import OpenPage, choices, drawn

PAGE = "../../pages/review/page.py"
READERS = (Role.SECRETARY, Role.REVIEWER, Role.AUDITOR)
OTHERS = [role for role in Role if role not in (*READERS, Role.SYSTEM)]
ACCUSING = "Tôi tố cáo ông Nguyễn Văn A nhận hối lộ 5 triệu đồng khi làm hồ sơ."
PLATES = "Khu 68 hộ dân chúng tôi chưa được cấp biển số nhà, xin hỏi bao giờ có?"
HOSTILE = "<img src=x onerror=alert(1)>"
FRESH = Decision.UNREVIEWED


def question(meeting_id: int, number: int, name: str = "Lê Văn Bình", **more: Any) -> int:
    ref = f"2026-10-{number:03}"
    form_id = make.make_registration(meeting_id, ref, full_name=name)
    return make.make_question(meeting_id, ref, registration_id=form_id, **more)


def accepted(actor: Actor, meeting_id: int, number: int, **more: Any) -> int:
    """Make an accepted question; gives its matter's id."""
    question_id = question(meeting_id, number, **more)
    decisions.accept(actor, meeting_id, question_id, seen=FRESH)
    lines = questions.load(actor, meeting_id).lines
    return next(one for one in lines if one.question_id == question_id).matters[0].matter_id


def opened(open_page: OpenPage, actor: Actor, ref: str = "") -> AppTest:
    page = open_page(as_=actor)
    if ref:
        page.query_params["phieu"] = ref
    page.switch_page(PAGE).run()
    assert not page.exception
    return page


def press(page: AppTest, key: str) -> AppTest:
    page.button(key=key).click().run()
    assert not page.exception
    return page


def refs(page: AppTest) -> list[str]:
    return [one["id"] for one in choices(page, "review-choices")]


def keys(page: AppTest) -> set[str]:
    return {str(one.key) for one in page.button}


def stored(question_id: int) -> Question:
    with db.reading() as session:
        return session.get_one(Question, question_id)


@pytest.fixture
def meeting_id(sqlite_database: str) -> int:
    return make.make_meeting()


@pytest.fixture
def phuong(meeting_id: int) -> Actor:
    return sign_in(Role.REVIEWER)


@pytest.mark.parametrize("role", OTHERS)
def test_who_may_not_read_reviews_does_not_see_the_page(
    open_page: OpenPage, meeting_id: int, role: Role
) -> None:
    question(meeting_id, 1)
    page = open_page(as_=sign_in(role, unit_id=make.make_branch()))

    page.switch_page(PAGE).run()

    assert [one.value for one in page.error] == [translate("vi", "error.not_allowed")]
    assert choices(page, "review-choices") == []


def test_the_auditor_reads_and_has_no_act(open_page: OpenPage, meeting_id: int) -> None:
    question(meeting_id, 1, wording=PLATES)

    page = opened(open_page, sign_in(Role.AUDITOR))

    assert PLATES in drawn(page)
    acts = {"review-save", "review-class-accept", "review-reopen"}
    assert keys(page) & acts == set()


def test_without_a_meeting_the_page_says_so(open_page: OpenPage, sqlite_database: str) -> None:
    assert "Chưa có kỳ Hội nghị nào" in drawn(opened(open_page, sign_in(Role.REVIEWER)))


def test_a_meeting_without_questions_says_where_they_come_from(
    open_page: OpenPage, phuong: Actor
) -> None:
    assert "ngay khi phiếu đăng ký được nhập" in drawn(opened(open_page, phuong))


def test_the_first_unreviewed_question_is_open_with_its_suggestions(
    open_page: OpenPage, meeting_id: int, phuong: Actor
) -> None:
    accepted(phuong, meeting_id, 1)
    question(meeting_id, 2, wording=PLATES)

    text = drawn(opened(open_page, phuong))

    assert "Phiếu 002, Lê Văn Bình" in text
    assert "Câu hỏi, thuộc phạm vi đối thoại" in text
    assert "1/2 câu hỏi đã rà soát" in text


def test_words_a_suggestion_rests_on_are_marked(
    open_page: OpenPage, meeting_id: int, phuong: Actor
) -> None:
    question(meeting_id, 1, wording=ACCUSING)

    text = drawn(opened(open_page, phuong))

    assert "<mark>" in text
    assert "Có dấu hiệu: Tố cáo" in text
    assert "Dấu hiệu rõ của tố cáo" in text


def test_accepting_keeps_kind_and_field_and_stays_until_a_unit_is_named(
    open_page: OpenPage, meeting_id: int, phuong: Actor
) -> None:
    field_id = make.make_field("DD")
    question_id = question(meeting_id, 1)
    question(meeting_id, 2)
    page = press(opened(open_page, phuong), "review-class-accept")

    page.selectbox(key=f"review-kind-accept-{question_id}").set_value("proposal")
    page.selectbox(key=f"review-field-{question_id}").set_value(field_id)
    press(page, "review-save")

    found = stored(question_id)
    assert (found.decision, found.kind, found.field_id) == (
        Decision.ACCEPTED,
        Kind.PROPOSAL,
        field_id,
    )
    assert page.success[0].value == "Phiếu 001: Đưa vào đối thoại."
    assert "Phiếu 001," in drawn(page)
    assert refs(page) == ["2026-10-002"]


@pytest.mark.parametrize(
    ("pressed", "kind"),
    [
        ("complaint", Kind.COMPLAINT),
        ("denunciation", Kind.DENUNCIATION),
        ("outside", Kind.OUT_OF_SCOPE),
        ("mixed", Kind.MIXED),
    ],
)
def test_excluding_keeps_the_reason_and_goes_to_the_next(
    open_page: OpenPage, meeting_id: int, phuong: Actor, pressed: str, kind: Kind
) -> None:
    question_id = question(meeting_id, 1)
    question(meeting_id, 2)
    page = press(opened(open_page, phuong), f"review-class-{pressed}")

    page.text_area(key=f"review-reason-{question_id}").input("Không thuộc phạm vi")
    press(page, "review-save")

    found = stored(question_id)
    assert (found.decision, found.kind, found.reason) == (
        Decision.EXCLUDED,
        kind,
        "Không thuộc phạm vi",
    )
    assert "Phiếu 002," in drawn(page)


def test_an_empty_form_is_excluded_without_a_reason(
    open_page: OpenPage, meeting_id: int, phuong: Actor
) -> None:
    question_id = question(meeting_id, 1, wording="")
    page = press(opened(open_page, phuong), "review-class-outside")

    press(page, "review-save")

    assert stored(question_id).kind is Kind.EMPTY
    assert "Đã rà soát hết 1 câu hỏi" in drawn(page)


def test_excluding_without_a_reason_says_what_is_missing_and_keeps_the_choice(
    open_page: OpenPage, meeting_id: int, phuong: Actor
) -> None:
    question_id = question(meeting_id, 1)
    page = press(opened(open_page, phuong), "review-class-complaint")

    press(page, "review-save")

    assert [one.value for one in page.error] == ["Ghi lý do của quyết định này."]
    assert stored(question_id).decision is FRESH
    assert page.button(key="review-class-complaint").icon == ":material/check:"


def test_nothing_is_preselected_where_something_speaks_against_the_question(
    open_page: OpenPage, meeting_id: int, phuong: Actor
) -> None:
    question(meeting_id, 1, wording=ACCUSING)

    page = opened(open_page, phuong)

    assert page.button(key="review-save").disabled
    assert "Chọn phân loại trước khi lưu." in drawn(page)


def test_referring_names_the_unit(open_page: OpenPage, meeting_id: int, phuong: Actor) -> None:
    unit_id = make.make_unit("CATP", name="Công an thành phố Hà Nội")
    question_id = question(meeting_id, 1)
    page = press(opened(open_page, phuong), "review-class-refer")

    page.selectbox(key=f"review-to-refer-{question_id}").set_value(unit_id)
    page.text_area(key=f"review-reason-{question_id}").input("Thuộc thẩm quyền công an")
    press(page, "review-save")

    found = stored(question_id)
    assert (found.decision, found.referred_unit_id) == (Decision.REFERRED, unit_id)
    assert "Hướng dẫn gửi đến: Công an thành phố Hà Nội" in drawn(page)


def test_a_decision_is_taken_back(open_page: OpenPage, meeting_id: int, phuong: Actor) -> None:
    accepted(phuong, meeting_id, 1)
    page = opened(open_page, phuong, "2026-10-001")

    press(page, "review-reopen")

    assert page.success[0].value == "Phiếu 001 trở lại chưa rà soát."
    assert refs(page) == ["2026-10-001"]
    assert "review-reopen" not in keys(page)


def test_next_and_previous_walk_through_the_list(
    open_page: OpenPage, meeting_id: int, phuong: Actor
) -> None:
    for number in (1, 2, 3):
        question(meeting_id, number)
    page = opened(open_page, phuong, "2026-10-002")

    after = drawn(press(page, "review-next"))
    is_last = page.button(key="review-next").disabled
    before = drawn(press(press(page, "review-previous"), "review-previous"))

    assert "Phiếu 003," in after
    assert is_last
    assert "Phiếu 001," in before
    assert page.button(key="review-previous").disabled


def test_similar_questions_are_grouped_and_parted_again(
    open_page: OpenPage, meeting_id: int, phuong: Actor
) -> None:
    first = accepted(phuong, meeting_id, 1, wording=PLATES)
    accepted(phuong, meeting_id, 2, wording=PLATES, name="Ngô Thị Cúc")
    page = opened(open_page, phuong, "2026-10-001")
    assert "Cùng nhắc đến" in drawn(page)

    (button,) = [key for key in keys(page) if key.startswith("review-group-")]
    press(page, button)
    grouped = (page.success[0].value, drawn(page))
    press(page, f"review-ungroup-{first}")

    assert grouped[0].startswith("Đã ghép với phiếu 002.")
    assert "Nội dung số 1, ghép 2 câu hỏi" in grouped[1]
    assert page.success[0].value.startswith("Đã tách nhóm")
    assert button in keys(page)


def test_questions_not_accepted_yet_offer_no_grouping_and_say_why(
    open_page: OpenPage, meeting_id: int, phuong: Actor
) -> None:
    for number in (1, 2):
        question(meeting_id, number, wording=PLATES)

    page = opened(open_page, phuong)

    assert "Ghép được khi cả hai" in drawn(page)
    assert not [key for key in keys(page) if key.startswith("review-group-")]


def test_lead_and_coordinating_units_are_assigned_and_the_next_opens(
    open_page: OpenPage, meeting_id: int, phuong: Actor
) -> None:
    lead, helper = make.make_unit("SXD"), make.make_unit("STC")
    matter_id = accepted(phuong, meeting_id, 1)
    question(meeting_id, 2)
    page = opened(open_page, phuong, "2026-10-001")

    page.selectbox(key=f"review-lead-{matter_id}").set_value(lead)
    page.multiselect(key=f"review-others-{matter_id}").set_value([helper])
    press(page, f"review-assign-{matter_id}")

    with db.reading() as session:
        held = {one.unit_id: one.part for one in session.scalars(select(Assignment))}
        assert session.get_one(Matter, matter_id).lead_unit_id == lead
    assert held == {lead: AssignmentPart.LEAD, helper: AssignmentPart.COORDINATING}
    assert page.success[0].value == "Đã phân công phiếu 001 cho SXD."
    assert "Phiếu 002," in drawn(page)


def test_assigning_without_a_lead_unit_says_what_is_missing(
    open_page: OpenPage, meeting_id: int, phuong: Actor
) -> None:
    matter_id = accepted(phuong, meeting_id, 1)
    page = opened(open_page, phuong, "2026-10-001")

    press(page, f"review-assign-{matter_id}")

    assert [one.value for one in page.error] == ["Chọn đơn vị chủ trì trả lời."]


def test_the_suggested_unit_stands_ready_and_is_not_assigned_by_itself(
    open_page: OpenPage, meeting_id: int, phuong: Actor
) -> None:
    lead = make.make_unit("SXD", name="Sở Xây dựng")
    make.make_field("XD", lead)
    matter_id = accepted(
        phuong, meeting_id, 1, wording="Xin hỏi thủ tục cấp giấy phép xây dựng nhà ở?"
    )

    page = opened(open_page, phuong, "2026-10-001")

    assert page.selectbox(key=f"review-lead-{matter_id}").value == lead
    assert "Nội dung số 1 chưa giao đơn vị nào." in drawn(page)


def test_somebody_faster_is_told_and_what_was_typed_stays(
    open_page: OpenPage, meeting_id: int, phuong: Actor
) -> None:
    question_id = question(meeting_id, 1)
    page = press(opened(open_page, phuong), "review-class-complaint")
    page.text_area(key=f"review-reason-{question_id}").input("Đề nghị xem lại quyết định").run()
    minh = sign_in(Role.SECRETARY)
    decisions.accept(minh, meeting_id, question_id, seen=FRESH)

    press(page, "review-save")

    assert page.error[0].value.startswith("Người khác vừa thay đổi trước.")
    assert stored(question_id).decision is Decision.ACCEPTED
    assert "Vừa được người khác thay đổi" in drawn(page)
    assert "Đưa vào đối thoại: Minh," in drawn(page)
    reason = page.text_area(key=f"review-reason-{question_id}")
    assert reason.value == "Đề nghị xem lại quyết định"


def test_what_came_to_the_floor_cannot_be_decided_again(
    open_page: OpenPage, meeting_id: int, phuong: Actor
) -> None:
    question_id = question(meeting_id, 1, decision=Decision.ACCEPTED, kind=Kind.QUESTION)
    matter_id = make.make_matter(meeting_id, taken_up_at=clock.now())
    make.link_question(matter_id, question_id)

    page = opened(open_page, phuong, "2026-10-001")

    assert "quyết định giữ nguyên" in drawn(page)
    assert "review-save" not in keys(page)


def test_filters_and_search_narrow_the_list(
    open_page: OpenPage, meeting_id: int, phuong: Actor
) -> None:
    accepted(phuong, meeting_id, 1)
    question(meeting_id, 2, "Ngô Thị Cúc")
    question(meeting_id, 3, wording=ACCUSING)
    page = opened(open_page, phuong)

    def shown(choice: str) -> list[str]:
        page.button_group(key="review-show").set_value(choice).run()
        return refs(page)

    assert refs(page) == ["2026-10-002", "2026-10-003"]
    assert shown("accepted") == ["2026-10-001"]
    assert shown("flagged") == ["2026-10-003"]
    assert shown("excluded") == []
    assert len(shown("all")) == 3
    page.text_input(key="review-search").input("ngo thi").run()
    assert refs(page) == ["2026-10-002"]


def test_a_suspected_denunciation_is_hidden_from_who_is_not_named(
    open_page: OpenPage, meeting_id: int
) -> None:
    question(meeting_id, 1, "Người tố cáo", wording=ACCUSING)

    page = opened(open_page, sign_in(Role.AUDITOR), "2026-10-001")

    everything = drawn(page) + str(choices(page, "review-choices"))
    assert "Hạn chế xem" in everything
    assert "hối lộ" not in everything
    assert "Người tố cáo" not in everything


def test_what_people_wrote_is_text_not_markup(
    open_page: OpenPage, meeting_id: int, phuong: Actor
) -> None:
    decisions.exclude(
        phuong,
        meeting_id,
        question(meeting_id, 1, HOSTILE, wording=f"{HOSTILE} {PLATES}"),
        kind=Kind.COMPLAINT,
        reason=HOSTILE,
        seen=FRESH,
    )
    question(meeting_id, 2, HOSTILE, wording=f"{HOSTILE} {PLATES}")

    text = drawn(opened(open_page, phuong, "2026-10-001"))

    assert "&lt;img src=x" in text
    assert "<img" not in text


def test_an_earlier_question_shows_what_was_promised_and_how_late_it_is(
    open_page: OpenPage, meeting_id: int, phuong: Actor
) -> None:
    make.make_unit("CSKH")
    earlier = make.make_open_meeting("2026-09")
    old = make.make_question(earlier, "2026-09-043", wording=PLATES)
    matter_id = make.make_matter(earlier)
    make.link_question(matter_id, old)
    promised(earlier, matter_id)
    question(meeting_id, 1, wording=PLATES)

    page = open_page(as_=phuong)
    page.query_params.update({"ky": "2026-10", "phieu": "2026-10-001"})

    text = drawn(page.switch_page(PAGE).run())

    assert "Kỳ 09/2026, phiếu 043" in text
    assert "Trả lời bằng văn bản" in text
    assert "SXD đã hứa, hạn 01/10/2026" in text
    assert "Quá hạn" in text


def promised(meeting_id: int, matter_id: int) -> None:
    outcomes.decide_outcome(
        sign_in(Role.SECRETARY, name="thao"),
        meeting_id,
        matter_id,
        OutcomeKind.WRITTEN_REPLY,
        unit_id=make.make_unit("SXD"),
        due_on=date(2026, 10, 1),
        seen=0,
    )


def several(page: AppTest, act: str, *numbers: int) -> AppTest:
    """Open the work on several questions, choose them and the act."""
    press(page, "review-several-switch")
    page.button_group(key="review-several-act").set_value(act).run()
    page.multiselect(key="review-several-refs").set_value(
        [f"2026-10-{one:03}" for one in numbers]
    ).run()
    assert not page.exception
    return page


def test_several_are_accepted_after_a_preview_and_taken_back_together(
    open_page: OpenPage, meeting_id: int, phuong: Actor
) -> None:
    first, second = question(meeting_id, 1), question(meeting_id, 2, wording=ACCUSING)
    accepted(phuong, meeting_id, 3)
    page = several(opened(open_page, phuong), "accept", 1, 2, 3)

    text = drawn(page)
    assert "Sẽ thay đổi 2 phiếu" in text
    assert "Cần chú ý, gợi ý: tố cáo" in text
    assert "003 Lê Văn Bình: đã có quyết định" in text
    assert stored(first).decision is FRESH

    press(page, "review-several-go")
    assert {stored(one).decision for one in (first, second)} == {Decision.ACCEPTED}
    press(page, "review-undo")
    assert {stored(one).decision for one in (first, second)} == {FRESH}


def test_several_are_excluded_for_one_reason_that_survives_a_refusal(
    open_page: OpenPage, meeting_id: int, phuong: Actor
) -> None:
    ids = [question(meeting_id, one) for one in (1, 2)]
    page = several(opened(open_page, phuong), "exclude", 1, 2)

    press(page, "review-several-go")
    assert [one.value for one in page.error] == [translate("vi", "field.decision_needs_reason")]
    page.text_area(key="review-several-reason").input("Gửi công ty điện lực").run()
    press(page, "review-several-go")

    assert [stored(one).reason for one in ids] == ["Gửi công ty điện lực"] * 2


def test_what_another_decided_since_the_preview_stops_all_and_keeps_the_choice(
    open_page: OpenPage, meeting_id: int, phuong: Actor
) -> None:
    first, second = question(meeting_id, 1), question(meeting_id, 2)
    page = several(opened(open_page, phuong), "accept", 1, 2)
    other = sign_in(Role.SECRETARY, name="thao")
    decisions.exclude(other, meeting_id, second, kind=Kind.SPAM, reason="", seen=FRESH)

    press(page, "review-several-go")

    assert stored(first).decision is FRESH
    assert len(page.error) == 1
    assert page.multiselect(key="review-several-refs").value == ["2026-10-001", "2026-10-002"]
    assert "Sẽ thay đổi 1 phiếu" in drawn(page)


def test_several_get_one_lead_unit_once_one_is_chosen(
    open_page: OpenPage, meeting_id: int, phuong: Actor
) -> None:
    unit_id = make.make_unit("SXD")
    matters = {accepted(phuong, meeting_id, one) for one in (1, 2)}
    page = several(opened(open_page, phuong), "assign", 1, 2)

    press(page, "review-several-go")
    assert len(page.error) == 1
    page.selectbox(key="review-several-lead").set_value(unit_id).run()
    press(page, "review-several-go")

    with db.reading() as session:
        leads = {one.id: one.lead_unit_id for one in session.scalars(select(Matter))}
    assert leads == dict.fromkeys(matters, unit_id)


def test_who_only_reads_is_not_offered_work_on_several(
    open_page: OpenPage, meeting_id: int
) -> None:
    question(meeting_id, 1)

    assert "review-several-switch" not in keys(opened(open_page, sign_in(Role.AUDITOR)))


def test_what_is_excluded_shows_the_draft_of_its_letter(
    open_page: OpenPage, meeting_id: int, phuong: Actor
) -> None:
    unit_id = make.make_unit("TTTP", name="Thanh tra thành phố")
    question(meeting_id, 2, wording=PLATES)
    question_id = question(meeting_id, 1, wording=PLATES)
    decisions.exclude(
        phuong,
        meeting_id,
        question_id,
        kind=Kind.COMPLAINT,
        reason="Đơn khiếu nại",
        referred_unit_id=unit_id,
        seen=FRESH,
    )

    assert not opened(open_page, phuong, "2026-10-002").code
    page = opened(open_page, phuong, "2026-10-001")

    assert "liên hệ Thanh tra thành phố" in page.code[0].value
    assert "review-letter" not in keys(page)  # who reviews drafts no papers
    page = opened(open_page, sign_in(Role.SECRETARY), "2026-10-001")
    press(page, "review-letter")
    with db.reading() as session:
        assert session.scalars(select(Document.question_id)).all() == [question_id]


def test_a_priority_is_set_with_a_reason_and_shown_instead_of_the_suggested(
    open_page: OpenPage, meeting_id: int, phuong: Actor
) -> None:
    question_id = question(meeting_id, 1, wording=PLATES)
    page = opened(open_page, phuong, "2026-10-001")
    page.selectbox(key=f"review-level-{question_id}").set_value(1).run()

    press(page, f"review-weigh-save-{question_id}")
    assert stored(question_id).priority is None
    page.text_area(key=f"review-note-{question_id}").input("Trẻ em sắp nhập học").run()
    press(page, f"review-weigh-save-{question_id}")

    assert stored(question_id).priority == 1
    assert "Người rà soát đặt: Trẻ em sắp nhập học" in drawn(page)


def test_a_group_names_its_spokesperson_and_parts_with_one_form(
    open_page: OpenPage, meeting_id: int, phuong: Actor
) -> None:
    made = [accepted(phuong, meeting_id, one, wording=PLATES) for one in (1, 2, 3)]
    lines = questions.load(phuong, meeting_id).lines
    ids = tuple(one.question_id for one in lines)
    groups.group(phuong, meeting_id, ids, seen=tuple(made))
    page = opened(open_page, phuong, "2026-10-002")
    assert "<mark>" in drawn(page)

    page.selectbox(key=f"review-speaker-{made[0]}-0").set_value(ids[1]).run()
    press(page, f"review-speaker-set-{made[0]}")
    with db.reading() as session:
        assert session.get_one(Matter, made[0]).spokesperson_question_id == ids[1]
    press(page, f"review-part-{made[0]}")

    covered = {
        one.ref: one.matters[0].matter_id for one in questions.load(phuong, meeting_id).lines
    }
    assert list(covered.values()) == [made[0], made[1], made[0]]


def test_the_last_decision_is_undone_with_one_button(
    open_page: OpenPage, meeting_id: int, phuong: Actor
) -> None:
    first = question(meeting_id, 1, wording=PLATES)
    question(meeting_id, 2, wording=PLATES)
    page = press(opened(open_page, phuong, "2026-10-001"), "review-save")
    assert stored(first).decision is Decision.ACCEPTED

    press(page, "review-undo")

    assert stored(first).decision is FRESH
    assert "Phiếu 001" in drawn(page)
    assert "review-undo" not in keys(page)


def test_undoing_brings_back_the_decision_before_with_its_reason(
    open_page: OpenPage, meeting_id: int, phuong: Actor
) -> None:
    first = question(meeting_id, 1, wording=PLATES)
    decisions.exclude(
        phuong, meeting_id, first, kind=Kind.COMPLAINT, reason="Khiếu nại giá đất", seen=FRESH
    )
    page = press(opened(open_page, phuong, "2026-10-001"), "review-class-accept")
    press(page, "review-save")
    assert stored(first).decision is Decision.ACCEPTED

    press(page, "review-undo")

    again = stored(first)
    assert (again.decision, again.kind) == (Decision.EXCLUDED, Kind.COMPLAINT)
    assert again.reason == "Khiếu nại giá đất"
    assert "review-undo" not in keys(page)


def test_undoing_brings_back_a_referral_and_an_acceptance(
    open_page: OpenPage, meeting_id: int, phuong: Actor
) -> None:
    unit_id, field_id = make.make_unit("SXD"), make.make_field("DD")
    first, second = (question(meeting_id, number, wording=PLATES) for number in (1, 2))
    decisions.refer(
        phuong, meeting_id, first, unit_id=unit_id, reason="Đúng thẩm quyền", seen=FRESH
    )
    decisions.accept(phuong, meeting_id, second, kind=Kind.PROPOSAL, field_id=field_id, seen=FRESH)
    page = press(opened(open_page, phuong, "2026-10-001"), "review-class-accept")
    press(press(page, "review-save"), "review-undo")
    assert (stored(first).decision, stored(first).referred_unit_id) == (Decision.REFERRED, unit_id)

    page = press(opened(open_page, phuong, "2026-10-002"), "review-class-complaint")
    page.text_area(key=f"review-reason-{second}").set_value("Khiếu nại")
    press(page, "review-save")
    assert stored(second).decision is Decision.EXCLUDED
    press(page, "review-undo")

    again = stored(second)
    assert (again.decision, again.kind, again.field_id) == (
        Decision.ACCEPTED,
        Kind.PROPOSAL,
        field_id,
    )
