"""When a commitment is overdue, soon due, in time."""

from datetime import date

import pytest

from console.follow_up.rules import SOON_DAYS, CommitmentStanding, days_late, days_left, standing_of

TODAY = date(2026, 11, 10)


@pytest.mark.parametrize(
    ("left", "standing"),
    [
        (None, CommitmentStanding.UNDATED),
        (-1, CommitmentStanding.OVERDUE),
        (0, CommitmentStanding.SOON),
        (SOON_DAYS, CommitmentStanding.SOON),
        (SOON_DAYS + 1, CommitmentStanding.OPEN),
    ],
)
def test_a_commitment_stands_as_its_days_left_say(
    left: int | None, standing: CommitmentStanding
) -> None:
    assert standing_of(left) is standing


@pytest.mark.parametrize(
    ("due", "left"), [(None, None), (date(2026, 11, 12), 2), (date(2026, 11, 9), -1)]
)
def test_days_left_are_calendar_days(due: date | None, left: int | None) -> None:
    assert days_left(due, TODAY) == left


def test_what_is_kept_or_said_done_is_not_overdue() -> None:
    assert standing_of(-3, is_kept=True) is CommitmentStanding.KEPT
    assert standing_of(-3, is_reported=True) is CommitmentStanding.REPORTED
    assert standing_of(None, is_reported=True, is_kept=True) is CommitmentStanding.KEPT


def test_days_late_count_from_the_due_date() -> None:
    assert days_late(date(2026, 11, 5), date(2026, 11, 8)) == 3
    assert days_late(date(2026, 11, 5), date(2026, 11, 5)) == 0
    assert days_late(date(2026, 11, 5), date(2026, 11, 1)) == 0
    assert days_late(None, date(2026, 11, 1)) == days_late(date(2026, 11, 1), None) == 0
