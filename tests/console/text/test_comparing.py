"""Two versions side by side: every word of both, and what differs marked."""

from hypothesis import given
from hypothesis import strategies as st

from console.text import comparing
from console.text.comparing import WordRun, compare


def text_of(runs: tuple[WordRun, ...]) -> str:
    return "".join(run.text for run in runs)


def changed(runs: tuple[WordRun, ...]) -> list[str]:
    return [run.text.strip() for run in runs if run.is_changed]


def test_a_word_put_in_place_of_another_is_marked_on_both_sides() -> None:
    found = compare("Trả lời trong 10 ngày.", "Trả lời trong 15 ngày.")

    assert (changed(found.older), changed(found.newer)) == (["10"], ["15"])


def test_words_only_added_leave_the_older_side_unmarked() -> None:
    found = compare("Căn cứ Luật Đất đai.", "Căn cứ Điều 136 Luật Đất đai.")

    assert (changed(found.older), changed(found.newer)) == ([], ["Điều 136"])


def test_the_same_text_has_nothing_changed() -> None:
    assert compare("Như cũ\nhai dòng", "Như cũ\nhai dòng").is_same
    assert not compare("Như cũ", "").is_same


def test_very_long_texts_are_compared_by_line() -> None:
    line = "một hai ba bốn năm\n"
    long = line * (comparing._WORDS_AT_MOST // 4)

    found = compare(long, f"{long}dòng thêm")

    assert changed(found.newer) == ["dòng thêm"]
    assert text_of(found.older) == long


@given(st.text(max_size=60), st.text(max_size=60))
def test_nothing_of_either_text_is_lost(older: str, newer: str) -> None:
    found = compare(older, newer)

    assert (text_of(found.older), text_of(found.newer)) == (older, newer)
