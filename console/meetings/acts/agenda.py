"""The acts that schedule a meeting: its month and day, its programme, the matters in it."""

from datetime import date, datetime, time

from sqlalchemy import select

from console import clock, require
from console.auth.permissions import Permission
from console.errors import Conflict, Invalid, NotFound, Refused
from console.journal import Subject, text_hash
from console.live.topics import Topic
from console.meetings import picking, rules
from console.meetings.require import (
    add_bridges,
    add_standard_items,
    day_of,
    planned,
    programme_as_seen,
    refuse_other_month,
    write_order,
)
from console.queries import meetings
from console.text.folding import one_line
from console.use_case import Work, house_act, use_case
from models import AgendaItem, JournalHead, Meeting
from models.codes.meetings import MeetingState
from models.codes.questions import Place

START = time(8, 30)  # local time; when a meeting begins unless said otherwise


@house_act(Permission.MEETING_SCHEDULE)
def open_month(work: Work, code: str) -> int:
    """Make a month's meeting with its journal chain, still without a date; gives its id.

    Raises:
        Refused: the month has its meeting already.
        Invalid: the code is not a month.
    """
    if not rules.is_month(code):
        raise Invalid({"code": "month_code"})
    if work.session.scalar(select(Meeting.id).where(Meeting.code == code)) is not None:
        raise Refused("month_exists", code=code)
    made = Meeting(code=code, created_at=work.now)
    work.session.add(made)
    work.session.flush()
    work.session.add(JournalHead(chain=code, number=0, hash="", meeting_id=made.id))
    work.record(
        "meeting:month:opened",
        Subject("meeting", made.id),
        facts={"code": code},
        topics=(Topic.HOUSE,),
    )
    return made.id


@use_case(Permission.MEETING_SCHEDULE)
def set_date(
    work: Work,
    meeting_id: int,
    held_on: date,
    *,
    start: time = START,
    venue: str = "",
    seen: rules.MeetingDay,
) -> int:
    """Give a meeting its day and start; makes the standard programme and the bridges it lacks.

    May be repeated until the meeting opens.

    Args:
        start: local time of Hanoi.
        seen: day, start and venue as the person saw them.

    Raises:
        Conflict: somebody else set them; carries both.
        Refused: the day is in another month, or the meeting has opened.

    Source:
        Plan P22 (the six standard items).
    """
    meeting = planned(work, meeting_id)
    refuse_other_month(meeting, held_on)
    if seen != (now := day_of(meeting)):
        raise Conflict("date_changed", seen=seen, now=now, before=seen.told(), after=now.told())
    meeting.held_on = held_on
    meeting.planned_start_at = clock.from_local(datetime.combine(held_on, start))
    meeting.venue = one_line(venue) or meeting.venue
    add_standard_items(work, meeting_id)
    bridged = add_bridges(work, meeting_id, held_on)
    work.record(
        "meeting:date:set",
        Subject("meeting", meeting_id),
        facts={
            "held_on": held_on.isoformat(),
            "start": f"{start:%H:%M}",
            "venue": text_hash(meeting.code, meeting.venue),
            "bridges_of": list(bridged),
        },
        topics=(Topic.MEETING, Topic.AGENDA, Topic.BRIDGES),
    )
    return meeting_id


@use_case(Permission.MEETING_SCHEDULE)
def add_item(
    work: Work,
    meeting_id: int,
    title: str,
    *,
    minutes_planned: int = 0,
    position: int | None = None,
) -> int:
    """Add an item to the programme; gives its id.

    Args:
        minutes_planned: minutes; 0 = open.
        position: from 1; those after it move down; None = last.

    Raises:
        Invalid: no title, or no such place.
        Refused: it would move an item the meeting has begun, or the minutes are signed.
    """
    meeting = require.unsigned(work, meeting_id)
    named, programme = one_line(title), meetings.items(work.session, meeting_id)
    if not named:
        raise Invalid({"title": "text_missing"})
    if not 0 <= minutes_planned <= picking.LONGEST_ITEM:
        raise Invalid({"minutes_planned": "minutes_wrong"})
    if position is not None and not 1 <= position <= len(programme) + 1:
        raise Invalid({"position": "position_wrong"})
    made = AgendaItem(
        meeting_id=meeting_id,
        title=named,
        minutes_planned=minutes_planned,
        position=len(programme) + 1,
    )
    work.session.add(made)
    work.session.flush()
    write_order(work, rules.placed(programme, made, position))
    work.record(
        "meeting:item:added",
        Subject("agenda_item", made.id),
        facts={"position": made.position, "title": text_hash(meeting.code, named)},
        topics=(Topic.AGENDA,),
    )
    return made.id


@use_case(Permission.MEETING_SCHEDULE)
def reorder_items(
    work: Work, meeting_id: int, item_ids: tuple[int, ...], *, seen: tuple[int, ...]
) -> int:
    """Put the programme in another order.

    Args:
        item_ids: every item of the programme, in the new order.
        seen: the same in the order the person saw.

    Raises:
        Conflict: the programme was changed meanwhile.
        NotFound: an item is missing, twice, or not of this meeting.
        Refused: it would move an item the meeting has begun, or the minutes are signed.
    """
    require.unsigned(work, meeting_id)
    programme = {item.id: item for item in meetings.items(work.session, meeting_id)}
    if tuple(seen) != tuple(programme):
        raise Conflict(seen=tuple(seen), now=tuple(programme))
    if sorted(item_ids) != sorted(programme):
        raise NotFound("item_not_found")
    write_order(work, [programme[item_id] for item_id in item_ids])
    work.record(
        "meeting:items:reordered",
        Subject("meeting", meeting_id),
        facts={"items": [*item_ids]},
        topics=(Topic.AGENDA,),
    )
    return meeting_id


@use_case(Permission.MEETING_SCHEDULE)
def schedule_matter(
    work: Work, meeting_id: int, matter_id: int, *, position: int | None, seen: int | None
) -> int:
    """Put a matter into the programme, or take it off.

    Args:
        position: order among the scheduled matters, from 1; None takes it off.
        seen: its position as the person saw it; None = not scheduled.

    Raises:
        Conflict: somebody else moved it.
        Invalid: no such place.
        Refused: it was grouped into another or taken up already, or the meeting is closed.
    """
    if require.unsigned(work, meeting_id).state is MeetingState.CLOSED:
        raise Refused("programme_closed")
    moved = require.matter(work, meeting_id, matter_id)
    work.expect(seen, moved.programme_position)
    if position is not None and position < 1:
        raise Invalid({"position": "position_wrong"})
    if moved.merged_into_id is not None:
        raise Refused("matter_merged", number=moved.number)
    if moved.place not in rules.SCHEDULABLE:
        raise Refused("matter_taken_up", number=moved.number)
    moved.programme_position = position
    moved.place = Place.NONE if position is None else Place.SCHEDULED
    moved.left_from, moved.pick_reasons = None, ""
    work.record(
        "meeting:matter:scheduled" if position is not None else "meeting:matter:taken_off",
        Subject("matter", matter_id),
        facts={"position": position},
        topics=(Topic.AGENDA,),
    )
    return matter_id


@use_case(Permission.MEETING_SCHEDULE)
def reorder_matters(
    work: Work, meeting_id: int, matter_ids: tuple[int, ...], *, seen: tuple[int, ...]
) -> int:
    """Put the matters of the programme that are still to come in another order.

    Args:
        matter_ids: every matter scheduled and not taken up, in the new order.
        seen: the same in the order the person saw.

    Raises:
        Conflict: the programme was changed meanwhile.
        NotFound: a matter is missing, twice, or not scheduled here.
        Refused: the meeting is closed, or the minutes are signed.
    """
    if require.unsigned(work, meeting_id).state is MeetingState.CLOSED:
        raise Refused("programme_closed")
    scheduled = {matter.id: matter for matter in programme_as_seen(work, meeting_id, seen)}
    if sorted(matter_ids) != sorted(scheduled):
        raise NotFound("matter_not_found")
    places = rules.distinct(matter.programme_position or 1 for matter in scheduled.values())
    for matter_id, position in zip(matter_ids, places, strict=True):
        scheduled[matter_id].programme_position = position
    work.record(
        "meeting:matters:reordered",
        Subject("meeting", meeting_id),
        facts={"matters": [*matter_ids]},
        topics=(Topic.AGENDA,),
    )
    return meeting_id
