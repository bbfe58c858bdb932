from datetime import UTC, date, datetime

import pytest

from console.docx import wording


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 3, 5), "ngày 05 tháng 3 năm 2026"),
        (date(2026, 2, 28), "ngày 28 tháng 02 năm 2026"),
        (date(2026, 1, 1), "ngày 01 tháng 01 năm 2026"),
        (date(2026, 11, 22), "ngày 22 tháng 11 năm 2026"),
        (None, "ngày … tháng … năm …"),
    ],
)
def test_day_when_written_then_only_low_days_and_two_months_are_padded(
    day: date | None, words: str
) -> None:
    assert wording.day_words(day) == words


def test_time_when_written_then_is_that_of_hanoi() -> None:
    at = datetime(2026, 10, 29, 2, 17, 59, tzinfo=UTC)

    assert wording.time_words(at) == "09 giờ 17 phút"
    assert wording.moment_words(at) == "09 giờ 17 phút, ngày 29 tháng 10 năm 2026"
    assert wording.span_words(at, at) == "từ 09 giờ 17 phút đến 09 giờ 17 phút"


def test_moment_after_utc_evening_when_written_then_is_on_the_next_day() -> None:
    at = datetime(2026, 10, 28, 18, 0, tzinfo=UTC)

    assert wording.moment_words(at) == "01 giờ 00 phút, ngày 29 tháng 10 năm 2026"


def test_missing_time_when_written_then_is_left_to_fill_in() -> None:
    assert wording.moment_words(None) == "… giờ … phút, ngày … tháng … năm …"


def test_counts_when_written_then_have_points_between_thousands() -> None:
    assert [wording.count_words(n) for n in (7, 999, 1000, 1234567)] == [
        "7",
        "999",
        "1.000",
        "1.234.567",
    ]


def test_lists_when_joined_then_end_with_va() -> None:
    assert wording.listed([]) == ""
    assert wording.listed(["a"]) == "a"
    assert wording.listed(["a", "b"]) == "a và b"
    assert wording.listed(["a", "", "b", "c"]) == "a, b và c"


@pytest.mark.parametrize(
    ("name", "words"),
    [("Trần Văn An", "Ông/Bà Trần Văn An"), ("bà Mão", "bà Mão"), ("", "")],
)
def test_person_when_addressed_then_is_ong_ba_once(name: str, words: str) -> None:
    assert wording.addressed(name) == words


@pytest.mark.parametrize(
    ("number", "words"), [("", "…"), ("5", "05"), ("112", "112"), ("7a", "7a")]
)
def test_number_when_written_then_is_padded_and_never_made_up(number: str, words: str) -> None:
    assert wording.symbol(number, "BB") == f"{words}/BB-TTPVHCC"


def test_text_when_cleaned_then_is_composed_and_free_of_control_characters() -> None:
    assert wording.clean("Hội nghị\x00\x0b\ud800\ufffe") == "Hội nghị"


def test_text_when_divided_then_each_line_is_tidy_and_none_is_empty() -> None:
    assert wording.lines(" một \r\n\n\thai\vba ") == ("một", "haiba")
    assert wording.lines("") == ("",)


def test_sentence_when_it_has_no_mark_then_gets_a_full_stop() -> None:
    assert [wording.sentence_end(t) for t in ("Đúng", "Đúng.", "Sao?", " ")] == [
        "Đúng.",
        "Đúng.",
        "Sao?",
        "",
    ]


def test_sections_when_numbered_then_are_roman() -> None:
    assert [wording.roman(n) for n in (1, 4, 5, 9, 10, 14)] == ["I", "IV", "V", "IX", "X", "XIV"]
