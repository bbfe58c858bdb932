"""The acts that plan the live part: its minutes, what is taken up, what is answered in writing."""

from collections.abc import Sequence

from sqlalchemy import func, select

from console import require
from console.auth.permissions import Permission
from console.errors import Conflict, Invalid, NotFound, Refused
from console.journal import Subject
from console.live.topics import Topic
from console.meetings import picking, rules
from console.meetings.picking import Pick
from console.meetings.require import chosen_matters, planned, programme_as_seen
from console.use_case import Work, use_case
from models import AgendaItem, Matter, Meeting
from models.codes.meetings import MeetingState
from models.codes.questions import Place


@use_case(Permission.MEETING_SCHEDULE)
def set_hall_time(work: Work, meeting_id: int, minutes: int, *, seen: int | None) -> int:
    """Say how many minutes the hall has for the live part.

    Args:
        seen: the minutes as the person saw them; None = as usual.

    Raises:
        Conflict: somebody else set them; carries both.
        Invalid: no such length.
        Refused: the meeting is closed, or the minutes are signed.
    """
    meeting = _unclosed(work, meeting_id)
    _expect_minutes(seen, meeting.minutes_for_matters, picking.HALL_MINUTES)
    _refuse_length(minutes, picking.LONGEST_HALL)
    meeting.minutes_for_matters = minutes
    work.record(
        "meeting:hall_time:set",
        Subject("meeting", meeting_id),
        facts={"minutes": minutes},
        topics=(Topic.AGENDA,),
    )
    return meeting_id


@use_case(Permission.MEETING_SCHEDULE)
def set_item_minutes(work: Work, meeting_id: int, item_id: int, minutes: int, *, seen: int) -> int:
    """Say how long an item of the programme should last.

    Args:
        minutes: 0 = open.
        seen: the minutes as the person saw them.

    Raises:
        Conflict: somebody else set them; carries both.
        Invalid: no such length.
        NotFound: no such item here.
        Refused: the minutes are signed.
    """
    require.unsigned(work, meeting_id)
    item = work.session.get(AgendaItem, item_id)
    if item is None or item.meeting_id != meeting_id:
        raise NotFound("item_not_found")
    _expect_minutes(seen, item.minutes_planned, 0)
    if not 0 <= minutes <= picking.LONGEST_ITEM:
        raise Invalid({"minutes": "minutes_wrong"})
    item.minutes_planned = minutes
    work.record(
        "meeting:item:timed",
        Subject("agenda_item", item_id),
        facts={"minutes": minutes},
        topics=(Topic.AGENDA,),
    )
    return item_id


@use_case(Permission.MEETING_SCHEDULE)
def set_matter_minutes(
    work: Work, meeting_id: int, matter_id: int, minutes: int, *, seen: int | None
) -> int:
    """Say how many minutes of the live part a matter gets.

    Args:
        seen: the minutes as the person saw them; None = as usual.

    Raises:
        Conflict: somebody else set them; carries both.
        Invalid: no such length.
        Refused: the meeting is closed, or the minutes are signed.
    """
    _unclosed(work, meeting_id)
    matter = require.matter(work, meeting_id, matter_id)
    _expect_minutes(seen, matter.minutes_planned, picking.MINUTES_EACH)
    _refuse_length(minutes, picking.LONGEST_MATTER)
    matter.minutes_planned = minutes
    work.record(
        "meeting:matter:timed",
        Subject("matter", matter_id),
        facts={"minutes": minutes},
        topics=(Topic.AGENDA,),
    )
    return matter_id


@use_case(Permission.MEETING_SCHEDULE)
def pick_matters(
    work: Work, meeting_id: int, picks: tuple[Pick, ...], *, seen: tuple[int, ...]
) -> int:
    """Put suggested matters at the end of the programme, in this order, and keep the reasons.

    Args:
        picks: the suggestion, whole or in part.
        seen: the matters of the programme still to come, in the order the person saw.

    Raises:
        Conflict: the programme was changed meanwhile; carries both orders.
        Invalid: nothing was picked, or a reason is none.
        NotFound: a matter is not of this meeting.
        Refused: one is in the programme or grouped into another by now, or the meeting is closed.
    """
    _unclosed(work, meeting_id)
    programme_as_seen(work, meeting_id, seen)
    for picked in picks:
        if faults := picked.faults():
            raise Invalid(faults)
    chosen = chosen_matters(work, meeting_id, [pick.matter_id for pick in picks])
    _refuse_placed(chosen)
    first = _next_position(work, meeting_id)
    for position, (matter, pick) in enumerate(zip(chosen, picks, strict=True), start=first):
        _place(matter, position)
        matter.pick_reasons = ",".join(pick.reasons)
    work.record(
        "meeting:matters:picked",
        Subject("meeting", meeting_id),
        facts={"matters": {str(pick.matter_id): [*pick.reasons] for pick in picks}},
        topics=(Topic.AGENDA,),
        also=tuple(Subject("matter", matter.id) for matter in chosen),
    )
    return meeting_id


@use_case(Permission.MEETING_SCHEDULE)
def leave_to_writing(
    work: Work, meeting_id: int, matter_ids: tuple[int, ...], *, seen: tuple[int, ...]
) -> int:
    """Leave matters the hall has no time for to a written answer; those scheduled are taken off.

    The answer is promised when the meeting closes, as for everything it did not reach.

    Args:
        seen: the matters of the programme still to come, in the order the person saw.

    Raises:
        Conflict: the programme was changed meanwhile; carries both orders.
        Invalid: no matter was named.
        NotFound: a matter is not of this meeting.
        Refused: the meeting has opened, or one is left, taken up or grouped into another by now.

    Source:
        Plan P6 and P10 (what is not answered on site is answered in writing).
    """
    require.unsigned(work, meeting_id)
    planned(work, meeting_id)
    programme_as_seen(work, meeting_id, seen)
    chosen = chosen_matters(work, meeting_id, matter_ids)
    _refuse_unmovable(chosen)
    for matter in chosen:
        if matter.left_from is not None:
            raise Refused("matter_left", number=matter.number)
    for matter in chosen:
        matter.left_from = matter.programme_position or 0
        matter.programme_position, matter.place = None, Place.NONE
    _record_left(work, "meeting:matters:left", meeting_id, chosen)
    return meeting_id


@use_case(Permission.MEETING_SCHEDULE)
def bring_back(
    work: Work, meeting_id: int, matter_ids: tuple[int, ...], *, seen: tuple[int, ...]
) -> int:
    """Take back that matters are left to a written answer.

    Those taken off the programme for it stand at its end again, in the order they had.

    Args:
        seen: all matters left to a written answer, lowest first, as the person saw them.

    Raises:
        Conflict: one of the matters named is not left any more.
        Invalid: no matter was named.
        NotFound: a matter is not of this meeting.
        Refused: the meeting has opened.
    """
    require.unsigned(work, meeting_id)
    planned(work, meeting_id)
    chosen = chosen_matters(work, meeting_id, matter_ids)
    now = tuple(matter.id for matter in chosen if matter.left_from is not None)
    if not set(matter_ids) <= {*seen} & {*now}:
        raise Conflict("matters_brought_back", seen=seen, now=now)
    scheduled = sorted(
        (matter for matter in chosen if matter.left_from), key=lambda matter: matter.left_from or 0
    )
    first = _next_position(work, meeting_id)
    for position, matter in enumerate(scheduled, start=first):
        _place(matter, position)
    for matter in chosen:
        matter.left_from = None
    _record_left(work, "meeting:matters:brought_back", meeting_id, chosen)
    return meeting_id


def _unclosed(work: Work, meeting_id: int) -> Meeting:
    meeting = require.unsigned(work, meeting_id)
    if meeting.state is MeetingState.CLOSED:
        raise Refused("programme_closed")
    return meeting


def _expect_minutes(seen: int | None, now: int | None, usual: int) -> None:
    if seen != now:
        before, after = (usual if minutes is None else minutes for minutes in (seen, now))
        raise Conflict("minutes_changed", seen=seen, now=now, before=before, after=after)


def _refuse_length(minutes: int, longest: int) -> None:
    if not 1 <= minutes <= longest:
        raise Invalid({"minutes": "live_minutes_wrong"})


def _refuse_placed(chosen: Sequence[Matter]) -> None:
    _refuse_unmovable(chosen)
    for matter in chosen:
        if matter.place is Place.SCHEDULED:
            raise Refused("matter_scheduled", number=matter.number)


def _refuse_unmovable(chosen: Sequence[Matter]) -> None:
    for matter in chosen:
        if matter.merged_into_id is not None:
            raise Refused("matter_merged", number=matter.number)
        if matter.place not in rules.SCHEDULABLE:
            raise Refused("matter_taken_up", number=matter.number)


def _next_position(work: Work, meeting_id: int) -> int:
    query = select(func.max(Matter.programme_position)).where(Matter.meeting_id == meeting_id)
    return (work.session.scalar(query) or 0) + 1


def _place(matter: Matter, position: int) -> None:
    matter.place, matter.programme_position, matter.left_from = Place.SCHEDULED, position, None


def _record_left(work: Work, act: str, meeting_id: int, chosen: Sequence[Matter]) -> None:
    work.record(
        act,
        Subject("meeting", meeting_id),
        facts={"matters": sorted(matter.id for matter in chosen)},
        topics=(Topic.AGENDA,),
        also=tuple(Subject("matter", matter.id) for matter in chosen),
    )
