"""A meeting as a calendar shows it (RFC 5545)."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from icalendar import Calendar, Event

PRODUCT = "-//dialogue-console//VI"
USUAL_LENGTH = timedelta(hours=3)  # of a meeting whose programme says no length


@dataclass(frozen=True, slots=True)
class Appointment:
    """One meeting in a calendar."""

    code: str
    title: str
    starts_at: datetime
    minutes: int  # 0 = the usual length
    venue: str
    told_at: datetime  # when this was so
    version: int  # grows with each change


@dataclass(frozen=True, slots=True)
class DayEntry:
    """Something due on a day."""

    key: str  # the same whenever the calendar is written
    title: str
    on: date
    told_at: datetime


def invitation(one: Appointment) -> str:
    """Write a calendar that publishes the meeting."""
    whole = empty()
    whole.add("method", "PUBLISH")
    whole.add_component(event(one))
    return str(whole.to_ical().decode())


def empty() -> Calendar:
    """Give a calendar without entries."""
    made = Calendar()
    made.add("prodid", PRODUCT)
    made.add("version", "2.0")
    return made


def event(one: Appointment, *, kind: str = "meeting") -> Event:
    """Give the entry of a meeting.

    Args:
        kind: whose entry it is; an invitation and the own calendar do not replace each other.
    """
    length = timedelta(minutes=one.minutes) if one.minutes else USUAL_LENGTH
    made = Event()
    made.add("uid", f"{kind}-{one.code}@dialogue-console")
    made.add("dtstamp", one.told_at)
    made.add("sequence", one.version)
    made.add("dtstart", one.starts_at)
    made.add("dtend", one.starts_at + length)
    made.add("summary", one.title)
    if one.venue:
        made.add("location", one.venue)
    return made


def day_event(one: DayEntry) -> Event:
    """Give an entry for a whole day, which leaves its reader free."""
    made = Event()
    made.add("uid", f"{one.key}@dialogue-console")
    made.add("dtstamp", one.told_at)
    made.add("dtstart", one.on)
    made.add("dtend", one.on + timedelta(days=1))
    made.add("summary", one.title)
    made.add("transp", "TRANSPARENT")
    return made
