"""What a meeting that ends did not reach: it is answered in writing, no question gets lost."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from console import require
from console.floor import rules
from console.floor.require import next_matter_number
from console.new_rows import new_outcome
from console.use_case import Work
from models import Commitment, Matter, MatterQuestion, Meeting, Outcome, Question, Unit
from models.base import new_salt
from models.capture import OutcomeKind


@dataclass(frozen=True, slots=True)
class Leaves:
    """What a meeting leaves behind when it closes."""

    matters: list[Matter]
    asked: rules.Asked
    decided: set[int]  # matters with an outcome


def leaves_of(work: Work, meeting_id: int) -> Leaves:
    """Give the matters of a meeting with what was asked and decided."""
    session = work.session
    matters = session.scalars(select(Matter).where(Matter.meeting_id == meeting_id)).all()
    decisions = session.execute(
        select(Question.id, Question.decision).where(Question.meeting_id == meeting_id)
    )
    links = session.execute(
        select(MatterQuestion.matter_id, MatterQuestion.question_id)
        .join(Matter, Matter.id == MatterQuestion.matter_id)
        .where(Matter.meeting_id == meeting_id)
    )
    covered: defaultdict[int, list[int]] = defaultdict(list)
    for matter_id, question_id in links:
        covered[matter_id].append(question_id)
    decided = session.scalars(select(Outcome.matter_id).where(Outcome.meeting_id == meeting_id))
    asked = rules.Asked({one.id: one.decision for one in decisions}, covered)
    return Leaves(list(matters), asked, set(decided))


def hand_over(work: Work, meeting: Meeting, leaves: Leaves) -> list[int]:
    """Promise a written reply for everything not reached; gives the matters."""
    left = rules.left_over(leaves.matters, leaves.asked, leaves.decided)
    left += _orphan_matters(work, meeting.id, rules.orphans(leaves.matters, leaves.asked))
    if not left:
        return []
    replying = _replying_units(work, left)
    outcomes = [_written_reply(work, one, replying[one.id][0]) for one in left]
    work.session.add_all(outcomes)
    work.session.flush()
    work.session.add_all(
        Commitment(
            meeting_id=meeting.id,
            outcome_id=made.id,
            unit_id=replying[made.matter_id][1],
            text=made.text,
            salt=new_salt(),
            entry=work.number,
        )
        for made in outcomes
    )
    return [one.id for one in left]


def _orphan_matters(work: Work, meeting_id: int, question_ids: Sequence[int]) -> list[Matter]:
    first = next_matter_number(work, meeting_id)
    made = [
        Matter(meeting_id=meeting_id, number=number, created_at=work.now, entry=work.number)
        for number in range(first, first + len(question_ids))
    ]
    work.session.add_all(made)
    work.session.flush()
    work.session.add_all(
        MatterQuestion(matter_id=matter.id, question_id=one, entry=work.number)
        for matter, one in zip(made, question_ids, strict=True)
    )
    return made


def _replying_units(work: Work, left: Sequence[Matter]) -> dict[int, tuple[int, int]]:
    """Tell per matter which unit is named for the reply, and which is committed to it."""
    named = {one.lead_unit_id for one in left if one.lead_unit_id is not None}
    units = work.session.scalars(select(Unit).where(Unit.id.in_(sorted(named))))
    inside = {one.id for one in units if one.level not in require.OUTSIDE}
    care = 0
    if not all(one.lead_unit_id in inside for one in left):
        care = require.care_unit(work).id
    return {
        one.id: (one.lead_unit_id or care, one.lead_unit_id if one.lead_unit_id in inside else care)
        for one in left
    }


def _written_reply(work: Work, matter: Matter, unit_id: int) -> Outcome:
    made = new_outcome(work, matter, OutcomeKind.WRITTEN_REPLY, "", 1)
    made.unit_id = unit_id
    return made
