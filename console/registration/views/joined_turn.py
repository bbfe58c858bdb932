"""The page on which people put themselves in the queue, and what it tells who did."""

from dataclasses import dataclass

from sqlalchemy import select

from console import db
from console.errors import NotFound
from console.floor.public_queue import is_open
from console.queries import meetings
from console.registration.submission import hash_of
from console.registration.views.own_turn import ReceiptTurn, expected_turn
from models import Turn
from models.codes.floor import TurnState


@dataclass(frozen=True, slots=True)
class PublicQueue:
    """The queue of a meeting as its public page needs it."""

    meeting_id: int
    code: str
    is_open: bool
    is_demonstration: bool


@dataclass(frozen=True, slots=True)
class JoinedTurn:
    """What somebody who joined by themselves is told; nobody's name."""

    number: int
    state: TurnState
    expected: ReceiptTurn | None  # None = the meeting does not go on, or it is not to come


def queue_of(code: str) -> PublicQueue | None:
    """Give the queue of a meeting; None when there is no such meeting."""
    with db.reading() as session:
        try:
            meeting = meetings.by_code(session, code)
        except NotFound:
            return None
        return PublicQueue(meeting.id, code, is_open(meeting), meetings.is_demonstration(session))


def joined_turn(code: str, receipt_code: str) -> JoinedTurn | None:
    """Give the turn that belongs to the code of a page; None when there is none."""
    with db.reading() as session:
        query = select(Turn).where(Turn.receipt_hash == hash_of(receipt_code))
        turn = session.scalars(query).one_or_none()
        if turn is None:
            return None
        meeting = meetings.by_id(session, turn.meeting_id)
        if meeting.code != code:
            return None
        return JoinedTurn(turn.number, turn.state, expected_turn(session, meeting, turn))
