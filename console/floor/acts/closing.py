"""The close of the meeting: nothing stays open, no question gets lost."""

from collections.abc import Sequence

from console.auth.permissions import Permission
from console.errors import Refused
from console.floor import rules
from console.floor.left_over import hand_over, leaves_of
from console.floor.require import open_turns, run_by
from console.journal import Subject
from console.live.topics import Topic
from console.meetings.rules import was_open
from console.queries import meetings
from console.use_case import Work, use_case
from models import Matter
from models.codes.meetings import MeetingState
from models.codes.questions import Place


@use_case(Permission.FLOOR_RUN)
def close_meeting(work: Work, meeting_id: int) -> int:
    """Close the meeting; what it did not reach is answered in writing by the unit assigned.

    Without a unit, or with one outside the city, customer care answers. Who still waited is
    withdrawn, who spoke is done; the running item, the last item and a recess end.

    Raises:
        Refused: it is not open, closed already, or a matter that was on the floor has no outcome.

    Source:
        Plan P6 and P10 (what is not answered on site is answered in writing; by whom).
    """
    meeting = run_by(work, meeting_id)
    if meeting.state is MeetingState.CLOSED:
        raise Refused("meeting_already_closed")
    if not was_open(meeting, work.happened_at):
        raise Refused("meeting_not_open")
    leaves = leaves_of(work, meeting_id)
    open_matters = rules.undecided(leaves.matters, leaves.decided)
    if open_matters:
        raise Refused("matters_undecided", count=len(open_matters), first=open_matters[0].number)
    replies = hand_over(work, meeting, leaves)
    ended = _end_turns(work, meeting_id)
    _end_programme(work, meeting_id)
    _end_floor(work, meeting_id, leaves.matters)
    meeting.state, meeting.closed_at = MeetingState.CLOSED, work.happened_at
    work.record(
        "floor:meeting:closed",
        Subject("meeting", meeting_id),
        facts={"written_replies": [*replies], "turns_ended": [*ended]},
        topics=(Topic.MEETING, Topic.AGENDA, Topic.FLOOR, Topic.CAPTURE, Topic.FOLLOW_UP),
        also=(
            *(Subject("matter", matter_id) for matter_id in replies),
            *(Subject("turn", turn_id) for turn_id in ended),
        ),
    )
    return meeting_id


def _end_turns(work: Work, meeting_id: int) -> list[int]:
    ended = open_turns(work, meeting_id)
    for turn in ended:
        rules.end_at_close(turn, work.happened_at)
    return [turn.id for turn in ended]


def _end_programme(work: Work, meeting_id: int) -> None:
    """End what runs, and the last item, which is the close itself (plan P22)."""
    programme = meetings.items(work.session, meeting_id)
    if programme:
        programme[-1].started_at = programme[-1].started_at or work.happened_at
    for item in programme:
        if item.started_at is not None and item.ended_at is None:
            item.ended_at = work.happened_at


def _end_floor(work: Work, meeting_id: int, matters: Sequence[Matter]) -> None:
    for matter in matters:
        if matter.place is Place.ON_FLOOR:
            matter.place = Place.DONE
    recess = meetings.running_recess(work.session, meeting_id)
    if recess is not None:
        recess.ended_at = max(work.happened_at, recess.started_at)
