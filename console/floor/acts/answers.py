"""The act that gives a unit the floor to answer."""

from console import require
from console.auth.permissions import Permission
from console.errors import Refused
from console.floor import rules, turn_state
from console.floor.new_turns import new_turn
from console.floor.require import (
    open_turns,
    record_turn,
    refuse_unless_sitting,
    run_by,
)
from console.journal import Subject, text_hash
from console.queries import matters
from console.text.folding import name_of
from console.use_case import Work, use_case
from models.codes.floor import TurnKind


@use_case(Permission.FLOOR_RUN)
def start_answer(
    work: Work, meeting_id: int, unit_id: int, *, person: str = "", seen: int | None
) -> int:
    """Give a unit the floor on what is spoken of; its clock runs. Gives the turn's id.

    Args:
        person: who speaks for it; empty = not named.
        seen: matter on the floor; None = none.

    Raises:
        Conflict: another matter is on the floor.
        Refused: another has the floor, or the meeting did not sit at that time.
        NotFound: no such unit.
    """
    meeting = run_by(work, meeting_id)
    refuse_unless_sitting(work, meeting)
    unit = require.unit(work, unit_id)
    current = matters.on_floor(work.session, meeting_id)
    work.expect(seen, current.id if current else None)
    other = rules.speaking(open_turns(work, meeting_id))
    if other is not None:
        raise Refused("turn_on_air", number=other.number)
    made = new_turn(work, meeting, TurnKind.ANSWER, name_of(person), unit_id=unit.id)
    rules.start(made, work.happened_at)
    return record_turn(
        work,
        "floor:turn:answering",
        made,
        also=(Subject("matter", seen),) if seen is not None else (),
        stood=turn_state.never_begun(made, work.happened_at),
        unit=unit.id,
        name=text_hash(made.salt, made.name),
    )
