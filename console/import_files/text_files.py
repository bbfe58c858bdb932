"""CSV files into a table: encoding, delimiter and quotes as they come."""

import csv
import io
from collections.abc import Iterator
from itertools import islice

from console.errors import Refused
from console.import_files.columns import HEADER_WITHIN, find_header
from console.import_files.findings import Code, Finding, repaired
from console.import_files.tables import Table, check_size

_DELIMITERS = ",;\t|"
_BOMS = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_SAMPLE = 4_096  # bytes looked at for UTF-16 without a mark


def read_text_file(content: bytes) -> Table:
    """Read a CSV file in UTF-8, UTF-16 or Windows-1258, split at comma, semicolon, tab or bar.

    Raises:
        Refused: `intake_encoding_damaged`, `intake_encoding_unknown`, `intake_csv_broken`,
            `intake_too_many_rows`, `intake_too_many_columns`.
    """
    text, findings = _decode(content)
    delimiter = _delimiter(text)
    if delimiter is None:
        if findings and findings[0].facts["name"] == "Windows-1258":
            raise Refused("intake_encoding_unknown")
        delimiter = ","
    rows = list(_rows(text, delimiter))
    return Table(name="", rows=rows, may_be_torn=True, findings=findings)


def _decode(content: bytes) -> tuple[str, tuple[Finding, ...]]:
    wide = _BOMS.get(content[:2]) or _wide_without_mark(content[:_SAMPLE])
    if wide is not None:
        text = content.decode(wide, errors="replace").removeprefix("\ufeff")
        return text, (repaired(Code.ENCODING_CONVERTED, name="UTF-16"),)
    try:
        return content.decode("utf-8-sig"), ()
    except UnicodeDecodeError as damage:
        _refuse_damaged_utf8(content, damage)
    try:
        text = content.decode("cp1258")
    except UnicodeDecodeError as unknown:
        raise Refused("intake_encoding_unknown") from unknown
    return text, (repaired(Code.ENCODING_CONVERTED, name="Windows-1258"),)


def _wide_without_mark(sample: bytes) -> str | None:
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) * 4 < len(sample) or min(even, odd) * 4 > max(even, odd):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _refuse_damaged_utf8(content: bytes, damage: UnicodeDecodeError) -> None:
    """Refuse UTF-8 with a few bad bytes: read as another encoding it would be gibberish."""
    text = content.decode("utf-8", errors="replace")
    bad = text.count("\ufffd")
    good = sum(1 for character in text if character > "\x7f") - bad
    if good > bad:
        raise Refused("intake_encoding_damaged", line=content[: damage.start].count(b"\n") + 1)


def _delimiter(text: str) -> str | None:
    """Find the delimiter that makes the best header row, None when none makes any."""
    best, most = None, 0
    for delimiter in _DELIMITERS:
        header = find_header(Table("", _beginning(text, delimiter), may_be_torn=True))
        if header is not None and len(header.places) > most:
            best, most = delimiter, len(header.places)
    return best


def _beginning(text: str, delimiter: str) -> list[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        return list(islice(reader, HEADER_WITHIN))
    except csv.Error:
        return []


def _rows(text: str, delimiter: str) -> Iterator[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    read = 0  # physical lines of the records before
    try:
        for number, row in enumerate(reader, 1):
            check_size(lines=number, columns=len(row) if any(row) else 0)
            yield row
            read = reader.line_num
    except csv.Error as damage:
        raise Refused("intake_csv_broken", line=read + 1) from damage
