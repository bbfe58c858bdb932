"""Sends what is due: the only writer of how far a message is, and no act.

Each row is claimed and committed before a word goes out, so two senders never have the same one and
one that dies in the middle leaves a row nobody sends again by itself.
"""

import secrets
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from console import clock, db
from console.mail.rules import SERVER_WAIT, next_try
from integrations.mail.errors import MailFault, NotSent
from integrations.mail.message import File
from models import Mail, MailAttachment, MailRecipient
from models.codes.mail import MailRefusal, MailState

OF_THE_SERVER = (
    MailFault.UNREACHABLE,
    MailFault.UNTRUSTED,
    MailFault.LOGIN,
    MailFault.METHOD,
)  # no message would go through
_UNTRIED = (MailState.WAITING, MailState.FAILED)


@dataclass(frozen=True, slots=True)
class Parcel:
    """One message on its way to one address, claimed by one sender."""

    recipient_id: int
    claim: str
    address: str
    name: str
    subject: str
    body: str
    ics: str
    files: tuple[File, ...]
    put_in_at: datetime


@dataclass(frozen=True, slots=True)
class Round:
    """What one round of sending came to."""

    counts: Mapping[MailState, int]  # SENDING = nobody knows
    fault: MailFault | None  # of the server, which ended the round

    @property
    def sent(self) -> int:
        """How many messages went out."""
        return self.counts.get(MailState.SENT, 0)


Carry = Callable[[Parcel], None]


def send_due(carry: Carry, *, goes_on: Callable[[], bool] = lambda: True) -> Round:
    """Send every message that is due, one after another; ends early when no server takes any.

    Args:
        carry: hands one message over; raises `NotSent`.
        goes_on: asked before each message whether to send it.
    """
    counts: Counter[MailState] = Counter()
    while goes_on() and (parcel := claim_next()) is not None:
        refused = _carried(carry, parcel)
        counts[settle(parcel, refused)] += 1
        if refused is not None and refused.fault in OF_THE_SERVER:
            return Round(counts, refused.fault)
    return Round(counts, None)


def next_due() -> datetime | None:
    """Tell when the next message is to be tried; None = none waits."""
    query = select(func.min(MailRecipient.next_at)).where(MailRecipient.state.in_(_UNTRIED))
    with db.reading() as session:
        return session.scalar(query)


def claim_next() -> Parcel | None:
    """Take the message that is due longest, so that no other sender has it; None = none is due."""
    now = clock.now()
    query = (
        select(MailRecipient)
        .where(MailRecipient.state.in_(_UNTRIED), MailRecipient.next_at <= now)
        .order_by(MailRecipient.next_at, MailRecipient.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    with db.writing() as session:
        row = session.scalars(query).one_or_none()
        if row is None:
            return None
        row.state, row.claim, row.claimed_at = MailState.SENDING, secrets.token_hex(16), now
        row.refusal, row.answer, row.next_at = "", "", None
        return _parcel(session, row)


def settle(parcel: Parcel, refused: NotSent | None) -> MailState:
    """Write down how it went; gives the state the message is in now.

    What a person has decided about it in the meantime stands.
    """
    with db.writing() as session:
        row = session.get_one(MailRecipient, parcel.recipient_id, with_for_update=True)
        if row.claim == parcel.claim and row.state is MailState.SENDING:
            _write(row, refused, clock.now())
        return row.state


def _carried(carry: Carry, parcel: Parcel) -> NotSent | None:
    try:
        carry(parcel)
    except NotSent as refused:
        return refused
    return None


def _write(row: MailRecipient, refused: NotSent | None, now: datetime) -> None:
    if refused is None:
        row.state, row.sent_at, row.attempts = MailState.SENT, now, row.attempts + 1
        return
    row.refusal, row.answer = MailRefusal(refused.fault.value).value, refused.answer
    # A way to sign in that we do not speak is changed by a person only: not tried for ever.
    if refused.fault in OF_THE_SERVER and refused.fault is not MailFault.METHOD:
        row.state, row.next_at = MailState.FAILED, now + SERVER_WAIT
        return
    row.attempts += 1
    if refused.fault is MailFault.UNANSWERED:
        return
    row.next_at = None if refused.fault is MailFault.REFUSED else next_try(row.attempts, now)
    row.state = MailState.FAILED if row.next_at else MailState.GIVEN_UP


def _parcel(session: Session, row: MailRecipient) -> Parcel:
    mail = session.get_one(Mail, row.mail_id)
    files = session.scalars(
        select(MailAttachment).where(MailAttachment.mail_id == mail.id).order_by(MailAttachment.id)
    )
    return Parcel(
        recipient_id=row.id,
        claim=row.claim,
        address=row.address,
        name=row.name,
        subject=mail.subject,
        body=mail.body,
        ics=mail.ics,
        files=tuple(File(file.name, file.media_type, file.content) for file in files),
        put_in_at=mail.put_in_at,
    )
