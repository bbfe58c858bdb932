"""One form as the intake desk opens it, with its questions."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from console import db
from console.auth import door
from console.auth.actor import Actor
from console.auth.permissions import Permission
from console.errors import NotFound
from console.review.rules import is_restricted, sees_denunciations
from console.text.phones import show_phone
from models import Import, Question, Registration, Unit
from models.questions import Decision
from models.registrations import AttendanceWish, RegistrantKind


@dataclass(frozen=True, slots=True)
class QuestionOfForm:
    """One question of a form."""

    ref: str
    wording: str
    decision: Decision


@dataclass(frozen=True, slots=True)
class Form:
    """A form with all it says; of a restricted one the unnamed roles get nothing but this."""

    ref: str
    is_restricted: bool  # holds a decided or suspected denunciation, hidden from this viewer
    questions: tuple[QuestionOfForm, ...]
    full_name: str = ""
    organization: str = ""
    position: str = ""
    registrant_kind: RegistrantKind | None = None
    phone: str = ""  # the national way, or as written if unreadable
    email: str = ""
    address: str = ""
    submitted_at: datetime | None = None
    submitted_text: str = ""  # as written
    attendance: AttendanceWish | None = None
    site: str = ""  # name of the branch
    wants_to_speak: bool = False
    field_text: str = ""
    procedure_text: str = ""
    raised_before: str = ""
    warnings: tuple[str, ...] = ()
    filename: str = ""  # of the import it came with


def load_form(viewer: Actor | None, meeting_id: int, ref: str) -> Form:
    """Open the form a question of this label stands in.

    Raises:
        NotSignedIn, NotAllowed: this viewer may not read forms.
        NotFound: the meeting has no such form.
    """
    with db.reading() as session:
        account = door.admit(session, viewer, Permission.REGISTRATION_READ)
        form, site, filename = _form(session, meeting_id, ref)
        questions = _questions(session, form.id)
    shown = tuple(QuestionOfForm(one.ref, one.wording, one.decision) for one in questions)
    hidden = any(is_restricted(one.kind, one.wording) for one in questions)
    if hidden and not sees_denunciations(account.role):
        return Form(form.source_ref, True, ())
    return _shown(form, shown, site, filename)


def _form(session: Session, meeting_id: int, ref: str) -> tuple[Registration, str, str]:
    query = (
        select(Registration, Unit.name, Import.filename)
        .join(Question, Question.registration_id == Registration.id)
        .join(Unit, Unit.id == Registration.site_unit_id, isouter=True)
        .join(Import, Import.id == Registration.import_id, isouter=True)
        .where(Registration.meeting_id == meeting_id, Question.ref == ref)
    )
    found = session.execute(query).one_or_none()
    if found is None:
        raise NotFound("registration_not_found")
    return found[0], found[1] or "", found[2] or ""


def _questions(session: Session, form_id: int) -> list[Question]:
    query = select(Question).where(Question.registration_id == form_id).order_by(Question.ref)
    return list(session.scalars(query))


def _shown(
    form: Registration, questions: tuple[QuestionOfForm, ...], site: str, filename: str
) -> Form:
    return Form(
        ref=form.source_ref,
        is_restricted=False,
        questions=questions,
        full_name=form.full_name,
        organization=form.organization,
        position=form.position,
        registrant_kind=form.registrant_kind,
        phone=show_phone(form.phone),
        email=form.email,
        address=form.address,
        submitted_at=form.submitted_at,
        submitted_text=form.submitted_text,
        attendance=form.attendance,
        site=site,
        wants_to_speak=form.wants_to_speak,
        field_text=form.field_text,
        procedure_text=form.procedure_text,
        raised_before=form.raised_before,
        warnings=tuple(filter(None, form.warnings.split(","))),
        filename=filename,
    )
