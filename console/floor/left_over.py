"""What a meeting that ends did not reach: it is answered in writing, no question gets lost."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from console.floor import rules
from console.new_rows.matters import NewMatter, new_matters
from console.new_rows.outcomes import new_written_replies, replies_of
from console.queries import outcomes
from console.use_case import Work
from models import Matter, MatterQuestion, Meeting, Question


@dataclass(frozen=True, slots=True)
class Leaves:
    """What a meeting leaves behind when it closes."""

    matters: list[Matter]
    asked: rules.QuestionsAtClose
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
    asked = rules.QuestionsAtClose(
        {question.id: question.decision for question in decisions}, covered
    )
    return Leaves(list(matters), asked, outcomes.decided(session, meeting_id))


def hand_over(work: Work, meeting: Meeting, leaves: Leaves) -> list[int]:
    """Promise a written reply for everything not reached; gives the matters."""
    left = rules.left_over(leaves.matters, leaves.asked, leaves.decided)
    left += _orphan_matters(work, meeting.id, rules.orphans(leaves.matters, leaves.asked))
    if not left:
        return []
    new_written_replies(work, replies_of(work, left))
    return [matter.id for matter in left]


def _orphan_matters(work: Work, meeting_id: int, question_ids: Sequence[int]) -> list[Matter]:
    return new_matters(work, meeting_id, [NewMatter([asked]) for asked in question_ids])
