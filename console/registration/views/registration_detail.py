"""One form as the intake desk opens it, with its questions."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from console import db
from console.auth import door
from console.auth.actor import Actor
from console.auth.permissions import Permission
from console.disclosure.audience import at_desk
from console.disclosure.table import senders_withheld_from
from console.errors import NotAllowed, NotFound
from console.queries.places import sites_of
from console.registration.attachments import download_name
from console.text.phones import show_phone
from models import (
    Attachment,
    Consent,
    Import,
    Question,
    Registration,
    RegistrationVersion,
    Unit,
)
from models.codes.people import Role
from models.codes.public_forms import ConsentPurpose
from models.codes.questions import Decision
from models.codes.registrations import AttendanceWish, RegistrantKind, RegistrationState, Source


@dataclass(frozen=True, slots=True)
class QuestionOfForm:
    """One question of a form."""

    ref: str
    wording: str
    decision: Decision
    dossier_code: str = ""
    body_text: str = ""  # who deals with it, as the sender wrote


@dataclass(frozen=True, slots=True)
class ConsentLine:
    """One consent that was given."""

    purpose: ConsentPurpose
    version: str  # of the text the person had before them
    given_at: datetime


@dataclass(frozen=True, slots=True)
class AttachmentLine:
    """One file that came with the form."""

    id: int
    name: str  # as sent: a stranger's text
    media_type: str
    size: int  # bytes


@dataclass(frozen=True, slots=True)
class Form:
    """A form with all it says; of one withheld the unnamed roles get nothing but this."""

    ref: str
    is_withheld: bool  # holds a decided or suspected denunciation, not for this viewer
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
    source: Source | None = None
    is_withdrawn: bool = False
    waits_as: int = 0  # turn in its site's waiting list; 0 = has a place
    people_count: int = 1
    tax_code: str = ""
    answer_way: str = ""  # an AnswerWay; empty = not said
    versions: int = 0  # how often its sender corrected it
    consents: tuple[ConsentLine, ...] = ()
    attachments: tuple[AttachmentLine, ...] = ()


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
        more = _brought(session, form)
    shown = tuple(
        QuestionOfForm(
            question.ref,
            question.wording,
            question.decision,
            question.dossier_code,
            question.body_text,
        )
        for question in questions
    )
    if _is_withheld(account.role, questions):
        return Form(form.source_ref, True, ())
    return replace(_shown(form, shown, site, filename), **more)


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


def _is_withheld(role: Role, questions: Iterable[Question]) -> bool:
    """Tell whether the form of these questions is withheld."""
    asked = ((question.registration_id, question) for question in questions)
    return bool(senders_withheld_from(at_desk(role), asked))


def _shown(
    form: Registration, questions: tuple[QuestionOfForm, ...], site: str, filename: str
) -> Form:
    return Form(
        ref=form.source_ref,
        is_withheld=False,
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
        source=form.source,
        is_withdrawn=form.state is RegistrationState.WITHDRAWN,
        people_count=form.people_count,
        tax_code=form.tax_code,
        answer_way=form.answer_way,
    )


def _brought(session: Session, form: Registration) -> dict[str, Any]:
    """Give what came with a form: consents, files, corrections, its turn in a waiting list."""
    consents = select(Consent).where(Consent.registration_id == form.id).order_by(Consent.id)
    files = select(Attachment).where(Attachment.registration_id == form.id).order_by(Attachment.id)
    versions = select(func.count()).where(RegistrationVersion.registration_id == form.id)
    waits = (site.waits_as(form.id) for site in sites_of(session, form.meeting_id))
    return {
        "consents": tuple(
            ConsentLine(consent.purpose, consent.text_version, consent.given_at)
            for consent in session.scalars(consents)
        ),
        "attachments": tuple(
            AttachmentLine(file.id, file.name, file.media_type, file.size)
            for file in session.scalars(files)
        ),
        "versions": session.scalar(versions) or 0,
        "waits_as": max(waits, default=0),
    }


@dataclass(frozen=True, slots=True)
class AttachmentFile:
    """One attachment as it may be handed out."""

    name: str  # made by us: label of the form, number, true ending
    content: bytes


def load_attachment(viewer: Actor | None, attachment_id: int) -> AttachmentFile:
    """Give a file that came with a form to who may read the form.

    Raises:
        NotSignedIn, NotAllowed: this viewer may not read forms, or not this one.
        NotFound: no such file.
    """
    with db.reading() as session:
        account = door.admit(session, viewer, Permission.REGISTRATION_READ)
        query = (
            select(Attachment, Registration.source_ref)
            .join(Registration, Registration.id == Attachment.registration_id)
            .where(Attachment.id == attachment_id)
        )
        found = session.execute(query).one_or_none()
        if found is None:
            raise NotFound("attachment_not_found")
        file, ref = found
        questions = _questions(session, file.registration_id)
        if _is_withheld(account.role, questions):
            raise NotAllowed
        return AttachmentFile(download_name(ref, file.id, file.media_type), file.content)
