"""The acts that say which units answer a matter, or several."""

from console import require
from console.auth.permissions import Permission
from console.errors import Refused
from console.journal import Subject
from console.live.topics import Topic, unit_topic
from console.new_rows.assignments import new_assignment
from console.queries import assignments
from console.review.require import chosen_matters
from console.use_case import Work, use_case
from models import Assignment, Matter
from models.codes.questions import AssignmentPart, AssignmentState
from models.drafts import PART_OF


@use_case(Permission.REVIEW_ASSIGN)
def assign(
    work: Work,
    meeting_id: int,
    matter_id: int,
    *,
    lead_unit_id: int,
    other_unit_ids: tuple[int, ...] = (),
    seen: tuple[int | None, tuple[int, ...]],
) -> int:
    """Name the unit that answers a matter and those that help; a unit no longer named is let go.

    Args:
        seen: lead and the others (lowest id first) as the reviewer saw them.

    Raises:
        Conflict: other units were named in the meantime.
        Refused: a unit has ended (names who took over), a unit to be let go has begun its draft,
            the matter is grouped into another, or the minutes are signed.
    """
    require.refuse_signed(work, meeting_id)
    matter = require.matter(work, meeting_id, matter_id)
    _refuse_merged(work, meeting_id, matter)
    held = assignments.of_matters(work.session, (matter_id,))[matter_id]
    work.expect((seen[0], tuple(sorted(seen[1]))), (matter.lead_unit_id, _others(held)))
    wanted = _wanted(lead_unit_id, other_unit_ids)
    for unit_id in wanted:
        require.standing_unit(work, unit_id)
    _hand_out(work, matter, wanted, held)
    work.record(
        "review:matter:assigned",
        Subject("matter", matter.id),
        facts={"lead": lead_unit_id, "others": sorted(wanted.keys() - {lead_unit_id})},
        topics=(Topic.REVIEW, *map(unit_topic, sorted(wanted.keys() | held.keys()))),
    )
    return matter.id


@use_case(Permission.REVIEW_ASSIGN)
def assign_several(
    work: Work,
    meeting_id: int,
    matter_ids: tuple[int, ...],
    *,
    lead_unit_id: int,
    seen: tuple[int | None, ...],
) -> int:
    """Name one lead unit for several matters; units that help stay, the former lead is let go.

    Args:
        seen: the lead of each matter as the reviewer saw it, in the order of the matters.

    Raises:
        Conflict: one has another lead by now.
        Refused: the unit has ended, a unit to be let go has begun its draft, a matter is grouped
            into another, or the minutes are signed.
        Invalid: no matter.
    """
    require.refuse_signed(work, meeting_id)
    matters = chosen_matters(work, meeting_id, matter_ids)
    work.expect(seen, tuple(matter.lead_unit_id for matter in matters))
    for matter in matters:
        _refuse_merged(work, meeting_id, matter)
    require.standing_unit(work, lead_unit_id)
    held = assignments.of_matters(work.session, matter_ids)
    for matter in matters:
        others = _others(held[matter.id])
        _hand_out(work, matter, _wanted(lead_unit_id, others), held[matter.id])
    units = {lead_unit_id, *(unit_id for parts in held.values() for unit_id in parts)}
    work.record(
        "review:matters:assigned",
        Subject("matter", matters[0].id),
        facts={"lead": lead_unit_id, "matters": [matter.id for matter in matters]},
        topics=(Topic.REVIEW, *map(unit_topic, sorted(units))),
        also=tuple(Subject("matter", matter.id) for matter in matters[1:]),
    )
    return matters[0].id


def _hand_out(
    work: Work,
    matter: Matter,
    wanted: dict[int, AssignmentPart],
    held: dict[int, Assignment],
) -> None:
    for unit_id in held.keys() - wanted.keys():
        _let_go(work, held[unit_id])
    for unit_id, part in wanted.items():
        _give_part(work, matter.id, unit_id, part, held.get(unit_id))
    matter.lead_unit_id = next(
        unit_id for unit_id, part in wanted.items() if part is AssignmentPart.LEAD
    )


def _wanted(lead_unit_id: int, other_unit_ids: tuple[int, ...]) -> dict[int, AssignmentPart]:
    others = dict.fromkeys(other_unit_ids, AssignmentPart.COORDINATING)
    return {**others, lead_unit_id: AssignmentPart.LEAD}


def _others(held: dict[int, Assignment]) -> tuple[int, ...]:
    """Give the units that help; a part given on to another unit is nobody's any more."""
    return tuple(sorted(unit_id for unit_id, part in held.items() if _helps(part)))


def _helps(one: Assignment) -> bool:
    stands = one.state is not AssignmentState.TRANSFERRED
    return stands and one.part is AssignmentPart.COORDINATING


def _refuse_merged(work: Work, meeting_id: int, matter: Matter) -> None:
    if matter.merged_into_id is not None:
        into = require.matter(work, meeting_id, matter.merged_into_id)
        raise Refused("matter_in_group", number=matter.number, into=into.number)


def _let_go(work: Work, held: Assignment) -> None:
    if held.state is AssignmentState.TRANSFERRED:
        return
    if held.state is not AssignmentState.OPEN:
        raise Refused("unit_has_begun", unit=require.unit(work, held.unit_id).name)
    work.session.delete(held)


def _taken_back(work: Work, held: Assignment) -> AssignmentState:
    """Tell how far a part is that comes back to a unit which gave it on."""
    written = assignments.versions(work.session, held.id)
    return PART_OF[written[-1].state] if written else AssignmentState.OPEN


def _give_part(
    work: Work, matter_id: int, unit_id: int, part: AssignmentPart, held: Assignment | None
) -> None:
    if held is not None:
        if held.state is AssignmentState.TRANSFERRED:
            held.state = _taken_back(work, held)
        if held.part is not part:
            held.part, held.entry = part, work.number
        return
    new_assignment(work, matter_id, unit_id, part)
