"""XLSX files into tables: cell values only; formulas are read as text and never computed."""

import io
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from itertools import islice
from typing import cast

from openpyxl import Workbook, load_workbook
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet._read_only import ReadOnlyWorksheet
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.worksheet import Worksheet

from console.errors import Refused
from console.import_files.columns import HEADER_WITHIN, Header, find_header
from console.import_files.findings import Code, warning
from console.import_files.tables import MOST_CELLS, MOST_COLUMNS, Budget, Raw, Table, check_size

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

    Raises:
        Refused: `intake_workbook_broken`, `intake_sheet_missing`, `intake_too_many_rows`,
            `intake_too_many_columns`, `intake_too_many_cells`.
    """
    with _damage_refused():
        book = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
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
    headers = [
        (sheet, header) for sheet in sheets if (header := _header(sheet, budget)) is not None
    ]
    if not headers:
        raise Refused(
            "intake_sheet_missing", sheets=", ".join(sheet.title for sheet in sheets)[:200]
        )
    best, header = min(headers, key=lambda pair: (len(pair[1].missing), -len(pair[1].places)))
    others = [sheet.title for sheet, _ in headers if sheet is not best]
    return Table(
        name=best.title,
        rows=list(_rows(best, budget)),
        may_be_torn=False,
        findings=tuple(warning(Code.SHEET_NOT_READ, name=title) for title in others),
    )


def _header(sheet: ReadOnlyWorksheet, budget: Budget) -> Header | None:
    rows = list(islice(_rows(sheet, budget), HEADER_WITHIN))
    return find_header(Table(sheet.title, rows, may_be_torn=False))


def _rows(sheet: ReadOnlyWorksheet, budget: Budget) -> Iterator[Sequence[Raw]]:
    sheet.reset_dimensions()  # the file may claim any size
    # The read-only sheet borrows this method from Worksheet; its types do not know that.
    borrowed = cast(Worksheet, sheet)
    cells = borrowed.iter_rows(max_col=MOST_COLUMNS + 1, values_only=True)
    for number, row in enumerate(cells, 1):
        values = [_plain(value) for value in row]
        while values and values[-1] is None:
            values.pop()
        check_size(lines=number, columns=len(values))
        budget.spend(len(values))
        yield values


def _plain(value: object) -> Raw:
    if value is None or isinstance(value, str | bool | int | float | datetime):
        return value
    if isinstance(value, ArrayFormula):
        return str(value.text or "")
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return str(value)
