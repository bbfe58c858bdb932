import unicodedata

import pytest

from console.auth import passwords
from console.errors import Refused


def test_a_one_time_password_when_made_can_be_read_out_and_is_never_the_same() -> None:
    made = {passwords.one_time() for _ in range(200)}

    assert len(made) == 200
    assert {len(one) for one in made} == {19}
    assert set("".join(made)) <= set("acehkmrtux23456789-")


def test_a_one_time_password_when_weighed_is_strong_enough() -> None:
    password = "k7ma-4xha-2utr-9cee"

    passwords.refuse_weak(password, "minh")

    assert passwords.is_right(password, passwords.hash_password(password))


def test_a_hash_when_made_keeps_nothing_of_the_password_and_is_salted() -> None:
    first, second = (passwords.hash_password("bốn mùa hoa sữa") for _ in range(2))

    assert passwords.is_hash(first)
    assert first != second
    assert not passwords.is_hash("bốn mùa hoa sữa")


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_password_when_written_with_single_or_joined_accents_is_the_same(form: str) -> None:
    stored = passwords.hash_password(unicodedata.normalize("NFC", "bốn mùa hoa sữa"))

    typed = unicodedata.normalize(form, "bốn mùa hoa sữa")  # type: ignore[arg-type]

    assert passwords.is_right(typed, stored)


def test_a_long_password_when_only_its_last_letter_differs_is_wrong() -> None:
    stored = passwords.hash_password("hoa sữa " * 20 + "a")

    assert passwords.is_right("hoa sữa " * 20 + "a", stored)
    assert not passwords.is_right("hoa sữa " * 20 + "b", stored)


@pytest.mark.parametrize("typed", ["", "\0", "a\0b", "\ud800", "x" * 100_000])
def test_a_strange_password_when_checked_is_wrong_and_breaks_nothing(typed: str) -> None:
    stored = passwords.hash_password("bốn mùa hoa sữa")

    assert not passwords.is_right(typed, stored)
    assert not passwords.is_right(typed, None)


@pytest.mark.parametrize(
    ("password", "name", "code"),
    [
        ("mười ký tự", "minh", "password_too_short"),
        ("x7" * 101, "minh", "password_too_long"),
        ("aaaaaaaaaaaaaaa", "minh", "password_too_plain"),
        ("minh.minh.minh", "minh", "password_is_name"),
        ("Nguyễn.Văn.Minh", "nguyễn.văn.minh", "password_is_name"),
        ("NGUYEN.VAN.MINH1", "nguyễn.văn.minh", "password_is_name"),
    ],
)
def test_a_weak_password_when_chosen_is_refused(password: str, name: str, code: str) -> None:
    with pytest.raises(Refused) as raised:
        passwords.refuse_weak(password, name)

    assert raised.value.code == code


def test_a_short_text_when_its_accents_stand_apart_is_not_counted_longer() -> None:
    with pytest.raises(Refused) as raised:
        passwords.refuse_weak(unicodedata.normalize("NFD", "ếếễềộ ợỡ"), "minh")

    assert raised.value.code == "password_too_short"
