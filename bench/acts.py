"""Floor acts done by this process, as the command line does them, and when they were committed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from time import time

from sqlalchemy import event, select

from bench.room import Room
from console import db
from console.floor.acts import queue, turns
from console.floor.views import floor as floor_view
from models import JournalHead
from models.codes.floor import TurnState


@dataclass(frozen=True)
class Done:
    """One act that was committed."""

    number: int  # of its journal entry
    committed_at: float  # moment its COMMIT was sent, seconds of the epoch
    is_on_phones: bool  # whether the public page shows it


class Floor:
    """Runs the floor of the meeting: one person after the other speaks."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._committed_at = 0.0
        event.listen(db.engine(), "commit", self._note)

    def get_ready(self, people: int) -> None:
        """End what goes on, and put people into the queue."""
        cli, meeting_id = self._room.cli, self._room.meeting_id
        seen = floor_view.load(cli, meeting_id)
        if seen.on_air is not None:
            turns.end_turn(cli, meeting_id, seen.on_air.id, seen=seen.on_air.state)
        for called in seen.called:
            queue.withdraw_turn(cli, meeting_id, called.id, seen=called.state)
        for number in range(people):
            queue.join_queue(cli, meeting_id, name=f"Người hỏi {number}", topic="Đất đai")

    def turn(self) -> Iterator[Callable[[], Done]]:
        """Give the acts of one turn to speak; each changes what the board of every desk shows."""
        cli, meeting_id = self._room.cli, self._room.meeting_id
        seen = floor_view.load(cli, meeting_id)
        assert seen.next is not None
        who, allowed = seen.next.id, seen.next.seconds_allowed
        yield self._timed(lambda: queue.call_next(cli, meeting_id, seen=seen.seen_by_call_next))
        for act, state in (
            (turns.start_turn, TurnState.CALLED),
            (turns.pause_turn, TurnState.ON_AIR),
            (turns.resume_turn, TurnState.PAUSED),
        ):
            yield self._timed(lambda act=act, state=state: act(cli, meeting_id, who, seen=state))  # type: ignore[misc]
        yield self._timed(
            lambda: turns.extend_turn(cli, meeting_id, who, seen=allowed), is_on_phones=False
        )
        yield self._timed(lambda: turns.end_turn(cli, meeting_id, who, seen=TurnState.ON_AIR))

    def let_speak(self) -> None:
        """Put the next person on air and leave them there."""
        acts = self.turn()
        next(acts)()
        next(acts)()

    def _timed(self, act: Callable[[], int], *, is_on_phones: bool = True) -> Callable[[], Done]:
        def run() -> Done:
            act()
            return Done(self._newest(), self._committed_at, is_on_phones)

        return run

    def _note(self, _connection: object) -> None:
        self._committed_at = time()

    def _newest(self) -> int:
        with db.reading() as session:
            query = select(JournalHead.number).where(
                JournalHead.meeting_id == self._room.meeting_id
            )
            return session.scalar(query) or 0
