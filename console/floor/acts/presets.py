"""The act that sets how people speak in a meeting."""

from console.auth.permissions import Permission
from console.errors import Conflict, Invalid, Refused
from console.floor.require import run_by
from console.journal import Subject
from console.live.topics import Topic
from console.meetings.presets import Presets, presets_of, put
from console.use_case import Work, use_case
from models.codes.meetings import MeetingState


@use_case(Permission.FLOOR_RUN)
def set_presets(work: Work, meeting_id: int, presets: Presets, *, seen: Presets) -> int:
    """Set names in public, seconds of a turn, order and shares, also while the meeting goes on.

    Who joined the queue before keeps the seconds allowed then; the order changes for all who wait.

    Args:
        seen: as the person saw them.

    Raises:
        Conflict: somebody else set them; carries both.
        Invalid: no such length of a turn, or no such share.
        Refused: the meeting is closed, or the minutes are signed.
    """
    meeting = run_by(work, meeting_id)
    if meeting.state is MeetingState.CLOSED:
        raise Refused("meeting_closed")
    if seen != (now := presets_of(meeting)):
        raise Conflict("presets_changed", seen=seen, now=now)
    if faults := presets.faults():
        raise Invalid(dict(faults))
    put(meeting, presets)
    work.record(
        "floor:presets:set",
        Subject("meeting", meeting_id),
        facts={
            "names": presets.asker_shown.value,
            "seconds": presets.seconds_per_turn,
            "order": presets.order.value,
            "hall": presets.hall_weight,
            "bridge": presets.bridge_weight,
            "online": presets.online_weight,
            "answer_seconds": presets.seconds_per_answer,
            "public_queue": presets.is_queue_public,
        },
        topics=(Topic.MEETING, Topic.FLOOR, Topic.AGENDA),
    )
    return meeting_id
