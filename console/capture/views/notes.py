"""The notes about a matter, each in the form that holds, as a role may read them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from console.disclosure.audience import Audience, in_meeting
from console.disclosure.grounds import of_note
from console.disclosure.table import Part, withheld_from
from models import Account, ConclusionMatter, Note, Unit
from models.codes.capture import NoteKind
from models.codes.people import Role


@dataclass(frozen=True, slots=True)
class PieceVersion:
    """One earlier form of a piece, with what stood beside its text."""

    id: int
    text: str
    unit: str
    person: str
    due_on: date | None
    happened_at: datetime
    author: str
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of what was said, in the form that holds."""

    id: int  # what `amend_note` must have seen
    kind: NoteKind
    text: str  # empty = taken back, or withheld
    unit: str
    person: str
    author: str
    number: int | None  # of a conclusion
    due_on: date | None
    happened_at: datetime
    recorded_at: datetime
    is_late: bool
    earlier: tuple[PieceVersion, ...]  # oldest first; of one withheld none
    is_withheld: bool = False  # it may denounce somebody, and is not for this viewer

    @property
    def version(self) -> int:
        """Count its forms, from 1."""
        return len(self.earlier) + 1

    def text_of(self, note_id: int) -> str | None:
        """Give the text of its form with this id; None = it never had one."""
        forms = {**{version.id: version.text for version in self.earlier}, self.id: self.text}
        return forms.get(note_id)


def load_pieces(session: Session, role: Role, matter_id: int) -> tuple[Piece, ...]:
    """Read them in the order they happened; private ones only for who may read those."""
    concluded = select(ConclusionMatter.note_id).where(ConclusionMatter.matter_id == matter_id)
    query = (
        select(Note, Account.display_name, Unit.name)
        .join(Account, Account.id == Note.author_id)
        .outerjoin(Unit, Unit.id == Note.unit_id)
        .where(or_(Note.matter_id == matter_id, Note.id.in_(concluded)))
        .order_by(Note.happened_at, Note.id)
    )
    found = [(note, author, unit or "") for note, author, unit in session.execute(query)]
    audience = in_meeting(role)
    told = [
        row for row in found if not withheld_from(audience, of_note(row[0].kind, ""), Part.NOTE)
    ]
    return tuple(_disclosed(audience, piece) for piece in _in_forms(told))


def _disclosed(audience: Audience, piece: Piece) -> Piece:
    """Leave of a piece of which any form may denounce somebody only that it is there."""
    texts = (piece.text, *(version.text for version in piece.earlier))
    if not any(withheld_from(audience, of_note(piece.kind, text), Part.NOTE) for text in texts):
        return piece
    return replace(piece, text="", earlier=(), is_withheld=True)


def _in_forms(found: Sequence[tuple[Note, str, str]]) -> tuple[Piece, ...]:
    """Put every note behind its newest form."""
    by_id = {note.id: (note, author, unit) for note, author, unit in found}
    replaced = {note.replaces_id for note, _, _ in found}
    return tuple(
        _piece(note, author, unit, _earlier(by_id, note.replaces_id))
        for note, author, unit in found
        if note.id not in replaced
    )


def _earlier(
    by_id: dict[int, tuple[Note, str, str]], note_id: int | None
) -> tuple[PieceVersion, ...]:  # oldest first
    versions: list[PieceVersion] = []
    while note_id is not None and note_id in by_id:
        note, author, unit = by_id[note_id]
        versions.insert(0, _version(note, author, unit))
        note_id = note.replaces_id
    return tuple(versions)


def _version(note: Note, author: str, unit: str) -> PieceVersion:
    return PieceVersion(
        id=note.id,
        text=note.text,
        unit=unit,
        person=note.person,
        due_on=note.due_on,
        happened_at=note.happened_at,
        author=author,
        recorded_at=note.recorded_at,
    )


def _piece(note: Note, author: str, unit: str, earlier: tuple[PieceVersion, ...]) -> Piece:
    return Piece(
        id=note.id,
        kind=note.kind,
        text=note.text,
        unit=unit,
        person=note.person,
        author=author,
        number=note.number,
        due_on=note.due_on,
        happened_at=note.happened_at,
        recorded_at=note.recorded_at,
        is_late=note.is_late,
        earlier=earlier,
    )
