"""Invitations of a meeting's delegates as letters: who is asked and how it reads."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from console.errors import Refused
from console.i18n.catalog import translate
from console.mail import calendar_part
from console.mail.calendar_part import Appointment
from console.mail.new_messages import Letter
from console.mail.wording import LETTERS_IN, day_and_time
from models import AgendaItem, Delegate, Meeting
from models.codes.mail import MailKind


def letters_of(
    session: Session, meeting: Meeting, delegates: Iterable[Delegate], now: datetime, version: int
) -> list[Letter]:
    """Write the letter for each delegate, in their order."""
    ics = (
        calendar_part.invitation(appointment(session, meeting, now, version))
        if (meeting.planned_start_at)
        else ""
    )
    facts = {
        "month": f"{meeting.code[5:]}/{meeting.code[:4]}",
        "when": day_and_time(meeting),
        "venue": meeting.venue or translate(LETTERS_IN, "mail.letter.venue_unknown"),
    }
    return [_letter(meeting, delegate, ics, facts) for delegate in delegates]


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
    )


def _letter(meeting: Meeting, one: Delegate, ics: str, facts: dict[str, str]) -> Letter:
    who = ", ".join(part for part in (one.name, one.position, one.organization) if part)
    return Letter(
        kind=MailKind.INVITATION,
        to=f"delegate:{one.id}",
        due=meeting.held_on.isoformat() if meeting.held_on else "",
        name=one.name,
        address=one.email,
        subject=translate(LETTERS_IN, "mail.subject.invitation", **facts),
        body=translate(LETTERS_IN, "mail.body.invitation", who=who, **facts),
        ics=ics,
    )
