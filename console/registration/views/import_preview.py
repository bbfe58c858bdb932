"""What importing a file into a month would do, before anything is written."""

from collections.abc import Mapping
from dataclasses import dataclass

from console import db
from console.auth import door
from console.auth.actor import Actor
from console.auth.permissions import Permission
from console.import_files.cells import Cell
from console.import_files.findings import Finding, Verdict, worst
from console.import_files.header_names import SheetField
from console.import_files.sheets import Sheet
from console.queries import meetings
from console.registration import rules
from console.registration.registered import branches, known_forms, refuse_demonstration
from console.registration.rules import Effect, ImportNotice, ImportPlan, PlannedRow


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
        tuple(_previewed_row(planned) for planned in plan.rows),
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
