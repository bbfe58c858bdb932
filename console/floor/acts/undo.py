"""The act that takes back what was just done on the floor; both stay in the journal."""

from collections.abc import Mapping
from typing import Any

from console import require, undoing
from console.auth.permissions import Permission
from console.errors import Refused
from console.floor import rules, taking_up, turn_state
from console.floor.require import free_registration, open_turns, record_turn, run_by
from console.journal import Subject
from console.live.topics import Topic
from console.use_case import Work, use_case
from models import JournalEntry, Turn
from models.codes.floor import TurnState
from models.codes.meetings import MeetingState


@use_case(Permission.FLOOR_RUN)
def undo(work: Work, meeting_id: int, *, seen: int) -> int:
    """Take back one's own last act about a turn or the matter on the floor, seconds after it.

    Turn and matter stand as before, and the clock as if it had never been touched. Why a turn was
    held, or had been brought to the front before, is not kept. Gives the id of turn or matter.

    Args:
        seen: number of the journal entry of the act.

    Raises:
        Refused: it is somebody else's, cannot be taken back, is too long ago, something that
            stands on it followed, another has the floor by now, or the meeting is not open.
    """
    meeting = run_by(work, meeting_id)
    if meeting.state not in (MeetingState.OPEN, MeetingState.RECESS):
        raise Refused("meeting_not_open")
    entry = undoing.checked(work, seen, "turn", "matter")
    told = undoing.facts_of(entry)
    about = undoing.subject_of(entry)
    if about.kind == "turn":
        return _undo_turn(work, meeting_id, require.turn(work, meeting_id, about.id), entry, told)
    also = _put_matters_back(work, meeting_id, told)
    work.record(
        "floor:matter:undone",
        about,
        facts={"number": told["number"], "undoes": entry.number},
        topics=(Topic.FLOOR, Topic.CAPTURE),
        also=also,
    )
    return about.id


def _undo_turn(
    work: Work, meeting_id: int, turn: Turn, entry: JournalEntry, told: Mapping[str, Any]
) -> int:
    before = told["before"]
    if "state" in before:
        _refuse_unless_free(work, meeting_id, turn, TurnState(before["state"]))
        turn.end_reason = ""
    if entry.act == "floor:turn:started" and "reason" in told:
        turn.put_first_reason = ""
    if entry.act == "floor:turn:extended":
        turn.extended_reason = ""
    if entry.act == "floor:turn:put_first":
        turn.place = told["was_at"]
        turn.put_first_reason = turn.put_first_reason if told["is_again"] else ""
    also = _put_matters_back(work, meeting_id, told) if "matter" in told else ()
    turn_state.restore(turn, before)
    return record_turn(
        work,
        "floor:turn:undone",
        turn,
        also=also,
        undoes=entry.number,
        state=turn.state.value,
    )


def _refuse_unless_free(work: Work, meeting_id: int, turn: Turn, back: TurnState) -> None:
    other = rules.speaking(open_turns(work, meeting_id))
    if back in rules.SPEAKING and other is not None and other is not turn:
        raise Refused("turn_on_air", number=other.number)
    if back in rules.OPEN_STATES and turn.registration_id is not None:
        free_registration(work, meeting_id, turn.registration_id, apart_from=turn.id)


def _put_matters_back(work: Work, meeting_id: int, told: Mapping[str, Any]) -> tuple[Subject, ...]:
    moved = taking_up.put_back(work, meeting_id, told)
    return tuple(Subject("matter", matter.id) for matter in moved)
