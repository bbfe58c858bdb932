"""The act that keeps a conclusion of the chair."""

from datetime import date

from sqlalchemy import select

from console import require
from console.auth.permissions import Permission
from console.capture import rules
from console.capture.new_notes import checked_text, record_note
from console.errors import Refused
from console.journal import Subject
from console.new_rows.notes import new_note
from console.new_rows.outcomes import new_commitment
from console.use_case import Work, use_case
from models import (
    ConclusionMatter,
    Note,
)
from models.codes.capture import NoteKind


@use_case(Permission.CAPTURE_DECIDE)
def conclude(
    work: Work,
    meeting_id: int,
    text: str,
    *,
    number: int | None = None,
    unit_id: int | None = None,
    due_on: date | None = None,
    matter_ids: tuple[int, ...] = (),
) -> int:
    """Keep a numbered conclusion of the chair; a unit or a date makes it a commitment.

    Raises:
        NotAllowed: a leader who does not chair this meeting.
        Refused: the number is taken, or the minutes are signed.
    """
    require.refuse_unless_presiding(work, meeting_id)
    require.refuse_signed(work, meeting_id)
    kept = checked_text(text)
    given = rules.next_number(_conclusion_numbers(work, meeting_id), number)
    if given is None:
        raise Refused("conclusion_number_taken", number=number)
    unit = require.unit(work, unit_id) if unit_id is not None else None
    about = [require.matter(work, meeting_id, matter_id) for matter_id in dict.fromkeys(matter_ids)]
    made = new_note(work, meeting_id, NoteKind.CONCLUSION, kept)
    made.number, made.unit_id, made.due_on = given, unit_id, due_on
    work.session.flush()
    work.session.add_all(ConclusionMatter(note_id=made.id, matter_id=matter.id) for matter in about)
    if unit is not None or due_on is not None:
        acting = require.committed_unit(work, unit)
        new_commitment(work, meeting_id, acting.id, kept, due_on).note_id = made.id
    also = tuple(Subject("matter", matter.id) for matter in about)
    return record_note(work, "capture:conclusion:made", made, also)


def _conclusion_numbers(work: Work, meeting_id: int) -> list[int]:
    """List the numbers of conclusions already made."""
    query = select(Note.number).where(
        Note.meeting_id == meeting_id, Note.kind == NoteKind.CONCLUSION
    )
    return [number for number in work.session.scalars(query) if number is not None]
