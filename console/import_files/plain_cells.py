"""What a cell says before anybody knows its column: signs of spreadsheets off, old fonts read."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from console.import_files.findings import Code, Finding, repaired, warning
from console.import_files.old_encodings import as_font, convert, font_of, is_damaged
from console.import_files.tables import Place, Raw, Table

# Source: ECMA-376 part 1, ST_CellType "e"; later versions of Excel add the last ones.
ERROR_VALUES = frozenset(
    (
        *("#N/A", "#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!", "#GETTING_DATA"),
        *("#SPILL!", "#CALC!", "#FIELD!", "#BLOCKED!", "#CONNECT!", "#UNKNOWN!", "#BUSY!"),
        "#ERROR!",
    )
)
# Source: ECMA-376 part 1, 22.9.2.19 ST_Xstring.
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
# Put in front so that a spreadsheet takes a text for a text; a quotation has its other end.
_KEEPS_TEXT = re.compile(r"'(?=[\d=+\-@\t\r])(?!.*'\s*$)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class PlainCell:
    """A cell as it is read on, with what was found on the way."""

    raw: Raw
    findings: tuple[Finding, ...] = ()


def read_plain(raw: Raw, font: str = "") -> PlainCell:
    """Take off what a spreadsheet put round a text; errors of formulas are no answers.

    Args:
        font: the old font the whole table is typed in; empty = none.
    """
    if not isinstance(raw, str) or not raw:
        return PlainCell(raw)
    if raw.strip().upper() in ERROR_VALUES:
        return PlainCell(None, (warning(Code.ERROR_VALUE, written=raw.strip()),))
    text = _KEEPS_TEXT.sub("", raw, count=1) if raw.startswith("'") else raw
    if text.isascii():
        return PlainCell(text)
    if is_damaged(text):
        return PlainCell(text, (warning(Code.TEXT_DAMAGED),))
    converted = convert(text) or as_font(text, font)
    if converted is None:
        return PlainCell(text)
    return PlainCell(converted.text, (repaired(Code.TEXT_CONVERTED, name=converted.name),))


def plain_table(
    name: str,
    rows: Sequence[Sequence[Raw]],
    told: Mapping[Place, tuple[Finding, ...]] | None = None,
    *,
    may_be_torn: bool = False,
) -> Table:
    """Make a table of bare cells.

    Args:
        told: what was found about single cells before.
    """
    findings = dict(told or {})
    font = font_of(cell for cells in rows for cell in cells if isinstance(cell, str))
    read: list[list[Raw]] = []
    for line, cells in enumerate(rows):
        plain = [read_plain(cell, font) for cell in cells]
        read.append([cell.raw for cell in plain])
        for column, cell in enumerate(plain):
            if cell.findings:
                findings[line, column] = (*findings.get((line, column), ()), *cell.findings)
    return Table(name, read, may_be_torn, cell_findings=findings)


def unescaped(text: str) -> str:
    """Give a text of a workbook with the characters it writes as `_xHHHH_`."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
