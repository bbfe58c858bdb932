"""When mail goes out, is tried again, when it is given up, and when only a person can know."""

from datetime import date, datetime, timedelta

from models.codes.mail import MailState
from models.codes.meetings import MeetingState
from models.meetings import Meeting

# Pauses after the first, second … refusal of a message; after the last one it is given up.
WAITS = tuple(timedelta(minutes=minutes) for minutes in (5, 15, 60, 180, 360, 720, 1440))
SERVER_WAIT = timedelta(minutes=5)  # while no server takes anything; counts against no message
# Longer than any attempt can take: whoever claimed a row so long ago is not sending any more.
UNSURE_AFTER = timedelta(minutes=15)

REMIND_BEFORE = timedelta(days=2)  # ahead of the day something is due
WEEKS_AFTER = 4  # how often a unit is reminded of what is overdue, once a week


def reminder_of(due_on: date, today: date) -> str:
    """Name which reminder is due today: before, on or after the day; empty = none.

    The same name stands for several days, so that a day on which nothing ran loses no reminder.
    """
    if today < due_on:
        return "before" if due_on - today <= REMIND_BEFORE else ""
    if today == due_on:
        return "on"
    weeks = ((today - due_on).days - 1) // 7
    return f"after{weeks}" if weeks < WEEKS_AFTER else ""


def no_invitations(meeting: Meeting) -> str:
    """Name why no invitation can go out: code of a refusal; empty = one can."""
    if meeting.planned_start_at is None:
        return "invitations_need_day"
    return "" if meeting.state is MeetingState.PLANNED else "invitations_too_late"


def next_try(refused: int, now: datetime) -> datetime | None:
    """Tell when a message is tried again that was refused so often; None = given up."""
    return now + WAITS[refused - 1] if refused <= len(WAITS) else None


def is_unsure(state: MailState, refusal: str, claimed_at: datetime | None, now: datetime) -> bool:
    """Tell whether nobody knows if a message went out: no answer came, or its sender is gone."""
    if state is not MailState.SENDING:
        return False
    return bool(refusal) or claimed_at is None or now - claimed_at > UNSURE_AFTER


def may_send_again(
    state: MailState, refusal: str, claimed_at: datetime | None, now: datetime
) -> bool:
    """Tell whether a person may have a message sent again: stopped, waiting long, or unsure."""
    stopped = state in (MailState.FAILED, MailState.GIVEN_UP)
    return stopped or is_unsure(state, refusal, claimed_at, now)
