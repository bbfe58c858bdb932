"""XLSX files into tables: what people see in the visible sheet; formulas are never computed."""

import io
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from itertools import islice
from typing import Any, cast

from openpyxl import Workbook, load_workbook
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet._read_only import ReadOnlyWorksheet
from openpyxl.worksheet.worksheet import Worksheet

from console.errors import Refused
from console.import_files.columns import HEADER_WITHIN, Header, find_header
from console.import_files.findings import Code, Finding, warning
from console.import_files.packages import usual_package
from console.import_files.plain_cells import plain_table, unescaped
from console.import_files.sheet_marks import filled_down, marks_of
from console.import_files.tables import (
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ROWS,
    Budget,
    Raw,
    Table,
    within_limits,
    without_blank_end,
)

_VISIBLE = "visible"  # other sheets are hidden, or hidden so that the menu does not show them
_LAST_LINE = 1_048_576  # a sheet has no more

# What openpyxl, zipfile and the XML parsers raise on damaged files; found by damaging real ones.
DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    InvalidFileException,
    SyntaxError,  # both XML parsers' errors descend from it
    KeyError,
    IndexError,
    ValueError,  # forbidden entities too
    TypeError,
    AttributeError,
    OverflowError,
    EOFError,
    NotImplementedError,
    RuntimeError,
    OSError,
)


def read_workbook(content: bytes) -> Table:
    """Read the sheet that holds the registrations; other sheets like it are named in a finding.

    What people see is read: neither hidden sheets nor formulas, but the results stored beside them.

    Raises:
        Refused: `intake_workbook_broken`, `intake_sheet_missing`, `intake_too_many_rows`,
            `intake_too_many_columns`, `intake_too_many_cells`.
    """
    with _damage_refused():
        usual = io.BytesIO(usual_package(content))
        book = load_workbook(usual, read_only=True, keep_links=False, data_only=True)
        try:
            return _read(book, Budget(MOST_CELLS))
        finally:
            book.close()


@contextmanager
def _damage_refused() -> Iterator[None]:
    with warnings.catch_warnings():
        # openpyxl warns of styles and extensions it drops; no cell depends on them.
        warnings.simplefilter("ignore")
        try:
            yield
        except DAMAGE as damage:
            raise Refused("intake_workbook_broken") from damage


def _read(book: Workbook, budget: Budget) -> Table:
    sheets = [sheet for sheet in book.worksheets if isinstance(sheet, ReadOnlyWorksheet)]
    found = [(sheet, header) for sheet in sheets if (header := _header(sheet, budget)) is not None]
    shown = [(sheet, header) for sheet, header in found if sheet.sheet_state == _VISIBLE]
    if not shown:
        raise Refused("intake_sheet_missing", sheets=", ".join(map(_named, sheets))[:200])
    best, _ = min(shown, key=lambda pair: (len(pair[1].missing), -pair[1].count))
    others = [sheet for sheet, _ in found if sheet is not best]
    return _table(best, tuple(map(_not_read, others)), budget)


def _named(sheet: ReadOnlyWorksheet) -> str:
    """Name a sheet; one that nobody sees in brackets."""
    return sheet.title if sheet.sheet_state == _VISIBLE else f"[{sheet.title}]"


def _not_read(sheet: ReadOnlyWorksheet) -> Finding:
    is_shown = sheet.sheet_state == _VISIBLE
    return warning(Code.SHEET_NOT_READ if is_shown else Code.SHEET_HIDDEN, name=sheet.title)


def _header(sheet: ReadOnlyWorksheet, budget: Budget) -> Header | None:
    rows = list(islice(_rows(sheet, budget), HEADER_WITHIN))
    filled = filled_down(rows, marks_of(_xml(sheet)).merged, budget)
    return find_header(plain_table(sheet.title, filled))


def _table(sheet: ReadOnlyWorksheet, findings: tuple[Finding, ...], budget: Budget) -> Table:
    marks = marks_of(_xml(sheet))
    rows = list(within_limits(_rows(sheet, budget)))
    while rows and not rows[-1]:
        rows.pop()
    rows = filled_down(rows, marks.merged, budget)
    told = {place: (warning(Code.FORMULA_UNSAVED),) for place in marks.unsaved}
    table = plain_table(sheet.title, rows, told)
    return replace(table, findings=findings, hidden_rows=marks.hidden_rows)


def _xml(sheet: ReadOnlyWorksheet) -> bytes:
    # The stream of the part is the library's own; no public name gives it.
    with cast(Any, sheet)._get_source() as source:
        content: bytes = source.read()
        return content


def _rows(sheet: ReadOnlyWorksheet, budget: Budget) -> Iterator[Sequence[Raw]]:
    sheet.reset_dimensions()  # the file may claim any size
    # The read-only sheet borrows this method from Worksheet; its types do not know that.
    borrowed = cast(Worksheet, sheet)
    cells = borrowed.iter_rows(max_col=MOST_COLUMNS + 1, values_only=True)
    for number, row in enumerate(cells, 1):
        if number > _LAST_LINE:
            raise Refused("intake_too_many_rows", most=MOST_ROWS)
        # Counting costs least where a million rows are empty.
        is_empty = row.count(None) == len(row)
        values = () if is_empty else without_blank_end([_plain(value) for value in row])
        budget.spend(len(values))
        yield values


def _plain(value: object) -> Raw:
    if isinstance(value, str):
        return unescaped(value)
    if value is None or isinstance(value, bool | int | float | datetime):
        return value
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return str(value)
