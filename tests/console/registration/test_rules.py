"""Which source a file is, and what looks like an identity number."""

import pytest

from console.import_files.header_names import SheetField
from console.import_files.rows import Row
from console.registration import rules
from console.registration.rules import KnownForm
from tests.console.import_files.sample_files import csv_of, form, read

LETTERS = "ABCDEFGHIJ"
ROWS = dict(
    zip(
        LETTERS,
        read(csv_of(*(form({SheetField.QUESTION: one}) for one in LETTERS))).rows,
        strict=True,
    )
)


def rows(letters: str) -> list[Row]:
    return [ROWS[one] for one in letters]


def known(letters: str, source: int | None = 1) -> list[KnownForm]:
    return [
        KnownForm(ROWS[one].content_hash, f"2026-10-{one}", source, ("", ""), None)
        for one in letters
    ]


@pytest.mark.parametrize(
    ("file", "held", "source"),
    [
        ("ABC", [], 1),
        ("ABC", known("AB", source=None), 1),
        ("ABCD", known("ABC"), 1),
        ("CDEFG", known("ABC"), 2),
        ("ABFGHIJ", known("ABC"), 1),
        ("EF", [*known("ABC"), *known("E", 2)], 2),
        ("EFG", [*known("ABC"), *known("DEH", 2)], 3),
        ("ABDE", [*known("ABC"), *known("DE", 2)], 1),
        ("AC", known("ABCDEFGHIJ"), 1),
    ],
    ids=lambda given: given if isinstance(given, str) else "",
)
def test_a_file_is_of_the_source_it_shares_most_forms_with(
    file: str, held: list[KnownForm], source: int
) -> None:
    assert rules.source_of(rows(file), held) == source


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("số 001090012345 cấp năm 2021", True),
        ("001 090 012 345", True),
        ("001.090.012.345", True),
        ("0900 000 101 12", False),
        ("+840900001012", False),
        ("0010900123456", False),
        ("mã hồ sơ 000.00.12.H26-251001-0001", False),
        ("tài khoản 123456789012", False),
    ],
)
def test_twelve_digits_of_a_citizen_are_an_identity_number(text: str, holds: bool) -> None:
    assert rules.holds_national_id(text) is holds


def test_labels_already_given_are_never_given_again() -> None:
    held = [
        KnownForm(ROWS[one].content_hash, f"2026-10-{n:03}", 1, ("", ""), None)
        for n, one in enumerate("JIH", start=1)
    ]

    planned = rules.plan(rows("ABCDHIJ"), held, (), "2026-10")

    assert [one.ref for one in planned.rows] == [
        *("2026-10-005", "2026-10-006", "2026-10-007", "2026-10-004"),
        *("2026-10-003", "2026-10-002", "2026-10-001"),
    ]
