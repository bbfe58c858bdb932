"""What the intake desk sees: the preview of a file, and the list of forms."""

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
from console.disclosure.table import Part, question_withheld_from
from console.import_files.cells import Cell
from console.import_files.columns import SheetField
from console.import_files.findings import Finding, Verdict, worst
from console.import_files.sheets import Sheet
from console.queries import journal, meetings
from console.registration import rules
from console.registration.registered import branches, known_forms, refuse_demonstration
from console.registration.rules import Effect, ImportNotice, ImportPlan, PlannedRow
from console.text.folding import fold, name_order
from models import Question, Registration, Unit
from models.codes.people import Role
from models.codes.questions import Decision
from models.codes.registrations import AttendanceWish, RegistrantKind, RegistrationState, Source


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One row of a file and what importing does with it."""

    record: int  # 1 = the first form of the file
    line: int  # row number as a spreadsheet program shows it
    verdict: Verdict
    effect: Effect
    ref: str  # the label it has or would get; empty = refused
    notices: tuple[ImportNotice, ...]
    findings: tuple[Finding, ...]  # about the row as a whole
    cells: Mapping[SheetField, Cell]


@dataclass(frozen=True, slots=True)
class Preview:
    """What importing a file would do; nothing is written."""

    meeting_code: str
    meeting_id: int | None  # None = the month is opened by the import
    source_number: int  # which source of the month the file is, from 1
    new: int
    known: int
    refused: int
    findings: tuple[Finding, ...]  # about the file as a whole
    rows: tuple[PreviewRow, ...]


def preview(viewer: Actor | None, sheet: Sheet, meeting_code: str) -> Preview:
    """Tell what importing a file into a month would do.

    Raises:
        NotSignedIn, NotAllowed: this viewer may not import.
        Refused: the database is a demonstration.
    """
    with db.reading() as session:
        door.admit(session, viewer, Permission.INTAKE_IMPORT)
        refuse_demonstration(session)
        meeting_id = meetings.id_of(session, meeting_code)
        known = known_forms(session, meeting_id) if meeting_id is not None else []
        plan = rules.plan(sheet.rows, known, branches(session), meeting_code)
    return _previewed(meeting_code, meeting_id, sheet, plan)


def _previewed(code: str, meeting_id: int | None, sheet: Sheet, plan: ImportPlan) -> Preview:
    return Preview(
        code,
        meeting_id,
        plan.source_number,
        plan.count(Effect.NEW),
        plan.count(Effect.KNOWN),
        plan.count(Effect.REFUSED),
        sheet.findings,
        tuple(_previewed_row(row) for row in plan.rows),
    )


def _previewed_row(planned: PlannedRow) -> PreviewRow:
    row = planned.row
    noticed = [Verdict.WARNING] if planned.notices else []
    return PreviewRow(
        row.record,
        row.line,
        worst([row.verdict, *noticed]),
        planned.effect,
        planned.ref,
        planned.notices,
        row.findings,
        row.cells,
    )


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
class RegistrationFilter:
    """What to look for; the default is everything."""

    search: str = ""  # in name, organisation, label, phone, field, procedure and wording; folded
    attendance: AttendanceWish | None = None
    site_unit_id: int | None = None
    wants_to_speak: bool | None = None
    has_warnings: bool | None = None
    decision: Decision | None = None
    by_name: bool = True  # by given name rather than by label


EVERYTHING = RegistrationFilter()
DECISIONS = tuple(decision.value for decision in Decision)  # what `filter_of` takes
PLACES = (AttendanceWish.HALL.value, AttendanceWish.ABSENT.value)  # besides the branches


def filter_of(
    search: str, place: str, decision: str, *, speaks: bool, warned: bool, by_name: bool
) -> RegistrationFilter:
    """Make a filter of what the fields of a page hold; empty or false = any.

    Args:
        place: one of PLACES, or the id of a branch's unit.
        decision: one of DECISIONS.
    """
    return RegistrationFilter(
        search=search,
        attendance=AttendanceWish(place) if place in PLACES else None,
        site_unit_id=int(place) if place.isdecimal() else None,
        wants_to_speak=speaks or None,
        has_warnings=warned or None,
        decision=Decision(decision) if decision else None,
        by_name=by_name,
    )


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
        if _is_wanted(form, question, wanted)
    ]
    sought = fold(wanted.search)
    found = [line for line in lines if sought in _searched(line)]
    if wanted.by_name:
        found.sort(key=lambda one: (name_order(one.full_name), one.ref))
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
        (unit_id or 0, named[unit_id]) for unit_id in sorted(named, key=lambda one: one or 0)
    )


def _is_wanted(form: Registration, question: Question, wanted: RegistrationFilter) -> bool:
    asked = (
        (wanted.decision, question.decision),
        (wanted.attendance, form.attendance),
        (wanted.site_unit_id, form.site_unit_id),
        (wanted.wants_to_speak, form.wants_to_speak),
        (wanted.has_warnings, bool(form.warnings)),
    )
    return all(one is None or one == held for one, held in asked)


def _withheld(role: Role, stored: list[Stored]) -> set[int]:
    """Give the forms withheld from a role: one question is enough, all are of the same sender."""
    audience = at_desk(role)
    return {
        form.id
        for form, question, _ in stored
        if question_withheld_from(audience, question, Part.ASKER)
    }


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
