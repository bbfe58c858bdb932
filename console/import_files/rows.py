"""One row of a file: its cells, each with a verdict, and the form they make."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from console.import_files.cells import (
    Attendance,
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
    read_raised_before,
    read_wants_to_speak,
)
from console.import_files.columns import Field
from console.import_files.findings import Code, Finding, Verdict, error, warned, worst
from console.import_files.form_content import FormContent, TypedQuestion, identity
from console.import_files.moments import read_moment, read_submitted_at
from console.import_files.tables import Raw, as_text
from console.text.folding import fold, one_line
from models.registrations import AttendanceWish, RegistrantKind

# A row in which all of these are empty is nobody's form.
_SAYS_SOMETHING = (Field.FULL_NAME, Field.PHONE, Field.EMAIL, Field.QUESTION)


@dataclass(frozen=True, slots=True)
class Row:
    """One form as read."""

    record: int  # 1 = the first data record of the file, empty rows not counted
    line: int  # row number as a spreadsheet program shows it
    cells: Mapping[Field, Cell]
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

    def text(self, field: Field) -> str:
        """Give a text as it is stored; what could not be read stays as written, on one line."""
        return self.cells[field].text


def read_row(
    raw: Mapping[Field, Raw],
    *,
    record: int,
    line: int,
    now: datetime,
    meeting_month: date,
    findings: Iterable[Finding] = (),
) -> Row:
    """Read the cells of one form.

    Args:
        raw: the cells by their columns; those that are not there are empty.
        now: later submission times are not believed; UTC.
        meeting_month: its first day; submission times must suit it.
        findings: what its place in the file tells about it.
    """
    submitted = read_submitted_at(raw.get(Field.SUBMITTED_AT), now=now, meeting_month=meeting_month)
    text = {field: as_text(raw.get(field)) for field in Field}
    read = {Field.SUBMITTED_AT: submitted, **_cells(text)}
    cells = {field: limited(cell) for field, cell in read.items()}
    row = Row(record, line, cells, _content(cells, raw.get(Field.SUBMITTED_AT)))
    is_silent = not any(text[field].strip() for field in _SAYS_SOMETHING)
    return with_findings(row, *findings, *([error(Code.NOTHING_SAID)] if is_silent else []))


def with_findings(row: Row, *findings: Finding) -> Row:
    """Give a row of which more was found; its form keeps what a person should look at."""
    told = replace(row, findings=(*row.findings, *findings))
    return replace(told, content=replace(told.content, warnings=warned(told.all_findings)))


def _cells(text: Mapping[Field, str]) -> dict[Field, Cell]:
    has_organization = bool(one_line(text[Field.ORGANIZATION]))
    return {
        Field.REGISTRANT_KIND: read_kind(
            text[Field.REGISTRANT_KIND], has_organization=has_organization
        ),
        Field.FULL_NAME: read_name(text[Field.FULL_NAME]),
        Field.ORGANIZATION: read_text(text[Field.ORGANIZATION]),
        Field.POSITION: read_text(text[Field.POSITION]),
        Field.ADDRESS: read_text(text[Field.ADDRESS]),
        Field.PHONE: read_phone_cell(text[Field.PHONE]),
        Field.EMAIL: read_email(text[Field.EMAIL]),
        Field.ATTENDANCE: read_attendance(text[Field.ATTENDANCE]),
        Field.WANTS_TO_SPEAK: read_wants_to_speak(text[Field.WANTS_TO_SPEAK]),
        Field.FIELD_TEXT: read_text(text[Field.FIELD_TEXT]),
        Field.PROCEDURE_TEXT: read_text(text[Field.PROCEDURE_TEXT]),
        Field.QUESTION: read_question(text[Field.QUESTION]),
        Field.RAISED_BEFORE: read_raised_before(text[Field.RAISED_BEFORE]),
    }


def _content(cells: Mapping[Field, Cell], submitted: Raw) -> FormContent:
    said = {field: cell.text for field, cell in cells.items()}
    at, kind = cells[Field.SUBMITTED_AT].value, cells[Field.REGISTRANT_KIND].value
    wish, claim = cells[Field.ATTENDANCE].value, cells[Field.RAISED_BEFORE].value
    return FormContent(
        content_hash=_identity(said, submitted),
        submitted_at=at if isinstance(at, datetime) else None,
        submitted_text=one_line(cells[Field.SUBMITTED_AT].raw),
        registrant_kind=kind if isinstance(kind, RegistrantKind) else RegistrantKind.INDIVIDUAL,
        full_name=said[Field.FULL_NAME],
        organization=said[Field.ORGANIZATION],
        position=said[Field.POSITION],
        address=said[Field.ADDRESS],
        phone=said[Field.PHONE],
        email=said[Field.EMAIL],
        attendance=wish if isinstance(wish, Attendance) else Attendance(AttendanceWish.ABSENT),
        wants_to_speak=cells[Field.WANTS_TO_SPEAK].value is True,
        field_text=said[Field.FIELD_TEXT],
        procedure_text=said[Field.PROCEDURE_TEXT],
        raised_before=said[Field.RAISED_BEFORE],
        raised_times=claim.times if isinstance(claim, RaisedBefore) else 0,
        questions=(TypedQuestion(said[Field.QUESTION]),),
    )


def _identity(said: Mapping[Field, str], submitted: Raw) -> str:
    """Count the time as read even where it is not believed.

    Belief changes with the date on which a file is read; an unreadable time counts as written.
    """
    moment = read_moment(submitted)
    when = fold(as_text(submitted)) if moment is None else moment.at.isoformat()
    return identity(when, said[Field.FULL_NAME], said[Field.PHONE], said[Field.QUESTION])
