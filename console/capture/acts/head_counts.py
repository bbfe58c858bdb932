"""The acts that count the people at a site."""

from sqlalchemy import select

from console import require
from console.auth.permissions import Permission
from console.capture import rules
from console.errors import Conflict, Invalid, NotFound
from console.journal import Subject
from console.live.topics import Topic
from console.use_case import Work, use_case
from models import (
    HeadCount,
)


@use_case(Permission.BRIDGE_REPORT)
def amend_heads(
    work: Work,
    meeting_id: int,
    headcount_id: int,
    people_count: int,
    *,
    seen: int,
) -> int:
    """Correct a head count by a new row that stands at its time.

    Args:
        seen: the count as the writer saw it.

    Raises:
        Conflict: it was corrected by another first, or reads otherwise.
        NotAllowed: an operator of another site.
        Invalid: not a count.
    """
    require.refuse_signed(work, meeting_id)
    wrong = _counted_row(work, meeting_id, headcount_id)
    work.require_unit(_site_of(work, meeting_id, wrong.bridge_id))
    work.expect(seen, wrong.people_count)
    made = _new_head_count(work, meeting_id, people_count, wrong.bridge_id)
    made.happened_at, made.replaces_id = wrong.happened_at, wrong.id
    return _record_heads(work, "capture:heads:amended", made)


@use_case(Permission.BRIDGE_REPORT)
def count_heads(
    work: Work,
    meeting_id: int,
    people_count: int,
    *,
    bridge_id: int | None = None,
) -> int:
    """Keep how many people are at a bridge, or in the hall without one.

    Raises:
        Invalid: not a count.
    """
    require.refuse_signed(work, meeting_id)
    work.require_unit(_site_of(work, meeting_id, bridge_id))
    made = _new_head_count(work, meeting_id, people_count, bridge_id)
    return _record_heads(work, "capture:heads:counted", made)


def _site_of(work: Work, meeting_id: int, bridge_id: int | None) -> int | None:
    """Give the unit of a bridge; None for the hall."""
    return require.bridge(work, meeting_id, bridge_id).unit_id if bridge_id is not None else None


def _counted_row(work: Work, meeting_id: int, headcount_id: int) -> HeadCount:
    """Give a head count that nothing replaced yet.

    Raises:
        NotFound: no such count here.
        Conflict: it was corrected already.
    """
    found = work.session.get(HeadCount, headcount_id)
    if found is None or found.meeting_id != meeting_id:
        raise NotFound("headcount_not_found")
    later = work.session.scalars(
        select(HeadCount).where(HeadCount.replaces_id == headcount_id)
    ).one_or_none()
    if later is not None:
        raise Conflict(seen=found.people_count, now=later.people_count)
    return found


def _new_head_count(
    work: Work, meeting_id: int, people_count: int, bridge_id: int | None
) -> HeadCount:
    """Make a head count of now.

    Raises:
        Invalid: not a count.
    """
    if not 0 <= people_count <= rules.MOST_PEOPLE:
        raise Invalid({"people_count": "not_a_count"})
    made = HeadCount(
        meeting_id=meeting_id,
        bridge_id=bridge_id,
        people_count=people_count,
        happened_at=work.happened_at,
        entry=work.number,
    )
    work.session.add(made)
    return made


def _record_heads(work: Work, act: str, made: HeadCount) -> int:
    """Record a head count and give its id."""
    work.session.flush()
    work.record(
        act,
        Subject("headcount", made.id),
        facts={
            "bridge": made.bridge_id,
            "count": made.people_count,
            "replaces": made.replaces_id,
        },
        topics=(Topic.BRIDGES,),
    )
    return made.id
