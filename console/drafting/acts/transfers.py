"""The act by which a unit gives a part that is not its own on to the unit it belongs to."""

from sqlalchemy import exists, select

from console import require
from console.auth.permissions import Permission
from console.drafting.require import UnitAssignment, checked, part
from console.errors import Invalid, Refused
from console.journal import Subject, text_hash
from console.live.topics import Topic, unit_topic
from console.new_rows.assignments import new_assignment
from console.queries import assignments
from console.use_case import Work, use_case
from models import Assignment, Transfer
from models.base import new_salt
from models.codes.people import UnitKind
from models.codes.questions import AssignmentPart, AssignmentState


@use_case(Permission.DRAFT_WRITE)
def transfer(
    work: Work,
    meeting_id: int,
    assignment_id: int,
    to_unit_id: int,
    reason: str,
    *,
    seen: AssignmentState,
) -> int:
    """Give a part on to the unit it belongs to, which answers it from now on.

    What was drafted stays with the unit that wrote it. A unit that helps already takes the lead
    when the lead is given on.

    Args:
        reason: why it is not theirs; needed.
        seen: how far the part was, as the unit saw it.

    Raises:
        NotAllowed: another unit's part.
        NotFound: no such part or unit.
        Conflict: the part is further or went on meanwhile.
        Refused: it was cleared, is the other unit's already, the other unit gave it on before or
            has ended, or the matter is grouped into another.
        Invalid: no reason, or a unit that answers nothing (a branch).
    """
    held = part(work, meeting_id, assignment_id)
    work.expect(seen, held.assignment.state)
    told = checked({"reason": reason})["reason"]
    receiver = _receiver(work, held, to_unit_id, told)
    made = _transfer(work, held.assignment, to_unit_id, told)
    _give(work, held, to_unit_id, receiver)
    work.session.flush()
    work.record(
        "review:matter:transferred",
        Subject("matter", held.matter.id),
        facts={
            "from": made.from_unit_id,
            "to": to_unit_id,
            "part": made.part.value,
            "reason": text_hash(made.salt, made.reason),
        },
        topics=(Topic.REVIEW, *map(unit_topic, sorted((made.from_unit_id, to_unit_id)))),
    )
    return made.id


def _receiver(work: Work, held: UnitAssignment, to_unit_id: int, reason: str) -> Assignment | None:
    """Give what the other unit has of the matter already; refuses what cannot go there."""
    if held.assignment.state is AssignmentState.CLEARED:
        raise Refused("part_cleared", number=held.matter.number)
    if not reason:
        raise Invalid({"reason": "transfer_needs_reason"})
    if to_unit_id == held.assignment.unit_id:
        raise Invalid({"to_unit_id": "transfer_to_itself"})
    unit = require.standing_unit(work, to_unit_id)
    if unit.kind is UnitKind.BRANCH:
        raise Invalid({"to_unit_id": "transfer_to_branch"})
    if _gave_on(work, held.matter.id, to_unit_id):
        raise Refused("transfer_back", unit=unit.name)
    return assignments.of_matters(work.session, (held.matter.id,))[held.matter.id].get(to_unit_id)


def _gave_on(work: Work, matter_id: int, unit_id: int) -> bool:
    """Whether a unit gave this matter on before: two units do not pass it back and forth."""
    query = exists().where(Transfer.matter_id == matter_id, Transfer.from_unit_id == unit_id)
    return bool(work.session.scalar(select(query)))


def _transfer(work: Work, held: Assignment, to_unit_id: int, reason: str) -> Transfer:
    made = Transfer(
        matter_id=held.matter_id,
        from_unit_id=held.unit_id,
        to_unit_id=to_unit_id,
        part=held.part,
        reason=reason,
        salt=new_salt(),
        account_id=work.account.id,
        recorded_at=work.now,
        entry=work.number,
    )
    work.session.add(made)
    return made


def _give(work: Work, held: UnitAssignment, to_unit_id: int, receiver: Assignment | None) -> None:
    given = held.assignment
    given.state = AssignmentState.TRANSFERRED
    if given.part is AssignmentPart.LEAD:
        held.matter.lead_unit_id = to_unit_id
    if receiver is not None:
        receiver.part = given.part if given.part is AssignmentPart.LEAD else receiver.part
        return
    new_assignment(work, given.matter_id, to_unit_id, given.part)
