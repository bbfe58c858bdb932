"""The acts that tell when a recording of the meeting began."""

from console import require
from console.auth.permissions import Permission
from console.errors import NotFound, Refused
from console.journal import Subject
from console.live.topics import Topic
from console.queries.recordings import standing
from console.use_case import Work, use_case
from models import Recording


@use_case(Permission.CAPTURE_WRITE)
def start_recording(work: Work, meeting_id: int, *, seen: int) -> int:
    """Tell that a recording began, now or at the time told; gives its id.

    Args:
        seen: how many recordings the person knew of.

    Raises:
        Conflict: another was told of meanwhile.
        Refused: one began in that very second, or that time is still to come.
    """
    require.meeting(work, meeting_id)
    known = standing(work.session, meeting_id)
    work.expect(seen, len(known))
    started_at = work.happened_at.replace(microsecond=0)
    if any(recording.started_at == started_at for recording in known):
        raise Refused("recording_known")
    made = Recording(meeting_id=meeting_id, started_at=started_at, entry=work.number)
    work.session.add(made)
    return _record(work, "capture:recording:started", made)


@use_case(Permission.CAPTURE_WRITE)
def take_back_recording(work: Work, meeting_id: int, recording_id: int) -> int:
    """Take back that a recording began; what was told wrongly is told anew.

    Raises:
        NotFound: no such recording here, or it was taken back already.
    """
    known = {recording.id: recording for recording in standing(work.session, meeting_id)}
    if (wrong := known.get(recording_id)) is None:
        raise NotFound("recording_not_found")
    wrong.undone_entry = work.number
    return _record(work, "capture:recording:undone", wrong)


def _record(work: Work, act: str, told: Recording) -> int:
    work.session.flush()
    facts = {"started_at": told.started_at.isoformat()}
    work.record(act, Subject("recording", told.id), facts=facts, topics=(Topic.CAPTURE,))
    return told.id
