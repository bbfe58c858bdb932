"""Whatever people do in whatever order: one speaker at most, nobody lost, the queue in order."""

import itertools
from collections.abc import Callable
from contextlib import ExitStack
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from hypothesis.stateful import run_state_machine_as_test as run
from sqlalchemy import select

from console import clock, db
from console.bridges.acts import connections as bridges
from console.errors import Invalid, Refused
from console.floor import order, order_rows, rules
from console.floor.acts import queue
from console.floor.acts import turns as turns_acts
from console.floor.acts.undo import undo
from console.floor.order_shapes import Placed
from console.queries import journal as journal_query
from models import Meeting, Turn
from models.codes.floor import TurnState
from models.codes.meetings import TurnOrder
from models.codes.people import Role
from tests import make
from tests.cast import sign_in

S = TurnState
BRANCHES = itertools.count(1)
NAMES = itertools.count(1)
MONTHS = (f"{year}-{month:02}" for year in range(2027, 9000) for month in range(1, 13))

UNDOABLE = (
    turns_acts.start_turn,
    turns_acts.resume_turn,
    turns_acts.pause_turn,
    turns_acts.park_turn,
    turns_acts.end_turn,
    turns_acts.mark_no_show,
)

picked = st.integers(min_value=0, max_value=30)


def stood(turn: Turn) -> dict[str, object]:
    """Everything of a turn."""
    return {column.key: getattr(turn, column.key) for column in Turn.__table__.columns}


class Room(RuleBasedStateMachine):
    """One meeting; every act is taken with the state as it stands, allowed or not."""

    def __init__(self) -> None:
        super().__init__()
        self.meeting_id = make.make_open_meeting(next(MONTHS), TurnOrder.FIRST_COME)
        self.minh = sign_in(Role.SECRETARY, name=f"minh{next(NAMES)}")
        self.unit_id = make.make_branch(next(BRANCHES))
        self.bridge_id = make.make_bridge(self.meeting_id, self.unit_id)
        self.joined: list[int] = []
        self.queue: list[int] = []  # who should wait, in order
        self.stopped = ExitStack()
        self.at = make.START
        self._tick()

    def teardown(self) -> None:
        self.stopped.close()

    def _tick(self) -> None:
        self.stopped.close()
        self.at += timedelta(seconds=10)
        self.stopped.enter_context(clock.stopped(self.at))

    def _turns(self) -> list[Turn]:
        query = select(Turn).where(Turn.meeting_id == self.meeting_id).order_by(Turn.id)
        with db.reading() as session:
            return list(session.scalars(query))

    def _order(self) -> list[Placed]:
        with db.reading() as session:
            meeting = session.get_one(Meeting, self.meeting_id)
            return order.in_order(order_rows.load(session, meeting))

    def _pick(self, number: int) -> Turn:
        turns = self._turns()
        return turns[number % len(turns)]

    @rule(at_bridge=st.booleans())
    def join(self, at_bridge: bool) -> None:
        self._tick()
        site = self.bridge_id if at_bridge else None
        turn_id = queue.join_queue(self.minh, self.meeting_id, bridge_id=site)
        self.joined.append(turn_id)
        self.queue.append(turn_id)

    @rule()
    def call(self) -> None:
        self._tick()
        seen = order.as_seen(self._order(), self._turns())
        if not self.queue:
            with pytest.raises(Refused, match="nobody_waiting"):
                queue.call_next(self.minh, self.meeting_id, seen=seen)
            return

        assert queue.call_next(self.minh, self.meeting_id, seen=seen) == self.queue.pop(0)

    @precondition(lambda self: self.joined)
    @rule(number=picked)
    def put_first(self, number: int) -> None:
        self._tick()
        moved = self._pick(number)
        first = order.as_seen(self._order(), ()).next_turn
        try:
            queue.put_first(self.minh, self.meeting_id, moved.id, "Ưu tiên", seen=first)
        except Refused:
            assert moved.state not in (S.WAITING, S.CALLED)
        else:
            self.queue = [moved.id, *(one for one in self.queue if one != moved.id)]

    @precondition(lambda self: self.joined)
    @rule(
        number=picked,
        act=st.sampled_from(
            [
                (turns_acts.start_turn, S.ON_AIR),
                (turns_acts.resume_turn, S.ON_AIR),
                (turns_acts.pause_turn, S.PAUSED),
                (turns_acts.park_turn, S.PARKED),
                (turns_acts.end_turn, S.DONE),
                (turns_acts.mark_no_show, S.NO_SHOW),
                (queue.withdraw_turn, S.WITHDRAWN),
            ]
        ),
    )
    def move(self, number: int, act: tuple[object, TurnState]) -> None:
        self._tick()
        use, state = act
        moved = self._pick(number)
        try:
            use(self.minh, self.meeting_id, moved.id, seen=moved.state)  # type: ignore[operator]
        except Refused:
            assert self._pick(number).state is moved.state
        except Invalid:  # others come first, and nobody said why
            assert act == (turns_acts.start_turn, S.ON_AIR)
            assert self.queue[:1] != [moved.id]
        else:
            assert self._pick(number).state is state
            assert state in rules.NEXT_STATES[moved.state]
            self.queue = [one for one in self.queue if one != moved.id]

    @precondition(lambda self: self.joined)
    @rule(number=picked, act=st.sampled_from(UNDOABLE))
    def move_and_take_back(self, number: int, act: Callable[..., int]) -> None:
        self._tick()
        moved = self._pick(number)
        try:
            act(self.minh, self.meeting_id, moved.id, seen=moved.state)
        except (Refused, Invalid):
            return
        with db.reading() as session:
            done = journal_query.number(session, self.meeting_id)

        undo(self.minh, self.meeting_id, seen=done)

        assert stood(self._pick(number)) == stood(moved)

    @rule()
    def line_fails_and_returns(self) -> None:
        self._tick()
        before = rules.speaking(self._turns())
        bridges.connect(self.minh, self.meeting_id, self.unit_id)
        bridges.lose(self.minh, self.meeting_id, self.bridge_id)
        if before is not None and before.bridge_id == self.bridge_id:
            assert next(one for one in self._turns() if one.id == before.id).state is S.PARKED

    @invariant()
    def at_most_one_is_on_air(self) -> None:
        assert sum(one.state in rules.SPEAKING for one in self._turns()) <= 1

    @invariant()
    def nobody_is_lost(self) -> None:
        assert [one.id for one in self._turns()] == self.joined

    @invariant()
    def the_queue_is_in_order(self) -> None:
        assert [one.turn.id for one in order.to_call(self._order())] == self.queue

    @invariant()
    def no_clock_runs_backwards(self) -> None:
        assert all(rules.seconds_used(one, self.at) >= 0 for one in self._turns())


def test_turns_stay_whole_whatever_is_done_in_whatever_order(sqlite_database: str) -> None:
    run(
        Room,
        settings=settings(
            max_examples=25,
            stateful_step_count=25,
            deadline=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )
