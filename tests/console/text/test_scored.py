"""Families of evidence: each adds once, guards and questions take away, none is enough alone."""

from collections.abc import Callable

import pytest

from console.text.folding import fold
from console.text.scored import TELLING, scores, weigh
from console.text.screening import screen
from console.text.words import line_of

COMPLAINT, DENUNCIATION = scores()

CONTESTED = "Thửa ruộng của tôi bị ghi sang tên người khác. Tôi không đồng ý, đề nghị sửa lại sổ."
ACCUSED = "Thủ quỹ hợp tác xã ăn chặn tiền của xã viên nhiều năm. Tôi có sao kê, đề nghị làm rõ."


@pytest.mark.parametrize("typed", [str, fold], ids=["accents", "bare"])
def test_several_families_together_are_suspected(typed: Callable[[str], str]) -> None:
    assert weigh(COMPLAINT, line_of(typed(CONTESTED))).is_suspected
    assert weigh(DENUNCIATION, line_of(typed(ACCUSED))).is_suspected


@pytest.mark.parametrize("text", [CONTESTED, ACCUSED])
def test_the_same_words_in_a_question_weigh_less(text: str) -> None:
    for score in scores():
        plain = weigh(score, line_of(text)).points
        asked = weigh(score, line_of(f"{text} Xin hỏi nộp đơn ở đâu?")).points
        assert asked < plain


def test_a_family_met_often_adds_once() -> None:
    once = weigh(COMPLAINT, line_of("Tôi bị phạt."))
    often = weigh(COMPLAINT, line_of("Tôi bị phạt. Tôi bị phạt. Tôi bị phạt."))

    assert once.points == often.points


def test_one_family_alone_is_never_suspected() -> None:
    for score in scores():
        assert all(family.points < score.suspected_from for family in score.families)


def test_what_is_undone_counts_only_when_it_is_demanded() -> None:
    told = weigh(COMPLAINT, line_of("Tôi đã được hoàn trả tiền."))
    wanted = weigh(COMPLAINT, line_of("Tôi đề nghị được hoàn trả tiền."))

    assert wanted.points > told.points


def test_words_under_a_guard_do_not_count() -> None:
    line = line_of(CONTESTED)

    assert weigh(COMPLAINT, line, [range(len(line.words))]).points <= 0


def test_the_evidence_quotes_the_words_of_the_text() -> None:
    shown = [one.text for one in screen(ACCUSED).evidence if one.rule == DENUNCIATION.rule]

    assert {"Thủ quỹ", "ăn chặn", "sao kê"} <= set(shown)
    assert all(one in ACCUSED for one in shown)


def test_families_too_common_to_tell_are_not_shown() -> None:
    line = line_of(CONTESTED)
    common = [one for one in COMPLAINT.families if 0 < one.points < TELLING]

    shown = [line.shown(at) for at in weigh(COMPLAINT, line).places]

    assert common
    assert "của tôi" not in shown
    assert "không đồng ý" in shown
