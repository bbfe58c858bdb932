"""A note as it is made."""

from console.use_case import Work
from models import Note
from models.base import new_salt
from models.codes.capture import NoteKind


def new_note(work: Work, meeting_id: int, kind: NoteKind, text: str) -> Note:
    """Make a note of now; what it is about is filled in by the caller."""
    made = Note(
        meeting_id=meeting_id,
        kind=kind,
        text=text,
        salt=new_salt(),
        happened_at=work.happened_at,
        recorded_at=work.now,
        is_late=work.is_late,
        author_id=work.account.id,
        entry=work.number,
    )
    work.session.add(made)
    return made
