"""Pure rules of a meeting: its states, its month, when it was open, the order of its programme.

planned -> open <-> recess -> closed
"""

import re
from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from console import clock
from console.errors import Invalid
from console.text.folding import clean
from console.working_days.days import DayTable
from models.codes.meetings import MeetingState
from models.codes.questions import Place
from models.meetings import AgendaItem, Meeting, Recess

NEXT_STATES: Mapping[MeetingState, frozenset[MeetingState]] = {
    MeetingState.PLANNED: frozenset({MeetingState.OPEN}),
    MeetingState.OPEN: frozenset({MeetingState.RECESS, MeetingState.CLOSED}),
    MeetingState.RECESS: frozenset({MeetingState.OPEN, MeetingState.CLOSED}),
    MeetingState.CLOSED: frozenset(),
}

# Source: plan P22. Their titles are `meetings.item.…` in the catalogs.
STANDARD_ITEMS = ("introduction", "address", "questions", "answers", "assignments", "closing")

# A matter moves between these two by scheduling; the floor moves it on.
SCHEDULABLE = frozenset({Place.NONE, Place.SCHEDULED})

LONGEST_REASON = 500  # characters, of a change of the day

_THURSDAY = 3
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")


@dataclass(frozen=True, slots=True)
class MeetingDay:
    """When and where a meeting is held, as far as that is set."""

    held_on: date | None = None
    start: time | None = None  # local time of Hanoi
    venue: str = ""

    def told(self) -> str:
        """Write it on one line: 29/10/2026 08:30 Hội trường tầng 3."""
        day = f"{self.held_on:%d/%m/%Y}" if self.held_on else ""
        start = f"{self.start:%H:%M}" if self.start else ""
        return " ".join(filter(None, (day, start, self.venue))) or "–"


UNDATED = MeetingDay()


def day_of(held_on: date | None, planned_start_at: datetime | None, venue: str) -> MeetingDay:
    """Give the day of a meeting by its planned start in UTC."""
    start = clock.local(planned_start_at).time() if planned_start_at else None
    return MeetingDay(held_on, start, venue)


def is_month(code: str) -> bool:
    """Tell whether a code is a month, `2026-10`."""
    return _MONTH.fullmatch(code) is not None and code >= "1000"


def month_of(on: date) -> str:
    """Give the code of the meeting held on a day."""
    return f"{on:%Y-%m}"


def present(meetings: Sequence[Meeting], today: date) -> Meeting | None:
    """Choose the meeting to look at: the one that is open, else the next one, else the last one.

    A month without a date is still to come until the month is over.
    """
    running = [
        meeting for meeting in meetings if meeting.state in (MeetingState.OPEN, MeetingState.RECESS)
    ]
    coming = [
        meeting
        for meeting in meetings
        if meeting.state is MeetingState.PLANNED
        and (meeting.held_on >= today if meeting.held_on else meeting.code >= month_of(today))
    ]
    if running or coming:
        return min(running or coming, key=lambda meeting: meeting.code)
    return max(meetings, key=lambda meeting: meeting.code, default=None)


def was_open(meeting: Meeting, at: datetime) -> bool:
    """Tell whether a moment lies between the opening and the close; a recess lies within."""
    if meeting.opened_at is None or at < meeting.opened_at:
        return False
    return meeting.closed_at is None or at <= meeting.closed_at


def in_recess(recesses: Iterable[Recess], at: datetime) -> bool:
    """Tell whether a moment lies in a recess.

    A recess nobody has ended yet counts for the minutes it was announced for: a room that goes on
    after them has ended it, whoever forgot to say so.
    """
    return any(recess.started_at < at and not _is_over(recess, at) for recess in recesses)


def _is_over(recess: Recess, at: datetime) -> bool:
    if recess.ended_at is not None:
        return at >= recess.ended_at
    if recess.minutes_planned is None:
        return False
    return at >= recess.started_at + timedelta(minutes=recess.minutes_planned)


def placed(items: Sequence[AgendaItem], new: AgendaItem, position: int | None) -> list[AgendaItem]:
    """Give the programme with a new item at a position (from 1; None = last)."""
    order = list(items)
    order.insert(len(order) if position is None else position - 1, new)
    return order


def moves_started(order: Sequence[AgendaItem]) -> bool:
    """Tell whether an order would move an item the meeting has begun."""
    return any(
        item.started_at is not None and item.position != position
        for position, item in enumerate(order, start=1)
    )


def distinct(positions: Iterable[int]) -> list[int]:
    """Give positions in order with every one held once: 2, 2, 5 becomes 2, 3, 5."""
    order: list[int] = []
    for position in sorted(positions):
        order.append(max(position, order[-1] + 1) if order else position)
    return order


def suggested_day(code: str, table: DayTable) -> date | None:
    """Propose the day of a month's meeting; None = the whole last week is off.

    It lies in the last seven days of the month: the Thursday, else the working day before it that
    is nearest, else the nearest after it.

    Source: the Centre's plan, a meeting in the last week of each month.
    """
    year, month = (int(part) for part in code.split("-"))
    last = date(year, month, monthrange(year, month)[1])
    week = [last - timedelta(days=back) for back in range(7)]
    thursday = next(day for day in week if day.weekday() == _THURSDAY)
    worked = [day for day in week if table.is_working_day(day)]
    return min(worked, key=lambda day: (day > thursday, abs(day - thursday)), default=None)


def reason_of_change(reason: str) -> str:
    """Give a reason as it is kept.

    Raises:
        Invalid: none, or one too long.
    """
    kept = clean(reason).strip()
    if not kept:
        raise Invalid({"reason": "change_needs_reason"})
    if len(kept) > LONGEST_REASON:
        raise Invalid({"reason": "step_text_too_long"})
    return kept
