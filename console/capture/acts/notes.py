"""The acts that catch what was said, and correct it."""

from console import require
from console.auth.permissions import Permission
from console.capture import note_kinds, rules
from console.capture.new_notes import carry_on, checked_text, newest_row, record_note, replacement
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
) -> int:
    """Catch one piece of what was said: wording, an answer, a chair's note, a private note.

    Raises:
        Refused: the minutes are signed.
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
    if matter_id is not None:
        require.matter(work, meeting_id, matter_id)
    if unit_id is not None:
        require.unit(work, unit_id)
    if turn_id is not None:
        require.turn(work, meeting_id, turn_id)
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
) -> int:
    """Keep what the chair remarked, written down at the chair's own desk; gives the note's id.

    Raises:
        NotAllowed: a leader who does not chair this meeting.
        Refused: the minutes are signed.
        Invalid: no text.
    """
    require.refuse_unless_presiding(work, meeting_id)
    require.refuse_signed(work, meeting_id)
    kept = checked_text(text)
    if matter_id is not None:
        require.matter(work, meeting_id, matter_id)
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
    unit_id: int | None = None,
    person: str | None = None,
    seen: int,
) -> int:
    """Correct a note or a conclusion by a new row; empty text takes it back.

    Unit and person stay unless given; a conclusion's matters and date stay.

    Args:
        seen: id of the newest row of this note, as the writer saw it.

    Raises:
        Conflict: another correction came first; carries both texts.
        Refused: the minutes are signed.
    """
    require.refuse_signed(work, meeting_id)
    newest = newest_row(work, meeting_id, note_id)
    kept = checked_text(text) if text.strip() else ""
    if newest.id != seen:
        raise Conflict(seen=rules.NoteText(seen, kept), now=rules.NoteText(newest.id, newest.text))
    if unit_id is not None:
        require.unit(work, unit_id)
    made = replacement(work, newest, kept)
    made.unit_id = newest.unit_id if unit_id is None else unit_id
    made.person = newest.person if person is None else clean(person)
    if newest.kind is NoteKind.CONCLUSION:
        carry_on(work, newest, made)
    return record_note(work, "capture:note:amended", made)
