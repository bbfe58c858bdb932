import random
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from console.text.folding import clean, fold, name_order, one_line

IN_ORDER = (
    *("An", "Anh", "Ánh", "Ăn", "Ân", "Ba", "Bà", "Bả", "Bã", "Bá", "Bạ", "Dung", "Đạt"),
    *("Oanh", "Ôn", "Ơn", "Út", "Ưng", "Yến"),
)


def test_clean_when_accents_stand_apart_then_joins_them() -> None:
    apart = unicodedata.normalize("NFD", "Nguyễn Đức Hoà")

    assert (len(apart), len(clean(apart))) == (19, 14)
    assert clean(apart) == "Nguyễn Đức Hoà"


def test_clean_when_the_icelandic_letter_stands_for_dyet_then_repairs_it() -> None:
    assert clean("Ð\u1ea1i ð\u1ed3ng") == "Đại đồng"


def test_clean_when_characters_cannot_be_seen_then_removes_them() -> None:
    assert clean("Nhà\u200b xây\ufeff\u00ad x\x00ong\ud800\u2066") == "Nhà xây xong"


def test_clean_when_lines_end_in_many_ways_then_ends_them_all_alike() -> None:
    assert clean("a\r\nb\rc\u2028d\ne") == "a\nb\nc\nd\ne"


def test_clean_when_text_is_sound_then_keeps_wording_and_spaces() -> None:
    text = "  HÒA và HOÀ:\t12h30,  \nkĩ  kỹ "

    assert clean(text) == text


@given(st.text())
def test_clean_when_done_twice_then_changes_nothing_more(text: str) -> None:
    once = clean(text)

    assert clean(once) == once


def test_one_line_when_text_has_line_ends_then_gives_single_spaces() -> None:
    assert one_line(" \xa0Nguyễn\r\n Văn\t A ") == "Nguyễn Văn A"


def test_fold_when_tone_stands_in_the_old_or_new_place_then_gives_the_same() -> None:
    assert fold("Hòa thủy  Ủy") == fold("HOÀ thuỷ uỷ") == "hoa thuy uy"


def test_fold_when_letter_is_dyet_then_gives_d() -> None:
    assert fold("Ðường Đê") == "duong de"


def test_name_order_when_given_names_differ_then_sorts_the_vietnamese_way() -> None:
    shuffled = list(IN_ORDER)
    random.Random(7).shuffle(shuffled)

    assert sorted(shuffled, key=name_order) == list(IN_ORDER)


def test_name_order_when_given_names_are_alike_then_family_then_middle_decide() -> None:
    names = ["Trần Thị An", "Bùi Văn Ăn", "Bùi Văn An", "Bùi Ánh An"]

    in_order = ["Bùi Ánh An", "Bùi Văn An", "Trần Thị An", "Bùi Văn Ăn"]
    assert sorted(names, key=name_order) == in_order


def test_name_order_when_tone_is_placed_the_old_or_new_way_then_stands_together() -> None:
    names = ["Lê Hoà", "Vũ Hòa", "An Hòa", "Lê Hoa"]

    assert sorted(names, key=name_order) == ["Lê Hoa", "An Hòa", "Lê Hoà", "Vũ Hòa"]


@given(st.lists(st.text()))
def test_name_order_when_names_are_anything_then_still_sorts(names: list[str]) -> None:
    assert len(sorted(names, key=name_order)) == len(names)
