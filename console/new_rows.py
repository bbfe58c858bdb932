"""The rows that acts of more than one stage make."""

from datetime import date

from console import require
from console.use_case import Work
from models import Commitment, Matter, Note, Outcome
from models.base import new_salt
from models.capture import NoteKind, OutcomeKind
from models.people import Unit


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


def new_outcome(work: Work, decided: Matter, kind: OutcomeKind, text: str, version: int) -> Outcome:
    """Make the next version of a matter's outcome."""
    return Outcome(
        meeting_id=decided.meeting_id,
        matter_id=decided.id,
        version=version,
        kind=kind,
        text=text,
        salt=new_salt(),
        happened_at=work.happened_at,
        recorded_at=work.now,
        is_late=work.is_late,
        author_id=work.account.id,
        entry=work.number,
    )


def new_promise(
    work: Work, meeting_id: int, unit: Unit, text: str, due_on: date | None
) -> Commitment:
    """Make a commitment of a unit."""
    made = Commitment(
        meeting_id=meeting_id,
        unit_id=unit.id,
        text=text,
        salt=new_salt(),
        due_on=due_on,
        entry=work.number,
    )
    work.session.add(made)
    return made


def answer_in_writing(work: Work, matter: Matter) -> Outcome:
    """Let customer care answer in writing a matter the meeting did not reach (plan P6, P10)."""
    unit = require.care_unit(work)
    made = new_outcome(work, matter, OutcomeKind.WRITTEN_REPLY, "", 1)
    made.unit_id = unit.id
    work.session.add(made)
    work.session.flush()
    new_promise(work, matter.meeting_id, unit, "", None).outcome_id = made.id
    return made
