"""When mail is tried again and when only a person can know."""

from datetime import UTC, datetime, timedelta

import pytest

from console.mail import rules
from models.codes.mail import MailState

NOW = datetime(2026, 10, 20, 1, tzinfo=UTC)
LONG_AGO = NOW - rules.UNSURE_AFTER - timedelta(seconds=1)


def test_pauses_grow_and_end() -> None:
    tries = [rules.next_try(refused, NOW) for refused in range(1, len(rules.WAITS) + 2)]

    assert tries[-1] is None
    pauses = [at - NOW for at in tries[:-1] if at is not None]
    assert pauses == sorted(set(pauses))


@pytest.mark.parametrize(
    ("state", "refusal", "claimed_at", "unsure", "again"),
    [
        (MailState.WAITING, "", None, False, False),
        (MailState.SENDING, "", NOW, False, False),
        (MailState.SENDING, "", LONG_AGO, True, True),
        (MailState.SENDING, "unanswered", NOW, True, True),
        (MailState.SENT, "", LONG_AGO, False, False),
        (MailState.FAILED, "later", LONG_AGO, False, True),
        (MailState.GIVEN_UP, "refused", LONG_AGO, False, True),
    ],
)
def test_who_may_decide_about_a_message(
    state: MailState, refusal: str, claimed_at: datetime | None, unsure: bool, again: bool
) -> None:
    assert rules.is_unsure(state, refusal, claimed_at, NOW) is unsure
    assert rules.may_send_again(state, refusal, claimed_at, NOW) is again
