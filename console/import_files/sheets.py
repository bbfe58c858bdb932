"""Reads a file of registration forms into rows with a verdict per cell; no database.

    bytes -> kind of file -> table of bare cells -> header -> rows -> cells

A cell is ok, repaired, warned of, or wrong; a row is as bad as its worst cell. Only a row with an
error is not imported: a form that says too little is kept, and a person completes it.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from console.errors import NotFound, Refused
from console.import_files.asked import Extras
from console.import_files.cells import (
    Cell,
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
from console.import_files.columns import Field, Header, check_columns, field_of, find_header
from console.import_files.file_kinds import FileKind, kind_of
from console.import_files.findings import Code, Finding, Verdict, error, warning, worst
from console.import_files.moments import read_moment, read_submitted_at
from console.import_files.tables import MOST_ROWS, Raw, Table, as_text
from console.import_files.text_files import read_text_file
from console.import_files.word_forms import WordForm, read_word_form
from console.import_files.workbooks import read_workbook
from console.text.folding import fold, one_line

# A row in which all of these are empty is nobody's form.
_SAYS_SOMETHING = (Field.FULL_NAME, Field.PHONE, Field.EMAIL, Field.QUESTION)


@dataclass(frozen=True, slots=True)
class Row:
    """One form as read."""

    record: int  # 1 = the first data record of the file, empty rows not counted
    line: int  # row number as a spreadsheet program shows it
    cells: Mapping[Field, Cell]
    content_hash: str  # identity of the form, SHA-256
    findings: tuple[Finding, ...] = ()  # about the row as a whole
    extras: Extras | None = None  # of a whole form; None = a row of a sheet

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
        return (*self.findings, *(one for cell in self.cells.values() for one in cell.findings))

    def text(self, field: Field) -> str:
        """Give a text as it is stored; what could not be read stays as written, on one line."""
        cell = self.cells[field]
        return cell.value if isinstance(cell.value, str) else one_line(cell.raw)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file of forms as read."""

    rows: tuple[Row, ...]
    sheet_name: str  # empty for CSV
    header_line: int  # row number of the header as a spreadsheet program shows it
    columns: Mapping[Field, int]  # column number of each field, from 1
    findings: tuple[Finding, ...]  # about the file as a whole

    def count(self, verdict: Verdict) -> int:
        """Count the rows with a verdict."""
        return sum(1 for row in self.rows if row.verdict is verdict)


@dataclass(frozen=True, slots=True)
class _Reading:
    """A table whose columns are known, with what its cells are judged by."""

    table: Table
    header: Header
    now: datetime
    month: date  # first day of the meeting's month


def read_sheet(content: bytes, filename: str, *, now: datetime, meeting_code: str) -> Sheet:
    """Read a CSV or XLSX file of registration forms, or one form filled in with Word.

    Args:
        content: the file.
        filename: what it is called; an `.xlsm` is refused by name, else the content decides.
        now: later submission times are not believed; UTC.
        meeting_code: `2026-10`; submission times must suit its month.

    Raises:
        NotFound: `meeting_not_found`, the code is none.
        Refused: one of the `intake_…` codes, for a file that cannot be read as a whole.
    """
    month = _month(meeting_code)
    if filename.lower().endswith((".xlsm", ".xltm", ".xlam")):
        raise Refused("intake_file_macros")
    kind = kind_of(content)
    if kind is FileKind.FORM:
        return _form_sheet(read_word_form(content), now, month)
    table = read_workbook(content) if kind is FileKind.WORKBOOK else read_text_file(content)
    header = check_columns(find_header(table), table)
    rows = tuple(_rows(_Reading(table, header, now, month)))
    if not rows:
        raise Refused("intake_rows_missing", line=table.line(header.row))
    return Sheet(
        rows=_told_duplicates(rows),
        sheet_name=table.name,
        header_line=table.line(header.row),
        columns={field: place + 1 for field, place in header.places.items()},
        findings=(*table.findings, *header.findings, *_unnamed_columns(table, header)),
    )


def _month(meeting_code: str) -> date:
    try:
        return date.fromisoformat(f"{meeting_code}-01")
    except ValueError as unknown:
        raise NotFound("meeting_not_found") from unknown


def _form_sheet(form: WordForm, now: datetime, month: date) -> Sheet:
    table = form.table
    header = check_columns(find_header(table), table)
    row = _row(table.rows[1], _Reading(table, header, now, month), 1, 1)
    told = replace(row, extras=form.extras, findings=(*row.findings, *form.findings))
    columns = {field: place + 1 for field, place in header.places.items()}
    return Sheet((told,), "", 1, columns, header.findings)


def _rows(reading: _Reading) -> Iterator[Row]:
    table, header = reading.table, reading.header
    record = 0
    for number in range(header.row + 1, len(table.rows)):
        cells = table.rows[number]
        if _is_empty(cells) or _is_header_again(cells, header):
            continue
        record += 1
        if record > MOST_ROWS:
            raise Refused("intake_too_many_rows", most=MOST_ROWS)
        yield _row(cells, reading, record, table.line(number))


def _is_empty(cells: Sequence[Raw]) -> bool:
    return not any(one_line(as_text(cell)) for cell in cells)


def _is_header_again(cells: Sequence[Raw], header: Header) -> bool:
    """Tell whether the header stands once more, as where two exports were put together."""
    return all(
        place < len(cells) and field_of(as_text(cells[place])) is field
        for field, place in header.places.items()
    )


def _row(raw_cells: Sequence[Raw], reading: _Reading, record: int, line: int) -> Row:
    raw = {
        field: raw_cells[place] if place < len(raw_cells) else None
        for field, place in reading.header.places.items()
    }
    cells = {field: limited(cell) for field, cell in _cells(raw, reading).items()}
    findings = (*_torn(raw_cells, reading), *_silent(cells))
    return Row(record, line, cells, content_hash(cells, raw[Field.SUBMITTED_AT]), findings)


def _cells(raw: Mapping[Field, Raw], reading: _Reading) -> dict[Field, Cell]:
    text = {field: as_text(raw.get(field)) for field in Field}
    has_organization = bool(one_line(text[Field.ORGANIZATION]))
    return {
        Field.SUBMITTED_AT: read_submitted_at(
            raw[Field.SUBMITTED_AT], now=reading.now, meeting_month=reading.month
        ),
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


def _torn(cells: Sequence[Raw], reading: _Reading) -> Iterator[Finding]:
    """Find rows of a CSV whose cells do not stand under their headers."""
    table, header = reading.table, reading.header
    if not table.may_be_torn:
        return
    width = len(table.rows[header.row])
    if not _is_empty(cells[width:]):
        yield error(Code.CELLS_TOO_MANY, found=len(cells), expected=width)
    elif len(cells) < header.width:
        yield warning(Code.CELLS_TOO_FEW, found=len(cells), expected=header.width)


def _silent(cells: Mapping[Field, Cell]) -> Iterator[Finding]:
    if not any(cells[field].raw.strip() for field in _SAYS_SOMETHING):
        yield error(Code.NOTHING_SAID)


def content_hash(cells: Mapping[Field, Cell], submitted: Raw) -> str:
    """Give the identity of a form: submission time, folded name, phone, text; SHA-256.

    The time counts as read even where it is not believed, since belief changes with the date on
    which the file is read; an unreadable time counts as written.
    """
    moment = read_moment(submitted)
    phone = cells[Field.PHONE]
    identity = [
        fold(as_text(submitted)) if moment is None else moment.at.isoformat(),
        fold(cells[Field.FULL_NAME].raw),
        phone.value if isinstance(phone.value, str) else fold(phone.raw),
        hashlib.sha256(one_line(cells[Field.QUESTION].raw).encode()).hexdigest(),
    ]
    return hashlib.sha256(json.dumps(identity, separators=(",", ":")).encode()).hexdigest()


def _told_duplicates(rows: Sequence[Row]) -> tuple[Row, ...]:
    first: dict[str, Row] = {}
    told = []
    for row in rows:
        known = first.setdefault(row.content_hash, row)
        again = () if known is row else (warning(Code.DUPLICATE, line=known.line),)
        told.append(replace(row, findings=(*row.findings, *again)))
    return tuple(told)


def _unnamed_columns(table: Table, header: Header) -> Iterator[Finding]:
    """Name columns that hold something but have no header: nobody would see them missing."""
    titles = table.rows[header.row]
    unnamed = [
        place
        for place in range(max((len(row) for row in table.rows[header.row + 1 :]), default=0))
        if place >= len(titles) or not as_text(titles[place]).strip()
    ]
    for place in unnamed:
        if place >= len(titles) and table.may_be_torn:
            return  # those rows are errors already
        if any(_has_text(row, place) for row in table.rows[header.row + 1 :]):
            yield warning(Code.COLUMN_UNNAMED, number=place + 1)


def _has_text(row: Sequence[Raw], place: int) -> bool:
    return place < len(row) and bool(one_line(as_text(row[place])))
