"""How letters write what they tell; they go to people here, so they are in Vietnamese."""

from console import clock
from console.i18n.catalog import translate
from models import Meeting

LETTERS_IN = "vi"


def day_and_time(meeting: Meeting) -> str:
    """Write when a meeting is to begin; without a day, that it is to be announced."""
    if meeting.planned_start_at is not None:
        at = clock.local(meeting.planned_start_at)
        return f"{at:%H:%M} {translate(LETTERS_IN, 'mail.letter.on_day')} {at:%d/%m/%Y}"
    if meeting.held_on is not None:
        return f"{meeting.held_on:%d/%m/%Y}"
    return translate(LETTERS_IN, "mail.letter.day_unknown")
