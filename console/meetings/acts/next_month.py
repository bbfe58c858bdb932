"""The act that prepares a month as the one before it was held."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import or_, select

from console import clock
from console.auth.permissions import Permission
from console.errors import Refused
from console.journal import Subject, text_hash
from console.live.topics import Topic
from console.meetings.acts.agenda import START
from console.meetings.require import (
    add_bridges,
    add_standard_items,
    planned,
    refuse_other_month,
)
from console.queries import meetings
from console.use_case import Work, use_case
from models import Account, AgendaItem, Bridge, Duty, Meeting


@use_case(Permission.MEETING_SCHEDULE)
def prepare_like(work: Work, meeting_id: int, held_on: date, *, seen: str) -> int:
    """Give a month its day, and everything else as the meeting before it had it.

    Start, venue, rules of speaking, programme, places of hall and branches, and who is still on
    duty there; what the month has already stays. Closed accounts and branches are left out.

    Args:
        seen: code of the meeting before, as the person saw it.

    Raises:
        Conflict: another meeting is the one before now.
        Refused: the month has a day already, the day is in another month, nothing is there to go
            by, or the meeting has opened.
    """
    meeting = planned(work, meeting_id)
    before = meetings.last_dated(work.session, meeting.code)
    work.expect(seen, before.code if before else "")
    if meeting.held_on is not None:
        raise Refused("month_has_date", code=meeting.code)
    if before is None:
        raise Refused("no_meeting_before", code=meeting.code)
    refuse_other_month(meeting, held_on)
    _date(meeting, before, held_on)
    copied = _items(work, meeting, before)
    bridged = add_bridges(work, meeting_id, held_on)
    _places(work, meeting, before)
    charged = _duties(work, meeting, before)
    work.record(
        "meeting:month:prepared",
        Subject("meeting", meeting_id),
        facts={
            "held_on": held_on.isoformat(),
            "like": before.code,
            "venue": text_hash(meeting.code, meeting.venue),
            "items": copied,
            "bridges_of": bridged,
        },
        topics=(Topic.MEETING, Topic.AGENDA, Topic.BRIDGES, Topic.FLOOR),
        also=tuple(Subject("duty", duty) for duty in charged),
    )
    return meeting_id


def _date(meeting: Meeting, before: Meeting, held_on: date) -> None:
    start = clock.local(before.planned_start_at).time() if before.planned_start_at else START
    meeting.held_on = held_on
    meeting.planned_start_at = clock.from_local(datetime.combine(held_on, start))
    meeting.venue = meeting.venue or before.venue
    meeting.asker_shown = before.asker_shown
    meeting.seconds_per_turn = before.seconds_per_turn
    meeting.hall_places = before.hall_places


def _items(work: Work, meeting: Meeting, before: Meeting) -> int:
    """Make the programme of the meeting before, unless there is one; gives how many items."""
    earlier = meetings.items(work.session, before.id)
    if not earlier:
        add_standard_items(work, meeting.id)
    elif not meetings.items(work.session, meeting.id):
        work.session.add_all(
            AgendaItem(
                meeting_id=meeting.id,
                position=position,
                title=item.title,
                minutes_planned=item.minutes_planned,
            )
            for position, item in enumerate(earlier, start=1)
        )
    work.session.flush()
    return len(meetings.items(work.session, meeting.id))


def _places(work: Work, meeting: Meeting, before: Meeting) -> None:
    work.session.flush()
    query = select(Bridge).where(Bridge.meeting_id.in_((meeting.id, before.id)))
    bridges: Sequence[Bridge] = work.session.scalars(query).all()
    known = {bridge.unit_id: bridge.places for bridge in bridges if bridge.meeting_id == before.id}
    for bridge in bridges:
        if bridge.meeting_id == meeting.id and bridge.places is None:
            bridge.places = known.get(bridge.unit_id)


def _duties(work: Work, meeting: Meeting, before: Meeting) -> list[int]:
    """Charge who is still on duty there, unless somebody holds a duty here; gives the duties."""
    here = select(Duty.id).where(Duty.meeting_id == meeting.id, Duty.to_at.is_(None)).limit(1)
    if work.session.scalar(here) is not None:
        return []
    query = (
        select(Duty)
        .outerjoin(Account, Account.id == Duty.account_id)
        .where(
            Duty.meeting_id == before.id,
            Duty.to_at.is_(None),
            or_(Duty.account_id.is_(None), Account.closed_at.is_(None)),
        )
        .order_by(Duty.from_at, Duty.id)
    )
    charged = [_again(duty, meeting, work) for duty in work.session.scalars(query)]
    work.session.add_all(charged)
    work.session.flush()
    return [duty.id for duty in charged]


def _again(one: Duty, meeting: Meeting, work: Work) -> Duty:
    return Duty(
        meeting_id=meeting.id,
        kind=one.kind,
        account_id=one.account_id,
        person=one.person,
        unit_id=one.unit_id,
        from_at=work.happened_at,
        entry=work.number,
    )
