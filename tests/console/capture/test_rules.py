"""Pure rules of capture."""

import pytest

from console.capture import rules
from models.codes.capture import OutcomeKind


def test_a_written_reply_is_a_promise_also_without_a_date() -> None:
    assert rules.is_commitment(OutcomeKind.WRITTEN_REPLY, has_due_date=False)


@pytest.mark.parametrize("kind", OutcomeKind)
def test_every_outcome_with_a_date_is_a_promise(kind: OutcomeKind) -> None:
    assert rules.is_commitment(kind, has_due_date=True)


def test_an_answer_on_site_without_a_date_is_none() -> None:
    assert not rules.is_commitment(OutcomeKind.ANSWERED_ON_SITE, has_due_date=False)


@pytest.mark.parametrize(
    ("taken", "wanted", "given"),
    [([], None, 1), ([1, 2], None, 3), ([1, 3], 2, 2), ([1], 1, None), ([], 0, None)],
)
def test_conclusions_are_numbered_without_doubles(
    taken: list[int], wanted: int | None, given: int | None
) -> None:
    assert rules.next_number(taken, wanted) == given
