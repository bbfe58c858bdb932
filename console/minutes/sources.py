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
from models.documents import DocumentKind

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
    corrected = {one.replaces_id for one in counts}
    outcomes = of(Outcome, Outcome.version)
    paper = next((one for one in of(Document) if one.kind is DocumentKind.MINUTES), None)
    return MinutesRows(
        meeting=meeting,
        head=journal.head(session, meeting.id),
        units={one.id: one for one in session.scalars(select(Unit))},
        fields={one.id: one.name for one in session.scalars(select(Field))},
        accounts={one.id: one.display_name for one in session.scalars(select(Account))},
        items=list(of(AgendaItem, AgendaItem.position)),
        duties=list(of(Duty, Duty.from_at, Duty.id)),
        delegates=list(of(Delegate, Delegate.id)),
        recesses=list(of(Recess, Recess.started_at)),
        bridges=bridges,
        sites={one.id: one.unit_id for one in bridges},
        connections=_connections(session, bridges),
        head_counts=[one for one in counts if one.id not in corrected],
        registrations={one.id: one for one in of(Registration, Registration.id)},
        questions={one.id: one for one in of(Question, Question.id)},
        matters={one.id: one for one in of(Matter, Matter.number)},
        covered=_covered(session, meeting.id),
        turns={one.id: one for one in of(Turn, Turn.number)},
        notes=_holding(notes),
        outcomes={one.matter_id: one for one in outcomes},
        first_decided={one.matter_id: one.happened_at for one in outcomes if one.version == 1},
        commitments=list(of(Commitment, Commitment.entry, Commitment.id)),
        concluded=_concluded(session, [one.id for one in notes]),
        paper=paper,
        signed_head=session.get(JournalEntry, (meeting.code, paper.entry - 1)) if paper else None,
        is_demonstration=meetings.is_demonstration(session),
    )


def _connections(session: Session, bridges: list[Bridge]) -> dict[int, list[Connection]]:
    query = select(Connection).where(Connection.bridge_id.in_([one.id for one in bridges]))
    return _grouped(
        (one.bridge_id, one) for one in session.scalars(query.order_by(Connection.from_at))
    )


def _covered(session: Session, meeting_id: int) -> dict[int, list[int]]:
    query = (
        select(MatterQuestion.matter_id, MatterQuestion.question_id)
        .join(Matter, Matter.id == MatterQuestion.matter_id)
        .where(Matter.meeting_id == meeting_id)
        .order_by(MatterQuestion.id)
    )
    return _grouped((matter, question) for matter, question in session.execute(query))


def _concluded(session: Session, note_ids: list[int]) -> dict[int, list[int]]:
    query = select(ConclusionMatter).where(ConclusionMatter.note_id.in_(note_ids))
    return _grouped((one.note_id, one.matter_id) for one in session.scalars(query))


def _holding(notes: Sequence[Note]) -> list[Note]:
    """Leave the rows that nothing replaced and that were not taken back."""
    replaced = {one.replaces_id for one in notes}
    return [one for one in notes if one.id not in replaced and one.text]


def _grouped(pairs: Iterable[tuple[int, Row]]) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = defaultdict(list)
    for group, one in pairs:
        found[group].append(one)
    return found
