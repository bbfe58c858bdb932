import pytest

from console.text.concepts import lexicon
from console.text.words import FoldedWords


def met(text: str) -> set[str]:
    return {concept.name for concept in lexicon().met(FoldedWords().of(text))}


@pytest.mark.parametrize(
    "text", ["Tôi xin cấp sổ đỏ", "GCN QSDĐ của tôi", "lam giay chung nhan quyen su dung dat"]
)
def test_concepts_when_a_thing_has_many_names_then_all_mean_it(text: str) -> None:
    assert "so_do" in met(text)


def test_concepts_when_a_number_stands_in_a_phrase_then_any_number_fits() -> None:
    assert "nhieu_lan" in met("bổ sung hồ sơ lần thứ 5")
    assert "nhieu_lan" not in met("con thứ hai")


def test_concepts_when_words_are_cut_off_then_nothing_is_met() -> None:
    assert met("sổ") == set()
    assert met("") == set()


def test_concepts_when_a_phrase_stands_twice_then_it_counts_twice() -> None:
    counted = lexicon().met(FoldedWords().of("sổ đỏ, rồi lại sổ đỏ"))

    assert {concept.name: times for concept, times in counted.items()} == {"so_do": 2}


def test_concepts_when_read_then_no_phrase_stands_under_one_concept_twice() -> None:
    words = lexicon()

    assert len({concept.id for concept in words.concepts}) == len(words.concepts)
    assert len({concept.name for concept in words.concepts}) == len(words.concepts)
