"""One question as the review desk opens it: its form, its last change, what was said before."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from console import clock, db
from console.auth import door
from console.auth.actor import Actor
from console.auth.permissions import Permission
from console.errors import NotFound
from console.review.rules import is_restricted, is_valid, sees_denunciations
from console.text.folding import fold
from models import (
    Account,
    Commitment,
    Field,
    JournalEntry,
    JournalSubject,
    MatterQuestion,
    Outcome,
    Question,
    Registration,
    Unit,
)
from models.capture import OutcomeKind
from models.people import UnitKind
from models.registrations import AttendanceWish, RegistrantKind


@dataclass(frozen=True, slots=True)
class Change:
    """The last act of review on a question."""

    act: str  # review:question:accepted
    by: str  # display name
    at: datetime
    number: int  # of the journal entry
    is_own: bool  # done by the viewer


@dataclass(frozen=True, slots=True)
class Earlier:
    """A question of an earlier meeting and what became of it."""

    ref: str
    asker: str
    wording: str
    outcome: OutcomeKind | None
    decided_at: datetime | None
    unit: str  # that promised something; empty = nothing was promised
    due_on: date | None
    days_left: int | None  # calendar days from today; negative = over


@dataclass(frozen=True, slots=True)
class Opened:
    """What stands beside the wording of one question; of a restricted one nothing."""

    registrant_kind: RegistrantKind | None = None
    submitted_at: datetime | None = None
    attendance: AttendanceWish | None = None
    wants_to_speak: bool = False
    raised_before: str = ""
    change: Change | None = None
    earlier: tuple[Earlier, ...] = ()


@dataclass(frozen=True, slots=True)
class UnitChoice:
    """A unit that can be chosen."""

    id: int
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Choices:
    """What a reviewer chooses from: units that stand today, by name, and fields, by code."""

    units: tuple[UnitChoice, ...]
    fields: tuple[tuple[int, str, str], ...]  # id, code, name


def load_opened(
    viewer: Actor | None, meeting_id: int, ref: str, *, repeats: Collection[str] = ()
) -> Opened:
    """Open one question of a meeting.

    Args:
        repeats: labels of earlier questions it seems to repeat.

    Raises:
        NotSignedIn, NotAllowed: this viewer may not read reviews.
        NotFound: the meeting has no such question.
    """
    with db.reading() as session:
        account = door.admit(session, viewer, Permission.REVIEW_READ)
        question, form = _question(session, meeting_id, ref)
        sees_all = sees_denunciations(account.role)
        change = _change(session, question.id, account.id)
        if not sees_all and is_restricted(question.kind, question.wording):
            return Opened(change=change)
        earlier = _earlier(session, repeats, sees_all=sees_all)
    if form is None:
        return Opened(change=change, earlier=earlier)
    return Opened(
        form.registrant_kind,
        form.submitted_at,
        form.attendance,
        form.wants_to_speak,
        form.raised_before,
        change,
        earlier,
    )


def load_choices(viewer: Actor | None) -> Choices:
    """List the units and fields to choose from.

    Raises:
        NotSignedIn, NotAllowed: this viewer may not read reviews.
    """
    with db.reading() as session:
        door.admit(session, viewer, Permission.REVIEW_READ)
        units = session.scalars(select(Unit).where(Unit.kind != UnitKind.BRANCH)).all()
        fields = session.scalars(select(Field).order_by(Field.code)).all()
    today = clock.today()
    standing = [UnitChoice(one.id, one.code, one.name) for one in units if is_valid(one, today)]
    standing.sort(key=lambda one: (fold(one.name), one.code))
    return Choices(tuple(standing), tuple((one.id, one.code, one.name) for one in fields))


def _question(session: Session, meeting_id: int, ref: str) -> tuple[Question, Registration | None]:
    query = (
        select(Question, Registration)
        .join(Registration, Registration.id == Question.registration_id, isouter=True)
        .where(Question.meeting_id == meeting_id, Question.ref == ref)
    )
    found = session.execute(query).one_or_none()
    if found is None:
        raise NotFound("question_not_found")
    return found[0], found[1]


def _change(session: Session, question_id: int, viewer_id: int) -> Change | None:
    """Find who last decided, grouped or assigned it; acts on its matters count."""
    matters = select(MatterQuestion.matter_id).where(MatterQuestion.question_id == question_id)
    of_it = (JournalSubject.kind == "question") & (JournalSubject.id == question_id)
    of_matter = (JournalSubject.kind == "matter") & JournalSubject.id.in_(matters)
    query = (
        select(JournalEntry, Account.display_name)
        .join(
            JournalSubject,
            (JournalSubject.chain == JournalEntry.chain)
            & (JournalSubject.number == JournalEntry.number),
        )
        .join(Account, Account.id == JournalEntry.actor_id)
        .where(or_(of_it, of_matter), JournalEntry.act.like("review:%"))
        .order_by(JournalEntry.number.desc())
        .limit(1)
    )
    found = session.execute(query).first()
    if found is None:
        return None
    entry, by = found
    at = datetime.strptime(entry.at, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC)
    return Change(entry.act, by, at, entry.number, entry.actor_id == viewer_id)


def _earlier(session: Session, refs: Collection[str], *, sees_all: bool) -> tuple[Earlier, ...]:
    """Give earlier questions in the order asked for, each with its newest outcome."""
    query = (
        select(Question, Registration.full_name, Outcome, Commitment, Unit.name)
        .join(Registration, Registration.id == Question.registration_id, isouter=True)
        .join(MatterQuestion, MatterQuestion.question_id == Question.id, isouter=True)
        .join(Outcome, Outcome.matter_id == MatterQuestion.matter_id, isouter=True)
        .join(Commitment, Commitment.outcome_id == Outcome.id, isouter=True)
        .join(Unit, Unit.id == Commitment.unit_id, isouter=True)
        .where(Question.ref.in_(refs))
        .order_by(Outcome.version)
    )
    newest = {
        question.ref: _told(question, asker or "", outcome, promised, unit or "")
        for question, asker, outcome, promised, unit in session.execute(query)
        if sees_all or not is_restricted(question.kind, question.wording)
    }
    return tuple(newest[ref] for ref in refs if ref in newest)


def _told(
    question: Question,
    asker: str,
    outcome: Outcome | None,
    promised: Commitment | None,
    unit: str,
) -> Earlier:
    due = promised.due_on if promised else None
    return Earlier(
        ref=question.ref,
        asker=asker,
        wording=question.wording,
        outcome=outcome.kind if outcome else None,
        decided_at=outcome.happened_at if outcome else None,
        unit=unit,
        due_on=due,
        days_left=(due - clock.today()).days if due else None,
    )
