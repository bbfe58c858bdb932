"""The columns of a registration sheet, known by what their headers say, in any order."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from console.errors import Refused
from console.i18n.catalog import translate
from console.import_files.findings import Code, Finding, warning
from console.import_files.header_names import SheetField, field_of, is_of_form_tool, stand_in_of
from console.import_files.tables import Table, as_text
from console.text.folding import one_line

HEADER_WITHIN = 30  # rows; titles and notes above the header are skipped
HEADER_ROWS = 3  # a header may stand in so many, groups above and below them what they hold
_FEWEST_HEADERS = 3  # a row naming fewer columns is no header

# Without these a form has no identity or nothing to answer.
REQUIRED = (
    SheetField.SUBMITTED_AT,
    SheetField.FULL_NAME,
    SheetField.PHONE,
    SheetField.ATTENDANCE,
    SheetField.QUESTION,
)

Places = Mapping[SheetField, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Header:
    """Where the columns stand in one sheet."""

    row: int  # position of its last row in the table, from 0
    titles: Sequence[str]  # of each column; empty = it has none
    places: Places  # column positions, from 0; forms that branch ask for a thing more than once
    findings: tuple[Finding, ...]

    @property
    def width(self) -> int:
        """Cells up to the last one with a title."""
        return max(place for place, title in enumerate(self.titles) if title) + 1

    @property
    def count(self) -> int:
        """How many columns it names."""
        return sum(map(len, self.places.values()))

    @property
    def missing(self) -> list[SheetField]:
        """Required columns that are not there."""
        return [field for field in REQUIRED if field not in self.places]


def official_name(field: SheetField) -> str:
    """Give a column's name as the form has it: Vietnamese, for people look for it in their file."""
    return translate("vi", field.label_key)


def find_header(table: Table) -> Header | None:
    """Find the rows that name most columns among the first thirty, None when none do."""
    best: Header | None = None
    for row in range(min(len(table.rows), HEADER_WITHIN)):
        if not _names_columns(_texts(table, row)):
            continue
        header = _header(table, row)
        if header.count >= _FEWEST_HEADERS and (best is None or header.count > best.count):
            best = header
    return best


def _header(table: Table, row: int) -> Header:
    """Read the header that has this row in it, with the rows of groups above and below."""
    last = row
    while last + 1 < min(len(table.rows), row + HEADER_ROWS) and _only_names(table, last + 1):
        last += 1
    titles = _texts(table, last)
    for above in range(last - 1, max(-1, last - HEADER_ROWS), -1):
        groups = _texts(table, above)
        if above >= row or _names_columns(groups):
            titles = _filled(titles, groups, is_inside=above >= row)
    places = _places(titles)
    return Header(
        last, titles, places, (*_strange_columns(titles, places), *absent_columns(places))
    )


def _names_columns(texts: Iterable[str]) -> bool:
    """Tell a row of a header from a title, which may begin like the name of one column."""
    return sum(field_of(text) is not None for text in texts) > 1


def _texts(table: Table, row: int) -> list[str]:
    return [one_line(as_text(cell)) for cell in table.rows[row]]


def _only_names(table: Table, row: int) -> bool:
    """Tell whether every cell that holds something names a column: a row of the header."""
    held = [text for text in _texts(table, row) if text]
    return bool(held) and all(field_of(text) is not None for text in held)


def _filled(titles: Sequence[str], above: Sequence[str], *, is_inside: bool) -> list[str]:
    """Take from the row above what is empty below; of a row that may be no header, names only."""
    width = max(len(titles), len(above))
    pairs = zip(_padded(titles, width), _padded(above, width), strict=True)
    return [
        lower or (upper if is_inside or field_of(upper) is not None else "")
        for lower, upper in pairs
    ]


def _padded(texts: Sequence[str], width: int) -> list[str]:
    return [*texts, *([""] * (width - len(texts)))]


def _places(titles: Sequence[str]) -> dict[SheetField, tuple[int, ...]]:
    places: dict[SheetField, tuple[int, ...]] = {}
    for place, title in enumerate(titles):
        field = field_of(title)
        if field is not None:
            places[field] = (*places.get(field, ()), place)
    for place, title in enumerate(titles):
        field = stand_in_of(title)
        if field is not None and field_of(title) is None:
            places.setdefault(field, (place,))
    return places


def absent_columns(held: Container[SheetField]) -> tuple[Finding, ...]:
    """Name the columns that are not there and that a form can do without."""
    return tuple(
        warning(Code.COLUMN_ABSENT, name=official_name(field))
        for field in SheetField
        if field not in held and field not in REQUIRED
    )


def _strange_columns(titles: Iterable[str], places: Places) -> Iterator[Finding]:
    read = {place for held in places.values() for place in held}
    for place, title in enumerate(titles):
        if title and place not in read and not is_of_form_tool(title) and not stand_in_of(title):
            yield warning(Code.COLUMN_UNKNOWN, name=title[:80])


def check_columns(header: Header | None, table: Table) -> Header:
    """Give the header when it names every column a form cannot do without.

    Raises:
        Refused: `intake_header_missing`, or `intake_columns_missing` naming them.
    """
    if header is None:
        raise Refused("intake_header_missing", rows=HEADER_WITHIN)
    if header.missing:
        raise Refused(
            "intake_columns_missing",
            line=table.line(header.row),
            columns=", ".join(f"“{official_name(field)}”" for field in header.missing),
        )
    return header
