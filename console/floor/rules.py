"""Pure rules of the floor: states of a turn, how long it lasts, what a close leaves over."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from models.codes.floor import TurnKind, TurnState
from models.codes.questions import TAKEN_UP, Decision, Place
from models.floor import Turn
from models.questions import Matter

_S = TurnState

NEXT_STATES: Mapping[TurnState, frozenset[TurnState]] = {
    _S.WAITING: frozenset({_S.CALLED, _S.ON_AIR, _S.NO_SHOW, _S.WITHDRAWN}),
    _S.CALLED: frozenset({_S.ON_AIR, _S.NO_SHOW, _S.WAITING, _S.PARKED, _S.WITHDRAWN}),
    _S.ON_AIR: frozenset({_S.PAUSED, _S.PARKED, _S.DONE, _S.WITHDRAWN}),
    _S.PAUSED: frozenset({_S.ON_AIR, _S.PARKED, _S.DONE, _S.WITHDRAWN}),
    _S.PARKED: frozenset({_S.ON_AIR, _S.CALLED, _S.DONE, _S.WITHDRAWN}),
    _S.NO_SHOW: frozenset({_S.ON_AIR}),  # who comes late after all
    _S.DONE: frozenset(),
    _S.WITHDRAWN: frozenset(),
}

SPEAKING = frozenset({_S.ON_AIR, _S.PAUSED})  # has the floor; at most one in a meeting
BEFORE_NEXT = frozenset({_S.CALLED, *SPEAKING})
OPEN_STATES = frozenset({_S.WAITING, _S.PARKED, *BEFORE_NEXT})
INTERRUPTED = frozenset({_S.PAUSED, _S.PARKED})
STARTABLE = frozenset({_S.WAITING, _S.CALLED, _S.PARKED, _S.NO_SHOW})

READY_STATES = frozenset({_S.WAITING, _S.CALLED, _S.PARKED})

BESIDE_ROTATION = frozenset({TurnKind.ANSWER, TurnKind.GUEST})  # no source spends its time

LAST_BELL = 30  # seconds left

MEETING_CLOSED = "meeting_closed"  # end reason of turns that the close cut off
SECONDS_EXTENDED_AT_MOST = 3600


@dataclass(frozen=True, slots=True)
class NextTurn:
    """What calling the next turn depends on: who is next, and after whom.

    `after_turn` is the turn called or on air now, the earliest joined of them if there are several.
    """

    next_turn: int | None
    after_turn: int | None


@dataclass(frozen=True, slots=True)
class TakeUp:
    """A matter that comes to the floor, and what was there as the person saw it; None = nothing."""

    matter_id: int
    seen: int | None


def may_become(turn: Turn, state: TurnState) -> bool:
    """Tell whether a turn may go over into a state; only what has begun can be interrupted."""
    if state in INTERRUPTED and turn.started_at is None:
        return False
    return state in NEXT_STATES[turn.state]


def speaking(turns: Iterable[Turn]) -> Turn | None:
    """Give who has the floor, speaking or paused."""
    return next((turn for turn in turns if turn.state in SPEAKING), None)


def is_ready(turn: Turn) -> bool:
    """Tell whether who has still to speak was said to sit there ready."""
    return turn.ready_at is not None and turn.state in READY_STATES


def place_before(turns: Iterable[Turn], moved: Turn) -> int:
    """Give a place before everybody else who waits."""
    others = [turn.place for turn in turns if turn.state is _S.WAITING and turn is not moved]
    return min(others, default=moved.place + 1) - 1


def start(turn: Turn, at: datetime) -> None:
    """Put a turn on air, or back on air; a pause behind it does not count."""
    _end_pause(turn, at)
    turn.state = TurnState.ON_AIR
    turn.started_at = turn.started_at or at
    turn.called_at = turn.called_at or at
    turn.ended_at, turn.end_reason = None, ""


def pause(turn: Turn, at: datetime) -> None:
    """Stop the clock of a turn that keeps the floor."""
    turn.state, turn.paused_at = TurnState.PAUSED, at


def park(turn: Turn, at: datetime, reason: str) -> None:
    """Take a turn off the air without losing its place; its clock stands."""
    turn.state, turn.paused_at = TurnState.PARKED, turn.paused_at or at
    turn.end_reason = reason
    turn.ready_at = None  # who was cut off says again when they are back


def miss(turn: Turn, at: datetime) -> None:
    """Note that who should speak is not there; who had begun keeps the turn, parked again."""
    if turn.started_at is None:
        end(turn, TurnState.NO_SHOW, at, "")
    else:
        park(turn, at, "")


def end(turn: Turn, state: TurnState, at: datetime, reason: str) -> None:
    """Close a turn for good: done, not there, or withdrawn."""
    _end_pause(turn, at)
    turn.state, turn.ended_at, turn.end_reason = state, at, reason


def _end_pause(turn: Turn, at: datetime) -> None:
    if turn.paused_at is not None:
        turn.seconds_paused += _seconds(at - turn.paused_at)
        turn.paused_at = None


def seconds_used(turn: Turn, at: datetime) -> int:
    """Count the seconds a turn has spoken, pauses left out."""
    if turn.started_at is None:
        return 0
    until = turn.ended_at or turn.paused_at or at
    return max(0, _seconds(until - turn.started_at) - turn.seconds_paused)


def seconds_left(turn: Turn, at: datetime) -> int:
    """Count the seconds a turn has left; below 0 = over its time."""
    return turn.seconds_allowed - seconds_used(turn, at)


def seconds_of_unit(turns: Iterable[Turn], answer: Turn) -> int:
    """Count what the unit that answers has used of the meeting in answers that are over."""
    return sum(
        seconds_used(turn, turn.ended_at)
        for turn in turns
        if turn.ended_at is not None and turn.unit_id == answer.unit_id and turn.unit_id is not None
    )


def bells(seconds_allowed: int) -> tuple[int, ...]:
    """Give at how many seconds left a turn is told of its time: at half of it, and near the end."""
    half = seconds_allowed // 2
    return (half, LAST_BELL) if half > LAST_BELL else (half,)


def _seconds(lapse: timedelta) -> int:
    # A time entered late may lie before the one it follows; that is no time at all, not less.
    return max(0, int(lapse.total_seconds()))


def end_at_close(turn: Turn, at: datetime) -> None:
    """End what is still open when the meeting closes: who spoke is done, who did not withdrawn."""
    if turn.state is not TurnState.WAITING and turn.started_at is not None:
        end(turn, TurnState.DONE, at, MEETING_CLOSED)
    else:
        end(turn, TurnState.WITHDRAWN, at, MEETING_CLOSED)


def undecided(matters: Iterable[Matter], decided: Collection[int]) -> list[Matter]:
    """List what was on the floor and has no outcome, in order of number; it bars the close."""
    found = [
        matter
        for matter in matters
        if matter.place in TAKEN_UP and matter.merged_into_id is None and matter.id not in decided
    ]
    return sorted(found, key=lambda matter: matter.number)


@dataclass(frozen=True, slots=True)
class QuestionsAtClose:
    """The questions of a meeting as the close looks at them."""

    decisions: Mapping[int, Decision]  # question -> what the review decided
    covered: Mapping[int, Collection[int]]  # matter -> its questions

    def of(self, matter: Matter) -> Collection[int]:
        """Give the questions a matter covers."""
        return self.covered.get(matter.id, ())


def reached(
    matters: Iterable[Matter], asked: QuestionsAtClose, decided: Collection[int]
) -> set[int]:
    """Give the questions the meeting reached, in whichever matter they were taken up or decided."""
    return {
        question_id
        for matter in matters
        if matter.taken_up_at is not None or matter.id in decided
        for question_id in asked.of(matter)
    }


def left_over(
    matters: Iterable[Matter], asked: QuestionsAtClose, decided: Collection[int]
) -> list[Matter]:
    """List the matters a close hands over to a written reply, in order of number.

    These are scheduled matters and those of accepted questions, as far as nothing of them was
    reached. Excluded and referred questions keep their referral, unreviewed ones stay in review
    unless they were scheduled.
    """
    found = list(matters)
    done = reached(found, asked, decided)
    return sorted(
        (
            matter
            for matter in found
            if matter.merged_into_id is None
            and matter.taken_up_at is None
            and matter.id not in decided
            and _awaits_reply(matter, asked, done)
        ),
        key=lambda matter: matter.number,
    )


def _awaits_reply(matter: Matter, asked: QuestionsAtClose, done: Collection[int]) -> bool:
    questions = asked.of(matter)
    open_decisions = {
        asked.decisions[question_id] for question_id in questions if question_id not in done
    }
    if matter.place is Place.SCHEDULED or matter.left_from is not None:
        return not questions or bool(open_decisions & {Decision.ACCEPTED, Decision.UNREVIEWED})
    return Decision.ACCEPTED in open_decisions


def orphans(matters: Iterable[Matter], asked: QuestionsAtClose) -> list[int]:
    """List accepted questions that stand in no matter any more; none may be lost."""
    held = {
        question_id
        for matter in matters
        if matter.merged_into_id is None
        for question_id in asked.of(matter)
    }
    return sorted(
        question_id
        for question_id, decision in asked.decisions.items()
        if decision is Decision.ACCEPTED and question_id not in held
    )
