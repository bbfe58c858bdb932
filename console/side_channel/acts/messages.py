"""The acts by which desks write to one another and say that they have read it."""

from console import require
from console.auth.permissions import Permission
from console.errors import Invalid, NotAllowed, NotFound, Refused
from console.journal import Fact, Subject, text_hash
from console.live.topics import Topic, unit_topic
from console.side_channel import rules
from console.side_channel.rules import DeskAddress
from console.text.folding import clean
from console.use_case import Work, use_case
from models import DeskMessage
from models.base import new_salt
from models.codes.meetings import MeetingState
from models.codes.side_channel import Desk, ShortCode


@use_case(Permission.CHANNEL_WRITE)
def send_message(
    work: Work,
    meeting_id: int,
    receiver: Desk,
    *,
    unit_id: int | None = None,
    code: ShortCode | None = None,
    text: str = "",
) -> int:
    """Write to a desk: a short code, words, or both.

    Args:
        unit_id: which site or department; None = the receiver is chair or secretary.

    Raises:
        NotAllowed: a leader without a duty in the meeting, or an account without a unit.
        Refused: the meeting is over, or the receiver cannot be written to from there.
        Invalid: nothing is said, or too much, or no unit is named.
    """
    sender = _own_address(work, meeting_id)
    if require.meeting(work, meeting_id).state is MeetingState.CLOSED:
        raise Refused("meeting_already_closed")
    if not rules.may_write_to(sender.desk, receiver):
        raise Refused("message_receiver")
    kept = _checked(code, text)
    made = DeskMessage(meeting_id=meeting_id, author_id=work.account.id, code=code, text=kept)
    made.sender, made.sender_unit_id = sender.desk, sender.unit_id
    made.receiver, made.receiver_unit_id = receiver, _receiving_unit(work, receiver, unit_id)
    made.salt, made.sent_at, made.entry = new_salt(), work.now, work.number
    work.session.add(made)
    _record(work, "channel:message:sent", made)
    return made.id


@use_case(Permission.CHANNEL_WRITE)
def acknowledge_message(work: Work, meeting_id: int, message_id: int, *, seen: bool) -> int:
    """Say at the desk a message was sent to that it was read.

    Args:
        seen: whether it stood as read, as the person saw it.

    Raises:
        NotFound: no such message here.
        NotAllowed: it was sent to another desk.
        Conflict: somebody at this desk said so first.
        Refused: it was read already.
    """
    own = _own_address(work, meeting_id)
    message = work.session.get(DeskMessage, message_id)
    if message is None or message.meeting_id != meeting_id:
        raise NotFound("message_not_found")
    if DeskAddress(message.receiver, message.receiver_unit_id) != own:
        raise NotAllowed("message_of_another")
    work.expect(seen, message.acknowledged_at is not None)
    if seen:
        raise Refused("message_acknowledged")
    message.acknowledged_at, message.acknowledged_by_id = work.now, work.account.id
    _record(work, "channel:message:acknowledged", message)
    return message.id


def _own_address(work: Work, meeting_id: int) -> DeskAddress:
    require.refuse_leader_off_duty(work, meeting_id)
    own = rules.address_of(work.account.role, work.account.unit_id)
    if own is None:
        raise NotAllowed("not_your_unit")
    return own


def _checked(code: ShortCode | None, text: str) -> str:
    kept = " ".join(clean(text).split())
    if code is None and not kept:
        raise Invalid({"text": "message_empty"})
    if len(kept) > rules.LONGEST:
        raise Invalid({"text": "message_too_long"})
    return kept


def _receiving_unit(work: Work, receiver: Desk, unit_id: int | None) -> int | None:
    if receiver is not Desk.UNIT:
        return None
    if unit_id is None:
        raise Invalid({"unit": "message_unit_missing"})
    return require.standing_unit(work, unit_id).id


def _record(work: Work, act: str, message: DeskMessage) -> None:
    work.session.flush()
    told: dict[str, Fact] = {
        "sender": message.sender.value,
        "sender_unit": message.sender_unit_id,
        "receiver": message.receiver.value,
        "receiver_unit": message.receiver_unit_id,
        "code": message.code.value if message.code else None,
        "text": text_hash(message.salt, message.text),
    }
    sides = (message.sender_unit_id, message.receiver_unit_id)
    rung = (unit_topic(unit_id) for unit_id in sides if unit_id is not None)
    subject = Subject("desk_message", message.id)
    work.record(act, subject, facts=told, topics=(Topic.MESSAGES, *rung))
