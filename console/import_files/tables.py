"""A sheet as bare cells, before anybody knows what its columns mean."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from console.errors import Refused
from console.import_files.findings import Finding
from console.text.folding import one_line

MOST_BYTES = 10 * 1024 * 1024
MOST_ROWS = 5_000  # forms
MOST_LINES = 100_000  # that hold something
MOST_COLUMNS = 100
MOST_CELLS = 1_500_000  # up to the last one filled of each line; some seconds of the machine

Raw = str | int | float | bool | datetime | None
Place = tuple[int, int]  # line and column, from 0


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet; row 0 is the first line a person sees."""

    name: str  # of the sheet; empty for CSV
    rows: Sequence[Sequence[Raw]]
    may_be_torn: bool  # CSV: a stray delimiter or line end shifts the cells of a row
    findings: tuple[Finding, ...] = ()
    cell_findings: Mapping[Place, tuple[Finding, ...]] = field(default_factory=dict)
    hidden_rows: Container[int] = frozenset()  # by a filter or by hand

    def line(self, row: int) -> int:
        """Give the row number people see in a spreadsheet program, from 1."""
        return row + 1


def as_text(raw: Raw) -> str:
    """Give a cell as a person would read it; times as dd/mm/yyyy HH:MM:SS."""
    if raw is None:
        return ""
    if isinstance(raw, datetime):
        return f"{raw:%d/%m/%Y %H:%M:%S}"
    if isinstance(raw, float) and raw.is_integer():
        return str(int(raw))
    return str(raw)


def is_blank(raw: Raw) -> bool:
    """Tell whether a cell shows nothing."""
    return raw is None or (isinstance(raw, str) and not one_line(raw))


def without_blank_end(cells: Sequence[Raw]) -> Sequence[Raw]:
    """Give a row up to its last cell that shows something; what is blank far away is nothing."""
    width = len(cells)
    while width and is_blank(cells[width - 1]):
        width -= 1
    return cells[:width]


def within_limits(rows: Iterable[Sequence[Raw]]) -> Iterator[Sequence[Raw]]:
    """Hand rows on while they are no more, and no wider, than a meeting can ever have.

    Raises:
        Refused: `intake_too_many_rows`, `intake_too_many_columns`.
    """
    filled = 0
    for cells in rows:
        shown = without_blank_end(cells) if cells else cells
        filled += bool(shown)
        if filled > MOST_LINES:
            raise Refused("intake_too_many_rows", most=MOST_ROWS)
        if len(shown) > MOST_COLUMNS:
            raise Refused("intake_too_many_columns", most=MOST_COLUMNS)
        yield cells


@dataclass(slots=True)
class Budget:
    """How many cells may still be looked at: a small file can claim millions."""

    left: int

    def spend(self, cells: int) -> None:
        """Look at so many more.

        Raises:
            Refused: `intake_too_many_cells`.
        """
        self.left -= cells
        if self.left < 0:
            raise Refused("intake_too_many_cells", most=MOST_CELLS)
