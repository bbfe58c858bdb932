"""The acts that say which questions a matter covers, and cut one matter out of another."""

from collections.abc import Collection, Sequence

from sqlalchemy import select

from console import require
from console.auth.permissions import Permission
from console.capture import rules, taken_out
from console.capture.new_notes import checked_text
from console.errors import Invalid
from console.journal import Subject, text_hash
from console.live.topics import Topic
from console.new_rows.assignments import new_assignment
from console.new_rows.matters import NewMatter, new_matters
from console.queries import matters
from console.use_case import Work, use_case
from models import (
    Matter,
    MatterQuestion,
    Question,
)
from models.base import new_salt
from models.codes.questions import AssignmentPart


@use_case(Permission.CAPTURE_WRITE)
def correct_questions(
    work: Work,
    meeting_id: int,
    matter_id: int,
    question_ids: tuple[int, ...],
    *,
    seen: tuple[int, ...],
) -> int:
    """Set which questions a matter covers; one taken out is in a list of its own at once.

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
    placed = taken_out.place(work, meeting_id, _cover(work, corrected, wanted))
    work.record(
        "capture:questions:corrected",
        Subject("matter", corrected.id),
        facts={"questions": [question.ref for question in wanted], "placed": [*placed]},
        topics=(Topic.CAPTURE, Topic.AGENDA),
        also=_about({*old, *(new.id for new in wanted)}, placed),
    )
    return corrected.id


@use_case(Permission.CAPTURE_WRITE)
def split_matter(
    work: Work,
    meeting_id: int,
    matter_id: int,
    question_ids: tuple[int, ...],
    wording: str = "",
    *,
    seen: tuple[int, ...],
) -> int:
    """Cut a matter out of another, with the questions it takes along; gives the new one's id.

    While the meeting goes on it is in the programme, answered by the same unit. A single question
    that asks two things stays in both.

    Args:
        wording: of the new matter; empty = as its first question.
        seen: ids of the questions the matter covers, lowest first.

    Raises:
        Conflict: another set was chosen first.
        Invalid: no question of this matter, or all of several; a single one needs a wording.
        Refused: the minutes are signed.
    """
    require.refuse_signed(work, meeting_id)
    whole = require.matter(work, meeting_id, matter_id)
    covered = matters.covered(work.session, matter_id)
    work.expect(tuple(sorted(seen)), covered)
    if lacks := rules.split_lacks(covered, question_ids, has_wording=bool(wording.strip())):
        raise Invalid(lacks)
    text = checked_text(wording) if wording.strip() else ""
    made = _cut_out(work, whole, require.questions(work, meeting_id, question_ids))
    made.wording, made.salt = text, new_salt()
    taken_out.schedule(work, meeting_id, [made])
    return _record_split(work, whole, made, question_ids)


def _record_split(work: Work, whole: Matter, made: Matter, question_ids: tuple[int, ...]) -> int:
    work.record(
        "capture:matter:split",
        Subject("matter", made.id),
        facts={
            "number": made.number,
            "split_from": whole.id,
            "questions": sorted(question_ids),
            "text": text_hash(made.salt, made.wording) if made.wording else None,
        },
        topics=(Topic.CAPTURE, Topic.AGENDA, Topic.FLOOR),
        also=_about(set(question_ids), [whole.id]),
    )
    return made.id


def _cut_out(work: Work, whole: Matter, taken: list[Question]) -> Matter:
    ids = {question.id for question in taken}
    (made,) = new_matters(work, whole.meeting_id, [NewMatter(sorted(ids), whole.field_id)])
    made.split_from_id, made.lead_unit_id = whole.id, whole.lead_unit_id
    if whole.lead_unit_id is not None:
        new_assignment(work, made.id, whole.lead_unit_id, AssignmentPart.LEAD)
    query = select(MatterQuestion).where(MatterQuestion.matter_id == whole.id)
    links = work.session.scalars(query).all()
    for link in links if len(links) > 1 else ():
        if link.question_id in ids:
            work.session.delete(link)
    if whole.spokesperson_question_id in ids and len(links) > 1:
        whole.spokesperson_question_id = None
    work.session.flush()
    return made


def _about(question_ids: Collection[int], matter_ids: Sequence[int]) -> tuple[Subject, ...]:
    questions = (Subject("question", question_id) for question_id in question_ids)
    return (*questions, *(Subject("matter", matter_id) for matter_id in matter_ids))


def _cover(work: Work, covered: Matter, wanted: list[Question]) -> list[MatterQuestion]:
    """Make a matter cover exactly these questions; gives what tied those to it that leave."""
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
    return [link for link in old if link.question_id not in kept]
