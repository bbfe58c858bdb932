"""Who speaks next and then, each with the reason and when it may be."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from console import clock, db
from console.auth import door
from console.auth.actor import Actor
from console.auth.permissions import Permission
from console.floor import order, order_rows
from console.floor.expected import Expected, times
from console.floor.order_shapes import Placed
from console.floor.order_text import reason_text, source_name
from console.queries import meetings
from models import Bridge, Meeting, Unit


@dataclass(frozen=True, slots=True)
class OrderLine:
    """One turn of the order; times of Hanoi, None while the meeting is not open."""

    turn: int  # its number
    name: str  # empty = not named yet
    source: str
    reason: str
    expected_at: datetime | None
    earliest: datetime | None
    latest: datetime | None


def load(viewer: Actor | None, code: str, language: str) -> tuple[OrderLine, ...]:
    """Read who was called and who comes next, in order.

    Raises:
        NotSignedIn, NotAllowed: nobody, or not for this role.
        NotFound: no such meeting.
    """
    with db.reading() as session:
        door.admit(session, viewer, Permission.CAPTURE_READ)
        meeting = meetings.by_code(session, code)
        floor = order_rows.load(session, meeting)
        placed = order.in_order(floor)
        recess = meetings.running_recess(session, meeting.id)
        expected = times(floor, placed, meeting, recess, clock.now())
        sites = _sites(session, meeting)
        return tuple(
            _line(coming, sites.get(coming.source.bridge_id or 0, ""), expected, language)
            for coming in placed
        )


def _sites(session: Session, meeting: Meeting) -> dict[int, str]:
    query = select(Bridge.id, Unit.name).join(Unit, Unit.id == Bridge.unit_id)
    found = session.execute(query.where(Bridge.meeting_id == meeting.id))
    return {bridge.id: bridge.name for bridge in found}


def _line(placed: Placed, site: str, expected: dict[int, Expected], language: str) -> OrderLine:
    source = source_name(placed.source, site, language)
    told = expected.get(placed.turn.id)
    return OrderLine(
        turn=placed.turn.number,
        name=placed.turn.name,
        source=source,
        reason=reason_text(placed, source, language),
        expected_at=clock.local(told.at) if told else None,
        earliest=clock.local(told.earliest) if told else None,
        latest=clock.local(told.latest) if told else None,
    )
