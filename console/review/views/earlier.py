"""Earlier questions one seems to repeat: what became of them, what was promised, was it kept."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import Session

from console import clock
from console.disclosure.audience import Audience
from console.disclosure.table import question_withheld_from
from console.follow_up.conditions import holds_still
from console.follow_up.rules import days_late, days_left
from console.follow_up.views.reports import Report, reports_of
from console.queries.outcomes import is_newest
from console.queries.withheld import senders_from
from models import (
    Commitment,
    ConclusionMatter,
    MatterQuestion,
    Meeting,
    Outcome,
    Question,
    Registration,
    Unit,
)
from models.codes.capture import OutcomeKind


@dataclass(frozen=True, slots=True)
class EarlierCommitment:
    """What a unit promised for a question, and what it reported since."""

    unit: str  # name
    due_on: date | None
    days_left: int | None  # calendar days from today; negative = over
    report: Report | None = None  # the newest; None = nothing was reported

    @property
    def is_kept(self) -> bool:
        """Whether it was found kept."""
        return self.report is not None and self.report.is_kept is True

    @property
    def days_late(self) -> int:
        """Give by how many days it was done after its due date, as reported."""
        return days_late(self.due_on, self.report.done_on if self.report else None)


@dataclass(frozen=True, slots=True)
class Earlier:
    """A question of an earlier meeting and what became of it."""

    ref: str
    meeting_code: str
    asker: str
    wording: str
    outcome: OutcomeKind | None
    decided_at: datetime | None
    commitments: tuple[EarlierCommitment, ...] = ()  # those that hold, the oldest first
    answer: str = ""  # words of the outcome


def load_earlier(
    session: Session, refs: Collection[str], *, audience: Audience
) -> tuple[Earlier, ...]:
    """Give earlier questions in the order asked for, each with its newest outcome and promises.

    Args:
        audience: as what the viewer reads; what is withheld from it is left out, and of its
            sender's other questions the name.
    """
    query = (
        select(Question, Meeting.code, Registration.full_name, Outcome)
        .join(Meeting, Meeting.id == Question.meeting_id)
        .join(Registration, Registration.id == Question.registration_id, isouter=True)
        .join(MatterQuestion, MatterQuestion.question_id == Question.id, isouter=True)
        .outerjoin(Outcome, (Outcome.matter_id == MatterQuestion.matter_id) & is_newest())
        .where(Question.ref.in_(refs))
        .order_by(Outcome.version)
    )
    stored = session.execute(query).all()
    promised = _commitments(session, {question.id for question, *_ in stored})
    unnamed = senders_from(session, audience, (question.registration_id for question, *_ in stored))
    newest = {
        question.ref: _told(
            question,
            code,
            "" if question.registration_id in unnamed else asker or "",
            outcome,
            promised[question.id],
        )
        for question, code, asker, outcome in stored
        if not question_withheld_from(audience, question)
    }
    return tuple(newest[ref] for ref in refs if ref in newest)


Stored = tuple[int, Commitment, str]


def _commitments(
    session: Session, question_ids: Collection[int]
) -> dict[int, tuple[EarlierCommitment, ...]]:
    """Give what was promised for questions, by outcomes and by conclusions, in three queries."""
    by_outcome = _query(question_ids, Outcome.matter_id == MatterQuestion.matter_id)
    concluded = (
        select(ConclusionMatter.matter_id)
        .where(
            ConclusionMatter.note_id == Commitment.note_id,
            ConclusionMatter.matter_id == MatterQuestion.matter_id,
        )
        .exists()
    )
    by_conclusion = _query(question_ids, concluded)
    stored = [*session.execute(by_outcome), *session.execute(by_conclusion)]
    rows = {(question_id, row.id): (row, unit) for question_id, row, unit in stored}
    reports = reports_of(session, {commitment_id for _, commitment_id in rows})
    found: dict[int, tuple[EarlierCommitment, ...]] = defaultdict(tuple)
    for (question_id, commitment_id), (row, unit) in sorted(rows.items(), key=lambda one: one[0]):
        found[question_id] += (_commitment(row, unit, reports.get(commitment_id, ())),)
    return found


def _query(question_ids: Collection[int], belongs: ColumnElement[bool]) -> Select[*Stored]:
    return (
        select(MatterQuestion.question_id, Commitment, Unit.name)
        .select_from(Commitment)
        .join(Unit, Unit.id == Commitment.unit_id)
        .outerjoin(Outcome, Outcome.id == Commitment.outcome_id)
        .join(MatterQuestion, belongs)
        .where(MatterQuestion.question_id.in_(question_ids), holds_still())
    )


def _commitment(row: Commitment, unit: str, reports: tuple[Report, ...]) -> EarlierCommitment:
    left = days_left(row.due_on, clock.today())
    return EarlierCommitment(unit, row.due_on, left, reports[-1] if reports else None)


def _told(
    question: Question,
    code: str,
    asker: str,
    outcome: Outcome | None,
    commitments: tuple[EarlierCommitment, ...],
) -> Earlier:
    return Earlier(
        ref=question.ref,
        meeting_code=code,
        asker=asker,
        wording=question.wording,
        outcome=outcome.kind if outcome else None,
        decided_at=outcome.happened_at if outcome else None,
        commitments=commitments,
        answer=outcome.text if outcome else "",
    )
