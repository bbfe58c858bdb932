"""CSV files into a table: encoding, delimiter and quotes as they come."""

import csv
import io
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from itertools import islice

from console.errors import Refused
from console.import_files.columns import HEADER_WITHIN, find_header
from console.import_files.findings import Code, Finding, repaired
from console.import_files.old_encodings import MANGLED, OLD_FONTS, best_of, is_damaged, restore
from console.import_files.plain_cells import plain_table
from console.import_files.tables import Table, within_limits

_DELIMITERS = ",;\t|"
_BOMS = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_WINDOWS = "Windows-1258"
_SAMPLE = 4_096  # bytes looked at for UTF-16 without a mark


def read_text_file(content: bytes) -> Table:
    """Read a CSV file, split at comma, semicolon, tab or bar.

    In UTF-8, UTF-16, Windows-1258 or an old Vietnamese font; UTF-8 that was taken for Windows-1252
    and saved is read where no letter was lost.

    Raises:
        Refused: `intake_encoding_damaged`, `intake_encoding_unknown`, `intake_csv_broken`,
            `intake_too_many_rows`, `intake_too_many_columns`.
    """
    text, findings = _decode(content)
    delimiter = _delimiter(text)
    if delimiter is None:
        if findings and findings[0].facts["name"] == _WINDOWS:
            raise Refused("intake_encoding_unknown")
        delimiter = ","
    rows = list(within_limits(_rows(text, delimiter)))
    return replace(plain_table("", rows, may_be_torn=True), findings=findings)


def _decode(content: bytes) -> tuple[str, tuple[Finding, ...]]:
    wide = _BOMS.get(content[:2]) or _wide_without_mark(content[:_SAMPLE])
    if wide is not None:
        text = content.decode(wide, errors="replace").removeprefix("\ufeff")
        restored, told = _restored(text)
        return restored, (*_converted("UTF-16"), *told)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as damage:
        _refuse_damaged_utf8(content, damage)
        return _decode_old(content)
    return _restored(text)


def _restored(text: str) -> tuple[str, tuple[Finding, ...]]:
    """Give UTF-8 as it was before another program read it as Windows-1252 and saved that."""
    if is_damaged(text):
        raise Refused("intake_encoding_damaged", line=_damaged_line(text))
    restored = restore(text)
    return (text, ()) if restored is None else (restored, _converted(MANGLED))


def _damaged_line(text: str) -> int:
    lines = text.split("\n")
    return next((number for number, line in enumerate(lines, 1) if is_damaged(line)), 1)


def _decode_old(content: bytes) -> tuple[str, tuple[Finding, ...]]:
    """Read bytes that are no Unicode: the reading in which the words are Vietnamese."""
    readings: dict[str, Callable[[str], str]] = dict(OLD_FONTS)
    with suppress(UnicodeDecodeError):
        windows = unicodedata.normalize("NFC", content.decode("cp1258"))
        readings[_WINDOWS] = lambda _: windows
    best = best_of(content.decode("latin-1"), readings)
    if best is None:
        raise Refused("intake_encoding_unknown")
    return best.text, _converted(best.name)


def _converted(name: str) -> tuple[Finding, ...]:
    return (repaired(Code.ENCODING_CONVERTED, name=name),)


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
        header = find_header(plain_table("", _beginning(text, delimiter)))
        if header is not None and header.count > most:
            best, most = delimiter, header.count
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
        for row in reader:
            yield row
            read = reader.line_num
    except csv.Error as damage:
        raise Refused("intake_csv_broken", line=read + 1) from damage
