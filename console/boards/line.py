"""Who has the floor, who comes after, and when: what every board says of the turns."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from console.boards import rules
from console.boards.meeting_rows import BoardRows
from console.disclosure.grounds import Grounds, of_turn
from console.floor import rules as floor_rules
from models.codes.floor import TurnState
from models.codes.meetings import MeetingState
from models.floor import Turn


@dataclass(frozen=True, slots=True)
class TurnsToCome:
    """The turns of a meeting that are not over, as boards look at them."""

    on_floor: Turn | None  # who speaks or is paused; else who was called first
    queue: Sequence[Turn]  # called, then waiting in order
    parked: Sequence[Turn]
    places: dict[int, int]  # by turn of the queue; 1 = comes next
    expected_at: dict[int, datetime]  # by turn of the queue
    grounds: dict[int, Grounds]  # by turn; what stands against telling it

    @property
    def coming(self) -> list[Turn]:
        """Give who comes after the one on the floor, in order."""
        return [turn for turn in self.queue if turn is not self.on_floor]


def line_of(rows: BoardRows) -> TurnsToCome:
    """Put the turns of a meeting in order."""
    near = floor_rules.nearest_first(rows.turns)
    speaking = floor_rules.speaking(near)
    queue = [turn for turn in near if turn.state in (TurnState.CALLED, TurnState.WAITING)]
    called = next((turn for turn in queue if turn.state is TurnState.CALLED), None)
    return TurnsToCome(
        on_floor=speaking or called,
        queue=queue,
        parked=[turn for turn in near if turn.state is TurnState.PARKED],
        places={turn.id: place for place, turn in enumerate(queue, start=1)},
        expected_at=_expected(rows, speaking, queue),
        grounds={
            turn.id: of_turn(turn.topic, rows.forms.get(turn.registration_id or 0, ()))
            for turn in near
        },
    )


def ends_at(turn: Turn, now: datetime) -> datetime:
    """Tell when a turn will have used its time; that of a pause counts on from now."""
    return now + timedelta(seconds=floor_rules.seconds_left(turn, now))


def exact_end(turn: Turn) -> datetime | None:
    """Tell when a turn on air ends, to the second and whenever it is asked; None before it began.

    It is counted from the start, not from now, so that it stays the same from change to change.
    """
    if turn.started_at is None:
        return None
    return turn.started_at + timedelta(seconds=turn.seconds_allowed + turn.seconds_paused)


def _expected(rows: BoardRows, speaking: Turn | None, queue: Sequence[Turn]) -> dict[int, datetime]:
    if rows.meeting.state not in (MeetingState.OPEN, MeetingState.RECESS):
        return {}
    free_at = rules.free_from(
        rows.now, ends_at(speaking, rows.now) if speaking else None, resumes_at(rows)
    )
    told = rules.expected(free_at, [turn.seconds_allowed for turn in queue])
    return {turn.id: at for turn, at in zip(queue, told, strict=True)}


def resumes_at(rows: BoardRows) -> datetime | None:
    """Tell when a recess is announced to end; None without one, or when nobody said."""
    if rows.recess is None or rows.recess.minutes_planned is None:
        return None
    return rows.recess.started_at + timedelta(minutes=rows.recess.minutes_planned)
