"""Reads the matters of a meeting for its boards: what is asked, by whom, and how it ended."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import Select, exists, or_, select
from sqlalchemy.orm import Session

from models import (
    Account,
    ConclusionMatter,
    Matter,
    MatterQuestion,
    Note,
    Outcome,
    Proposal,
    Question,
    Registration,
    Turn,
)
from models.capture import NoteKind, OutcomeKind
from models.questions import Decision, Kind, Place

_LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class AskedRow:
    """A question of a matter and whose it is."""

    id: int
    ref: str
    kind: Kind | None
    decision: Decision
    wording: str
    asker: str  # of the form; empty = without one
    site_unit_id: int | None  # of the form


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """How a matter ended, the latest version."""

    version: int
    kind: OutcomeKind
    text: str
    unit_id: int | None  # body reported or referred to, else who acts on it
    due_on: date | None
    decided_at: datetime
    entry: int


@dataclass(frozen=True, slots=True)
class MatterRow:
    """A matter with its questions, the spokesperson's first, and its outcome."""

    id: int
    number: int
    wording: str  # as on screen; empty = not yet
    place: Place
    position: int | None
    taken_up_at: datetime | None
    lead_unit_id: int | None
    turn_name: str  # who spoke when it was asked
    turn_bridge_id: int | None
    was_spoken: bool  # asked in a turn
    asked: Sequence[AskedRow]
    outcome: OutcomeRow | None

    def taken_up(self) -> tuple[datetime, int]:
        """Give what orders matters by when they came to the floor."""
        return self.taken_up_at or _LONG_AGO, self.id

    @property
    def asker(self) -> str:
        """Name of who asked; empty = not known."""
        return self.turn_name or (self.asked[0].asker if self.asked else "")

    @property
    def full_wording(self) -> str:
        """The wording on screen, else as asked."""
        return self.wording or (self.asked[0].wording if self.asked else "")

    @property
    def is_undecided(self) -> bool:
        """Whether it came to the floor and has no outcome."""
        return self.place in (Place.ON_FLOOR, Place.DONE) and self.outcome is None


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


def load_proposals(session: Session, meeting_id: int) -> dict[int, ProposalRow]:
    """Read the newest proposal of each matter: matter -> proposal."""
    query = (
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
        .where(Proposal.meeting_id == meeting_id)
        .order_by(Proposal.id)
    )
    return {row[0]: ProposalRow(*row) for row in session.execute(query)}


def load_matters(session: Session, meeting_id: int) -> list[MatterRow]:
    """Read the matters that are scheduled, on the floor, done, or decided, by number."""
    wanted = (
        Matter.meeting_id == meeting_id,
        Matter.merged_into_id.is_(None),
        or_(Matter.place != Place.NONE, exists().where(Outcome.matter_id == Matter.id)),
    )
    asked = _asked(session, select(Matter.id).where(*wanted))
    outcomes = _outcomes(session, meeting_id)
    query = (
        select(
            Matter.id,
            Matter.number,
            Matter.wording,
            Matter.place,
            Matter.programme_position,
            Matter.taken_up_at,
            Matter.lead_unit_id,
            Matter.spokesperson_question_id,
            Turn.id,
            Turn.name,
            Turn.bridge_id,
        )
        .outerjoin(Turn, Turn.id == Matter.asked_turn_id)
        .where(*wanted)
        .order_by(Matter.number)
    )
    return [
        MatterRow(
            *row[:7],
            turn_name=row[9] or "",
            turn_bridge_id=row[10],
            was_spoken=row[8] is not None,
            asked=sorted(asked.get(row[0], ()), key=lambda one, first=row[7]: one.id != first),
            outcome=outcomes.get(row[0]),
        )
        for row in session.execute(query)
    ]


def _asked(session: Session, matters: Select[int]) -> dict[int, list[AskedRow]]:
    query = (
        select(
            MatterQuestion.matter_id,
            Question.id,
            Question.ref,
            Question.kind,
            Question.decision,
            Question.wording,
            Registration.full_name,
            Registration.organization,
            Registration.site_unit_id,
        )
        .join(Question, Question.id == MatterQuestion.question_id)
        .outerjoin(Registration, Registration.id == Question.registration_id)
        .where(MatterQuestion.matter_id.in_(matters))
        .order_by(Question.id)
    )
    found: dict[int, list[AskedRow]] = {}
    for row in session.execute(query):
        matter_id, question_id, ref, kind, decision, wording, name, organization, site = row
        asker = name or organization or ""
        one = AskedRow(question_id, ref, kind, decision, wording, asker, site)
        found.setdefault(matter_id, []).append(one)
    return found


def _outcomes(session: Session, meeting_id: int) -> dict[int, OutcomeRow]:
    query = (
        select(
            Outcome.matter_id,
            Outcome.version,
            Outcome.kind,
            Outcome.text,
            Outcome.body_unit_id,
            Outcome.unit_id,
            Outcome.due_on,
            Outcome.happened_at,
            Outcome.entry,
        )
        .where(Outcome.meeting_id == meeting_id)
        .order_by(Outcome.version)
    )
    return {
        matter_id: OutcomeRow(version, kind, text, body or unit, due_on, at, entry)
        for matter_id, version, kind, text, body, unit, due_on, at, entry in session.execute(query)
    }


def load_pieces(session: Session, matter_id: int) -> list[PieceRow]:
    """Read what was said about a matter in its latest form, in order of time; nothing private.

    What was taken back is left out.
    """
    concluded = select(ConclusionMatter.note_id).where(ConclusionMatter.matter_id == matter_id)
    query = (
        select(Note, Account.display_name)
        .join(Account, Account.id == Note.author_id)
        .where(
            or_(Note.matter_id == matter_id, Note.id.in_(concluded)), Note.kind != NoteKind.PRIVATE
        )
        .order_by(Note.happened_at, Note.id)
    )
    found = [(note, author) for note, author in session.execute(query)]
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
