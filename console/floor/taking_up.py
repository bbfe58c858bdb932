"""How a matter comes to the floor: by itself, raised in the room, or with who asks it."""

from collections.abc import Mapping
from typing import Any

from console import require
from console.errors import Refused
from console.floor.rules import TakeUp
from console.journal import Fact
from console.queries import matters
from console.use_case import Work
from models import Matter, Meeting, Turn
from models.codes.meetings import MeetingState
from models.codes.questions import Place


def checked(work: Work, meeting_id: int, wanted: TakeUp) -> Matter:
    """Give the matter that comes to the floor.

    Raises:
        Conflict: another matter is on the floor.
        Refused: it is there already, or was grouped into another.
    """
    taken = require.matter(work, meeting_id, wanted.matter_id)
    current = matters.on_floor(work.session, meeting_id)
    work.expect(wanted.seen, current.id if current else None)
    if taken is current:
        raise Refused("matter_on_floor", number=taken.number)
    if taken.merged_into_id is not None:
        raise Refused("matter_merged", number=taken.number)
    return taken


def bring(work: Work, meeting: Meeting, taken: Matter) -> None:
    """Put a matter on the floor, or behind what came there after it when it is entered late."""
    current = matters.on_floor(work.session, meeting.id)
    went_on = is_past(work, meeting)
    taken.taken_up_at = taken.taken_up_at or work.happened_at
    taken.place = Place.DONE if went_on else Place.ON_FLOOR
    if current is not None and not went_on:
        current.place = Place.DONE


def is_past(work: Work, meeting: Meeting) -> bool:
    """Tell whether the floor went on since this happened."""
    current = matters.on_floor(work.session, meeting.id)
    return meeting.state is MeetingState.CLOSED or (
        current is not None
        and current.taken_up_at is not None
        and current.taken_up_at > work.happened_at
    )


def bring_with(work: Work, meeting: Meeting, taken: Matter, turn: Turn) -> dict[str, Fact]:
    """Put a matter on the floor with who asks it; gives what taking it back has to know."""
    facts = facts_before(taken)
    facts["is_asked_first"] = taken.asked_turn_id is None
    bring(work, meeting, taken)
    taken.asked_turn_id = taken.asked_turn_id or turn.id
    return facts


def facts_before(taken: Matter) -> dict[str, Fact]:
    """Tell how a matter stands before it comes to the floor, for who takes that back."""
    return {
        "matter": taken.id,
        "matter_was": taken.place.value,
        "is_first": taken.taken_up_at is None,
    }


def put_back(work: Work, meeting_id: int, told: Mapping[str, Any]) -> list[Matter]:
    """Put a matter where it was before it came to the floor, and the former one on it again.

    Args:
        told: what the entry of the act tells, by `facts_before` and `after`.

    Raises:
        Refused: a third matter came to the floor meanwhile.
    """
    taken = require.matter(work, meeting_id, told["matter"])
    current = matters.on_floor(work.session, meeting_id)
    if current is not None and current.id not in (taken.id, told["after"]):
        raise Refused("undo_followed")
    taken.place = Place(told["matter_was"])
    taken.taken_up_at = None if told["is_first"] else taken.taken_up_at
    taken.asked_turn_id = None if told.get("is_asked_first") else taken.asked_turn_id
    if told["after"] is None:
        return [taken]
    former = require.matter(work, meeting_id, told["after"])
    former.place = Place.ON_FLOOR
    return [taken, former]
