"""Stamps and receipt codes: made once, read back however typed, never taken from elsewhere."""

from datetime import timedelta

import pytest

from console import clock
from console.registration import form_stamps
from console.registration.form_stamps import ALPHABET, GOOD_FOR
from tests.console.registration.citizen import NOW


def test_a_stamp_comes_back_and_makes_the_same_code_each_time(sqlite_database: str) -> None:
    with clock.stopped(NOW):
        written = form_stamps.new("2026-10")
    first, again = form_stamps.read(written, "2026-10"), form_stamps.read(written, "2026-10")

    assert first is not None
    assert again == first
    assert first.given_at == NOW
    assert again.receipt_code == first.receipt_code
    assert form_stamps.read_code(first.receipt_code.lower().replace("-", " ")) == first.receipt_code


def test_two_stamps_make_two_codes(sqlite_database: str) -> None:
    with clock.stopped(NOW):
        stamps = [form_stamps.read(form_stamps.new("2026-10"), "2026-10") for _ in range(50)]

    assert len({one.receipt_code for one in stamps if one}) == 50


@pytest.mark.parametrize(
    "spoil",
    [
        lambda one: one[:-1] + ("0" if one[-1] != "0" else "1"),
        lambda one: "1" + one,
        lambda one: one.rsplit(".", 1)[0],
        lambda one: "",
        lambda one: "..",
        lambda one: "²" + one[1:],
        lambda one: one * 9,
    ],
)
def test_a_stamp_somebody_changed_is_none(sqlite_database: str, spoil: object) -> None:
    written = form_stamps.new("2026-10")

    assert form_stamps.read(spoil(written), "2026-10") is None  # type: ignore[operator]


def test_a_stamp_of_another_meeting_is_none(sqlite_database: str) -> None:
    assert form_stamps.read(form_stamps.new("2026-09"), "2026-10") is None


def test_a_stamp_tells_haste_and_age(sqlite_database: str) -> None:
    with clock.stopped(NOW):
        stamp = form_stamps.read(form_stamps.new("2026-10"), "2026-10")
    assert stamp is not None

    told = []
    for later in (timedelta(seconds=1), timedelta(minutes=5), GOOD_FOR + timedelta(seconds=1)):
        with clock.stopped(NOW + later):
            told.append((stamp.is_hasty, stamp.is_stale))

    assert told == [(True, False), (False, False), (False, True)]


@pytest.mark.parametrize(
    "typed", ["", "ABCD", "ABCD-EFGH-JKM0", "ABCDEFGHJKMNP", "<script>", "Đ" * 12]
)
def test_what_cannot_be_a_code_is_none(typed: str) -> None:
    assert form_stamps.read_code(typed) is None


def test_the_alphabet_has_no_look_alikes() -> None:
    assert not set("01OILU") & set(ALPHABET)
    assert len(set(ALPHABET)) == len(ALPHABET)
