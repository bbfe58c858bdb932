"""What the words of a text as a whole say, where no rule speaks."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from console.text import learnt
from console.text.folding import fold
from console.text.screening import Certainty, screen
from console.text.words import line_of

FURTHER = Path(__file__).parents[2] / "data" / "screening_further.csv"
UNSEEN = frozenset({"8", "9", "10"})  # rounds nothing was learnt from
PETITIONS = frozenset({"complaint", "denunciation", "mixed"})

# Words no phrase of the rules holds: nobody is accused or contested by name of the act.
SOUNDS_LIKE = [
    (
        "Kiot của tôi đóng tiền đủ một năm, nay bắt dồn lên tầng hai. Tôi không chịu, tôi ở lại.",
        "complaint",
    ),
    (
        "Nhân viên bến xe làm luật mỗi xe hai trăm một lượt, không chi là bị xếp tài cuối. Xin dẹp",
        "denunciation",
    ),
]


@pytest.mark.parametrize(("text", "kind"), SOUNDS_LIKE)
@pytest.mark.parametrize("typed", [str, fold], ids=["accents", "bare"])
def test_hear_when_a_text_sounds_like_a_petition_then_tells_which(
    text: str, kind: str, typed: Callable[[str], str]
) -> None:
    heard = learnt.hear(line_of(typed(text)))

    assert heard is not None
    assert heard.kind == kind
    assert learnt.SUSPECTED_FROM <= heard.certainty <= 1


@pytest.mark.parametrize(("text", "kind"), SOUNDS_LIKE)
def test_screen_when_only_learnt_words_speak_then_shows_sentences_of_the_text(
    text: str, kind: str
) -> None:
    screening = screen(text)

    assert (screening.kind, screening.standing) == (kind, Certainty.SUSPECTED)
    shown = [one.text for one in screening.evidence if one.rule == f"{kind}:{learnt.NAME}"]
    assert shown
    assert all(one in text for one in shown)


@pytest.mark.parametrize("text", ["", "…", "xyzzy qwrty", "Cấp lại thẻ bảo hiểm y tế ở đâu?"])
def test_hear_when_a_text_is_empty_strange_or_a_question_then_is_like_neither(text: str) -> None:
    assert learnt.hear(line_of(text)) is None


def test_screen_when_rounds_are_unseen_then_finds_nine_of_ten_and_seldom_errs() -> None:
    with FURTHER.open(encoding="utf-8", newline="") as file:
        told = [
            (row["kind"] in PETITIONS, screen(row["text"]).standing is Certainty.SUSPECTED)
            for row in csv.DictReader(file)
            if row["round"] in UNSEEN
        ]

    found = sum(true and said for true, said in told)
    assert found / sum(true for true, _ in told) >= 0.9
    assert found / sum(said for _, said in told) >= 0.6


def test_written_when_the_known_weights_are_written_again_then_nothing_changes() -> None:
    assert learnt.written(learnt.known()) == learnt.FILE.read_text("utf-8")
