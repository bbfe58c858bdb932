"""The acts that carry the meeting through its day: opening, programme, recesses."""

from console.auth.permissions import Permission
from console.errors import Invalid, Refused
from console.floor import item_times
from console.floor.require import item, refuse_unless_open, run_by
from console.journal import Subject, text_hash
from console.live.topics import Topic
from console.queries import meetings
from console.text.folding import one_line
from console.use_case import Work, use_case
from models import AgendaItem, Recess
from models.codes.meetings import MeetingState


@use_case(Permission.FLOOR_RUN)
def open_meeting(work: Work, meeting_id: int, *, venue: str = "") -> int:
    """Open the meeting.

    Raises:
        Refused: it has opened already, or has no date yet.
        NotAllowed: a leader without the duty of chair or deputy (so in every act here).
    """
    meeting = run_by(work, meeting_id)
    if meeting.state is not MeetingState.PLANNED:
        raise Refused("meeting_already_open")
    if meeting.held_on is None:
        raise Refused("meeting_undated", code=meeting.code)
    meeting.state, meeting.opened_at = MeetingState.OPEN, work.happened_at
    meeting.venue = one_line(venue) or meeting.venue
    work.record(
        "floor:meeting:opened",
        Subject("meeting", meeting_id),
        facts={"venue": text_hash(meeting.code, meeting.venue)},
        topics=(Topic.MEETING, Topic.FLOOR),
    )
    return meeting_id


@use_case(Permission.FLOOR_RUN)
def start_item(
    work: Work,
    meeting_id: int,
    position: int,
    *,
    title: str = "",
    seen: int | None,
) -> int:
    """Start an item of the programme and end the running one; gives the item's id.

    Args:
        title: as announced; kept beside the planned title when it differs.
        seen: position that runs now; None = none.

    Raises:
        Conflict: another item runs.
        Refused: it runs already, or the meeting was not open at that time.
        NotFound: no such item.
    """
    meeting = run_by(work, meeting_id)
    refuse_unless_open(work, meeting)
    started = item(work, meeting_id, position)
    running = meetings.running_item(work.session, meeting_id)
    work.expect(seen, running.position if running else None)
    if running is started:
        raise Refused("item_running", number=position)
    before = item_times.before(started, running)
    _announce(started, title)
    _run(work, started, running)
    work.record(
        "floor:item:started",
        Subject("agenda_item", started.id),
        facts={
            "position": position,
            "after": seen,
            "title": text_hash(meeting.code, started.title_announced or started.title),
            **before,
        },
        topics=(Topic.AGENDA, Topic.FLOOR),
    )
    return started.id


def _announce(started: AgendaItem, title: str) -> None:
    announced = one_line(title)
    if announced and announced != started.title:
        started.title_announced = announced


def _run(work: Work, started: AgendaItem, running: AgendaItem | None) -> None:
    started.started_at, started.ended_at = started.started_at or work.happened_at, None
    if running is None or running.started_at is None:
        return
    if running.started_at > work.happened_at:  # entered late: the running one came after it
        started.ended_at = running.started_at
    else:
        running.ended_at = work.happened_at


@use_case(Permission.FLOOR_RUN)
def end_item(work: Work, meeting_id: int, position: int) -> int:
    """End an item of the programme without starting another; gives the item's id.

    Raises:
        Refused: it does not run.
        NotFound: no such item.
    """
    run_by(work, meeting_id)
    ended = item(work, meeting_id, position)
    if ended.started_at is None or ended.ended_at is not None:
        raise Refused("item_not_running", number=position)
    ended.ended_at = work.happened_at
    work.record(
        "floor:item:ended",
        Subject("agenda_item", ended.id),
        facts={"position": position},
        topics=(Topic.AGENDA, Topic.FLOOR),
    )
    return ended.id


@use_case(Permission.FLOOR_RUN)
def recess(
    work: Work,
    meeting_id: int,
    *,
    minutes: int | None = None,
) -> int:
    """Begin a recess; gives its id.

    Args:
        minutes: how long it was announced for; None = not said.

    Raises:
        Refused: the meeting was not open at that time, or is in recess.
        Invalid: not a number of minutes.
    """
    meeting = run_by(work, meeting_id)
    refuse_unless_open(work, meeting)
    if meetings.running_recess(work.session, meeting_id) is not None:
        raise Refused("already_in_recess")
    if minutes is not None and not 1 <= minutes <= 1440:
        raise Invalid({"minutes": "minutes_wrong"})
    made = Recess(
        meeting_id=meeting_id,
        started_at=work.happened_at,
        minutes_planned=minutes,
        entry=work.number,
    )
    work.session.add(made)
    work.session.flush()
    if meeting.state is MeetingState.OPEN:  # entered after the close, the meeting stays closed
        meeting.state = MeetingState.RECESS
    work.record(
        "floor:recess:begun",
        Subject("recess", made.id),
        facts={"minutes": minutes},
        topics=(Topic.MEETING, Topic.FLOOR),
    )
    return made.id


@use_case(Permission.FLOOR_RUN)
def end_recess(work: Work, meeting_id: int) -> int:
    """End the recess; gives its id.

    Raises:
        Refused: there is none.
    """
    meeting = run_by(work, meeting_id)
    ended = meetings.running_recess(work.session, meeting_id)
    if ended is None:
        raise Refused("not_in_recess")
    ended.ended_at = max(work.happened_at, ended.started_at)
    if meeting.state is MeetingState.RECESS:
        meeting.state = MeetingState.OPEN
    work.record(
        "floor:recess:ended", Subject("recess", ended.id), topics=(Topic.MEETING, Topic.FLOOR)
    )
    return ended.id
