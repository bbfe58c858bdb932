"""The act that says which questions a matter covers."""

from sqlalchemy import select

from console import require
from console.auth.permissions import Permission
from console.journal import Subject
from console.live.topics import Topic
from console.queries import matters
from console.use_case import Work, use_case
from models import (
    Matter,
    MatterQuestion,
    Question,
)


@use_case(Permission.CAPTURE_WRITE)
def correct_questions(
    work: Work,
    meeting_id: int,
    matter_id: int,
    question_ids: tuple[int, ...],
    *,
    seen: tuple[int, ...],
) -> int:
    """Set which questions a matter covers.

    Args:
        seen: ids of the questions it covered, lowest first.

    Raises:
        Conflict: another set was chosen first.
    """
    require.refuse_signed(work, meeting_id)
    corrected = require.matter(work, meeting_id, matter_id)
    old = matters.covered(work.session, matter_id)
    work.expect(tuple(sorted(seen)), old)
    wanted = require.questions(work, meeting_id, question_ids)
    _cover(work, corrected, wanted)
    work.record(
        "capture:questions:corrected",
        Subject("matter", corrected.id),
        facts={"questions": [question.ref for question in wanted]},
        topics=(Topic.CAPTURE,),
        also=tuple(
            Subject("question", question_id)
            for question_id in {*old, *(question.id for question in wanted)}
        ),
    )
    return corrected.id


def _cover(work: Work, covered: Matter, wanted: list[Question]) -> None:
    """Make a matter cover exactly these questions."""
    kept = {question.id for question in wanted}
    old = work.session.scalars(
        select(MatterQuestion).where(MatterQuestion.matter_id == covered.id)
    ).all()
    for link in old:
        if link.question_id not in kept:
            work.session.delete(link)
    if covered.spokesperson_question_id not in kept:
        covered.spokesperson_question_id = None
    new = kept - {link.question_id for link in old}
    work.session.add_all(
        MatterQuestion(matter_id=covered.id, question_id=question_id, entry=work.number)
        for question_id in sorted(new)
    )
