"""The light a date gives."""

from datetime import date

import pytest

from console.working_days.due import Due, Light, light

PROGRAMME = Due(date(2026, 10, 24), date(2026, 10, 23))


@pytest.mark.parametrize(
    ("on", "lit"),
    [
        (date(2026, 10, 22), Light.AHEAD),
        (date(2026, 10, 23), Light.SOON),
        (date(2026, 10, 24), Light.SOON),
        (date(2026, 10, 25), Light.OVERDUE),
    ],
)
def test_a_light_turns_on_the_recommended_day_and_the_day_after_the_due_one(
    on: date, lit: Light
) -> None:
    assert light(PROGRAMME, on) is lit


def test_what_is_done_is_done_whatever_the_day() -> None:
    assert light(PROGRAMME, date(2027, 1, 1), is_done=True) is Light.DONE
