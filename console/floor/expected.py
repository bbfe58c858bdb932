"""When each of those in the order can expect the floor, from how long turns take here.

A turn is measured from one start to the next, the answer to it included. Until some were, the
time allowed stands in; so does it for what may happen beside what was measured.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from math import sqrt

from console.floor.order_shapes import Floor, Placed
from console.floor.rules import seconds_used, speaking
from models.codes.floor import TurnKind
from models.codes.meetings import MeetingState
from models.floor import Turn
from models.meetings import Meeting, Recess

LONGEST = 1800  # seconds; between two starts further apart lay something else, as a recess
MEASURED = 20  # turns, the latest
ASSUMED = 2  # turns that went as allowed, beside those measured
SHARE_OFF = 0.5  # of the time allowed, by which an assumed turn may be off
LIKELY = 1.28  # spreads within which four out of five lie

_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Pace:
    """How long a turn takes; in seconds."""

    seconds: float
    spread: float  # standard deviation of one turn


@dataclass(frozen=True, slots=True)
class Expected:
    """When somebody can expect the floor, in whole minutes."""

    at: datetime
    earliest: datetime
    latest: datetime

    @property
    def spread_minutes(self) -> int:
        """Give how far it may be off on either side, the wider one."""
        return round(max(self.latest - self.at, self.at - self.earliest) / _MINUTE)


def pace_of(turns: Iterable[Turn], seconds_allowed: int) -> Pace:
    """Give how long a turn takes, by those that had a turn after them; answers lie between.

    Args:
        seconds_allowed: of a turn of this meeting.
    """
    return pace_of_starts(
        (
            turn.started_at
            for turn in turns
            if turn.started_at is not None and turn.kind is not TurnKind.ANSWER
        ),
        seconds_allowed,
    )


def pace_of_starts(starts: Iterable[datetime], seconds_allowed: int) -> Pace:
    """Give how long something takes, by when one after the other began.

    Args:
        seconds_allowed: for each.
    """
    apart = [(after - before).total_seconds() for before, after in pairwise(sorted(starts))]
    lengths = [length for length in apart if length <= LONGEST][-MEASURED:]
    count = ASSUMED + len(lengths)
    seconds = (ASSUMED * seconds_allowed + sum(lengths)) / count
    off = ASSUMED * (SHARE_OFF * seconds_allowed) ** 2
    off += sum((length - seconds) ** 2 for length in lengths)
    return Pace(seconds, sqrt(off / count))


def expected(
    free_at: datetime, turns: Sequence[Turn], pace: Pace, seconds_allowed: int, *, is_busy: bool
) -> list[Expected]:
    """Tell when each of those in the order can expect the floor.

    Args:
        free_at: when the turn on the floor is over.
        seconds_allowed: of a turn of this meeting; who was allowed more takes so much longer.
        is_busy: somebody has the floor, who may take less or more.
    """
    told, at = [], free_at
    for before, turn in enumerate(turns, start=int(is_busy)):
        off = timedelta(seconds=LIKELY * pace.spread * sqrt(before))
        told.append(_rounded(at, off))
        lasts = pace.seconds + turn.seconds_allowed - seconds_allowed
        at += timedelta(seconds=max(0.0, lasts))
    return told


def _rounded(at: datetime, off: timedelta) -> Expected:
    # Whole minutes: it is an estimate, and should not change every second.
    return Expected(_minute_after(at), _minute_before(at - off), _minute_after(at + off))


def _minute_before(at: datetime) -> datetime:
    return at.replace(second=0, microsecond=0)


def _minute_after(at: datetime) -> datetime:
    before = _minute_before(at)
    return before if before == at else before + _MINUTE


def times(
    floor: Floor, placed: Sequence[Placed], meeting: Meeting, recess: Recess | None, now: datetime
) -> dict[int, Expected]:
    """Tell when each of those in the order can expect the floor, by turn; nothing while closed.

    Args:
        recess: the one that nobody ended; None = there is none.
    """
    if meeting.state not in (MeetingState.OPEN, MeetingState.RECESS):
        return {}
    allowed = meeting.seconds_per_turn
    pace, on_air = pace_of(floor.turns, allowed), speaking(floor.turns)
    free = free_at(now, on_air, pace, resumes_at(recess))
    turns = [coming.turn for coming in placed]
    told = expected(free, turns, pace, allowed, is_busy=on_air is not None)
    return {turn.id: at for turn, at in zip(turns, told, strict=True)}


def resumes_at(recess: Recess | None) -> datetime | None:
    """Tell when a recess is announced to end; None without one, or when nobody said."""
    if recess is None or recess.minutes_planned is None:
        return None
    return recess.started_at + timedelta(minutes=recess.minutes_planned)


def free_at(
    now: datetime, on_air: Turn | None, pace: Pace, resumes_at: datetime | None
) -> datetime:
    """Tell from when the next person can have the floor.

    Args:
        on_air: who has the floor; None = nobody.
        resumes_at: announced end of a recess; None = no recess, or nobody said.
    """
    ends_at = _ends_at(on_air, pace, now) if on_air is not None else None
    return max(moment for moment in (now, ends_at, resumes_at) if moment is not None)


def _ends_at(on_air: Turn, pace: Pace, now: datetime) -> datetime:
    """Tell when a turn on the floor will be over; that of a pause counts on from now."""
    is_answer = on_air.kind is TurnKind.ANSWER  # what comes after a question is nearly over
    lasts = on_air.seconds_allowed if is_answer else max(pace.seconds, on_air.seconds_allowed)
    return now + timedelta(seconds=lasts - seconds_used(on_air, now))
