"""The list of a meeting's forms, as the intake desk sees it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from console import db
from console.auth import door
from console.auth.actor import Actor
from console.auth.permissions import Permission
from console.disclosure.audience import at_desk
from console.disclosure.table import senders_withheld_from
from console.queries import journal
from console.registration.views.registration_filter import (
    EVERYTHING,
    RegistrationFilter,
    is_wanted,
)
from console.text.folding import fold, name_order
from models import Question, Registration, Unit
from models.codes.people import Role
from models.codes.questions import Decision
from models.codes.registrations import AttendanceWish, RegistrantKind, RegistrationState, Source


@dataclass(frozen=True, slots=True)
class RegistrationLine:
    """One form in the list; of a denunciation the unnamed roles see only that it is there."""

    registration_id: int
    question_id: int
    ref: str
    is_withheld: bool  # a decided or suspected denunciation, not for this viewer
    full_name: str
    organization: str
    registrant_kind: RegistrantKind
    phone: str
    email: str
    address: str
    submitted_at: datetime | None
    attendance: AttendanceWish
    site: str  # name of the branch; empty = hall, absent, or unknown
    wants_to_speak: bool
    field_text: str
    procedure_text: str
    wording: str
    decision: Decision
    warnings: tuple[str, ...]
    source: Source
    is_withdrawn: bool


@dataclass(frozen=True, slots=True)
class RegistrationsList:
    """The forms of a meeting, one line a question."""

    meeting_code: str
    number: int  # of the newest journal entry it was read at
    total: int  # without the filter
    sites: tuple[tuple[int, str], ...]  # branches somebody wants to speak from: unit, name
    lines: tuple[RegistrationLine, ...]


def load_registrations(
    viewer: Actor | None, meeting_id: int, wanted: RegistrationFilter = EVERYTHING
) -> RegistrationsList:
    """List the forms of a meeting, in Vietnamese name order unless asked otherwise.

    Raises:
        NotSignedIn, NotAllowed: this viewer may not read forms.
        NotFound: no such meeting.
    """
    with db.reading() as session:
        account = door.admit(session, viewer, Permission.REGISTRATION_READ)
        head = journal.head(session, meeting_id)
        stored = _stored(session, meeting_id)
    withheld = _withheld(account.role, stored)
    lines = [
        _line(form, question, site, is_withheld=form.id in withheld)
        for form, question, site in stored
        if is_wanted(form, question, wanted)
    ]
    sought = fold(wanted.search)
    found = [line for line in lines if sought in _searched(line)]
    if wanted.by_name:
        found.sort(key=lambda line: (name_order(line.full_name), line.ref))
    return RegistrationsList(head.chain, head.number, len(stored), _sites(stored), tuple(found))


Stored = tuple[Registration, Question, str | None]


def _stored(session: Session, meeting_id: int) -> list[Stored]:
    query = (
        select(Registration, Question, Unit.name)
        .join(Question, Question.registration_id == Registration.id)
        .join(Unit, Unit.id == Registration.site_unit_id, isouter=True)
        .where(Registration.meeting_id == meeting_id)
        .order_by(Question.ref)
    )
    return [(form, question, site) for form, question, site in session.execute(query)]


def _sites(stored: list[Stored]) -> tuple[tuple[int, str], ...]:
    named = {form.site_unit_id: site for form, _, site in stored if site}
    return tuple(
        (unit_id or 0, named[unit_id])
        for unit_id in sorted(named, key=lambda unit_id: unit_id or 0)
    )


def _withheld(role: Role, stored: list[Stored]) -> frozenset[int]:
    """Give the forms withheld from a role."""
    return senders_withheld_from(
        at_desk(role), ((form.id, question) for form, question, _ in stored)
    )


def _line(
    form: Registration, question: Question, site: str | None, *, is_withheld: bool
) -> RegistrationLine:
    shown = RegistrationLine(
        registration_id=form.id,
        question_id=question.id,
        ref=question.ref,
        is_withheld=is_withheld,
        full_name=form.full_name,
        organization=form.organization,
        registrant_kind=form.registrant_kind,
        phone=form.phone,
        email=form.email,
        address=form.address,
        submitted_at=form.submitted_at,
        attendance=form.attendance,
        site=site or "",
        wants_to_speak=form.wants_to_speak,
        field_text=form.field_text,
        procedure_text=form.procedure_text,
        wording=question.wording,
        decision=question.decision,
        warnings=tuple(filter(None, form.warnings.split(","))),
        source=form.source,
        is_withdrawn=form.state is RegistrationState.WITHDRAWN,
    )
    return replace(shown, **_WITHHELD) if is_withheld else shown


# Whoever denounces stays unknown to all but those named to deal with it.
_WITHHELD: Mapping[str, Any] = {
    **dict.fromkeys(("full_name", "organization", "phone", "email", "address", "site"), ""),
    **dict.fromkeys(("field_text", "procedure_text", "wording"), ""),
    "submitted_at": None,
    "warnings": (),
}


def _searched(line: RegistrationLine) -> str:
    """Give the folded text a search looks through; of what is withheld, its label alone."""
    return fold(
        " ".join(
            (
                *(line.ref, line.full_name, line.organization, line.phone, line.email),
                *(line.site, line.field_text, line.procedure_text, line.wording),
            )
        )
    )
