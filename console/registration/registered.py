"""What a meeting holds already, as the plan of an import looks at it."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from console import clock
from console.errors import Refused
from console.queries import meetings, units
from console.registration.rules import HALL, KnownForm, Person
from models import Import, Registration, Unit
from models.people import UnitKind
from models.registrations import AttendanceWish


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
