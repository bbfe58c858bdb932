"""One cell: what stood there, what it means, and what was found on the way."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from console.errors import Fact
from console.import_files.findings import Code, Finding, Verdict, error, repaired, warning, worst
from console.text.email_addresses import is_address
from console.text.folding import clean, fold, one_line, shows_something
from console.text.phones import Phone, read_phone, show_phone
from models.codes.registrations import AttendanceWish, RegistrantKind

LONG_TEXT = 3_000  # characters; a reviewer is told
LONGEST_TEXT = 20_000  # characters; a longer text is not imported
_LONGEST_PHONE = 200  # characters

# "- a list item" is no formula; "+cmd|'…" and "-2+SUM(" are.
_FORMULA = re.compile(r"\s*(?:[=@＝＠]|[+\-＋－][A-Za-z0-9.+\-*/]{0,30}[(|!])")
_MARKUP = re.compile(r"</?[a-z][^<>]*>|<\s*script|javascript:", re.I)
_NO_EMAIL = frozenset(
    {
        *("khong co", "khong", "ko co", "ko", "k co", "chua co", "-", "--", "x", "n/a"),
        *("anonymous", "an danh", "none", "null"),
    }
)


@dataclass(frozen=True, slots=True)
class AttendanceAnswer:
    """How somebody wants to take part."""

    wish: AttendanceWish
    branch_number: int | None = None  # Chi nhánh số N, for a bridge; None = not told


@dataclass(frozen=True, slots=True)
class RaisedBefore:
    """The sender's own claim about earlier meetings."""

    raised: bool
    times: int = 0  # as claimed; 0 = never
    when: str = ""


CellValue = str | bool | datetime | RegistrantKind | AttendanceAnswer | RaisedBefore | None


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell with its verdict; `raw` is what the file says, `value` what is imported."""

    raw: str
    value: CellValue
    findings: tuple[Finding, ...] = ()

    @property
    def text(self) -> str:
        """A text as it is kept; what could not be read stays as written, on one line."""
        return self.value if isinstance(self.value, str) else one_line(self.raw)

    @property
    def verdict(self) -> Verdict:
        """The gravest of its findings."""
        return worst(finding.verdict for finding in self.findings)

    @property
    def gravest(self) -> Finding | None:
        """The first finding of the gravest kind."""
        return next((finding for finding in self.findings if finding.verdict == self.verdict), None)

    @property
    def code(self) -> Code | None:
        """Why, in one word; None when there is nothing to say."""
        return None if self.gravest is None else self.gravest.code

    @property
    def facts(self) -> Mapping[str, Fact]:
        """The facts of that reason."""
        return {} if self.gravest is None else self.gravest.facts


def read_text(raw: str, *, is_one_line: bool = True) -> Cell:
    """Read a free text: kept in its wording, only the encoding of it is put right."""
    value = one_line(raw) if is_one_line else clean(raw).strip()
    if not value:
        return Cell(raw, value)
    return Cell(raw, value, (*_repairs(raw), *_dangers(value), *_length(value)))


def _repairs(raw: str) -> Iterator[Finding]:
    """Tell what cleaning changed; white space inside a short text is not worth a word."""
    if raw.isascii() and raw == raw.strip() and "\r" not in raw and raw.isprintable():
        return
    if unicodedata.normalize("NFC", raw) != raw:
        yield repaired(Code.ACCENTS_JOINED)
    if "Ð" in raw or "ð" in raw:
        yield repaired(Code.LETTER_D_REPAIRED)
    kept = clean(raw)
    if _visible_length(kept) != _visible_length(raw):
        yield repaired(Code.INVISIBLE_REMOVED)
    if _has_mixed_line_ends(raw):
        yield repaired(Code.LINE_ENDS_UNIFIED)
    if kept != kept.strip():
        yield repaired(Code.SPACES_TRIMMED)


def _has_mixed_line_ends(text: str) -> bool:
    """Tell whether lines end in more than one way; CRLF alone is how CSV files are."""
    pairs = text.count("\r\n")
    has_bare_cr = text.count("\r") > pairs
    has_bare_lf = text.count("\n") > pairs
    return (
        has_bare_cr
        or (pairs > 0 and has_bare_lf)
        or re.search("[\x85\u2028\u2029]", text) is not None
    )


def _visible_length(text: str) -> int:
    """Count characters with every line end as one and accents joined."""
    lines = text.replace("\r\n", "\n")
    return len(unicodedata.normalize("NFC", lines))


def _dangers(value: str) -> Iterator[Finding]:
    if _FORMULA.match(value):
        yield warning(Code.FORMULA_TEXT)
    if _MARKUP.search(value):
        yield warning(Code.MARKUP_TEXT)


def _length(value: str) -> Iterator[Finding]:
    if LONG_TEXT < len(value) <= LONGEST_TEXT:
        yield warning(Code.TEXT_LONG, length=len(value))


def limited(cell: Cell) -> Cell:
    """Give the cell with an error when more stands in it than is kept, whatever its column."""
    length = len(clean(cell.raw).strip())
    if length <= LONGEST_TEXT:
        return cell
    too_long = error(Code.TEXT_TOO_LONG, length=length, most=LONGEST_TEXT)
    return replace(cell, findings=(too_long, *cell.findings))


def read_name(raw: str) -> Cell:
    """Read a full name; a form without one is kept, and a person completes it."""
    cell = read_text(raw)
    return _or_missing(
        cell if shows_something(cell.text) else replace(cell, value=""), Code.NAME_MISSING
    )


def read_question(raw: str) -> Cell:
    """Read what is asked, wording and lines kept; review decides about an empty one."""
    return _or_missing(read_text(raw, is_one_line=False), Code.QUESTION_MISSING)


def _or_missing(cell: Cell, code: Code) -> Cell:
    return cell if cell.value else Cell(cell.raw, cell.value, (*cell.findings, warning(code)))


def read_phone_cell(raw: str) -> Cell:
    """Read a telephone number into E.164; one that cannot be read stays beside it as written."""
    phone = read_phone(raw[:_LONGEST_PHONE])
    if not isinstance(phone, Phone):
        return Cell(raw, None, (warning(Code(phone.value), written=one_line(raw)[:80]),))
    if not phone.repaired:
        return Cell(raw, phone.e164)
    shown = show_phone(phone.e164)
    return Cell(raw, phone.e164, (repaired(Code.PHONE_REPAIRED, shown=shown),))


def read_email(raw: str) -> Cell:
    """Read an address for e-mail; no address is fine, a broken one is told."""
    text = one_line(raw)
    if not text:
        return Cell(raw, "")
    if fold(text).strip(" .") in _NO_EMAIL:
        return Cell(raw, "", (repaired(Code.EMAIL_NONE),))
    address = re.sub(r"\s+", "", text).lower()
    if not is_address(address):
        return Cell(raw, None, (warning(Code.EMAIL_UNREADABLE, written=text[:80]),))
    same = address == text
    return Cell(raw, address, () if same else (repaired(Code.EMAIL_RESPELLED, shown=address),))
