from console.text.gist import gist


def test_a_short_text_stays_on_one_line() -> None:
    assert gist("Bao giờ\n  có sổ đỏ?") == "Bao giờ có sổ đỏ?"


def test_a_long_text_ends_after_a_whole_word_without_its_comma() -> None:
    assert gist("Hộ tôi nộp hồ sơ, đã quá hạn", 18) == "Hộ tôi nộp hồ sơ"


def test_one_word_that_is_too_long_is_cut() -> None:
    assert gist("x" * 30, 10) == "x" * 10
