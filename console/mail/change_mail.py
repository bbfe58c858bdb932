"""Tells registrants and invited delegates that a meeting is put off or off, within the act."""

from collections.abc import Iterable, Iterator
from datetime import date

from sqlalchemy import select

from console.i18n.catalog import translate
from console.mail import new_messages
from console.mail.invitation_letters import appointment, ics_for, name_of
from console.mail.new_messages import Letter
from console.mail.wording import LETTERS_IN, day_and_time
from console.queries import meetings
from console.use_case import Work
from models import Delegate, MailRecipient, Meeting, Registration
from models.codes.mail import MailKind
from models.codes.registrations import RegistrationState

_TO_DELEGATES = {
    MailKind.POSTPONED: "mail.body.postponed_delegate",
    MailKind.CANCELLED: "mail.body.cancelled_delegate",
}


def tell_postponed(
    work: Work, meeting: Meeting, before: date | None, reason: str
) -> tuple[int, ...]:
    """Put one message for each registrant with an address into the outbox: another day.

    The meeting carries its new day already. The caller adds `Topic.MAIL` to its topics.

    Args:
        before: the day it was to be held on.
        reason: as everybody reads it.

    Returns:
        Ids of the new recipients in the outbox.
    """
    return _tell(work, meeting, MailKind.POSTPONED, before, reason)


def tell_cancelled(work: Work, meeting: Meeting, reason: str) -> tuple[int, ...]:
    """Put one message for each registrant with an address into the outbox: it is called off.

    The caller adds `Topic.MAIL` to its topics; gives the ids of the new recipients.
    """
    return _tell(work, meeting, MailKind.CANCELLED, meeting.held_on, reason)


def _tell(
    work: Work, meeting: Meeting, kind: MailKind, before: date | None, reason: str
) -> tuple[int, ...]:
    facts = {
        "month": f"{meeting.code[5:]}/{meeting.code[:4]}",
        "before": f"{before:%d/%m/%Y}" if before else "",
        "reason": reason,
        "when": day_and_time(meeting),
        "venue": meeting.venue or translate(LETTERS_IN, "mail.letter.venue_unknown"),
    }
    subject = translate(LETTERS_IN, f"mail.subject.{kind.value}", **facts)
    letters = [
        Letter(
            kind=kind,
            to=f"registration:{registrant.id}",
            due=str(work.number),
            name=registrant.full_name or registrant.organization,
            address=registrant.email,
            subject=subject,
            body=translate(LETTERS_IN, f"mail.body.{kind.value}", name=_name(registrant), **facts),
        )
        for registrant in _once(_registrants(work, meeting.id))
    ]
    return new_messages.put(work, meeting.id, [*letters, *_updates(work, meeting, kind, facts)])


def _updates(
    work: Work, meeting: Meeting, kind: MailKind, facts: dict[str, str]
) -> Iterator[Letter]:
    """Move the meeting in the calendars of delegates who were invited, or take it out."""
    invited = [
        delegate
        for delegate in meetings.delegates(work.session, meeting.id)
        if delegate.email and _was_invited(work, delegate)
    ]
    if not invited or meeting.planned_start_at is None:
        return
    entry = appointment(work.session, meeting, work.now, work.number)
    for delegate in invited:
        yield Letter(
            kind=kind,
            to=f"delegate:{delegate.id}",
            due=str(work.number),
            name=delegate.name,
            address=delegate.email,
            subject=translate(LETTERS_IN, f"mail.subject.{kind.value}", **facts),
            body=translate(LETTERS_IN, _TO_DELEGATES[kind], who=name_of(delegate), **facts),
            ics=ics_for(entry, delegate),
        )


def _was_invited(work: Work, delegate: Delegate) -> bool:
    mark = MailRecipient.mark.startswith(f"invitation:delegate:{delegate.id}:", autoescape=True)
    return work.session.scalar(select(MailRecipient.id).where(mark).limit(1)) is not None


def _registrants(work: Work, meeting_id: int) -> Iterable[Registration]:
    query = select(Registration).where(
        Registration.meeting_id == meeting_id,
        Registration.state == RegistrationState.RECEIVED,
        Registration.email != "",
    )
    return work.session.scalars(query.order_by(Registration.id))


def _once(found: Iterable[Registration]) -> Iterator[Registration]:
    """Leave one form of who sent several from one address."""
    known: set[tuple[str, str]] = set()
    for registrant in found:
        who = (registrant.folded_name, registrant.email.lower())
        if who not in known:
            known.add(who)
            yield registrant


def _name(one: Registration) -> str:
    return one.full_name or one.organization or translate(LETTERS_IN, "mail.letter.somebody")
