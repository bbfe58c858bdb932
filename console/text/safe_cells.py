"""The only writer of CSV and XLSX tables, so that no cell we hand out runs as a formula.

A spreadsheet program takes a text that begins with = + - @ as a formula, also behind white space,
invisible characters or as a full-width sign. Such a text gets a leading apostrophe.
"""

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import BinaryIO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.workbook.child import _WorkbookChild

CellValue = str | int | float | None

_STARTS_A_FORMULA = frozenset("=+-@\u2212")  # U+2212: some locales read it as minus
_STARTS_A_CELL = "\t\r\n"
_SKIPPED_BEFORE_A_FORMULA = re.compile(
    "[\\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\x00-\x1f]*"
)
_NOT_WRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# Excel set to Vietnamese splits at semicolons: what stands behind one may become a cell.
_INNER_FORMULA = re.compile(
    r"(?<=[;\t\n\r])([^\S\t\n\r]*)(?=[=@＝＠]|[+\-＋－][A-Za-z0-9.+\-*/]{0,30}[(|!])"
)
_BOM = "\ufeff"


def safe(value: str) -> str:
    """Give a text that no spreadsheet program runs: a possible formula gets an apostrophe."""
    if value.startswith(tuple(_STARTS_A_CELL)) or _looks_like_formula(value):
        return f"'{value}"
    return value


def _looks_like_formula(value: str) -> bool:
    skipped = _SKIPPED_BEFORE_A_FORMULA.match(value)
    first = value[skipped.end() if skipped else 0 :][:1]
    return unicodedata.normalize("NFKC", first) in _STARTS_A_FORMULA


def write_csv(rows: Iterable[Sequence[CellValue]], target: Path | BinaryIO) -> None:
    """Write a table as CSV: UTF-8 with BOM, comma, CRLF, every text safe."""
    text = io.StringIO(newline="")
    text.write(_BOM)
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerows([_csv_cell(value) for value in row] for row in rows)
    content = text.getvalue().encode("utf-8")
    if isinstance(target, Path):
        target.write_bytes(content)
    else:
        target.write(content)


def _csv_cell(value: CellValue) -> CellValue:
    if not isinstance(value, str):
        return value
    return _INNER_FORMULA.sub(r"\1'", safe(_NOT_WRITABLE.sub("", value)))


def write_xlsx(
    rows: Iterable[Sequence[CellValue]], stream: BinaryIO, *, title: str = "Sheet1"
) -> None:
    """Write a table as XLSX with one sheet; texts are text cells, never formulas."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title)
    for row in rows:
        sheet.append([_xlsx_cell(sheet, value) for value in row])
    book.save(stream)


def _xlsx_cell(sheet: _WorkbookChild, value: CellValue) -> object:
    if not isinstance(value, str):
        return value
    cell = WriteOnlyCell(sheet, value=safe(_NOT_WRITABLE.sub("", value)))
    cell.data_type = "s"  # also "#REF!" and its like
    return cell
