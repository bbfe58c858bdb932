"""Tells registrants that their meeting is put off or called off, within the act that does it."""

from collections.abc import Iterable, Iterator
from datetime import date

from sqlalchemy import select

from console.i18n.catalog import translate
from console.mail import new_messages
from console.mail.new_messages import Letter
from console.mail.wording import LETTERS_IN, day_and_time
from console.use_case import Work
from models import Meeting, Registration
from models.codes.mail import MailKind
from models.codes.registrations import RegistrationState


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
    letters = (
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
    )
    return new_messages.put(work, meeting.id, letters)


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
