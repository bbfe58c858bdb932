"""Many at once: one winner, gap-free numbers, no deadlock."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from sqlalchemy import select

from console import db, use_case
from console.auth.actor import Actor
from console.errors import Conflict
from console.floor.acts import queue
from console.floor.rules import NextTurn
from models import JournalEntry, JournalHead
from models.codes.floor import TurnState
from models.codes.people import Role
from tests import make
from tests.cast import sign_in
from tests.console.floor import stage

ACCOUNTS = 16
THREADS = 50
WRITES = 500
MEETINGS = ("2026-09", "2026-10", "2026-11", "2026-12")


def at_once(*acts: Callable[[], int]) -> list[int | str]:
    """Start all acts at the same moment; gives what each returned, or that it was too late."""
    gate = Barrier(len(acts))

    def begin(act: Callable[[], int]) -> int | str:
        gate.wait()
        try:
            return act()
        except Conflict:
            return "conflict"

    with ThreadPoolExecutor(len(acts)) as threads:
        return list(threads.map(begin, acts))


def caller(actor: Actor, meeting_id: int, seen: NextTurn) -> Callable[[], int]:
    return lambda: queue.call_next(actor, meeting_id, seen=seen)


def test_sixteen_accounts_call_next_at_once_and_one_wins(database: str) -> None:
    meeting_id = make.make_open_meeting()
    first, *_others = [make.make_turn(meeting_id, number) for number in range(1, 20)]
    callers = [stage.chair_of(meeting_id, f"ha{number}") for number in range(ACCOUNTS)]

    told = at_once(*(caller(one, meeting_id, NextTurn(first, None)) for one in callers))

    assert Counter(told) == {first: 1, "conflict": ACCOUNTS - 1}
    assert stage.turn(first).state is TurnState.CALLED
    assert stage.entries() == 1


def test_one_account_taps_twice_at_once_and_is_told_done_twice(database: str) -> None:
    meeting_id = make.make_open_meeting()
    first, _second = make.make_turn(meeting_id, 1), make.make_turn(meeting_id, 2)
    minh = sign_in(Role.SECRETARY)

    told = at_once(*[caller(minh, meeting_id, NextTurn(first, None))] * 2)

    assert told == [first, first]
    assert stage.entries() == 1


def test_five_hundred_writes_over_four_meetings_leave_whole_chains(database: str) -> None:
    meetings = [make.make_open_meeting(code) for code in MEETINGS]
    actors = [sign_in(Role.SECRETARY, name=f"minh{number}") for number in range(THREADS)]
    retried_before = use_case.retried

    def write(number: int) -> int:
        meeting_id = meetings[number % len(meetings)]
        return queue.join_queue(actors[number % THREADS], meeting_id, name=f"Người {number}")

    with ThreadPoolExecutor(THREADS) as threads:
        turn_ids = list(threads.map(write, range(WRITES)))

    each = WRITES // len(MEETINGS)
    assert len(set(turn_ids)) == WRITES
    assert journal_numbers() == {code: list(range(1, each + 1)) for code in MEETINGS}
    assert head_numbers() == dict.fromkeys(MEETINGS, each)
    assert use_case.retried == retried_before


def journal_numbers() -> dict[str, list[int]]:
    query = select(JournalEntry.chain, JournalEntry.number).order_by(JournalEntry.number)
    found: dict[str, list[int]] = {}
    with db.reading() as session:
        for chain, number in session.execute(query):
            found.setdefault(chain, []).append(number)
    return found


def head_numbers() -> dict[str, int]:
    query = select(JournalHead.chain, JournalHead.number).where(JournalHead.chain.in_(MEETINGS))
    with db.reading() as session:
        return {head.chain: head.number for head in session.execute(query)}
