"""Invitations of a meeting's delegates: who gets one, how it reads, and putting them in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from console import clock, db, require
from console.auth import door
from console.auth.actor import Actor
from console.auth.permissions import Permission
from console.errors import NotFound, Refused
from console.i18n.catalog import translate
from console.journal import Subject
from console.live.topics import Topic
from console.mail import calendar_part, new_messages
from console.mail.calendar_part import Appointment
from console.mail.new_messages import Letter
from console.mail.wording import LETTERS_IN, day_and_time
from console.text.folding import name_order
from console.use_case import Work, use_case
from models import AgendaItem, Delegate, MailRecipient, Meeting
from models.mail import MailKind
from models.meetings import MeetingState


@dataclass(frozen=True, slots=True)
class Invited:
    """One delegate and the letter for them; `is_in` = it was put in before."""

    delegate_id: int
    name: str
    organization: str
    letter: Letter
    is_in: bool


@dataclass(frozen=True, slots=True)
class Invitations:
    """What can be put in, in the Vietnamese order of names."""

    meeting_id: int
    held_on: date | None
    all: tuple[Invited, ...]
    why_not: str  # code of a refusal: why none can be put in; empty = they can

    @property
    def new(self) -> tuple[Invited, ...]:
        """Who has an address and no invitation yet."""
        return tuple(one for one in self.all if one.letter.address and not one.is_in)

    @property
    def without_address(self) -> tuple[Invited, ...]:
        """Whom no mail reaches."""
        return tuple(one for one in self.all if not one.letter.address)


def load(viewer: Actor | None, meeting_id: int) -> Invitations:
    """Read who is to be invited by mail, with each letter as it would be put in.

    Raises:
        NotSignedIn, NotAllowed: nobody, or not for this role.
        NotFound: no such meeting.
    """
    with db.reading() as session:
        door.admit(session, viewer, Permission.MAIL_SEND)
        meeting = session.get(Meeting, meeting_id)
        if meeting is None:
            raise NotFound("meeting_not_found")
        delegates = _delegates(session, meeting_id)
        letters = letters_of(session, meeting, delegates, clock.now(), 0)
        marks = select(MailRecipient.mark).where(
            MailRecipient.mark.in_([one.mark for one in letters])
        )
        known = set(session.scalars(marks))
    found = [
        Invited(who.id, who.name, who.organization, letter, letter.mark in known)
        for who, letter in zip(delegates, letters, strict=True)
    ]
    ordered = sorted(found, key=lambda one: (name_order(one.name), one.delegate_id))
    return Invitations(meeting_id, meeting.held_on, tuple(ordered), _why_not(meeting))


@use_case(Permission.MAIL_SEND)
def invite(work: Work, meeting_id: int, delegate_ids: tuple[int, ...], *, seen: date | None) -> int:
    """Put an invitation with the meeting for the calendar into the outbox for each delegate.

    Args:
        delegate_ids: who is to be invited; who has no address or was invited is left out.
        seen: the day of the meeting as the letters previewed say it.

    Returns:
        The meeting's id.

    Raises:
        Conflict: the meeting has another day by now.
        Refused: it has no day yet, is over, or nobody is left to be invited.
    """
    meeting = require.meeting(work, meeting_id)
    work.expect(seen, meeting.held_on)
    if refusal := _why_not(meeting):
        raise Refused(refusal)
    chosen = [one for one in _delegates(work.session, meeting_id) if one.id in set(delegate_ids)]
    made = new_messages.put(
        work, meeting_id, letters_of(work.session, meeting, chosen, work.now, work.number)
    )
    if not made:
        raise Refused("nobody_to_invite")
    work.record(
        "mail:invitations:put_in",
        Subject("meeting", meeting_id),
        facts={"recipients": list(made)},
        topics=(Topic.MAIL,),
    )
    return meeting_id


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
    return [_letter(meeting, one, ics, facts) for one in delegates]


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


def _delegates(session: Session, meeting_id: int) -> list[Delegate]:
    query = select(Delegate).where(Delegate.meeting_id == meeting_id).order_by(Delegate.id)
    return list(session.scalars(query))


def _why_not(meeting: Meeting) -> str:
    if meeting.planned_start_at is None:
        return "invitations_need_day"
    return "" if meeting.state is MeetingState.PLANNED else "invitations_too_late"
