"""The acts around public registration: the list is opened and closed, sites get their places."""

from datetime import datetime

from console import require
from console.auth.permissions import Permission
from console.errors import Invalid, NotFound, Refused
from console.journal import Subject, stamp
from console.live.topics import Topic
from console.meetings.require import planned
from console.queries import places, sites
from console.queries.places import Site
from console.use_case import Work, use_case
from models import Bridge, Meeting

MOST_PLACES = 5_000  # of one site
_TOPICS = (Topic.AGENDA, Topic.INTAKE, Topic.MEETING)


@use_case(Permission.MEETING_SCHEDULE)
def open_list(work: Work, meeting_id: int, *, closes_at: datetime, seen: datetime | None) -> int:
    """Let the public register until a moment; an open list gets another end.

    Args:
        closes_at: when it ends by itself.
        seen: the end as the person saw it; None = never opened.

    Raises:
        Conflict: somebody else set another end.
        Refused: no day is set, the meeting has opened, or the end is not between now and its start.
    """
    meeting = planned(work, meeting_id)
    work.expect(seen, meeting.list_closes_at)
    if meeting.held_on is None or meeting.planned_start_at is None:
        raise Refused("list_needs_date", code=meeting.code)
    if not work.now < closes_at <= meeting.planned_start_at:
        raise Refused("list_end_wrong")
    if not places.is_open(meeting):
        meeting.list_opens_at = work.now
    meeting.list_closes_at = closes_at
    work.record(
        "meeting:list:opened",
        Subject("meeting", meeting_id),
        facts={"closes_at": stamp(closes_at)},
        topics=_TOPICS,
    )
    return meeting_id


@use_case(Permission.MEETING_SCHEDULE)
def close_list(work: Work, meeting_id: int, *, seen: datetime | None) -> int:
    """End public registration now.

    Args:
        seen: the end as the person saw it.

    Raises:
        Conflict: somebody else set another end.
        Refused: the list is not open.
    """
    meeting = require.meeting(work, meeting_id)
    work.expect(seen, meeting.list_closes_at)
    if not places.is_open(meeting):
        raise Refused("list_not_open")
    meeting.list_closes_at = work.now
    work.record("meeting:list:closed", Subject("meeting", meeting_id), topics=_TOPICS)
    return meeting_id


@use_case(Permission.MEETING_SCHEDULE)
def set_places(
    work: Work, meeting_id: int, *, unit_id: int | None, count: int | None, seen: int | None
) -> int:
    """Say how many people a site takes; more places let those who wait move up.

    Args:
        unit_id: unit of a branch that takes part; None = the hall.
        count: places; None = no limit.
        seen: places as the person saw them.

    Raises:
        Conflict: somebody else changed them.
        Invalid: no such number of places.
        NotFound: this branch does not take part.
        Refused: more people were promised a place already, or the meeting has opened.
    """
    meeting = planned(work, meeting_id)
    held = _held(work, meeting, unit_id)
    now = held.hall_places if isinstance(held, Meeting) else held.places
    work.expect(seen, now)
    if count is not None and not 0 <= count <= MOST_PLACES:
        raise Invalid({"count": "places_wrong"})
    before = places.sites_of(work.session, meeting_id)
    _refuse_fewer(before, unit_id, count)
    if isinstance(held, Meeting):
        held.hall_places = count
    else:
        held.places = count
    work.session.flush()
    up = places.promoted(before, places.sites_of(work.session, meeting_id))
    work.record(
        "meeting:places:set",
        Subject("meeting", meeting_id),
        facts={"unit": unit_id, "places": count, "promoted": [*up]},
        topics=_TOPICS,
        also=tuple(Subject("registration", registration_id) for registration_id in up),
    )
    return meeting_id


def _held(work: Work, meeting: Meeting, unit_id: int | None) -> Meeting | Bridge:
    if unit_id is None:
        return meeting
    found = sites.bridge_of(work.session, meeting.id, unit_id)
    if found is None:
        raise NotFound("bridge_not_found")
    return found


def _refuse_fewer(sites: tuple[Site, ...], unit_id: int | None, count: int | None) -> None:
    promised = next(site.taken for site in sites if site.unit_id == unit_id)
    if count is not None and count < promised:
        raise Refused("places_promised", count=promised)
