"""How far the questions of a meeting are from the floor: pure, from the order of the speakers."""

from collections.abc import Sequence
from dataclasses import dataclass

from console.boards.matter_rows import MatterRow
from models.codes.questions import Place
from models.floor import Turn

CUE_FROM = 2  # turns before a question is due, from which its unit has its cue card open


@dataclass(frozen=True, slots=True)
class Ahead:
    """What lies between a question and the floor."""

    steps: int  # turns and planned questions up to it; 0 = it is on the floor
    turn: Turn | None  # in which it will be asked; None = in none yet


def of_matters(matters: Sequence[MatterRow], queue: Sequence[Turn]) -> dict[int, Ahead]:
    """Tell it of each undecided question that is on the floor or in the programme.

    Who waits comes first, each with what they ask; then what nobody waits to ask, as planned.
    """
    waiting = [matter for matter in matters if matter.outcome is None]
    found = {matter.id: Ahead(0, None) for matter in waiting if matter.place is Place.ON_FLOOR}
    coming = [matter for matter in waiting if matter.place is Place.SCHEDULED]
    for step, turn in enumerate(queue, start=1):
        for matter in coming:
            if matter.is_asked_in(turn):
                found.setdefault(matter.id, Ahead(step, turn))
    unasked = [matter for matter in coming if matter.id not in found]
    for step, matter in enumerate(sorted(unasked, key=_planned), start=len(queue) + 1):
        found[matter.id] = Ahead(step, None)
    return found


def _planned(matter: MatterRow) -> tuple[float, int]:
    position = matter.position
    return position if position is not None else float("inf"), matter.number
