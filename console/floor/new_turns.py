"""Rows of turns, as acts make them: a number, the last place, the time its kind is allowed."""

from typing import Any

from console.floor.require import next_numbers
from console.use_case import Work
from models import Meeting, Turn
from models.base import new_salt
from models.codes.floor import TurnKind


def new_turn(work: Work, meeting: Meeting, kind: TurnKind, name: str, **more: Any) -> Turn:
    """Add a turn behind all others.

    Args:
        more: its further columns.
    """
    number, place = next_numbers(work, meeting.id)
    is_answer = kind is TurnKind.ANSWER
    made = Turn(
        meeting_id=meeting.id,
        number=number,
        kind=kind,
        name=name,
        salt=new_salt(),
        place=place,
        seconds_allowed=meeting.seconds_per_answer if is_answer else meeting.seconds_per_turn,
        joined_at=work.happened_at,
        entry=work.number,
        **more,
    )
    work.session.add(made)
    work.session.flush()
    return made
