"""What the live part will have no time for, by how long matters take here."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from console.floor.expected import pace_of_starts
from console.meetings import picking
from console.queries import matters, meetings
from models import Matter, Meeting, Recess
from models.codes.meetings import MeetingState
from models.codes.questions import TAKEN_UP, Place


def load(session: Session, meeting: Meeting, now: datetime) -> list[Matter]:
    """Read the matters still to come that will not be over in time, in their order."""
    query = select(Matter).where(
        matters.stands(meeting.id), Matter.place.in_([Place.SCHEDULED, *TAKEN_UP])
    )
    order = query.order_by(Matter.programme_position.is_(None), Matter.programme_position)
    found = session.scalars(order.order_by(Matter.number)).all()
    return unreached(meeting, found, meetings.recesses(session, meeting.id), now)


def unreached(
    meeting: Meeting, found: Sequence[Matter], recesses: Iterable[Recess], now: datetime
) -> list[Matter]:
    """Give the same of matters that are read, those to come in their order.

    Nothing before the first matter was taken up, nor once the meeting is closed.
    """
    if meeting.state not in (MeetingState.OPEN, MeetingState.RECESS):
        return []
    hall = meeting.minutes_for_matters or picking.HALL_MINUTES
    return not_in_time(found, recesses, timedelta(minutes=hall), now)


def not_in_time(
    found: Sequence[Matter], recesses: Iterable[Recess], hall: timedelta, now: datetime
) -> list[Matter]:
    """Give those of the matters to come that will not be over when the live part is.

    Args:
        found: of the meeting, those to come in their order.
        hall: how long the live part may take; recesses do not count.
    """
    starts = [matter.taken_up_at for matter in found if matter.taken_up_at is not None]
    if not starts:
        return []
    usual = timedelta(minutes=picking.MINUTES_EACH)
    slower = timedelta(seconds=pace_of_starts(starts, usual.seconds).seconds) / usual
    ends_at = min(starts) + hall + _paused(recesses, min(starts), now)
    at, late = _free_at(found, slower, now), []
    for matter in found:
        if matter.place is Place.SCHEDULED:
            at += _lasts(matter, slower)
            if at > ends_at:
                late.append(matter)
    return late


def _lasts(matter: Matter, slower: float) -> timedelta:
    return timedelta(minutes=matter.minutes_planned or picking.MINUTES_EACH) * slower


def _free_at(found: Iterable[Matter], slower: float, now: datetime) -> datetime:
    """Tell when the matter on the floor will be over."""
    on_floor = [
        matter.taken_up_at + _lasts(matter, slower)
        for matter in found
        if matter.place is Place.ON_FLOOR and matter.taken_up_at is not None
    ]
    return max([now, *on_floor])


def _paused(recesses: Iterable[Recess], since: datetime, now: datetime) -> timedelta:
    lapses = (
        (recess.ended_at or now) - recess.started_at
        for recess in recesses
        if recess.started_at >= since
    )
    return sum(lapses, timedelta())
