"""The acts that catch what was said, and correct it."""

from console import require
from console.auth.permissions import Permission
from console.capture import note_kinds, rules
from console.capture.new_notes import (
    carry_on,
    checked_text,
    newest_row,
    record_note,
    refuse_beside,
    refuse_decided,
    replacement,
)
from console.capture.reached import reach
from console.errors import Conflict, Invalid
from console.new_rows.notes import new_note
from console.text.folding import clean
from console.use_case import Work, use_case
from models.codes.capture import NoteKind


@use_case(Permission.CAPTURE_WRITE)
def note(
    work: Work,
    meeting_id: int,
    kind: NoteKind,
    text: str,
    *,
    matter_id: int | None = None,
    unit_id: int | None = None,
    person: str = "",
    turn_id: int | None = None,
    seen: int = 0,
) -> int:
    """Catch one piece of what was said: wording, an answer, a chair's note, a private note.

    Args:
        seen: version of the matter's outcome as the writer saw it; 0 = undecided.

    Raises:
        Refused: the minutes are signed, or the matter was decided before it was said and the writer
            does not know that.
        Invalid: no text, an answer without its unit, or an answer or wording without its matter.
    """
    require.refuse_signed(work, meeting_id)
    kept = checked_text(text)
    facts = note_kinds.of(kind)
    if facts.is_numbered:
        raise Invalid({"kind": "note_kind"})
    if facts.unit_missing and unit_id is None:
        raise Invalid({"unit_id": facts.unit_missing})
    if facts.of_matter and matter_id is None:
        raise Invalid({"matter_id": "note_needs_matter"})
    matter = require.matter(work, meeting_id, matter_id) if matter_id is not None else None
    if matter is not None and not facts.is_private:
        refuse_decided(work, matter, seen)
    if unit_id is not None:
        require.unit(work, unit_id)
    if turn_id is not None:
        require.turn(work, meeting_id, turn_id)
    if matter is not None and kind is NoteKind.ANSWER:
        reach(work, matter)
    made = new_note(work, meeting_id, kind, kept)
    made.matter_id, made.unit_id, made.person = matter_id, unit_id, clean(person)
    made.turn_id = turn_id
    return record_note(work, "capture:note:made", made)


@use_case(Permission.CAPTURE_DECIDE)
def chair_note(
    work: Work,
    meeting_id: int,
    text: str,
    *,
    matter_id: int | None = None,
    seen: int = 0,
) -> int:
    """Keep what the chair remarked, written down at the chair's own desk; gives the note's id.

    Args:
        matter_id: what it is about; None = no matter.
        seen: version of its outcome as the chair saw it; 0 = undecided.

    Raises:
        NotAllowed: a leader who does not chair this meeting.
        Refused: the minutes are signed, or the matter was decided and the chair does not know that.
        Invalid: no text.
    """
    require.refuse_unless_presiding(work, meeting_id)
    require.refuse_signed(work, meeting_id)
    kept = checked_text(text)
    if matter_id is not None:
        refuse_decided(work, require.matter(work, meeting_id, matter_id), seen)
    made = new_note(work, meeting_id, NoteKind.CHAIR, kept)
    made.matter_id = matter_id
    return record_note(work, "capture:note:made", made)


@use_case(Permission.CAPTURE_WRITE)
def amend_note(
    work: Work,
    meeting_id: int,
    note_id: int,
    text: str,
    *,
    beside: rules.NoteBeside | None = None,
    seen: int,
) -> int:
    """Correct a note or a conclusion by a new row; empty text takes it back.

    Args:
        beside: who said it, by when, and when it was said; None = all of it stays.
        seen: id of the newest row of this note, as the writer saw it.

    Raises:
        Conflict: another correction came first; carries both texts.
        Refused: the minutes are signed, or it was said in the future.
        Invalid: an answer without its unit.
    """
    require.refuse_signed(work, meeting_id)
    newest = newest_row(work, meeting_id, note_id)
    kept = checked_text(text) if text.strip() else ""
    if newest.id != seen:
        raise Conflict(seen=rules.NoteText(seen, kept), now=rules.NoteText(newest.id, newest.text))
    if beside is not None:
        refuse_beside(work, newest, beside)
    made = replacement(work, newest, kept, beside)
    if newest.kind is NoteKind.CONCLUSION:
        carry_on(work, newest, made)
    return record_note(work, "capture:note:amended", made)
