"""What the start page shows: the present meeting in figures."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from sqlalchemy import Result, Select, func, select
from sqlalchemy.orm import Session

from console import clock, db
from console.auth import door
from console.auth.actor import Actor
from console.auth.permissions import Permission, holds
from console.capture.outcomes import KINDS
from console.follow_up.conditions import holds_still, is_said_done
from console.meetings.rules import present
from console.meetings.views import steps
from console.meetings.views.steps import DUE
from console.queries import journal, matters, meetings, outcomes
from console.working_days import legal_clock
from console.working_days.due import Due, Light, light
from models import (
    Account,
    Bridge,
    Commitment,
    Connection,
    Matter,
    Meeting,
    Outcome,
    Question,
    Registration,
    Unit,
)
from models.codes.capture import OutcomeKind
from models.codes.meetings import COUNTERS_OPEN, MeetingState
from models.codes.questions import Decision

COMMITMENTS_SHOWN = 8

C = TypeVar("C")


@dataclass(frozen=True, slots=True)
class Milestone:
    """One statutory date around the meeting, or the meeting itself (key `meeting`)."""

    key: str
    due_on: date
    days_left: int  # calendar days from today; negative = over
    light: Light | None  # None = the day is over, and the console does not know whether it was done
    is_estimated: bool  # a later notice of days off may still move it


@dataclass(frozen=True, slots=True)
class ItemFigure:
    """One item of the programme and when it ran."""

    position: int
    title: str
    started_at: datetime | None
    ended_at: datetime | None


@dataclass(frozen=True, slots=True)
class CommitmentFigure:
    """Work given to a unit."""

    unit: str
    text: str
    due_on: date | None
    days_left: int | None  # calendar days from today; negative = over


@dataclass(frozen=True, slots=True)
class Today:
    """The present meeting; figures count what stands now."""

    meeting_id: int
    code: str
    state: MeetingState
    held_on: date | None
    planned_start_at: datetime | None
    venue: str
    journal_number: int
    milestones: tuple[Milestone, ...]
    registration_count: int
    speaker_count: int
    question_counts: tuple[tuple[Decision, int], ...]
    outcome_counts: tuple[tuple[OutcomeKind, int], ...]
    matter_count: int
    undecided_count: int  # matters that were on the floor and have no outcome
    bridge_count: int
    connected_count: int
    items: tuple[ItemFigure, ...]
    commitment_count: int
    commitments: tuple[CommitmentFigure, ...]  # soonest due first, at most COMMITMENTS_SHOWN
    can_read_papers: bool
    takes_forms: bool  # whether this viewer takes forms in at a counter now

    @property
    def question_count(self) -> int:
        """All questions of the meeting."""
        return sum(count for _, count in self.question_counts)

    @property
    def unreviewed_count(self) -> int:
        """Questions nobody has decided about."""
        return dict(self.question_counts)[Decision.UNREVIEWED]

    @property
    def items_done(self) -> int:
        """Items of the programme that are over."""
        return sum(item.ended_at is not None for item in self.items)


def load_today(viewer: Actor | None, code: str = "") -> Today | None:
    """Give a meeting in figures; None when there is none yet.

    Without a code it is the present one: that is open, else the next one to be held, else the last
    one. A viewer who may not read captures sees the commitments of their own unit alone.
    """
    with db.reading() as session:
        account = door.admit(session, viewer, Permission.MEETING_READ)
        meeting = meeting_shown(session, code)
        return None if meeting is None else _figures(session, meeting, account)


def meeting_shown(session: Session, code: str) -> Meeting | None:
    """Give the meeting with a code, or the present one; None when there is none yet."""
    known = session.scalars(select(Meeting)).all()
    named = (meeting for meeting in known if meeting.code == code)
    return next(named, None) or present(known, clock.today())


def is_demonstration(viewer: Actor | None) -> bool:
    """Tell whether this database is a demonstration."""
    with db.reading() as session:
        door.admit(session, viewer, Permission.MEETING_READ)
        return meetings.is_demonstration(session)


def _figures(session: Session, meeting: Meeting, account: Account) -> Today:
    decided = _outcomes(session, meeting.id)
    promised = commitments_of(session, meeting.id, account)
    items = _items(session, meeting.id)
    registrations, speakers = _registrations(session, meeting.id)
    bridges, connected = _bridges(session, meeting.id)
    return Today(
        meeting_id=meeting.id,
        code=meeting.code,
        state=meeting.state,
        held_on=meeting.held_on,
        planned_start_at=meeting.planned_start_at,
        venue=meeting.venue,
        journal_number=journal.number(session, meeting.id),
        milestones=_milestones(session, meeting),
        registration_count=registrations,
        speaker_count=speakers,
        question_counts=_questions(session, meeting.id),
        outcome_counts=tuple((kind, decided.get(kind, 0)) for kind in KINDS),
        matter_count=_matters(session, meeting.id),
        undecided_count=_undecided(session, meeting.id),
        bridge_count=bridges,
        connected_count=connected,
        items=items,
        commitment_count=len(promised),
        commitments=promised[:COMMITMENTS_SHOWN],
        can_read_papers=holds(account.role, Permission.PAPERS_READ),
        takes_forms=meeting.state in COUNTERS_OPEN
        and holds(account.role, Permission.INTAKE_COUNTER),
    )


def _milestones(session: Session, meeting: Meeting) -> tuple[Milestone, ...]:
    if meeting.held_on is None:
        return ()
    done = {DUE[step.step] for step in steps.load(session, meeting) if not step.is_open}
    lines = [
        _milestone(
            deadline.key,
            Due(deadline.due_on, deadline.recommended_on),
            is_done=deadline.key in done,
            is_estimated=deadline.estimated,
        )
        for deadline in legal_clock.load(session).deadlines(meeting.held_on)
    ]
    day = Due(meeting.held_on, meeting.held_on)
    lines.append(_milestone("meeting", day, is_done=meeting.state is MeetingState.CLOSED))
    return tuple(sorted(lines, key=lambda milestone: milestone.due_on))


def _milestone(
    key: str, due: Due, *, is_done: bool = False, is_estimated: bool = False
) -> Milestone:
    today = clock.today()
    lit = light(due, today, is_done=is_done)
    return Milestone(
        key,
        due.due_on,
        (due.due_on - today).days,
        None if lit is Light.OVERDUE else lit,
        is_estimated,
    )


def _registrations(session: Session, meeting_id: int) -> tuple[int, int]:
    counted = session.execute(
        select(Registration.wants_to_speak, func.count())
        .where(Registration.meeting_id == meeting_id)
        .group_by(Registration.wants_to_speak)
    )
    by_wish = _by_code(counted)
    return sum(by_wish.values()), by_wish.get(True, 0)


def _questions(session: Session, meeting_id: int) -> tuple[tuple[Decision, int], ...]:
    counted = session.execute(
        select(Question.decision, func.count())
        .where(Question.meeting_id == meeting_id)
        .group_by(Question.decision)
    )
    by_decision = _by_code(counted)
    return tuple((decision, by_decision.get(decision, 0)) for decision in Decision)


def _matters(session: Session, meeting_id: int) -> int:
    return _count(
        session,
        select(func.count(Matter.id)).where(matters.stands(meeting_id)),
    )


def _undecided(session: Session, meeting_id: int) -> int:
    return _count(
        session,
        select(func.count(Matter.id)).where(matters.is_undecided(meeting_id)),
    )


def _outcomes(session: Session, meeting_id: int) -> dict[OutcomeKind, int]:
    counted = session.execute(
        select(Outcome.kind, func.count())
        .where(Outcome.meeting_id == meeting_id, outcomes.is_newest())
        .group_by(Outcome.kind)
    )
    return _by_code(counted)


def _by_code(counted: Result[C, int]) -> dict[C, int]:
    return {row[0]: row[1] for row in counted}


def _bridges(session: Session, meeting_id: int) -> tuple[int, int]:
    every = select(func.count(Bridge.id)).where(Bridge.meeting_id == meeting_id)
    connected = _count(
        session,
        select(func.count(Connection.id))
        .join(Bridge, Bridge.id == Connection.bridge_id)
        .where(Bridge.meeting_id == meeting_id, Connection.to_at.is_(None)),
    )
    return _count(session, every), connected


def _items(session: Session, meeting_id: int) -> tuple[ItemFigure, ...]:
    rows = meetings.items(session, meeting_id)
    return tuple(
        ItemFigure(row.position, row.title_announced or row.title, row.started_at, row.ended_at)
        for row in rows
    )


def commitments_of(
    session: Session, meeting_id: int | None, account: Account
) -> tuple[CommitmentFigure, ...]:
    """List the work given out in a meeting, or in all with None, soonest due first.

    A viewer who may not read captures gets that of their own unit alone.
    """
    query = (
        select(Commitment, Unit.name)
        .join(Unit, Unit.id == Commitment.unit_id)
        .outerjoin(Outcome, Outcome.id == Commitment.outcome_id)
        .where(holds_still(), ~is_said_done())
        .order_by(Commitment.due_on.is_(None), Commitment.due_on, Commitment.id)
    )
    if meeting_id is not None:
        query = query.where(Commitment.meeting_id == meeting_id)
    if not holds(account.role, Permission.CAPTURE_READ):
        query = query.where(Commitment.unit_id == account.unit_id)
    today = clock.today()
    return tuple(_line(row, unit, today) for row, unit in session.execute(query))


def _line(row: Commitment, unit: str, today: date) -> CommitmentFigure:
    days_left = None if row.due_on is None else (row.due_on - today).days
    return CommitmentFigure(unit, row.text, row.due_on, days_left)


def _count(session: Session, query: Select[int]) -> int:
    return session.scalar(query) or 0
