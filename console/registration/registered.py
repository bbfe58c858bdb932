"""What a meeting holds already, as an import and its undoing look at it."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, exists, or_, select
from sqlalchemy.orm import Session

from console import clock
from console.errors import Refused
from console.queries import meetings, units
from console.registration.rules import HALL, KnownForm, Person
from models import Document, Import, MatterQuestion, Question, Registration, Turn, Unit
from models.codes.people import UnitKind
from models.codes.questions import Decision
from models.codes.registrations import AttendanceWish, RegistrationState


def refuse_demonstration(session: Session) -> None:
    """Let no real form into a demonstration.

    Raises:
        Refused: the database is marked as a demonstration.
    """
    if meetings.is_demonstration(session):
        raise Refused("demonstration_refuses_import")


def branches(session: Session) -> dict[int, int]:
    """Give the branches that stand today: number -> unit."""
    query = select(Unit.branch_number, Unit.id).where(
        Unit.kind == UnitKind.BRANCH,
        Unit.branch_number.is_not(None),
        units.valid_on(clock.today()),
    )
    return {number: unit_id for number, unit_id in session.execute(query) if number is not None}


def known_forms(session: Session, meeting_id: int, person: Person | None = None) -> list[KnownForm]:
    """List the forms of a meeting, or those of one person in it, oldest first."""
    query = (
        select(
            Registration.content_hash,
            Registration.source_ref,
            Import.source_number,
            Registration.folded_name,
            Registration.phone,
            Registration.attendance,
            Unit.branch_number,
        )
        .join(Import, Import.id == Registration.import_id, isouter=True)
        .join(Unit, Unit.id == Registration.site_unit_id, isouter=True)
        .where(Registration.meeting_id == meeting_id)
        .order_by(Registration.id)
    )
    if person is not None:
        query = query.where(Registration.folded_name == person[0], Registration.phone == person[1])
    return [
        KnownForm(
            content_hash,
            ref,
            source_number,
            (folded_name, phone),
            HALL if attendance is AttendanceWish.HALL else branch_number,
        )
        for content_hash, ref, source_number, folded_name, phone, attendance, branch_number in (
            session.execute(query)
        )
    ]


def touched_refs(session: Session, import_ids: Sequence[int]) -> dict[int, list[str]]:
    """Give the labels of the forms something was done with, by import, lowest first."""
    query = (
        select(Registration.import_id, Registration.source_ref)
        .join(Question, Question.registration_id == Registration.id)
        .where(Registration.import_id.in_(import_ids), _was_touched())
        .distinct()
        .order_by(Registration.source_ref)
    )
    found: dict[int, list[str]] = {}
    for import_id, ref in session.execute(query):
        found.setdefault(import_id or 0, []).append(ref)
    return found


def _was_touched() -> ColumnElement[bool]:
    return or_(
        Question.decision != Decision.UNREVIEWED,
        Question.decided_at.is_not(None),
        Question.priority.is_not(None),
        Registration.state != RegistrationState.RECEIVED,
        exists().where(MatterQuestion.question_id == Question.id),
        exists().where(Document.question_id == Question.id),
        exists().where(Turn.registration_id == Registration.id),
    )
