"""Plays the events of a run in order, skipping what was played before."""

import dataclasses
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

from console import bootstrap, clock
from console.auth.actor import Actor
from console.replay import lookups
from console.replay.run_file import Event, Run

LEAD_SECONDS = 600  # the console is switched on ten minutes before the planned start


@dataclass
class Player:
    """Where a run stands: its codes, its own clock, and what its numbers became."""

    run: Run
    codes: lookups.Codes
    actor: Actor
    speed: float | None = None  # run seconds per real second; None = as fast as possible
    turns: dict[int, int] = field(default_factory=dict)  # reg_no -> turn
    matters: dict[str, int] = field(default_factory=dict)  # q_id -> matter
    acts: int = 0  # acts done now
    idle: list[int] = field(default_factory=list)  # events that changed nothing: it was so already
    _event: Event | None = None
    _present: float = 0.0  # latest t so far
    _zero: datetime | None = None  # real moment of t = 0 when played at a speed

    def begin(self, event: Event) -> None:
        """Turn to an event: wait for its moment, move the run's clock."""
        self._event = event
        self._present = max(self._present, event.t)
        if self.speed is not None and event.seq not in self._played_events:
            self._wait(event.t)

    def do(self, name: str, act: Callable[..., int], /, *args: Any, **kwargs: Any) -> int:
        """Do one act of the event, or answer with what it left when the run was played before.

        Args:
            name: short name of the act, unique within its event.
        """
        step = f"{self._now.seq}:{name}"
        if step in self.codes.played:
            return self.codes.played[step]
        acting = dataclasses.replace(
            self.actor.at(self._at(self._now.t)),
            replay_at=self._at(self._present),
            replay_step=f"{self.run.code}:{step}",
        )
        self.acts += 1
        return act(acting, self.codes.meeting_id, *args, **kwargs)

    def was_played(self, name: str) -> int | None:
        """Give what an act of this event left, if it was played before."""
        return self.codes.played.get(f"{self._now.seq}:{name}")

    def was_idle(self, event: Event) -> bool:
        """Whether an event before the point of interruption had left nothing to do."""
        return event.seq in self._idle_before

    @cached_property
    def _idle_before(self) -> frozenset[int]:
        played = self._played_events
        order = [event.seq for event in self.run.events]
        last = max((place for place, seq in enumerate(order) if seq in played), default=-1)
        return frozenset(order[: max(last, 0)]) - played

    def nothing_to_do(self) -> None:
        """Note that the event told what was so already."""
        self.idle.append(self._now.seq)

    @cached_property
    def _played_events(self) -> frozenset[int]:
        return frozenset(int(step.split(":")[0]) for step in self.codes.played)

    @property
    def _now(self) -> Event:
        if self._event is None:
            raise RuntimeError("no event begun")
        return self._event

    def _at(self, t: float) -> datetime:
        if self.speed is None:
            return self.codes.start_at + timedelta(seconds=t - LEAD_SECONDS)
        return min(self._started() + timedelta(seconds=t / self.speed), clock.now())

    def _started(self) -> datetime:
        if self._zero is None:  # taken up in the middle, the run goes on from here
            self._zero = clock.now() - timedelta(seconds=self._now.t / (self.speed or 1))
        return self._zero

    def _wait(self, t: float) -> None:
        due = self._started() + timedelta(seconds=t / (self.speed or 1))
        threading.Event().wait(max(0.0, (due - clock.now()).total_seconds()))


def open_player(run: Run, meeting_code: str, *, speed: float | None = None) -> Player:
    """Get a run ready; nothing is played when one of its codes is unknown.

    Raises:
        NotFound: no such meeting.
        Refused: something in the run does not fit this database.
    """
    codes = lookups.load(meeting_code, run)
    lookups.check(codes, run)
    return Player(run, codes, bootstrap.command_line(), speed)
