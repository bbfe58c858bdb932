"""What one desk reads of the side channel, and to whom it may write."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session, aliased

from console import db
from console.auth import door
from console.auth.actor import Actor
from console.auth.permissions import Permission
from console.disclosure.audience import Audience, in_meeting
from console.disclosure.grounds import of_text
from console.disclosure.table import Part, withheld_from
from console.live.topics import Topic, unit_topic
from console.queries import journal, meetings, people, units
from console.side_channel import rules
from console.side_channel.rules import DeskAddress
from models import Account, Assignment, Bridge, DeskMessage, Matter, Unit
from models.codes.meetings import MeetingState
from models.codes.side_channel import Desk, ShortCode
from models.questions import PART_STANDS

SHOWN = 30  # messages, the newest first


@dataclass(frozen=True, slots=True)
class DeskNamed:
    """A desk as it is named: by its unit where there are many."""

    address: DeskAddress
    unit: str = ""  # name; empty = chair or secretary


@dataclass(frozen=True, slots=True)
class MessageRead:
    """One message as this viewer reads it."""

    id: int
    sender: DeskNamed
    receiver: DeskNamed
    author: str
    code: ShortCode | None
    text: str  # empty = none, or withheld
    is_withheld: bool
    sent_at: datetime
    acknowledged_at: datetime | None
    acknowledged_by: str
    is_own: bool  # sent from this desk
    waits_here: bool  # for somebody at this desk to say that they read it


@dataclass(frozen=True, slots=True)
class SideChannel:
    """The side channel of a meeting at one desk."""

    meeting_id: int
    messages: tuple[MessageRead, ...]
    receivers: tuple[DeskNamed, ...]  # empty = nothing can be sent
    topics: tuple[str, ...]  # whose rings change it
    number: int  # of the journal entry this was read at

    @property
    def waiting(self) -> tuple[MessageRead, ...]:
        """List what waits here to be read, the newest first."""
        return tuple(message for message in self.messages if message.waits_here)


def load(viewer: Actor | None, meeting_id: int) -> SideChannel:
    """Read the messages of the viewer's desk; chair and secretary read those of all desks.

    Raises:
        NotSignedIn, NotAllowed: nobody, or not for this role.
        NotFound: no such meeting.
    """
    with db.reading() as session:
        account = door.admit(session, viewer, Permission.CHANNEL_WRITE)
        meeting = meetings.by_id(session, meeting_id)
        own = rules.address_of(account.role, account.unit_id)
        number = journal.number(session, meeting_id)
        if own is None or people.is_leader_off_duty(session, account, meeting_id):
            return SideChannel(meeting_id, (), (), (), number)
        is_over = meeting.state is MeetingState.CLOSED
        return SideChannel(
            meeting_id=meeting_id,
            messages=_messages(session, meeting_id, own, in_meeting(account.role)),
            receivers=() if is_over else _receivers(session, meeting_id, own),
            topics=(Topic.MESSAGES,) if own.unit_id is None else (unit_topic(own.unit_id),),
            number=number,
        )


def _messages(
    session: Session, meeting_id: int, own: DeskAddress, audience: Audience
) -> tuple[MessageRead, ...]:
    author, reader = aliased(Account), aliased(Account)
    sending, receiving = aliased(Unit), aliased(Unit)
    query = (
        select(
            DeskMessage,
            author.display_name.label("author"),
            reader.display_name.label("reader"),
            sending.name.label("sending"),
            receiving.name.label("receiving"),
        )
        .join(author, author.id == DeskMessage.author_id)
        .outerjoin(reader, reader.id == DeskMessage.acknowledged_by_id)
        .outerjoin(sending, sending.id == DeskMessage.sender_unit_id)
        .outerjoin(receiving, receiving.id == DeskMessage.receiver_unit_id)
        .where(DeskMessage.meeting_id == meeting_id, *_readable(own))
        .order_by(DeskMessage.id.desc())
        .limit(SHOWN)
    )
    return tuple(
        _read(
            row.DeskMessage,
            DeskNamed(_sender(row.DeskMessage), row.sending or ""),
            DeskNamed(_receiver(row.DeskMessage), row.receiving or ""),
            (row.author, row.reader or ""),
            own,
            audience,
        )
        for row in session.execute(query)
    )


def _readable(own: DeskAddress) -> tuple[ColumnElement[bool], ...]:
    if rules.reads_all(own.desk):
        return ()
    sides = (DeskMessage.sender_unit_id, DeskMessage.receiver_unit_id)
    return (or_(*(side == own.unit_id for side in sides)),)


def _read(
    message: DeskMessage,
    sender: DeskNamed,
    receiver: DeskNamed,
    people_named: tuple[str, str],
    own: DeskAddress,
    audience: Audience,
) -> MessageRead:
    is_own = sender.address == own
    is_withheld = not is_own and withheld_from(audience, of_text(message.text), Part.NOTE)
    return MessageRead(
        id=message.id,
        sender=sender,
        receiver=receiver,
        author=people_named[0],
        code=message.code,
        text="" if is_withheld else message.text,
        is_withheld=is_withheld,
        sent_at=message.sent_at,
        acknowledged_at=message.acknowledged_at,
        acknowledged_by=people_named[1],
        is_own=is_own,
        waits_here=receiver.address == own and message.acknowledged_at is None,
    )


def _sender(message: DeskMessage) -> DeskAddress:
    return DeskAddress(message.sender, message.sender_unit_id)


def _receiver(message: DeskMessage) -> DeskAddress:
    return DeskAddress(message.receiver, message.receiver_unit_id)


def _receivers(session: Session, meeting_id: int, own: DeskAddress) -> tuple[DeskNamed, ...]:
    desks = tuple(
        DeskNamed(DeskAddress(desk))
        for desk in (Desk.CHAIR, Desk.SECRETARY)
        if rules.may_write_to(own.desk, desk)
    )
    if not rules.may_write_to(own.desk, Desk.UNIT):
        return desks
    sites = select(Bridge.unit_id).where(Bridge.meeting_id == meeting_id)
    assigned = (
        select(Assignment.unit_id)
        .join(Matter, Matter.id == Assignment.matter_id)
        .where(Matter.meeting_id == meeting_id, PART_STANDS)
    )
    taking_part = units.choices(session, Unit.id.in_(sites.union(assigned)))
    return (
        *desks,
        *(DeskNamed(DeskAddress(Desk.UNIT, unit.id), unit.name) for unit in taking_part),
    )
