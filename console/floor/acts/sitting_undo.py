"""The act that takes back what was just done with the day: opening, an item, a recess."""

from collections.abc import Callable, Mapping
from typing import Any

from console import undoing
from console.auth.permissions import Permission
from console.errors import Refused
from console.floor import item_times
from console.floor.require import run_by
from console.journal import Subject
from console.live.topics import Topic
from console.use_case import Work, use_case
from models import AgendaItem, Meeting, Recess
from models.codes.meetings import MeetingState

TakenBack = Callable[[Work, Meeting, Subject, Mapping[str, Any]], None]


@use_case(Permission.FLOOR_RUN)
def undo_sitting(work: Work, meeting_id: int, *, seen: int) -> int:
    """Take back that one has just opened the meeting, moved the programme, begun or ended a recess.

    A recess that was begun is gone; where the meeting was opened, the venue told stays. The close
    is not taken back: it has made work for units. Gives the id of meeting, item or recess.

    Args:
        seen: number of the journal entry of the act.

    Raises:
        Refused: it is somebody else's, cannot be taken back, is too long ago, something was done
            on the floor since, or the meeting is closed.
    """
    meeting = run_by(work, meeting_id)
    if meeting.state not in (MeetingState.OPEN, MeetingState.RECESS):
        raise Refused("meeting_not_open")
    entry = undoing.checked(work, seen, "meeting", "agenda_item", "recess")
    about = undoing.subject_of(entry)
    told = undoing.facts_of(entry)
    take_back, act = _TAKEN_BACK[entry.act]
    take_back(work, meeting, about, told)
    work.record(
        act,
        about,
        facts={"position": told.get("position"), "undoes": entry.number},
        topics=(Topic.MEETING, Topic.AGENDA, Topic.FLOOR),
    )
    return about.id


def _close_doors(work: Work, meeting: Meeting, about: Subject, told: Mapping[str, Any]) -> None:
    meeting.state, meeting.opened_at = MeetingState.PLANNED, None


def _stop_item(work: Work, meeting: Meeting, about: Subject, told: Mapping[str, Any]) -> None:
    ran = told["was_running"]
    running = work.session.get_one(AgendaItem, ran) if ran is not None else None
    item_times.put_back(work.session.get_one(AgendaItem, about.id), running, told)


def _go_on_with_item(work: Work, meeting: Meeting, about: Subject, told: Mapping[str, Any]) -> None:
    work.session.get_one(AgendaItem, about.id).ended_at = None


def _drop_recess(work: Work, meeting: Meeting, about: Subject, told: Mapping[str, Any]) -> None:
    work.session.delete(work.session.get_one(Recess, about.id))
    meeting.state = MeetingState.OPEN


def _go_on_with_recess(
    work: Work, meeting: Meeting, about: Subject, told: Mapping[str, Any]
) -> None:
    work.session.get_one(Recess, about.id).ended_at = None
    meeting.state = MeetingState.RECESS


# How each is taken back, and the entry that tells of it.
_TAKEN_BACK: Mapping[str, tuple[TakenBack, str]] = {
    "floor:meeting:opened": (_close_doors, "floor:meeting:undone"),
    "floor:item:started": (_stop_item, "floor:item:undone"),
    "floor:item:ended": (_go_on_with_item, "floor:item:undone"),
    "floor:recess:begun": (_drop_recess, "floor:recess:undone"),
    "floor:recess:ended": (_go_on_with_recess, "floor:recess:undone"),
}
