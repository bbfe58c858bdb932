"""Reads a list of new accounts from CSV: `name,role,unit,display_name`."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from console.administration.rules import RowRefused, account_name, refuse_role
from console.auth.roles import PEOPLE
from console.errors import Refused
from console.text.folding import one_line
from models.codes.people import Role

HEADER = ("name", "role", "unit", "display_name")
MOST_BYTES = 1024 * 1024
MOST_ROWS = 500  # each costs a password check's time; a city has fewer


@dataclass(frozen=True, slots=True)
class Listed:
    """One account to be made."""

    line: int  # of the file, from 1; the header is line 1
    name: str
    role: Role
    unit_code: str  # empty = none
    display_name: str  # empty = as the name


def read(content: bytes) -> tuple[Listed, ...]:
    """Read the rows of a list, every one checked as far as it can be without a database.

    Raises:
        Refused: `account_list_…`, about the file as a whole.
        RowRefused: a row is wrong, or names an account a second time.
    """
    rows = _rows(_text(content))
    header = next(rows, (0, []))[1]
    if tuple(cell.strip().lower() for cell in header) != HEADER:
        raise Refused("account_list_header", needed=",".join(HEADER))
    listed = tuple(_listed(line, cells) for line, cells in rows)
    if not listed:
        raise Refused("account_list_empty")
    if len(listed) > MOST_ROWS:
        raise Refused("account_list_too_long", most=MOST_ROWS)
    _refuse_twice(listed)
    return listed


def _text(content: bytes) -> str:
    if len(content) > MOST_BYTES:
        raise Refused("account_list_too_long", most=MOST_ROWS)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused("account_list_not_text") from None
    if "\0" in text:
        raise Refused("account_list_not_text")
    return text


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Give line and cells of every row that is not blank."""
    # Excel set to Vietnamese writes semicolons.
    delimiter = ";" if ";" in text.split("\n", 1)[0] else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield reader.line_num, cells
    except csv.Error:
        raise Refused("account_list_torn", line=reader.line_num) from None


def _listed(line: int, cells: list[str]) -> Listed:
    try:
        if len(cells) != len(HEADER):
            raise Refused("account_cells", found=len(cells), needed=len(HEADER))
        name, role, unit, display_name = (one_line(cell) for cell in cells)
        return Listed(line, account_name(name), _role(role), unit, display_name)
    except Refused as because:
        raise RowRefused(line, because) from None


def _role(code: str) -> Role:
    try:
        role = Role(code.lower())
    except ValueError:
        known = ", ".join(PEOPLE)
        raise Refused("role_unknown", found=code, known=known) from None
    refuse_role(role)
    return role


def _refuse_twice(listed: tuple[Listed, ...]) -> None:
    seen: set[str] = set()
    for account in listed:
        if account.name in seen:
            raise RowRefused(account.line, Refused("account_exists", name=account.name))
        seen.add(account.name)
