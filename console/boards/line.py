"""Who has the floor, who comes after, and when: what every board says of the turns."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from console.boards.meeting_rows import BoardRows
from console.disclosure.grounds import Grounds, of_turn
from console.floor import order
from console.floor import rules as floor_rules
from console.floor.expected import Expected, times
from console.floor.order_shapes import Reason
from models.codes.floor import TurnKind, TurnState
from models.floor import Turn


@dataclass(frozen=True, slots=True)
class TurnsToCome:
    """The turns of a meeting that are not over, as boards look at them."""

    on_floor: Turn | None  # who speaks or is paused; else who was called first
    near: Sequence[Turn]  # speaking, called, cut off, then in order
    queue: Sequence[Turn]  # called, then who can be called, in order
    reasons: dict[int, Reason]  # by turn of the queue; why it comes there
    parked: Sequence[Turn]
    places: dict[int, int]  # by turn of the queue; 1 = comes next
    expected: dict[int, Expected]  # by turn of the queue
    grounds: dict[int, Grounds]  # by turn; what stands against telling it

    @property
    def parked_askers(self) -> list[Turn]:
        """Give who was cut off while asking; a unit that stopped answering is not among them."""
        return [turn for turn in self.parked if turn.kind is not TurnKind.ANSWER]

    @property
    def coming(self) -> list[Turn]:
        """Give who comes after the one on the floor, in order."""
        return [turn for turn in self.queue if turn is not self.on_floor]


def line_of(rows: BoardRows) -> TurnsToCome:
    """Put the turns of a meeting in order."""
    near = order.nearest_first(rows.placed, rows.turns)
    speaking = floor_rules.speaking(near)
    queue = [coming.turn for coming in rows.placed]
    called = next((turn for turn in queue if turn.state is TurnState.CALLED), None)
    return TurnsToCome(
        on_floor=speaking or called,
        near=near,
        queue=queue,
        reasons={coming.turn.id: coming.reason for coming in rows.placed},
        parked=[turn for turn in near if turn.state is TurnState.PARKED],
        places={turn.id: place for place, turn in enumerate(queue, start=1)},
        expected=times(rows.speakers, rows.placed, rows.meeting, rows.recess, rows.now),
        grounds={
            turn.id: of_turn(turn.topic, rows.forms.get(turn.registration_id or 0, ()))
            for turn in near
        },
    )


def exact_end(turn: Turn) -> datetime | None:
    """Tell when a turn on air ends, to the second and whenever it is asked; None before it began.

    It is counted from the start, not from now, so that it stays the same from change to change.
    """
    if turn.started_at is None:
        return None
    return turn.started_at + timedelta(seconds=turn.seconds_allowed + turn.seconds_paused)
