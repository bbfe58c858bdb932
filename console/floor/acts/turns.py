"""The acts about who speaks: on air, paused, parked, over."""

from collections.abc import Mapping

from console import require
from console.auth.permissions import Permission
from console.errors import Invalid, Refused
from console.floor import order, rules, taking_up, turn_state
from console.floor.require import (
    free_registration,
    open_turns,
    order_of,
    record_turn,
    refuse_unless_sitting,
    run_by,
    turn_becoming,
)
from console.floor.rules import TakeUp
from console.journal import Fact, Subject, text_hash
from console.text.folding import one_line
from console.use_case import Work, use_case
from models import Turn
from models.codes.floor import TurnState


def _put_on_air(
    work: Work,
    act: str,
    started: Turn,
    takes_up: TakeUp | None,
    told: Mapping[str, Fact],
) -> int:
    """Give who may have it the floor, and bring what they ask."""
    meeting = require.meeting(work, started.meeting_id)
    taken = taking_up.checked(work, meeting.id, takes_up) if takes_up is not None else None
    stood = turn_state.of(started)
    rules.start(started, work.happened_at)
    if takes_up is None or taken is None:
        return record_turn(work, act, started, also=(), stood=stood, **told)
    facts = taking_up.bring_with(work, meeting, taken, started)
    moved = [taken.id, *([takes_up.seen] if takes_up.seen is not None else [])]
    also = tuple(Subject("matter", matter_id) for matter_id in moved)
    facts["after"] = takes_up.seen
    return record_turn(work, act, started, also=also, stood=stood, **told, **facts)


def _startable(
    work: Work, meeting_id: int, turn_id: int, seen: TurnState, after: frozenset[TurnState]
) -> Turn:
    meeting = run_by(work, meeting_id)
    refuse_unless_sitting(work, meeting)
    started = turn_becoming(work, meeting_id, turn_id, seen, TurnState.ON_AIR)
    if started.state not in after:
        raise Refused("turn_state", number=started.number)
    other = rules.speaking(open_turns(work, meeting_id))
    if other is not None and other is not started:
        raise Refused("turn_on_air", number=other.number)
    if started.registration_id is not None:
        free_registration(work, meeting_id, started.registration_id, apart_from=turn_id)
    return started


@use_case(Permission.FLOOR_RUN)
def start_turn(
    work: Work,
    meeting_id: int,
    turn_id: int,
    *,
    reason: str = "",
    takes_up: TakeUp | None = None,
    seen: TurnState,
) -> int:
    """Give a turn the floor, called or not; its clock runs, and what they ask comes to the floor.

    Args:
        reason: why somebody speaks before those who come first; kept as by `put_first`.
        takes_up: the matter they ask; None = it is there already, or nobody knows it yet.
        seen: how the turn stands.

    Raises:
        Conflict: it no longer stands as seen, or another matter is on the floor.
        Invalid: others come first, and no reason is given.
        Refused: another is on air, it is over, the matter cannot come to the floor, or the meeting
            did not sit at that time.
    """
    out_of_turn = _reason_out_of_turn(work, meeting_id, turn_id, one_line(reason))
    started = _startable(work, meeting_id, turn_id, seen, rules.STARTABLE)
    told: dict[str, Fact] = {"was": seen.value}
    if out_of_turn:
        started.put_first_reason = out_of_turn
        told["reason"] = text_hash(started.salt, out_of_turn)
    return _put_on_air(work, "floor:turn:started", started, takes_up, told)


def _reason_out_of_turn(work: Work, meeting_id: int, turn_id: int, reason: str) -> str:
    """Give why a turn starts before those who come first; empty = nobody does.

    Who was called, was cut off or comes late was next already.
    """
    turn = require.turn(work, meeting_id, turn_id)
    first = order.as_seen(order_of(work, meeting_id), ()).next_turn
    if turn.state is not TurnState.WAITING or first == turn_id:
        return ""
    if not reason:
        raise Invalid({"reason": "reason_missing"})
    return reason


@use_case(Permission.FLOOR_RUN)
def pause_turn(
    work: Work,
    meeting_id: int,
    turn_id: int,
    *,
    seen: TurnState,
) -> int:
    """Stop the clock of the turn on air; it keeps the floor.

    Raises:
        Conflict: it no longer stands as seen.
        Refused: it is not on air.
    """
    run_by(work, meeting_id)
    paused = turn_becoming(work, meeting_id, turn_id, seen, TurnState.PAUSED)
    stood = turn_state.of(paused)
    rules.pause(paused, work.happened_at)
    return record_turn(work, "floor:turn:paused", paused, stood=stood)


@use_case(Permission.FLOOR_RUN)
def resume_turn(
    work: Work,
    meeting_id: int,
    turn_id: int,
    *,
    takes_up: TakeUp | None = None,
    seen: TurnState,
) -> int:
    """Put a paused or parked turn back on air with what it asks; its clock goes on where it stood.

    Args:
        takes_up: the matter they ask, if another one came to the floor meanwhile.
        seen: how the turn stands.

    Raises:
        Conflict: it no longer stands as seen, or another matter is on the floor.
        Refused: another is on air, it was not interrupted, the matter cannot come to the floor, or
            the meeting did not sit at that time.
    """
    resumed = _startable(work, meeting_id, turn_id, seen, rules.INTERRUPTED)
    return _put_on_air(work, "floor:turn:resumed", resumed, takes_up, {"was": seen.value})


@use_case(Permission.FLOOR_RUN)
def extend_turn(
    work: Work,
    meeting_id: int,
    turn_id: int,
    *,
    seconds: int = 60,
    reason: str = "",
    seen: int,
) -> int:
    """Allow a turn more time.

    Args:
        seconds: seconds, 1 to 3600.
        reason: why; empty = not said.
        seen: seconds allowed as the person saw them.

    Raises:
        Conflict: somebody else extended it.
        Invalid: not a number of seconds.
        Refused: the turn is over.
    """
    run_by(work, meeting_id)
    if not 1 <= seconds <= rules.SECONDS_EXTENDED_AT_MOST:
        raise Invalid({"seconds": "seconds_wrong"})
    extended = require.turn(work, meeting_id, turn_id)
    work.expect(seen, extended.seconds_allowed)
    if extended.state not in rules.OPEN_STATES:
        raise Refused("turn_state", number=extended.number)
    stood = turn_state.of(extended)
    extended.seconds_allowed += seconds
    extended.extended_reason = one_line(reason)
    return record_turn(
        work,
        "floor:turn:extended",
        extended,
        stood=stood,
        seconds=seconds,
        allowed=extended.seconds_allowed,
        reason=text_hash(extended.salt, extended.extended_reason),
    )


@use_case(Permission.FLOOR_RUN)
def end_turn(
    work: Work,
    meeting_id: int,
    turn_id: int,
    *,
    reason: str = "",
    seen: TurnState,
) -> int:
    """End a turn that has begun, also a parked one.

    Raises:
        Conflict: it no longer stands as seen.
        Refused: it has not begun, or is over.
    """
    run_by(work, meeting_id)
    ended = turn_becoming(work, meeting_id, turn_id, seen, TurnState.DONE)
    stood = turn_state.of(ended)
    rules.end(ended, TurnState.DONE, work.happened_at, one_line(reason))
    return record_turn(
        work,
        "floor:turn:ended",
        ended,
        stood=stood,
        was=seen.value,
        used=rules.seconds_used(ended, work.happened_at),
        reason=text_hash(ended.salt, ended.end_reason),
    )


@use_case(Permission.FLOOR_RUN)
def park_turn(
    work: Work,
    meeting_id: int,
    turn_id: int,
    *,
    reason: str = "",
    seen: TurnState,
) -> int:
    """Take a turn off the air for now; its place and its clock stand.

    Raises:
        Conflict: it no longer stands as seen.
        Refused: it is not on air.
    """
    run_by(work, meeting_id)
    parked = turn_becoming(work, meeting_id, turn_id, seen, TurnState.PARKED)
    stood = turn_state.of(parked)
    rules.park(parked, work.happened_at, one_line(reason))
    reason_told = text_hash(parked.salt, parked.end_reason)
    return record_turn(work, "floor:turn:parked", parked, stood=stood, reason=reason_told)


@use_case(Permission.FLOOR_RUN)
def mark_no_show(
    work: Work,
    meeting_id: int,
    turn_id: int,
    *,
    seen: TurnState,
) -> int:
    """Note that who should speak is not there; should they come after all, the turn can start.

    Who was called back to go on with a turn is parked again.

    Raises:
        Conflict: it no longer stands as seen.
        Refused: it neither waits nor was called.
    """
    run_by(work, meeting_id)
    missing = turn_becoming(work, meeting_id, turn_id, seen, TurnState.NO_SHOW)
    stood = turn_state.of(missing)
    rules.miss(missing, work.happened_at)
    return record_turn(work, "floor:turn:no_show", missing, stood=stood, was=seen.value)
