import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.text.phones import Phone, PhoneFault, read_phone, show_phone

SAMPLE = "+84900000101"


@pytest.mark.parametrize(
    "raw",
    [
        *("0900000101", "0900 000 101", "0900.000.101", "0900-000-101", "0900 - 000 - 101"),
        *(
            "+84900000101",
            "+84 900 000 101",
            "(+84) 900000101",
            "０９０００００１０１",
            "ĐT: 0900000101",
        ),
    ],
)
def test_read_phone_when_written_as_usual_then_gives_e164(raw: str) -> None:
    assert read_phone(raw) == Phone(SAMPLE, repaired=False)


@pytest.mark.parametrize(
    "raw",
    [
        *(900000101, "900000101", 84900000101, "84900000101", "(+84) 0900000101"),
        *("0900000101 (Zalo)", "0900 000 101 (gặp chị Hoa)", "0900000101, gặp chị Hoa"),
        *("0900000101 / 0900000102", "0900000101 - 0900000102", "0900000101 hoặc 0900000102"),
    ],
)
def test_read_phone_when_something_is_amiss_then_repairs_it_and_says_so(raw: str | int) -> None:
    assert read_phone(raw) == Phone(SAMPLE, repaired=True)


@pytest.mark.parametrize("last", [0, 1, 137, 888, 999])
def test_read_phone_when_it_is_a_sample_number_then_accepts_it(last: int) -> None:
    assert read_phone(f"0900 000 {last:03d}") == Phone(f"+84900000{last:03d}", repaired=False)


def test_read_phone_when_it_is_a_landline_then_accepts_it() -> None:
    assert read_phone("024 3825 3536") == Phone("+842438253536", repaired=False)
    assert read_phone("2438253536") == Phone("+842438253536", repaired=True)


def test_read_phone_when_it_is_a_19001009_service_number_then_accepts_it() -> None:
    assert read_phone("19001009") == Phone("+8419001009", repaired=False)


@pytest.mark.parametrize("raw", ["O912345678", "09O0000101", "0900 000 1O1", "0900000101Hoa"])
def test_read_phone_when_a_letter_stands_among_the_digits_then_refuses(raw: str) -> None:
    assert read_phone(raw) is PhoneFault.LETTERS


@pytest.mark.parametrize("raw", ["1022", "024.1022", "024 1022"])
def test_read_phone_when_it_is_a_hotline_then_says_so(raw: str) -> None:
    assert read_phone(raw) is PhoneFault.HOTLINE


@pytest.mark.parametrize(
    "raw", ["0162 345 6789", "0900 000", "không có", "=0900000101", "12/10/2026", "9" * 40]
)
def test_read_phone_when_no_number_comes_out_then_says_unreadable(raw: str) -> None:
    assert read_phone(raw) is PhoneFault.UNREADABLE


def test_read_phone_when_empty_then_says_missing() -> None:
    assert read_phone(" \u200b ") is PhoneFault.MISSING


@given(st.text(alphabet="+84 0912345678.-()/oOaZ\n", max_size=40) | st.text() | st.integers())
def test_read_phone_when_input_is_anything_then_gives_a_number_or_a_fault(raw: str | int) -> None:
    phone = read_phone(raw)

    assert isinstance(phone, PhoneFault) or phone.e164.startswith("+")


def test_show_phone_when_at_home_then_shows_it_as_dialled() -> None:
    assert show_phone(SAMPLE) == "0900 000 101"
    assert show_phone("+842438253536") == "024 3825 3536"


def test_show_phone_when_abroad_then_keeps_the_country_code() -> None:
    assert show_phone("+8223123456") == "+82 2-312-3456"


def test_show_phone_when_it_is_no_number_then_shows_it_as_it_is() -> None:
    assert show_phone("gọi chị Hoa") == "gọi chị Hoa"
