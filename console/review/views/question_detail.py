"""One question as the review desk opens it: its form, its last change, what was said before."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from console import db
from console.auth import door
from console.auth.actor import Actor
from console.auth.permissions import Permission
from console.disclosure.audience import at_desk
from console.disclosure.table import question_withheld_from
from console.errors import NotFound
from console.journal import moment_of
from console.queries import units
from console.queries.units import UnitChoice
from console.queries.withheld import senders_from
from console.review.views.earlier import Earlier, load_earlier
from models import (
    Account,
    Field,
    JournalEntry,
    JournalSubject,
    MatterQuestion,
    Question,
    Registration,
    Unit,
)
from models.codes.people import UnitKind
from models.codes.registrations import AttendanceWish, RegistrantKind


@dataclass(frozen=True, slots=True)
class DecisionChange:
    """The last act of review on a question."""

    act: str  # review:question:accepted
    by: str  # display name
    at: datetime
    number: int  # of the journal entry
    is_own: bool  # done by the viewer


@dataclass(frozen=True, slots=True)
class Opened:
    """What stands beside the wording of one question; of one withheld nothing."""

    registrant_kind: RegistrantKind | None = None
    submitted_at: datetime | None = None
    attendance: AttendanceWish | None = None
    wants_to_speak: bool = False
    raised_before: str = ""
    change: DecisionChange | None = None
    earlier: tuple[Earlier, ...] = ()


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
        audience = at_desk(account.role)
        change = _change(session, question.id, account.id)
        if question_withheld_from(audience, question):
            return Opened(change=change)
        earlier = load_earlier(session, repeats, audience=audience)
        unnamed = senders_from(session, audience, (question.registration_id,))
    if form is None or form.id in unnamed:  # what is told of a form tells which one it is
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
        fields = session.scalars(select(Field).order_by(Field.code))
        return Choices(
            units.choices(session, Unit.kind != UnitKind.BRANCH),
            tuple((field.id, field.code, field.name) for field in fields),
        )


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


def _change(session: Session, question_id: int, viewer_id: int) -> DecisionChange | None:
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
    return DecisionChange(
        entry.act, by, moment_of(entry.at), entry.number, entry.actor_id == viewer_id
    )
