"""When the sender of a form can expect the floor, as their receipt tells it."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from console import clock
from console.floor import order, order_rows
from console.floor.expected import Expected, times
from console.queries import meetings
from models import Meeting, Turn
from models.codes.floor import TurnState

STEP = timedelta(minutes=5)  # what people are told is no more exact than that
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class ReceiptTurn:
    """The turn of somebody who waits or was called, while the meeting goes on."""

    number: int
    is_called: bool
    at: datetime  # in steps of five minutes
    spread_minutes: int  # how far it may be off on either side


def own_turn(session: Session, meeting: Meeting, registration_id: int) -> ReceiptTurn | None:
    """Give the turn a form has to come; None = it has none, or the meeting does not go on."""
    query = select(Turn).where(
        Turn.registration_id == registration_id,
        Turn.meeting_id == meeting.id,
        Turn.state.in_([TurnState.WAITING, TurnState.CALLED]),
    )
    turn = session.scalars(query).one_or_none()
    return expected_turn(session, meeting, turn) if turn is not None else None


def expected_turn(session: Session, meeting: Meeting, turn: Turn) -> ReceiptTurn | None:
    """Tell when a turn has the floor; None = it is not to come, or the meeting does not go on."""
    floor = order_rows.load(session, meeting)
    recess = meetings.running_recess(session, meeting.id)
    told = times(floor, order.in_order(floor), meeting, recess, clock.now()).get(turn.id)
    if told is None:
        return None
    at, spread = _coarse(told)
    return ReceiptTurn(turn.number, turn.state is TurnState.CALLED, at, spread)


def _coarse(told: Expected) -> tuple[datetime, int]:
    """Round to steps of five minutes, so that the time told still covers what may be."""
    at = _EPOCH + round((told.at - _EPOCH) / STEP) * STEP
    off = max(told.latest - at, at - told.earliest, STEP)
    return at, -(-off // STEP) * (STEP // timedelta(minutes=1))
