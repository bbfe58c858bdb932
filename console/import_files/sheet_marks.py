"""What a workbook says beside the values: merged cells, hidden rows, formulas without a result.

The library that reads the values in a stream does not tell; the marks are few and are looked for in
the XML of the one sheet that is read.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from openpyxl.utils.cell import column_index_from_string, coordinate_from_string

from console.import_files.tables import MOST_COLUMNS, Budget, Place, Raw

_MERGED = re.compile(
    rb"<(?:\w+:)?mergeCell\b[^>]*\bref=\"([A-Z]{1,3}\d{1,7}):([A-Z]{1,3}\d{1,7})\""
)
_ROW = re.compile(rb"<(?:\w+:)?row\b([^>]*)>")
_HIDDEN = re.compile(rb"\bhidden=\"(?:1|true)\"")
_NUMBER = re.compile(rb"\br=\"(\d{1,7})\"")
_UNSAVED = re.compile(
    rb"<(?:\w+:)?c\b([^>]*)>\s*<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)"
    rb"\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_PLACE = re.compile(rb"\br=\"([A-Z]{1,3}\d{1,7})\"")


@dataclass(frozen=True, slots=True)
class Merged:
    """One merged cell: where its value stands and how far down it holds."""

    column: int  # from 0
    first: int  # line, from 0
    last: int


@dataclass(frozen=True, slots=True)
class SheetMarks:
    """The marks of one sheet; lines and columns from 0."""

    merged: tuple[Merged, ...]  # over more than one line
    hidden_rows: frozenset[int]
    unsaved: tuple[Place, ...]  # formulas without a stored result


def marks_of(xml: bytes) -> SheetMarks:
    """Read the marks from the XML of a sheet."""
    return SheetMarks(tuple(_merged(xml)), frozenset(_hidden(xml)), tuple(_unsaved(xml)))


def _merged(xml: bytes) -> Iterator[Merged]:
    for found in _MERGED.finditer(xml):
        first, last = _place(found[1]), _place(found[2])
        if last[0] > first[0] and first[1] <= MOST_COLUMNS:
            yield Merged(first[1], first[0], last[0])


def _hidden(xml: bytes) -> Iterator[int]:
    """Rows may leave out their number: then they follow the one before."""
    number = 0
    for found in _ROW.finditer(xml):
        told = _NUMBER.search(found[1])
        number = int(told[1]) if told else number + 1
        if _HIDDEN.search(found[1]):
            yield number - 1


def _unsaved(xml: bytes) -> Iterator[Place]:
    for found in _UNSAVED.finditer(xml):
        if told := _PLACE.search(found[1]):
            yield _place(told[1])


def _place(reference: bytes) -> Place:
    column, line = coordinate_from_string(reference.decode())
    return line - 1, column_index_from_string(column) - 1


def filled_down(
    rows: list[Sequence[Raw]], merged: Sequence[Merged], budget: Budget
) -> list[Sequence[Raw]]:
    """Give the rows with each merged value in every line it covers.

    Only down, never across: a title over all columns names none of them.
    """
    for area in merged:
        if area.first >= len(rows) or area.column >= len(rows[area.first]):
            continue
        value = rows[area.first][area.column]
        last = min(area.last, len(rows) - 1)
        budget.spend(last - area.first)
        for line in range(area.first + 1, last + 1):
            rows[line] = _with(rows[line], area.column, value)
    return rows


def _with(cells: Sequence[Raw], place: int, value: Raw) -> Sequence[Raw]:
    longer = [*cells, *([None] * (place + 1 - len(cells)))]
    if longer[place] is None:
        longer[place] = value
    return longer
