"""What the page of mail shows: each message to each address, how far it is, what can be done."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from console import clock, db, settings
from console.auth import door
from console.auth.actor import Actor
from console.auth.permissions import Permission, holds
from console.errors import NotFound
from console.mail import rules
from console.queries import meetings
from console.text.folding import fold, name_order
from models import Mail, MailAttachment, MailRecipient
from models.codes.mail import MailKind, MailState
from models.codes.people import Role

TO_CITIZENS = (MailKind.POSTPONED, MailKind.CANCELLED)


class MessageStanding(StrEnum):
    """How far a message is, as a person needs to know it."""

    UNSURE = "unsure"
    GIVEN_UP = "given_up"
    FAILED = "failed"
    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"


class MessageOrder(StrEnum):
    """How the list is sorted; `pressing` = as the standings are listed above."""

    PRESSING = "pressing"
    NEWEST = "newest"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class MailFilter:
    """What to look for; the default is everything."""

    search: str = ""
    standing: MessageStanding | None = None
    order: MessageOrder = MessageOrder.PRESSING


@dataclass(frozen=True, slots=True)
class MailLine:
    """One message to one address; name and address are empty where they are not for this viewer."""

    recipient_id: int
    kind: MailKind
    name: str
    address: str
    subject: str
    standing: MessageStanding
    state: MailState
    can_send_again: bool
    attempts: int
    next_at: datetime | None
    refusal: str  # code of the last refusal; empty = none
    put_in_at: datetime
    sent_at: datetime | None

    @property
    def seen(self) -> tuple[MailState, int]:
        """Give what acts about it must have seen."""
        return self.state, self.attempts


@dataclass(frozen=True, slots=True)
class MailList:
    """The outbox of a meeting as narrowed."""

    is_on: bool  # a mail server is set
    total: int
    counts: Mapping[MessageStanding, int]  # of all
    lines: tuple[MailLine, ...]


@dataclass(frozen=True, slots=True)
class MailText:
    """One message as it was put in."""

    subject: str
    body: str
    has_calendar: bool
    files: tuple[str, ...]  # names
    answer: str  # last words of the mail server


def filter_of(search: str, standing: str, order: str) -> MailFilter:
    """Read a filter as fields give it; what is unknown is everything."""
    return MailFilter(
        search,
        MessageStanding(standing) if standing in set(MessageStanding) else None,
        MessageOrder(order) if order in set(MessageOrder) else MessageOrder.PRESSING,
    )


def load(viewer: Actor | None, meeting_id: int, wanted: MailFilter) -> MailList:
    """Read the outbox of a meeting, in one query.

    Raises:
        NotSignedIn, NotAllowed: nobody, or not for this role.
        NotFound: no such meeting.
    """
    with db.reading() as session:
        role = door.admit(session, viewer, Permission.MAIL_SEND).role
        meetings.by_id(session, meeting_id)
        lines = _lines(session, role, meeting_id)
    counts = Counter(line.standing for line in lines)
    found = [line for line in lines if _is_wanted(line, wanted)]
    return MailList(
        is_on=settings.current().sends_mail,
        total=len(lines),
        counts={standing: counts[standing] for standing in MessageStanding},
        lines=tuple(_ordered(found, wanted.order)),
    )


def load_text(viewer: Actor | None, meeting_id: int, recipient_id: int) -> MailText:
    """Read one message.

    Raises:
        NotSignedIn, NotAllowed: nobody, or not for this role.
        NotFound: no such message in this meeting, or it is to a citizen and not for this viewer.
    """
    with db.reading() as session:
        role = door.admit(session, viewer, Permission.MAIL_SEND).role
        row = session.get(MailRecipient, recipient_id)
        mail = session.get_one(Mail, row.mail_id) if row else None
        if row is None or mail is None or mail.meeting_id != meeting_id:
            raise NotFound("mail_not_found")
        if _is_private(role, mail.kind):
            raise NotFound("mail_not_found")
        names = select(MailAttachment.name).where(MailAttachment.mail_id == mail.id)
        files = tuple(session.scalars(names.order_by(MailAttachment.id)))
    return MailText(mail.subject, mail.body, bool(mail.ics), files, row.answer)


def _lines(session: Session, role: Role, meeting_id: int) -> list[MailLine]:
    query = (
        select(Mail, MailRecipient)
        .join(MailRecipient, MailRecipient.mail_id == Mail.id)
        .where(Mail.meeting_id == meeting_id)
        .order_by(MailRecipient.id)
    )
    now = clock.now()
    return [_line(mail, to, role, now) for mail, to in session.execute(query)]


def _line(mail: Mail, to: MailRecipient, role: Role, now: datetime) -> MailLine:
    judged = (to.state, to.refusal, to.claimed_at, now)
    is_unsure, is_private = rules.is_unsure(*judged), _is_private(role, mail.kind)
    return MailLine(
        recipient_id=to.id,
        kind=mail.kind,
        name="" if is_private else to.name,
        address="" if is_private else to.address,
        subject=mail.subject,
        standing=MessageStanding.UNSURE if is_unsure else MessageStanding(to.state.value),
        state=to.state,
        can_send_again=rules.may_send_again(*judged),
        attempts=to.attempts,
        next_at=to.next_at,
        refusal=to.refusal,
        put_in_at=mail.put_in_at,
        sent_at=to.sent_at,
    )


def _is_private(role: Role, kind: MailKind) -> bool:
    """Tell whether a message goes to a citizen whose form this role may not read."""
    return kind in TO_CITIZENS and not holds(role, Permission.REGISTRATION_READ)


def _is_wanted(line: MailLine, wanted: MailFilter) -> bool:
    if wanted.standing not in (None, line.standing):
        return False
    text = fold(f"{line.name} {line.address} {line.subject}")
    return all(word in text for word in fold(wanted.search).split())


def _ordered(lines: list[MailLine], order: MessageOrder) -> list[MailLine]:
    if order is MessageOrder.NAME:
        return sorted(lines, key=lambda line: (name_order(line.name), line.recipient_id))
    if order is MessageOrder.NEWEST:
        return sorted(lines, key=lambda line: (line.put_in_at, line.recipient_id), reverse=True)
    rank = {standing: place for place, standing in enumerate(MessageStanding)}
    return sorted(lines, key=lambda line: (rank[line.standing], line.recipient_id))
