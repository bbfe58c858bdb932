"""Reads what was said about a matter, and what is proposed for matters, for their boards."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import bindparam, or_, select
from sqlalchemy.orm import Session

from console.capture.note_kinds import PRIVATE
from models import Account, ConclusionMatter, Note, Proposal
from models.codes.capture import NoteKind, OutcomeKind


@dataclass(frozen=True, slots=True)
class PieceRow:
    """A note in its latest form."""

    id: int
    kind: NoteKind
    text: str
    unit_id: int | None
    person: str
    author: str
    happened_at: datetime
    recorded_at: datetime
    is_late: bool
    version: int


@dataclass(frozen=True, slots=True)
class ProposalRow:
    """An outcome the secretary proposed, the newest of its matter."""

    matter_id: int
    outcome_version: int  # it was made for; 0 = undecided
    kind: OutcomeKind
    text: str
    unit_id: int | None
    body_unit_id: int | None
    due_on: date | None
    by: str
    proposed_at: datetime


# Written once: putting a query together costs more than running it.
_CONCLUDED = select(ConclusionMatter.note_id).where(
    ConclusionMatter.matter_id == bindparam("matter")
)
_PIECES = (
    select(Note, Account.display_name)
    .join(Account, Account.id == Note.author_id)
    .where(
        or_(Note.matter_id == bindparam("matter"), Note.id.in_(_CONCLUDED)),
        Note.kind.not_in(PRIVATE),
    )
    .order_by(Note.happened_at, Note.id)
)
_PROPOSALS = (
    select(
        Proposal.matter_id,
        Proposal.outcome_version,
        Proposal.kind,
        Proposal.text,
        Proposal.unit_id,
        Proposal.body_unit_id,
        Proposal.due_on,
        Account.display_name,
        Proposal.recorded_at,
    )
    .join(Account, Account.id == Proposal.author_id)
    .where(Proposal.meeting_id == bindparam("meeting"))
    .order_by(Proposal.id)
)


def load_proposals(session: Session, meeting_id: int) -> dict[int, ProposalRow]:
    """Read the newest proposal of each matter: matter -> proposal."""
    found = session.execute(_PROPOSALS, {"meeting": meeting_id})
    return {row[0]: ProposalRow(*row) for row in found}


def load_pieces(session: Session, matter_id: int) -> list[PieceRow]:
    """Read what was said about a matter in its latest form, in order of time; nothing private.

    What was taken back is left out.
    """
    found = [(note, author) for note, author in session.execute(_PIECES, {"matter": matter_id})]
    before = {note.id: note.replaces_id for note, _ in found}
    replaced = set(before.values())
    return [
        _piece(note, author, _version(note.id, before))
        for note, author in found
        if note.id not in replaced and note.text
    ]


def _version(note_id: int, before: dict[int, int | None]) -> int:
    version, one = 1, before.get(note_id)
    while one is not None:
        version, one = version + 1, before.get(one)
    return version


def _piece(note: Note, author: str, version: int) -> PieceRow:
    return PieceRow(
        note.id,
        note.kind,
        note.text,
        note.unit_id,
        note.person,
        author,
        note.happened_at,
        note.recorded_at,
        note.is_late,
        version,
    )
