"""One row of a file: its cells, each with a verdict, and the form they make."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from console.import_files.cells import (
    AttendanceAnswer,
    Cell,
    RaisedBefore,
    limited,
    read_email,
    read_name,
    read_phone_cell,
    read_question,
    read_text,
)
from console.import_files.choices import (
    read_attendance,
    read_kind,
    read_wants_to_speak,
)
from console.import_files.day_order import DayOrder
from console.import_files.findings import Code, Finding, Verdict, error, warned, worst
from console.import_files.form_content import FormContent, TypedQuestion, identity
from console.import_files.header_names import SheetField
from console.import_files.moments import read_moment, read_submitted_at
from console.import_files.raised_before import read_raised_before
from console.import_files.tables import Raw, as_text
from console.text.folding import fold, one_line
from models.codes.registrations import AttendanceWish, RegistrantKind

# A row in which all of these are empty is nobody's form.
_SAYS_SOMETHING = (SheetField.FULL_NAME, SheetField.PHONE, SheetField.EMAIL, SheetField.QUESTION)


@dataclass(frozen=True, slots=True)
class Row:
    """One form as read."""

    record: int  # 1 = the first data record of the file, empty rows not counted
    line: int  # row number as a spreadsheet program shows it
    cells: Mapping[SheetField, Cell]
    content: FormContent
    findings: tuple[Finding, ...] = ()  # about the row as a whole

    @property
    def content_hash(self) -> str:
        """By what the form is known."""
        return self.content.content_hash

    @property
    def verdict(self) -> Verdict:
        """The gravest verdict of the row and its cells."""
        own = [finding.verdict for finding in self.findings]
        return worst([*own, *(cell.verdict for cell in self.cells.values())])

    @property
    def can_be_imported(self) -> bool:
        """Whether nothing in it is an error."""
        return self.verdict is not Verdict.ERROR

    @property
    def all_findings(self) -> tuple[Finding, ...]:
        """Everything found, first about the row, then cell by cell."""
        in_cells = (finding for cell in self.cells.values() for finding in cell.findings)
        return (*self.findings, *in_cells)

    def text(self, field: SheetField) -> str:
        """Give a text as it is stored; what could not be read stays as written, on one line."""
        return self.cells[field].text


def read_row(
    raw: Mapping[SheetField, Raw],
    *,
    record: int,
    line: int,
    now: datetime,
    meeting_month: date,
    order: DayOrder = DayOrder.DAY_FIRST,
    found: Mapping[SheetField, tuple[Finding, ...]] | None = None,
    findings: Iterable[Finding] = (),
) -> Row:
    """Read the cells of one form.

    Args:
        raw: the cells by their columns; those that are not there are empty.
        now: later submission times are not believed; UTC.
        meeting_month: its first day; submission times must suit it.
        order: of day and month, as the column of times writes it.
        found: what was found about single cells before.
        findings: what its place in the file tells about it.
    """
    at = raw.get(SheetField.SUBMITTED_AT)
    submitted = read_submitted_at(at, now=now, meeting_month=meeting_month, order=order)
    text = {field: as_text(raw.get(field)) for field in SheetField}
    read = {SheetField.SUBMITTED_AT: submitted, **_cells(text)}
    cells = {
        field: limited(_told(cell, (found or {}).get(field, ()))) for field, cell in read.items()
    }
    row = Row(record, line, cells, _content(cells, at, order))
    is_silent = not any(text[field].strip() for field in _SAYS_SOMETHING)
    return with_findings(row, *findings, *([error(Code.NOTHING_SAID)] if is_silent else []))


def _told(cell: Cell, found: tuple[Finding, ...]) -> Cell:
    return replace(cell, findings=(*found, *cell.findings)) if found else cell


def with_findings(row: Row, *findings: Finding) -> Row:
    """Give a row of which more was found; its form keeps what a person should look at."""
    told = replace(row, findings=(*row.findings, *findings))
    return replace(told, content=replace(told.content, warnings=warned(told.all_findings)))


def _cells(text: Mapping[SheetField, str]) -> dict[SheetField, Cell]:
    has_organization = bool(one_line(text[SheetField.ORGANIZATION]))
    return {
        SheetField.REGISTRANT_KIND: read_kind(
            text[SheetField.REGISTRANT_KIND], has_organization=has_organization
        ),
        SheetField.FULL_NAME: read_name(text[SheetField.FULL_NAME]),
        SheetField.ORGANIZATION: read_text(text[SheetField.ORGANIZATION]),
        SheetField.POSITION: read_text(text[SheetField.POSITION]),
        SheetField.ADDRESS: read_text(text[SheetField.ADDRESS]),
        SheetField.PHONE: read_phone_cell(text[SheetField.PHONE]),
        SheetField.EMAIL: read_email(text[SheetField.EMAIL]),
        SheetField.ATTENDANCE: read_attendance(text[SheetField.ATTENDANCE]),
        SheetField.WANTS_TO_SPEAK: read_wants_to_speak(text[SheetField.WANTS_TO_SPEAK]),
        SheetField.FIELD_TEXT: read_text(text[SheetField.FIELD_TEXT]),
        SheetField.PROCEDURE_TEXT: read_text(text[SheetField.PROCEDURE_TEXT]),
        SheetField.QUESTION: read_question(text[SheetField.QUESTION]),
        SheetField.RAISED_BEFORE: read_raised_before(text[SheetField.RAISED_BEFORE]),
    }


def _content(cells: Mapping[SheetField, Cell], submitted: Raw, order: DayOrder) -> FormContent:
    said = {field: cell.text for field, cell in cells.items()}
    at, kind = cells[SheetField.SUBMITTED_AT].value, cells[SheetField.REGISTRANT_KIND].value
    wish, claim = cells[SheetField.ATTENDANCE].value, cells[SheetField.RAISED_BEFORE].value
    return FormContent(
        content_hash=_identity(said, submitted, order),
        submitted_at=at if isinstance(at, datetime) else None,
        submitted_text=one_line(cells[SheetField.SUBMITTED_AT].raw),
        registrant_kind=kind if isinstance(kind, RegistrantKind) else RegistrantKind.INDIVIDUAL,
        full_name=said[SheetField.FULL_NAME],
        organization=said[SheetField.ORGANIZATION],
        position=said[SheetField.POSITION],
        address=said[SheetField.ADDRESS],
        phone=said[SheetField.PHONE],
        email=said[SheetField.EMAIL],
        attendance=wish
        if isinstance(wish, AttendanceAnswer)
        else AttendanceAnswer(AttendanceWish.ABSENT),
        wants_to_speak=cells[SheetField.WANTS_TO_SPEAK].value is True,
        field_text=said[SheetField.FIELD_TEXT],
        procedure_text=said[SheetField.PROCEDURE_TEXT],
        raised_before=said[SheetField.RAISED_BEFORE],
        raised_times=claim.times if isinstance(claim, RaisedBefore) else 0,
        questions=(TypedQuestion(said[SheetField.QUESTION]),),
    )


def _identity(said: Mapping[SheetField, str], submitted: Raw, order: DayOrder) -> str:
    """Count the time as read even where it is not believed.

    Belief changes with the date on which a file is read; an unreadable time counts as written.
    """
    moment = read_moment(submitted, order)
    when = fold(as_text(submitted)) if moment is None else moment.at.isoformat()
    return identity(
        when, said[SheetField.FULL_NAME], said[SheetField.PHONE], said[SheetField.QUESTION]
    )
