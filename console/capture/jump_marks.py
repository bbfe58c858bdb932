"""Where a moment of the meeting stands in its recordings."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class JumpMark:
    """A place in a recording."""

    recording: int  # from 1, in the order they began
    seconds: int  # since it began

    @property
    def time_code(self) -> str:
        """Give it as players write it: 1:02:33."""
        minutes, seconds = divmod(self.seconds, 60)
        hours, minutes = divmod(minutes, 60)
        return f"{hours}:{minutes:02}:{seconds:02}"


def mark_of(at: datetime, starts: Sequence[datetime]) -> JumpMark | None:
    """Give the place of a moment in the recording that began last before it; None = before all.

    Args:
        starts: when the recordings began, the earliest first.
    """
    number = bisect_right(starts, at)
    if number == 0:
        return None
    return JumpMark(number, int((at - starts[number - 1]).total_seconds()))
