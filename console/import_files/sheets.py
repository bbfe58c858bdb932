"""Reads a file of registration forms into rows with a verdict per cell; no database.

    bytes -> kind of file -> table of bare cells -> header -> order of days -> rows -> cells

A cell is ok, repaired, warned of, or wrong; a row is as bad as its worst cell. Only a row with an
error is not imported: a form that says too little is kept, and a person completes it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from console import clock
from console.errors import NotFound, Refused
from console.import_files.columns import Header, absent_columns, check_columns, find_header
from console.import_files.day_order import DayOrder, order_of
from console.import_files.file_kinds import FileKind, kind_of
from console.import_files.findings import Code, Finding, Verdict, error, warning
from console.import_files.form_content import TypedQuestion
from console.import_files.header_names import SheetField, field_of
from console.import_files.repeated_columns import answers_of
from console.import_files.rows import Row, read_row, with_findings
from console.import_files.tables import MOST_ROWS, Raw, Table, as_text
from console.import_files.text_files import read_text_file
from console.import_files.word_forms import WordForm, read_word_form
from console.import_files.workbooks import read_workbook
from console.text.folding import one_line


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file of forms as read."""

    rows: tuple[Row, ...]
    sheet_name: str  # empty for CSV
    header_line: int  # row number of the header as a spreadsheet program shows it
    columns: Mapping[SheetField, int]  # column number of each field, from 1
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
    order: DayOrder


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
    days = order_of(_submitted(table, header), today=clock.local(now).date(), meeting_month=month)
    rows = tuple(_rows(_Reading(table, header, now, month, days.order)))
    if not rows:
        raise Refused("intake_rows_missing", line=table.line(header.row))
    return Sheet(
        rows=_told_duplicates(rows),
        sheet_name=table.name,
        header_line=table.line(header.row),
        columns={field: places[0] + 1 for field, places in header.places.items()},
        findings=(
            *(*table.findings, *header.findings, *days.findings),
            *_unnamed_columns(table, header),
        ),
    )


def _submitted(table: Table, header: Header) -> Iterator[Raw]:
    places = header.places[SheetField.SUBMITTED_AT]
    for cells in table.rows[header.row + 1 :]:
        yield from (cells[place] for place in places if place < len(cells))


def _month(meeting_code: str) -> date:
    try:
        return date.fromisoformat(f"{meeting_code}-01")
    except ValueError as unknown:
        raise NotFound("meeting_not_found") from unknown


def _form_sheet(form: WordForm, now: datetime, month: date) -> Sheet:
    row = read_row(form.answers, record=1, line=1, now=now, meeting_month=month)
    content = replace(
        row.content,
        questions=form.questions or row.content.questions,
        people_count=form.people_count,
        tax_code=form.tax_code,
        answer_way=form.answer_way,
    )
    told = with_findings(replace(row, content=content), *form.findings)
    columns = {field: number for number, field in enumerate(form.answers, start=1)}
    return Sheet((told,), "", 1, columns, absent_columns(form.answers))


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
        yield _row(reading, number, record)


def _is_empty(cells: Sequence[Raw]) -> bool:
    return not any(one_line(as_text(cell)) for cell in cells)


def _is_header_again(cells: Sequence[Raw], header: Header) -> bool:
    """Tell whether the header stands once more, as where two exports were put together."""
    return all(
        place < len(cells) and field_of(as_text(cells[place])) is field
        for field, places in header.places.items()
        for place in places
    )


def _row(reading: _Reading, number: int, record: int) -> Row:
    table = reading.table
    answers = answers_of(table, number, reading.header.places)
    is_hidden = number in table.hidden_rows
    row = read_row(
        answers.raw,
        record=record,
        line=table.line(number),
        now=reading.now,
        meeting_month=reading.month,
        order=reading.order,
        found=answers.findings,
        findings=(
            *_torn(table.rows[number], reading),
            *([error(Code.ROW_HIDDEN)] if is_hidden else []),
        ),
    )
    if not answers.questions:
        return row
    questions = tuple(map(TypedQuestion, answers.questions))
    return replace(row, content=replace(row.content, questions=questions))


def _torn(cells: Sequence[Raw], reading: _Reading) -> Iterator[Finding]:
    """Find rows of a CSV whose cells do not stand under their headers."""
    table, header = reading.table, reading.header
    if not table.may_be_torn:
        return
    width = len(header.titles)
    if not _is_empty(cells[width:]):
        yield error(Code.CELLS_TOO_MANY, found=len(cells), expected=width)
    elif len(cells) < header.width:
        yield warning(Code.CELLS_TOO_FEW, found=len(cells), expected=header.width)


def _told_duplicates(rows: Sequence[Row]) -> tuple[Row, ...]:
    first: dict[str, Row] = {}
    told = []
    for row in rows:
        known = first.setdefault(row.content_hash, row)
        again = () if known is row else (warning(Code.DUPLICATE, line=known.line),)
        told.append(with_findings(row, *again))
    return tuple(told)


def _unnamed_columns(table: Table, header: Header) -> Iterator[Finding]:
    """Name columns that hold something but have no header: nobody would see them missing."""
    titles = header.titles
    unnamed = [
        place
        for place in range(max((len(row) for row in table.rows[header.row + 1 :]), default=0))
        if place >= len(titles) or not titles[place]
    ]
    for place in unnamed:
        if place >= len(titles) and table.may_be_torn:
            return  # those rows are errors already
        if any(_has_text(row, place) for row in table.rows[header.row + 1 :]):
            yield warning(Code.COLUMN_UNNAMED, number=place + 1)


def _has_text(row: Sequence[Raw], place: int) -> bool:
    return place < len(row) and bool(one_line(as_text(row[place])))
