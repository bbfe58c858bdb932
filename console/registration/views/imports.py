"""The files a meeting's forms came from, the newest first, and whether each can be undone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from console import db
from console.auth import door
from console.auth.actor import Actor
from console.auth.permissions import Permission
from console.journal import moment_of
from console.registration.registered import touched_refs
from models import Account, Import, JournalEntry, JournalHead


@dataclass(frozen=True, slots=True)
class ImportLine:
    """One file taken in."""

    id: int
    filename: str
    at: datetime
    by: str  # display name
    added: int
    known: int
    refused: int
    undone_at: datetime | None  # None = it stands
    undone_by: str
    touched: tuple[str, ...]  # labels of forms something was done with; any = cannot be undone


def load_imports(viewer: Actor | None, meeting_id: int) -> tuple[ImportLine, ...]:
    """List the imports of a meeting.

    Raises:
        NotSignedIn, NotAllowed: this viewer may not take files in.
    """
    with db.reading() as session:
        door.admit(session, viewer, Permission.INTAKE_IMPORT)
        files = session.scalars(
            select(Import).where(Import.meeting_id == meeting_id).order_by(Import.id.desc())
        ).all()
        acts = _acts(session, meeting_id, files)
        touched = touched_refs(session, [file.id for file in files])
        return tuple(_line(file, acts, touched.get(file.id, ())) for file in files)


_Acts = dict[int, tuple[datetime, str]]  # number of the entry -> when, who


def _acts(session: Session, meeting_id: int, files: Sequence[Import]) -> _Acts:
    numbers = {n for file in files for n in (file.entry, file.undone_entry) if n is not None}
    query = (
        select(JournalEntry.number, JournalEntry.at, Account.display_name)
        .join(JournalHead, JournalHead.chain == JournalEntry.chain)
        .join(Account, Account.id == JournalEntry.actor_id)
        .where(JournalHead.meeting_id == meeting_id, JournalEntry.number.in_(numbers))
    )
    return {number: (moment_of(at), by) for number, at, by in session.execute(query)}


def _line(one: Import, acts: _Acts, touched: Sequence[str]) -> ImportLine:
    at, by = acts[one.entry]
    undone_at, undone_by = acts[one.undone_entry] if one.undone_entry else (None, "")
    return ImportLine(
        id=one.id,
        filename=one.filename,
        at=at,
        by=by,
        added=one.rows_added,
        known=one.rows_known,
        refused=one.rows_refused,
        undone_at=undone_at,
        undone_by=undone_by,
        touched=tuple(touched),
    )
