"""Until when a request is answered and done."""

from datetime import date

import pytest

from console.personal_data import rules
from console.working_days import days
from models.codes.personal_data import RequestKind


def test_an_answer_is_due_after_two_working_days_that_count_no_weekend() -> None:
    friday = date(2026, 10, 16)

    assert rules.answer_by(friday, days.load()) == date(2026, 10, 20)


@pytest.mark.parametrize(
    ("kind", "last"),
    [
        (RequestKind.SEE, date(2026, 10, 26)),
        (RequestKind.CORRECT, date(2026, 10, 26)),
        (RequestKind.WITHDRAW, date(2026, 10, 31)),
        (RequestKind.OBJECT, date(2026, 10, 31)),
        (RequestKind.ERASE, date(2026, 11, 5)),
    ],
)
def test_each_kind_is_done_within_its_days(kind: RequestKind, last: date) -> None:
    assert rules.do_by(kind, date(2026, 10, 16)) == last
