from collections.abc import Callable

import pytest

from console.text.folding import fold
from console.text.matching import Mate, Mates
from console.text.question_text import Asked
from console.text.urgency import Urgency, urgency


def ask(text: str, *, asked_before: bool = False, open_commitment: bool = False) -> Asked:
    return Asked("2026-10-001", 1, text, "", "", "2026-10", open_commitment, asked_before)


def test_urgency_when_nothing_presses_then_comes_in_turn() -> None:
    assert urgency(ask("Lệ phí cấp lại thẻ là bao nhiêu?"), Mates()) == Urgency(3, ())


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Khu tôi có 68 hộ dân chưa được cấp biển số nhà", "group_issue"),
        ("Mẹ tôi 79 tuổi không có điện thoại thông minh", "vulnerable_person"),
        ("Con tôi khuyết tật, chờ giám định bốn tháng", "vulnerable_person"),
        ("Em sắp hết hạn nộp hồ sơ du học", "time_critical"),
        ("Chậm giấy phép làm chúng tôi thiệt hại lớn", "economic_impact"),
    ],
)
@pytest.mark.parametrize("typed", [str, fold], ids=["accents", "bare"])
def test_urgency_when_the_text_tells_a_reason_then_gives_it(
    text: str, reason: str, typed: Callable[[str], str]
) -> None:
    found = urgency(ask(typed(text)), Mates())

    assert found == Urgency(2, (reason,))


def test_urgency_when_an_age_is_not_old_then_nobody_is_vulnerable() -> None:
    assert urgency(ask("Con tôi 9 tuổi làm căn cước ở đâu"), Mates()).reasons == ()


def test_urgency_when_an_earlier_promise_is_still_open_then_is_an_unresolved_repeat() -> None:
    owed = Mate(ask("Cấp lại thẻ", open_commitment=True), 0.5, ())

    found = urgency(ask("Lệ phí cấp lại thẻ là bao nhiêu?"), Mates(repeats=(owed,)))

    assert found.reasons == ("repeat_unresolved",)


def test_urgency_when_the_earlier_promise_was_kept_then_is_no_repeat() -> None:
    kept = Mate(ask("Cấp lại thẻ"), 0.5, ())

    found = urgency(ask("Lệ phí cấp lại thẻ là bao nhiêu?"), Mates(repeats=(kept,)))

    assert found.reasons == ()


def test_urgency_when_the_sender_asked_before_and_waits_then_is_an_unresolved_repeat() -> None:
    found = urgency(ask("Kỳ trước đã nêu, vẫn chưa ai trả lời", asked_before=True), Mates())

    assert found.reasons == ("repeat_unresolved",)


def test_urgency_when_three_of_the_meeting_ask_alike_then_is_a_group_issue() -> None:
    alike = Mate(ask("Cấp lại thẻ"), 0.6, ())

    found = urgency(ask("Lệ phí cấp lại thẻ là bao nhiêu?"), Mates(similar=(alike, alike)))

    assert found.reasons == ("group_issue",)


def test_urgency_when_two_reasons_meet_then_comes_first() -> None:
    found = urgency(ask("Mẹ tôi 79 tuổi, sắp hết hạn nộp hồ sơ"), Mates())

    assert found == Urgency(1, ("vulnerable_person", "time_critical"))
