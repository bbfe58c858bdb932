"""Everything the minutes of one meeting rest on, read in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from console.queries import journal, meetings
from models import (
    Account,
    AgendaItem,
    Bridge,
    Commitment,
    ConclusionMatter,
    Connection,
    Delegate,
    Document,
    Duty,
    Field,
    HeadCount,
    JournalEntry,
    JournalHead,
    Matter,
    MatterQuestion,
    Meeting,
    Note,
    Outcome,
    Question,
    Recess,
    Registration,
    Turn,
    Unit,
)
from models.codes.documents import DocumentKind

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class MinutesRows:
    """The rows of one meeting, by what they are."""

    meeting: Meeting
    head: JournalHead
    units: dict[int, Unit]
    fields: dict[int, str]
    accounts: dict[int, str]
    items: list[AgendaItem]
    duties: list[Duty]
    delegates: list[Delegate]
    recesses: list[Recess]
    bridges: list[Bridge]
    sites: dict[int, int]  # bridge -> unit
    connections: dict[int, list[Connection]]  # by bridge
    head_counts: list[HeadCount]
    registrations: dict[int, Registration]
    questions: dict[int, Question]
    matters: dict[int, Matter]
    covered: dict[int, list[int]]  # matter -> questions
    turns: dict[int, Turn]
    notes: list[Note]  # the rows that hold, by time
    outcomes: dict[int, Outcome]  # matter -> the outcome that holds
    first_decided: dict[int, datetime]  # matter -> when it was first decided
    commitments: list[Commitment]
    concluded: dict[int, list[int]]  # conclusion -> matters
    paper: Document | None
    signed_head: JournalEntry | None  # the entry the signed draft rested on
    is_demonstration: bool


def load(session: Session, meeting: Meeting) -> MinutesRows:
    """Read the rows of one meeting."""

    def of(table: type[Row], *order: Any) -> Sequence[Row]:
        query: Select[Any] = select(table).where(table.meeting_id == meeting.id)  # type: ignore[attr-defined]
        return session.scalars(query.order_by(*order)).all()

    bridges = list(of(Bridge, Bridge.id))
    notes = of(Note, Note.happened_at, Note.entry)
    counts = of(HeadCount, HeadCount.happened_at, HeadCount.id)
    corrected = {count.replaces_id for count in counts}
    outcomes = [row for row in of(Outcome, Outcome.version) if row.undone_entry is None]
    paper = next(
        (document for document in of(Document) if document.kind is DocumentKind.MINUTES), None
    )
    return MinutesRows(
        meeting=meeting,
        head=journal.head(session, meeting.id),
        units={unit.id: unit for unit in session.scalars(select(Unit))},
        fields={field.id: field.name for field in session.scalars(select(Field))},
        accounts={account.id: account.display_name for account in session.scalars(select(Account))},
        items=list(of(AgendaItem, AgendaItem.position)),
        duties=list(of(Duty, Duty.from_at, Duty.id)),
        delegates=list(of(Delegate, Delegate.id)),
        recesses=list(of(Recess, Recess.started_at)),
        bridges=bridges,
        sites={bridge.id: bridge.unit_id for bridge in bridges},
        connections=_connections(session, bridges),
        head_counts=[count for count in counts if count.id not in corrected],
        registrations={
            registration.id: registration for registration in of(Registration, Registration.id)
        },
        questions={question.id: question for question in of(Question, Question.id)},
        matters={matter.id: matter for matter in of(Matter, Matter.number)},
        covered=_covered(session, meeting.id),
        turns={turn.id: turn for turn in of(Turn, Turn.number)},
        notes=_holding(notes),
        outcomes={outcome.matter_id: outcome for outcome in outcomes},
        first_decided={outcome.matter_id: outcome.happened_at for outcome in reversed(outcomes)},
        commitments=list(of(Commitment, Commitment.entry, Commitment.id)),
        concluded=_concluded(session, [note.id for note in notes]),
        paper=paper,
        signed_head=session.get(JournalEntry, (meeting.code, paper.entry - 1)) if paper else None,
        is_demonstration=meetings.is_demonstration(session),
    )


def _connections(session: Session, bridges: list[Bridge]) -> dict[int, list[Connection]]:
    query = select(Connection).where(Connection.bridge_id.in_([bridge.id for bridge in bridges]))
    return _grouped(
        (connection.bridge_id, connection)
        for connection in session.scalars(query.order_by(Connection.from_at))
    )


def _covered(session: Session, meeting_id: int) -> dict[int, list[int]]:
    query = (
        select(MatterQuestion.matter_id, MatterQuestion.question_id)
        .join(Matter, Matter.id == MatterQuestion.matter_id)
        .where(Matter.meeting_id == meeting_id)
        .order_by(MatterQuestion.id)
    )
    return _grouped((matter_id, question_id) for matter_id, question_id in session.execute(query))


def _concluded(session: Session, note_ids: list[int]) -> dict[int, list[int]]:
    query = select(ConclusionMatter).where(ConclusionMatter.note_id.in_(note_ids))
    return _grouped(
        (conclusion.note_id, conclusion.matter_id) for conclusion in session.scalars(query)
    )


def _holding(notes: Sequence[Note]) -> list[Note]:
    """Leave the rows that nothing replaced and that were not taken back."""
    replaced = {note.replaces_id for note in notes}
    return [note for note in notes if note.id not in replaced and note.text]


def _grouped(pairs: Iterable[tuple[int, Row]]) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = defaultdict(list)
    for key, row in pairs:
        found[key].append(row)
    return found
