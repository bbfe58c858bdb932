from console.text.matching import LIMIT, mates, shared_places
from console.text.question_text import Asked

PLATES = "Khu đấu giá của chúng tôi chưa được cấp biển số nhà, không đăng ký được thường trú"
PLATES_AGAIN = "Bao giờ cấp biển số nhà cho khu đấu giá, dân không đăng ký thường trú được"
LICENCE = "Giấy phép lái xe bằng bìa giấy không tra được trên hệ thống nên không đổi được"


def ask(ref: str, text: str, procedure: str = "") -> Asked:
    return Asked(ref, int(ref[-3:]), text, "", procedure, ref[:7])


def test_mates_when_two_ask_alike_then_each_is_first_for_the_other() -> None:
    asked = [
        ask("2026-10-001", PLATES),
        ask("2026-10-002", LICENCE),
        ask("2026-10-003", PLATES_AGAIN),
    ]

    found = mates(asked, [])

    assert found["2026-10-001"].similar[0].asked.ref == "2026-10-003"
    assert found["2026-10-003"].similar[0].asked.ref == "2026-10-001"


def test_mates_when_typed_without_accents_then_still_finds_the_mate() -> None:
    bare = "bao gio cap bien so nha cho khu dau gia"
    asked = [ask("2026-10-001", PLATES), ask("2026-10-002", LICENCE), ask("2026-10-003", bare)]

    found = mates(asked, [])

    assert found["2026-10-003"].similar[0].asked.ref == "2026-10-001"


def test_mates_when_asked_then_shares_words_as_they_stand_in_its_own_text() -> None:
    asked = [ask("2026-10-001", PLATES), ask("2026-10-002", PLATES.upper())]

    shared = mates(asked, [])["2026-10-002"].similar[0].shared

    assert shared == (PLATES.upper(),)


def test_mates_when_asked_then_never_gives_the_question_itself() -> None:
    one = ask("2026-10-001", PLATES)

    found = mates([one], [one])

    assert found["2026-10-001"].similar == ()
    assert found["2026-10-001"].repeats == ()


def test_mates_when_earlier_meetings_hold_one_then_it_is_a_repeat_only() -> None:
    asked = [ask("2026-10-001", PLATES), ask("2026-10-002", LICENCE)]

    found = mates(asked, [ask("2026-09-007", PLATES_AGAIN)])["2026-10-001"]

    assert found.repeats[0].asked.ref == "2026-09-007"
    assert "2026-09-007" not in [mate.asked.ref for mate in found.similar]


def test_mates_when_many_resemble_then_gives_five_best_first() -> None:
    asked = [ask(f"2026-10-{n:03}", f"{PLATES} {'thêm ' * n}") for n in range(1, 9)]

    found = mates(asked, [])["2026-10-001"].similar

    scores = [mate.score for mate in found]
    assert len(found) == LIMIT
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)


def test_mates_when_a_text_is_empty_or_very_short_then_it_has_none_and_is_none() -> None:
    asked = [ask("2026-10-001", ""), ask("2026-10-002", "sổ đỏ"), ask("2026-10-003", "sổ đỏ")]

    found = mates(asked, [])

    assert [found[one.ref].similar for one in asked] == [(), (), ()]


def test_mates_when_nothing_is_asked_then_gives_nothing() -> None:
    assert mates([], [ask("2026-09-001", PLATES)]) == {}


def test_mates_when_more_than_one_chunk_is_asked_then_every_question_is_looked_at() -> None:
    asked = [ask(f"2026-10-{n:03}", f"{PLATES} mã{n // 2} lô{n // 2}") for n in range(250)]

    found = mates(asked, [])

    assert all(
        found[one.ref].similar[0].asked.question_id // 2 == n // 2 for n, one in enumerate(asked)
    )


def test_shared_places_are_runs_of_two_words_whatever_their_accents() -> None:
    text = "Tôi xin cấp lại giấy khai sinh cho con"

    found = shared_places(text, "Lam sao de cap lai GIAY khai sinh? Con toi can.")

    assert [text[start:end] for start, end in found] == ["cấp lại giấy khai sinh"]


def test_texts_without_two_words_in_common_share_no_places() -> None:
    assert shared_places("Đất ở xã", "Xã có đất không") == ()
