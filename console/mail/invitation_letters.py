"""Invitations of a meeting's delegates as letters: who is asked and how it reads."""

from collections.abc import Iterable
from datetime import datetime
from urllib.parse import urlsplit

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from console import settings
from console.errors import Refused
from console.i18n.catalog import translate
from console.mail import calendar_part
from console.mail.calendar_part import Appointment, Parties
from console.mail.new_messages import Letter
from console.mail.wording import LETTERS_IN, day_and_time
from models import AgendaItem, Delegate, Meeting
from models.codes.mail import MailKind
from models.codes.meetings import MeetingState


def letters_of(
    session: Session, meeting: Meeting, delegates: Iterable[Delegate], now: datetime, version: int
) -> list[Letter]:
    """Write the letter for each delegate, in their order."""
    entry = appointment(session, meeting, now, version) if meeting.planned_start_at else None
    facts = {
        "month": f"{meeting.code[5:]}/{meeting.code[:4]}",
        "when": day_and_time(meeting),
        "venue": meeting.venue or translate(LETTERS_IN, "mail.letter.venue_unknown"),
    }
    return [
        _letter(meeting, delegate, ics_for(entry, delegate) if entry else "", facts)
        for delegate in delegates
    ]


def ics_for(entry: Appointment, delegate: Delegate) -> str:
    """Give the meeting for the calendar of one delegate, from the Centre."""
    centre = translate(LETTERS_IN, "phone.centre")
    parties = Parties(organizer(), centre, delegate.email, delegate.name)
    return calendar_part.invitation(entry, parties) if delegate.email else ""


def organizer() -> str:
    """Give the address meetings are called from: that of all mail, or one nobody reads."""
    chosen = settings.current()
    return chosen.smtp_sender or f"no-reply@{urlsplit(chosen.public_url).hostname}"


def appointment(session: Session, meeting: Meeting, now: datetime, version: int) -> Appointment:
    """Give a meeting that has a day and a time as a calendar shows it."""
    if meeting.planned_start_at is None:
        raise Refused("invitations_need_day")
    minutes = session.scalar(
        select(func.sum(AgendaItem.minutes_planned)).where(AgendaItem.meeting_id == meeting.id)
    )
    title = translate(
        LETTERS_IN, "mail.letter.title", month=f"{meeting.code[5:]}/{meeting.code[:4]}"
    )
    return Appointment(
        code=meeting.code,
        title=title,
        starts_at=meeting.planned_start_at,
        minutes=minutes or 0,
        venue=meeting.venue,
        told_at=now,
        version=version,
        is_called_off=meeting.state is MeetingState.CLOSED and meeting.opened_at is None,
    )


def name_of(delegate: Delegate) -> str:
    """Give how a delegate is addressed."""
    parts = (delegate.name, delegate.position, delegate.organization)
    return ", ".join(part for part in parts if part)


def _letter(meeting: Meeting, delegate: Delegate, ics: str, facts: dict[str, str]) -> Letter:
    return Letter(
        kind=MailKind.INVITATION,
        to=f"delegate:{delegate.id}",
        due=meeting.held_on.isoformat() if meeting.held_on else "",
        name=delegate.name,
        address=delegate.email,
        subject=translate(LETTERS_IN, "mail.subject.invitation", **facts),
        body=translate(LETTERS_IN, "mail.body.invitation", who=name_of(delegate), **facts),
        ics=ics,
    )
