"""Who had the floor, as whom, and for how long: each turn that began, in order."""

from dataclasses import dataclass
from datetime import datetime

from console import clock, db
from console.auth import door
from console.auth.actor import Actor
from console.auth.permissions import Permission
from console.floor import floor_rows, rules
from console.floor.floor_rows import FloorTurn
from console.floor.order_shapes import source_of
from console.floor.order_text import source_name
from console.queries import meetings
from models.codes.floor import TurnKind


@dataclass(frozen=True, slots=True)
class SpokenTurn:
    """One turn that began; its time of Hanoi."""

    turn: int  # its number
    kind: TurnKind
    source: str  # where it was spoken from; of an answer, the unit
    name: str  # empty = not named
    started_at: datetime
    seconds_allowed: int
    seconds_used: int  # so far, where it goes on
    extended_reason: str  # why it was last given more time; empty = not said


def load(viewer: Actor | None, code: str, language: str) -> tuple[SpokenTurn, ...]:
    """Read the turns of a meeting that began.

    Raises:
        NotSignedIn, NotAllowed: nobody, or not for this role.
        NotFound: no such meeting.
    """
    with db.reading() as session:
        door.admit(session, viewer, Permission.CAPTURE_READ)
        meeting = meetings.by_code(session, code)
        begun = [row for row in floor_rows.turns_of(session, meeting.id) if row.turn.started_at]
        told = [_told(row, language, clock.now()) for row in begun]
        return tuple(sorted(told, key=lambda spoken: (spoken.started_at, spoken.turn)))


def _told(row: FloorTurn, language: str, at: datetime) -> SpokenTurn:
    turn = row.turn
    return SpokenTurn(
        turn=turn.number,
        kind=turn.kind,
        source=row.answering or source_name(source_of(turn), row.site, language),
        name=turn.name,
        started_at=clock.local(turn.started_at or turn.joined_at),
        seconds_allowed=turn.seconds_allowed,
        seconds_used=rules.seconds_used(turn, at),
        extended_reason=turn.extended_reason,
    )
