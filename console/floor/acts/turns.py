"""The acts about who speaks: on air, paused, parked, over."""

from console import require
from console.auth.permissions import Permission
from console.errors import Invalid, Refused
from console.floor import rules
from console.floor.require import (
    free_registration,
    open_turns,
    record_turn,
    refuse_unless_sitting,
    run_by,
    turn_becoming,
)
from console.journal import text_hash
from console.text.folding import one_line
from console.use_case import Work, use_case
from models import Turn
from models.codes.floor import TurnState


def _put_on_air(
    work: Work, meeting_id: int, turn_id: int, seen: TurnState, *, after: frozenset[TurnState]
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
    rules.start(started, work.happened_at)
    return started


@use_case(Permission.FLOOR_RUN)
def start_turn(
    work: Work,
    meeting_id: int,
    turn_id: int,
    *,
    seen: TurnState,
) -> int:
    """Give a turn the floor, called or not; its clock runs.

    Raises:
        Conflict: it no longer stands as seen.
        Refused: another is on air, it is over, or the meeting did not sit at that time.
    """
    started = _put_on_air(work, meeting_id, turn_id, seen, after=rules.STARTABLE)
    return record_turn(work, "floor:turn:started", started, was=seen.value)


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
    rules.pause(paused, work.happened_at)
    return record_turn(work, "floor:turn:paused", paused)


@use_case(Permission.FLOOR_RUN)
def resume_turn(
    work: Work,
    meeting_id: int,
    turn_id: int,
    *,
    seen: TurnState,
) -> int:
    """Put a paused or parked turn back on air; its clock goes on where it stood.

    Raises:
        Conflict: it no longer stands as seen.
        Refused: another is on air, it was not interrupted, or the meeting did not sit at that time.
    """
    resumed = _put_on_air(work, meeting_id, turn_id, seen, after=rules.INTERRUPTED)
    return record_turn(work, "floor:turn:resumed", resumed, was=seen.value)


@use_case(Permission.FLOOR_RUN)
def extend_turn(
    work: Work,
    meeting_id: int,
    turn_id: int,
    *,
    seconds: int = 60,
    seen: int,
) -> int:
    """Allow a turn more time.

    Args:
        seconds: seconds, 1 to 3600.
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
    extended.seconds_allowed += seconds
    return record_turn(
        work, "floor:turn:extended", extended, seconds=seconds, allowed=extended.seconds_allowed
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
    rules.end(ended, TurnState.DONE, work.happened_at, one_line(reason))
    return record_turn(
        work,
        "floor:turn:ended",
        ended,
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
    rules.park(parked, work.happened_at, one_line(reason))
    return record_turn(
        work, "floor:turn:parked", parked, reason=text_hash(parked.salt, parked.end_reason)
    )


@use_case(Permission.FLOOR_RUN)
def mark_no_show(
    work: Work,
    meeting_id: int,
    turn_id: int,
    *,
    seen: TurnState,
) -> int:
    """Note that who should speak is not there; should they come after all, the turn can start.

    Raises:
        Conflict: it no longer stands as seen.
        Refused: it neither waits nor was called.
    """
    run_by(work, meeting_id)
    missing = turn_becoming(work, meeting_id, turn_id, seen, TurnState.NO_SHOW)
    rules.end(missing, TurnState.NO_SHOW, work.happened_at, "")
    return record_turn(work, "floor:turn:no_show", missing, was=seen.value)
