"""The columns of a registration sheet, known by what their headers say, in any order."""

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from console.errors import Refused
from console.i18n.catalog import translate
from console.import_files.findings import Code, Finding, warning
from console.import_files.tables import Raw, Table, as_text
from console.text.folding import fold, one_line

HEADER_WITHIN = 30  # rows; titles and notes above the header are skipped
_FEWEST_HEADERS = 3  # a row naming fewer columns is no header
_LONGEST_HEADER = 160  # characters; anything longer is somebody's text


class SheetField(StrEnum):
    """What one column of a registration form asks for."""

    SUBMITTED_AT = "submitted_at"
    REGISTRANT_KIND = "registrant_kind"
    FULL_NAME = "full_name"
    ORGANIZATION = "organization"
    POSITION = "position"
    ADDRESS = "address"
    PHONE = "phone"
    EMAIL = "email"
    ATTENDANCE = "attendance"
    WANTS_TO_SPEAK = "wants_to_speak"
    FIELD_TEXT = "field_text"
    PROCEDURE_TEXT = "procedure_text"
    QUESTION = "question"
    RAISED_BEFORE = "raised_before"

    @property
    def label_key(self) -> str:
        """The key of the column's name as shown to people."""
        return f"intake.column.{self.value}"


# Without these a form has no identity or nothing to answer.
REQUIRED = (
    SheetField.SUBMITTED_AT,
    SheetField.FULL_NAME,
    SheetField.PHONE,
    SheetField.ATTENDANCE,
    SheetField.QUESTION,
)

# Folded beginnings of headers; the longest that fits decides ("dia chi email" is no address).
_HEADERS: Mapping[SheetField, tuple[str, ...]] = {
    SheetField.SUBMITTED_AT: (
        *("dau thoi gian", "timestamp", "thoi gian gui", "thoi gian dang ky", "thoi diem gui"),
        *("ngay gui", "ngay dang ky"),
    ),
    SheetField.REGISTRANT_KIND: ("loai doi tuong", "doi tuong", "ban la"),
    SheetField.FULL_NAME: ("ho va ten", "ho ten", "ten nguoi dang ky", "nguoi dang ky"),
    SheetField.ORGANIZATION: (
        *("ten to chuc", "to chuc", "ten doanh nghiep", "doanh nghiep", "ten don vi"),
        *("don vi cong tac", "co quan"),
    ),
    SheetField.POSITION: ("chuc vu", "chuc danh"),
    SheetField.ADDRESS: ("dia chi", "noi o"),
    SheetField.PHONE: ("dien thoai", "so dien thoai", "sdt", "so dt"),
    SheetField.EMAIL: ("email", "e mail", "thu dien tu", "dia chi email", "dia chi thu dien tu"),
    SheetField.ATTENDANCE: ("hinh thuc tham du", "hinh thuc tham gia"),
    SheetField.WANTS_TO_SPEAK: ("dang ky phat bieu", "phat bieu"),
    SheetField.FIELD_TEXT: ("linh vuc",),
    SheetField.PROCEDURE_TEXT: ("thu tuc", "ten thu tuc"),
    SheetField.QUESTION: (
        "noi dung cau hoi",
        "noi dung kien nghi",
        "noi dung",
        "cau hoi",
        "kien nghi",
    ),
    SheetField.RAISED_BEFORE: ("da kien nghi", "da tung kien nghi", "kien nghi truoc day"),
}
_BY_LENGTH = sorted(
    ((start, field) for field, starts in _HEADERS.items() for start in starts),
    key=lambda pair: -len(pair[0]),
)


@dataclass(frozen=True, slots=True)
class Header:
    """Where the columns stand in one sheet."""

    row: int  # position in the table, from 0
    places: Mapping[SheetField, int]  # column positions, from 0
    width: int  # cells of the header row up to the last one with a text
    findings: tuple[Finding, ...]

    @property
    def missing(self) -> list[SheetField]:
        """Required columns that are not there."""
        return [field for field in REQUIRED if field not in self.places]


def official_name(field: SheetField) -> str:
    """Give a column's name as the form has it: Vietnamese, for people look for it in their file."""
    return translate("vi", field.label_key)


def field_of(header: str) -> SheetField | None:
    """Tell which column a header names, None when it names none we know."""
    if len(header) > _LONGEST_HEADER:
        return None
    words = re.sub(r"[^a-z0-9]+", " ", fold(header)).strip()
    words = re.sub(r"^\d+ ", "", words)  # "7. Điện thoại"
    for start, field in _BY_LENGTH:
        if words == start or words.startswith(f"{start} "):
            return field
    return None


def find_header(table: Table) -> Header | None:
    """Find the row that names most columns among the first thirty, None when no row does."""
    best: tuple[int, Mapping[SheetField, int]] | None = None
    for row, cells in enumerate(table.rows[:HEADER_WITHIN]):
        places = _places(cells)
        if len(places) >= _FEWEST_HEADERS and (best is None or len(places) > len(best[1])):
            best = row, places
    return None if best is None else _header(table, *best)


def _places(cells: Sequence[Raw]) -> dict[SheetField, int]:
    places: dict[SheetField, int] = {}
    for place, cell in enumerate(cells):
        field = field_of(as_text(cell))
        if field is not None:
            places.setdefault(field, place)
    return places


def _header(table: Table, row: int, places: Mapping[SheetField, int]) -> Header:
    cells = table.rows[row]
    named = [place for place, cell in enumerate(cells) if as_text(cell).strip()]
    findings = (*_strange_columns(cells, named, places), *absent_columns(places))
    return Header(row, places, max(named) + 1, findings)


def absent_columns(held: Container[SheetField]) -> tuple[Finding, ...]:
    """Name the columns that are not there and that a form can do without."""
    return tuple(
        warning(Code.COLUMN_ABSENT, name=official_name(field))
        for field in SheetField
        if field not in held and field not in REQUIRED
    )


def _strange_columns(
    cells: Sequence[Raw], named: Iterable[int], places: Mapping[SheetField, int]
) -> Iterable[Finding]:
    read = set(places.values())
    for place in named:
        if place not in read:
            name = one_line(as_text(cells[place]))
            known = field_of(as_text(cells[place])) is not None
            yield warning(Code.COLUMN_TWICE if known else Code.COLUMN_UNKNOWN, name=name[:80])


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
