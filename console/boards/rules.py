"""Pure rules of the boards: how an asker stands on them, when a turn comes, how late the day is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from models.codes.meetings import AskerShown
from models.meetings import AgendaItem

_MINUTE = timedelta(minutes=1)


def asker_shown(preset: AskerShown, name: str) -> str:
    """Write an asker as the meeting's preset says; empty = only the site is told."""
    if preset is AskerShown.NAME:
        return name
    return initials(name) if preset is AskerShown.INITIALS else ""


def initials(name: str) -> str:
    """Write a name by its first letters: `N.T.A.`"""
    return "".join(f"{word[0].upper()}." for word in name.split())


def free_from(now: datetime, ends_at: datetime | None, resumes_at: datetime | None) -> datetime:
    """Tell from when the next person can have the floor.

    Args:
        ends_at: when the turn on the floor has used its time; None = nobody has the floor.
        resumes_at: announced end of a recess; None = no recess, or nobody said.
    """
    return max(moment for moment in (now, ends_at, resumes_at) if moment is not None)


def expected(free_at: datetime, seconds_allowed: Sequence[int]) -> list[datetime]:
    """Tell when each of those who wait can expect the floor, in order.

    Each speaks for the time allowed, one after the other, from the moment the floor is free. Told
    in whole minutes, rounded up: it is an estimate, and should not change every second.

    Args:
        free_at: when the turn on the floor is over.
        seconds_allowed: of those who wait, in order.
    """
    told, at = [], free_at
    for seconds in seconds_allowed:
        told.append(_whole_minute(at))
        at += timedelta(seconds=seconds)
    return told


def _whole_minute(at: datetime) -> datetime:
    floor = at.replace(second=0, microsecond=0)
    return floor if floor == at else floor + _MINUTE


@dataclass(frozen=True, slots=True)
class Timetable:
    """When the items of a programme are planned, and how far the day is from that."""

    planned_at: tuple[datetime | None, ...]  # by item; None = cannot be told
    drift: timedelta | None  # above 0 = late; None = cannot be told
    ends_at: datetime | None  # expected end; None = cannot be told, or it is over


def timetable(
    items: Sequence[AgendaItem],
    start_at: datetime | None,
    *,
    opened_at: datetime | None,
    closed_at: datetime | None,
    now: datetime,
) -> Timetable:
    """Compare the programme with what ran; the items follow each other from the planned start.

    The drift is that of the item that runs: how much later than planned it began, or, once it has
    used up its minutes, how much later than planned it is already. Between two items it is that of
    the one that ended last, before the first one that of the opening. What comes after an item of
    open length (0 minutes) has no planned time, so nothing is late against it.

    Args:
        items: in order of position.
        start_at: planned start of the meeting; None = not scheduled.
        opened_at, closed_at: when it opened and closed; None = not yet.
    """
    planned, at = [], start_at
    for item in items:
        planned.append(at)
        at = _plus_minutes(at, item.minutes_planned)
    if closed_at is not None:
        return Timetable(tuple(planned), closed_at - at if at else None, None)
    drift = _drift(list(zip(items, planned, strict=True)), start_at, opened_at, now)
    ends_at = max(now, at + drift) if at is not None and drift is not None else None
    return Timetable(tuple(planned), drift, ends_at)


def _plus_minutes(at: datetime | None, minutes: int) -> datetime | None:
    return at + timedelta(minutes=minutes) if at is not None and minutes else None


def _drift(
    planned: Sequence[tuple[AgendaItem, datetime | None]],
    start_at: datetime | None,
    opened_at: datetime | None,
    now: datetime,
) -> timedelta | None:
    begun = [(item.started_at, item, at) for item, at in planned if item.started_at is not None]
    if not begun:
        return (opened_at or max(now, start_at)) - start_at if start_at is not None else None
    started_at, last, planned_at = max(begun, key=lambda entry: (entry[0], entry[1].position))
    if planned_at is None:
        return None
    planned_end = _plus_minutes(planned_at, last.minutes_planned)
    late = started_at - planned_at
    if planned_end is None:
        return late
    return last.ended_at - planned_end if last.ended_at else max(late, now - planned_end)
