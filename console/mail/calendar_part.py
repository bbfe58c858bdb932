"""A meeting as a calendar shows it (RFC 5545)."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from icalendar import Calendar, Event, vCalAddress, vText

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
    is_called_off: bool = False


@dataclass(frozen=True, slots=True)
class Parties:
    """Who invites whom: without both Outlook takes an update for a meeting of its own."""

    organizer: str  # address
    organizer_name: str
    delegate: str  # address
    delegate_name: str


@dataclass(frozen=True, slots=True)
class DayEntry:
    """Something due on a day."""

    key: str  # the same whenever the calendar is written
    title: str
    on: date
    told_at: datetime


def invitation(meeting: Appointment, parties: Parties) -> str:
    """Write the meeting as one calendar asks another to take it, move it or take it out.

    Source:
        RFC 5546, 3.2.2 and 3.2.5 (iTIP: REQUEST and CANCEL of an event).
    """
    whole = empty()
    whole.add("method", "CANCEL" if meeting.is_called_off else "REQUEST")
    entry = event(meeting)
    entry.add("organizer", _address(parties.organizer, parties.organizer_name))
    delegate = _address(parties.delegate, parties.delegate_name)
    delegate.params["ROLE"] = vText("REQ-PARTICIPANT")
    delegate.params["RSVP"] = vText("FALSE")
    entry.add("attendee", delegate, encode=False)
    whole.add_component(entry)
    return str(whole.to_ical().decode())


def _address(address: str, name: str) -> vCalAddress:
    written = vCalAddress(f"mailto:{address}")
    if name:
        written.params["CN"] = vText(name)
    return written


def empty() -> Calendar:
    """Give a calendar without entries."""
    made = Calendar()
    made.add("prodid", PRODUCT)
    made.add("version", "2.0")
    return made


def event(meeting: Appointment, *, kind: str = "meeting") -> Event:
    """Give the entry of a meeting.

    Args:
        kind: whose entry it is; an invitation and the own calendar do not replace each other.
    """
    length = timedelta(minutes=meeting.minutes) if meeting.minutes else USUAL_LENGTH
    made = Event()
    made.add("uid", f"{kind}-{meeting.code}@dialogue-console")
    made.add("dtstamp", meeting.told_at)
    made.add("sequence", meeting.version)
    made.add("status", "CANCELLED" if meeting.is_called_off else "CONFIRMED")
    made.add("dtstart", meeting.starts_at)
    made.add("dtend", meeting.starts_at + length)
    made.add("summary", meeting.title)
    if meeting.venue:
        made.add("location", meeting.venue)
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
