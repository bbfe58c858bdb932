"""The act that hands a unit what it answers in a meeting, with the day its answers are awaited."""

from datetime import date

from sqlalchemy import Select, select

from console import clock, require
from console.auth.permissions import Permission
from console.drafting.rules import PackSeen
from console.errors import Invalid, Refused
from console.journal import Subject
from console.live.topics import Topic, unit_topic
from console.queries import matters
from console.use_case import Work, use_case
from models import Assignment, Matter, Pack
from models.questions import PART_STANDS


@use_case(Permission.REVIEW_ASSIGN)
def hand_out(work: Work, meeting_id: int, unit_id: int, due_on: date, *, seen: PackSeen) -> int:
    """Hand a unit all it answers in this meeting; handing out again renews the day and the list.

    Args:
        due_on: the day its answers are awaited.
        seen: the pack as it stood before the person.

    Raises:
        Conflict: parts came or went, or another day was set, in the meantime.
        Refused: nothing is assigned to the unit, it has ended, or the minutes are signed.
        Invalid: a day that has passed.
    """
    require.refuse_signed(work, meeting_id)
    unit = require.standing_unit(work, unit_id)
    known = _pack(work, meeting_id, unit_id)
    parts = tuple(work.session.scalars(_parts(meeting_id, unit_id)))
    work.expect(seen, PackSeen(known.due_on if known else None, parts))
    if not parts:
        raise Refused("pack_empty", unit=unit.name)
    if due_on < clock.local(work.happened_at).date():
        raise Invalid({"due_on": "pack_due_past"})
    kept = known or _new(work, meeting_id, unit_id)
    kept.due_on, kept.handed_at = due_on, work.now
    kept.handed_by_id, kept.entry = work.account.id, work.number
    work.session.flush()
    work.record(
        "review:pack:handed_out",
        Subject("pack", kept.id),
        facts={"unit": unit_id, "due_on": due_on.isoformat(), "parts": [*parts]},
        topics=(Topic.REVIEW, unit_topic(unit_id)),
    )
    return kept.id


def _pack(work: Work, meeting_id: int, unit_id: int) -> Pack | None:
    query = select(Pack).where(Pack.meeting_id == meeting_id, Pack.unit_id == unit_id)
    return work.session.scalars(query).one_or_none()


def _parts(meeting_id: int, unit_id: int) -> Select[int]:
    return (
        select(Assignment.id)
        .join(Matter, Matter.id == Assignment.matter_id)
        .where(
            matters.stands(meeting_id),
            Assignment.unit_id == unit_id,
            PART_STANDS,
        )
        .order_by(Assignment.id)
    )


def _new(work: Work, meeting_id: int, unit_id: int) -> Pack:
    made = Pack(meeting_id=meeting_id, unit_id=unit_id)
    work.session.add(made)
    return made
