"""Broken, wrong and wicked files: each ends in a sheet or in one refusal with a text."""

import io
import random
import zipfile
import zlib
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from console.errors import ConsoleError
from console.i18n.catalog import LANGUAGES, translate
from console.import_files.findings import Verdict
from console.import_files.header_names import SheetField
from console.import_files.sheets import Sheet
from console.import_files.tables import Raw
from console.text.folding import clean
from tests.console.import_files.sample_files import (
    HEADERS,
    OCTOBER,
    SEPTEMBER,
    csv_of,
    form,
    read,
    saved,
    xlsx_of,
)

SHEET = "xl/worksheets/sheet1.xml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504
NAME = "[Content_Types].xml"


def ending(content: bytes, filename: str) -> Sheet | ConsoleError:
    try:
        return read(content, filename)
    except ConsoleError as refusal:
        return refusal


def ends_well(content: bytes, filename: str = "phieu.csv") -> Sheet | ConsoleError:
    """A sheet with a verdict for every row, or a refusal that can be told; nothing else."""
    ended = ending(content, filename)
    if isinstance(ended, ConsoleError):
        told = [translate(one, f"error.{ended.code}", **ended.facts) for one in LANGUAGES]
    else:
        assert len(ended.rows) == sum(ended.count(verdict) for verdict in Verdict)
        texts = [row.text(field) for row in ended.rows for field in SheetField]
        assert [text for text in texts if clean(text) != text] == []
        findings = [one for row in ended.rows for one in row.all_findings]
        told = [translate("vi", one.text_key, **one.facts) for one in findings]
    assert all(told)
    return ended


def refused(content: bytes, filename: str = "phieu.xlsx") -> str:
    ended = ends_well(content, filename)
    return ended.code if isinstance(ended, ConsoleError) else "read"


def with_parts(changes: dict[str, bytes | None], base: bytes = OCTOBER) -> bytes:
    """The workbook with some parts replaced, added or (None) left out."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(base)) as old, zipfile.ZipFile(stream, "w", 8) as new:
        kept = {name: old.read(name) for name in old.namelist()}
        for name, part in {**kept, **changes}.items():
            if part is not None:
                new.writestr(name, part)
    return stream.getvalue()


def part(name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(OCTOBER)) as package:
        return package.read(name)


def package(**parts: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", 8) as new:
        for name, content in parts.items():
            new.writestr(name.replace("__", "/").replace("_x", ".x").replace("_b", ".b"), content)
    return stream.getvalue()


def sheet_of(cells: bytes) -> bytes:
    """A workbook whose only sheet has a sound header, one sound form, and these rows."""
    rows = xlsx_of(form())
    with zipfile.ZipFile(io.BytesIO(rows)) as old:
        sheet = old.read(SHEET)
    return with_parts({SHEET: sheet.replace(b"</sheetData>", cells + b"</sheetData>")}, base=rows)


LAST_COLUMN_OF_MANY_ROWS = b"".join(
    b'<row r="%d"><c r="CV%d"><v>1</v></c></row>' % (number, number) for number in range(3, 15_500)
)


def encrypted_flag(content: bytes) -> bytes:
    """Every entry says it is encrypted, in both headers of the archive."""
    changed = bytearray(content)
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(signature)
        while at >= 0:
            changed[at + offset] |= 1
            at = content.find(signature, at + 4)
    return bytes(changed)


def two_sheets_without_forms() -> bytes:
    book = Workbook(write_only=True)
    for title in ("Ghi chú", "Thống kê"):
        book.create_sheet(title).append(["một", "hai"])
    return saved(book)


def text_of(*rows: list[Raw]) -> str:
    return csv_of(*rows).decode("utf-8-sig")


HEADER = ",".join(f'"{name}"' for name in HEADERS.values())
ROW = text_of(form()).split("\r\n")[1]
BILLION = (
    b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><worksheet>&c;</worksheet>'
)
EXTERNAL = (
    b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    b"<worksheet><sheetData>&x;</sheetData></worksheet>"
)

# What each is, and the one refusal it ends in.
WRONG: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b"", "intake_file_empty"),
    "only a byte order mark": (lambda: b"\xef\xbb\xbf", "intake_file_empty"),
    "only blanks": (lambda: b" \r\n\t " * 50, "intake_file_empty"),
    "only zero bytes": (lambda: b"\x00" * 4_096, "intake_file_empty"),
    "over 10 MB": (lambda: SEPTEMBER * 200, "intake_file_too_big"),
    "pdf": (lambda: b"%PDF-1.7\n...", "intake_file_kind"),
    "png": (lambda: b"\x89PNG\r\n\x1a\n....", "intake_file_kind"),
    "jpeg": (lambda: b"\xff\xd8\xff\xe0....", "intake_file_kind"),
    "gif": (lambda: b"GIF89a....", "intake_file_kind"),
    "rtf": (lambda: b"{\\rtf1 Phi}", "intake_file_kind"),
    "gzip": (lambda: b"\x1f\x8b\x08....", "intake_file_kind"),
    "rar": (lambda: b"Rar!\x1a\x07....", "intake_file_kind"),
    "program": (lambda: b"MZ\x90\x00....", "intake_file_kind"),
    "web page called xls": (
        lambda: b"<html><table><tr><td>1</td></tr></table>",
        "intake_file_kind",
    ),
    "xml table": (lambda: b'\xef\xbb\xbf<?xml version="1.0"?><Workbook/>', "intake_file_kind"),
    "docx that is no form": (
        lambda: package(word__document_xml=b"<w/>"),
        "intake_form_unknown",
    ),
    "ods": (lambda: package(content_xml=b"<o/>"), "intake_file_kind"),
    "xlsb": (lambda: package(xl__workbook_bin=b"\x00"), "intake_file_kind"),
    "some zip": (lambda: package(readme_xml=b"x"), "intake_file_kind"),
    "empty zip": (lambda: package(), "intake_file_kind"),
    "password": (
        lambda: OLE + "EncryptedPackage".encode("utf-16-le"),
        "intake_file_encrypted",
    ),
    "old excel": (lambda: OLE + "Workbook".encode("utf-16-le"), "intake_file_old_excel"),
    "old word": (lambda: OLE + "WordDocument".encode("utf-16-le"), "intake_file_kind"),
    "encrypted entries": (lambda: encrypted_flag(OCTOBER), "intake_file_encrypted"),
    "macros": (lambda: with_parts({"xl/vbaProject.bin": b"\x00"}), "intake_file_macros"),
    "old macros": (
        lambda: with_parts({"xl/macrosheets/sheet1.xml": b"<x/>"}),
        "intake_file_macros",
    ),
    "cut in the middle": (lambda: OCTOBER[: len(OCTOBER) // 2], "intake_workbook_broken"),
    "cut at the end": (lambda: OCTOBER[:-1], "intake_workbook_broken"),
    "only the beginning": (lambda: OCTOBER[:4], "intake_workbook_broken"),
    "no sheet part": (lambda: with_parts({SHEET: None}), "intake_sheet_missing"),
    "no content types": (lambda: with_parts({NAME: None}), "intake_workbook_broken"),
    "no relations": (
        lambda: with_parts({"xl/_rels/workbook.xml.rels": None}),
        "intake_workbook_broken",
    ),
    "workbook is no xml": (
        lambda: with_parts({"xl/workbook.xml": b"\xff\x00"}),
        "intake_workbook_broken",
    ),
    "sheet is no xml": (lambda: with_parts({SHEET: b"hello"}), "intake_workbook_broken"),
    "sheet is cut": (lambda: with_parts({SHEET: part(SHEET)[:5_000]}), "intake_workbook_broken"),
    "styles are no xml": (lambda: with_parts({"xl/styles.xml": b"<a"}), "intake_workbook_broken"),
    "entities that grow": (lambda: with_parts({SHEET: BILLION}), "intake_workbook_broken"),
    "entity of a file": (lambda: with_parts({SHEET: EXTERNAL}), "intake_workbook_broken"),
    "number that is none": (
        lambda: sheet_of(b'<row r="3"><c r="A3"><v>nan</v></c></row>'),
        "intake_workbook_broken",
    ),
    "number of 5,000 digits": (
        lambda: sheet_of(b'<row r="3"><c r="A3"><v>' + b"9" * 5_000 + b"</v></c></row>"),
        "intake_workbook_broken",
    ),
    "shared text that is not there": (
        lambda: sheet_of(b'<row r="3"><c r="A3" t="s"><v>99</v></c></row>'),
        "intake_workbook_broken",
    ),
    "bomb": (
        lambda: with_parts({"xl/media/a.bin": b"\x00" * (51 << 20)}),
        "intake_workbook_too_big",
    ),
    "thousand parts": (
        lambda: with_parts({f"xl/media/{number}": b"" for number in range(1_001)}),
        "intake_workbook_too_big",
    ),
    "beyond the last possible row": (
        lambda: sheet_of(b'<row r="1048577"><c r="A1048577"><v>1</v></c></row>'),
        "intake_too_many_rows",
    ),
    "last possible column": (
        lambda: sheet_of(b'<row r="3"><c r="CW3"><v>1</v></c></row>'),
        "intake_too_many_columns",
    ),
    "millions of cells": (lambda: sheet_of(LAST_COLUMN_OF_MANY_ROWS), "intake_too_many_cells"),
    "no sheet with forms": (two_sheets_without_forms, "intake_sheet_missing"),
    "only a note": (lambda: xlsx_of(["Ghi chú"], with_header=False), "intake_sheet_missing"),
    "header only, xlsx": (lambda: xlsx_of(), "intake_rows_missing"),
    "header only, csv": (lambda: csv_of(), "intake_rows_missing"),
    "prose": (lambda: "Kính gửi Trung tâm, tôi xin hỏi".encode(), "intake_header_missing"),
    "json": (lambda: b'{"a": [1, 2, 3]}', "intake_header_missing"),
    "random bytes": (lambda: random.Random(7).randbytes(9_000), "intake_encoding_unknown"),
    "utf-8 cut in a letter": (
        lambda: csv_of(form({SheetField.RAISED_BEFORE: "Có"}))[:-3],
        "intake_encoding_damaged",
    ),
    "another legacy code page": (
        lambda: "Фамилия,Телефон,Вопрос\r\n".encode("cp1251"),
        "intake_encoding_unknown",
    ),
    "open quote": (lambda: f'{HEADER}\r\n"{ROW}\r\n'.encode(), "intake_csv_broken"),
    "stray quote": (lambda: f'{HEADER}\r\n"a"b,{ROW}\r\n'.encode(), "intake_csv_broken"),
    "cell of 140,000 letters": (
        lambda: csv_of(form({SheetField.QUESTION: "x" * 140_000})),
        "intake_csv_broken",
    ),
    "5,001 forms": (lambda: (HEADER + f"\r\n{ROW}" * 5_001).encode(), "intake_too_many_rows"),
    "100,001 rows of notes": (
        lambda: (HEADER + "\r\nx" * 100_002).encode(),
        "intake_too_many_rows",
    ),
    "101 columns": (
        lambda: (HEADER + ",x" * 90 + "\r\n" + ROW).encode(),
        "intake_too_many_columns",
    ),
    "columns lack": (lambda: b"Ho va ten,Email,Dia chi\r\na,b,c\r\n", "intake_columns_missing"),
}


@pytest.mark.parametrize("what", WRONG)
def test_a_wrong_file_when_read_then_ends_in_its_one_refusal(what: str) -> None:
    make, code = WRONG[what]

    assert refused(make()) == code


@pytest.mark.parametrize("name", ["phieu.csv", "phieu.xlsx", "phieu", "../../x.xls", "\x00", ""])
def test_a_sound_file_when_called_anything_then_its_content_decides(name: str) -> None:
    assert isinstance(ends_well(OCTOBER, name), Sheet)
    assert isinstance(ends_well(SEPTEMBER, name), Sheet)


def test_a_sound_workbook_when_called_a_macro_workbook_then_is_refused() -> None:
    assert refused(OCTOBER, "phieu.XLSM") == "intake_file_macros"


def test_a_workbook_when_it_claims_a_huge_size_then_is_read_all_the_same() -> None:
    sheet = part(SHEET).replace(b'ref="A1:N107"', b'ref="A1:XFD1048576"')

    ended = ends_well(with_parts({SHEET: sheet}))

    assert isinstance(ended, Sheet)
    assert len(ended.rows) == 104


def test_a_workbook_when_it_links_to_another_file_then_the_link_is_not_followed() -> None:
    link = b'<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'
    cell = b'<row r="3"><c r="C3"><f>[1]Sheet1!A1</f><v>1</v></c></row>'
    rows = sheet_of(cell)

    ended = ends_well(with_parts({"xl/externalLinks/externalLink1.xml": link}, base=rows))

    assert isinstance(ended, Sheet)
    assert ended.rows[1].text(SheetField.FULL_NAME) == "1"


def test_empty_rows_and_a_cell_far_below_count_nothing() -> None:
    rows = read((HEADER + "\r\n" * 100_002 + ROW).encode()).rows
    far = sheet_of(b'<row r="1048576"><c r="A1048576" t="inlineStr"><is><t> </t></is></c></row>')

    assert [row.line for row in rows] == [100_003]
    assert len(read(far).rows) == len(read(sheet_of(b"")).rows)


def test_utf8_saved_as_another_encoding_when_nothing_was_lost_then_is_read() -> None:
    mangled = (HEADER + "\r\n" + ROW).encode().decode("latin-1")

    (right,) = read((HEADER + "\r\n" + ROW).encode()).rows

    for encoding in ("utf-8", "utf-16"):
        assert [row.content for row in read(mangled.encode(encoding)).rows] == [right.content]


def test_zero_bytes_when_inside_a_cell_then_are_taken_out() -> None:
    ended = ends_well(csv_of(form({SheetField.FULL_NAME: "Đào\x00 Thị"})))

    assert isinstance(ended, Sheet)
    assert ended.rows[0].text(SheetField.FULL_NAME) == "Đào Thị"


CUTS = sorted({random.Random(11).randrange(len(OCTOBER)) for _ in range(40)})


@pytest.mark.parametrize("cut", CUTS)
def test_a_workbook_when_cut_anywhere_then_is_refused_as_broken(cut: int) -> None:
    code = refused(OCTOBER[:cut])

    assert code in {"intake_workbook_broken", "intake_file_empty", "intake_header_missing"}


@given(cut=st.integers(0, len(SEPTEMBER)))
@settings(max_examples=40)
def test_a_csv_when_cut_anywhere_then_ends_well(cut: int) -> None:
    assert ends_well(SEPTEMBER[:cut]) is not None


BYTES = st.lists(st.tuples(st.integers(0, 60_000), st.integers(0, 255)), min_size=1, max_size=20)


def flipped(content: bytes, changes: list[tuple[int, int]]) -> bytes:
    changed = bytearray(content)
    for at, value in changes:
        changed[at % len(changed)] = value
    return bytes(changed)


@given(changes=BYTES)
@settings(max_examples=80)
def test_a_workbook_when_bytes_flip_then_ends_well(changes: list[tuple[int, int]]) -> None:
    assert ends_well(flipped(OCTOBER, changes)) is not None


@given(changes=BYTES)
@settings(max_examples=40)
def test_a_csv_when_bytes_flip_then_ends_well(changes: list[tuple[int, int]]) -> None:
    assert ends_well(flipped(SEPTEMBER, changes)) is not None


@given(changes=BYTES, name=st.sampled_from([SHEET, "xl/workbook.xml", "xl/styles.xml", NAME]))
@settings(max_examples=100)
def test_a_workbook_when_its_xml_is_spoilt_inside_then_ends_well(
    changes: list[tuple[int, int]], name: str
) -> None:
    assert ends_well(with_parts({name: flipped(part(name), changes)})) is not None


XML_WORDS = [b"<c", b"</c>", b"<v>", b' t="s"', b' t="d"', b' t="e"', b' t="b"', b"<f>", b' s="2"']
XML_WORDS += [
    b"inlineStr",
    b'r="4"',
    b"<row",
    b"46300",
    b"</is>",
    b"<t>",
    b"sheetId",
    b"r:id",
    b"rId1",
]


@given(
    found=st.sampled_from(XML_WORDS),
    put=st.sampled_from([*XML_WORDS, b"", b"-1", b"1e999", b"&#0;", b"_xD800_", b"\xc3"]),
    times=st.integers(1, 5),
    name=st.sampled_from([SHEET, "xl/workbook.xml", "xl/_rels/workbook.xml.rels"]),
)
@settings(max_examples=60)
def test_a_workbook_when_its_xml_words_change_places_then_ends_well(
    found: bytes, put: bytes, times: int, name: str
) -> None:
    assert ends_well(with_parts({name: part(name).replace(found, put, times)})) is not None


CELLS = st.one_of(
    st.text(),
    st.text(alphabet="=+-@\t\r\n\"',;|<>&0123456789/: \u200b\ufeffÐðàê\u0301", max_size=60),
    st.sampled_from([cell for cell in form() if cell]),
    st.integers().map(str),
    st.floats().map(str),
    st.datetimes().map(str),
)
ROWS = st.lists(st.lists(CELLS, max_size=16), min_size=1, max_size=5)


@given(rows=ROWS, delimiter=st.sampled_from(",;\t|"))
@settings(max_examples=100)
def test_csv_rows_when_cells_are_anything_then_end_well(
    rows: list[list[str]], delimiter: str
) -> None:
    content = csv_of(*rows, delimiter=delimiter).decode().encode("utf-8", "replace")

    assert ends_well(content) is not None


NUMBERS = st.one_of(st.integers(-(10**30), 10**30), st.floats(), st.booleans(), st.none())
VALUES = st.one_of(NUMBERS, st.datetimes(), st.text(alphabet="=@aÐ0 1/:<>_xD800\n", max_size=40))


@given(rows=st.lists(st.lists(VALUES, max_size=16), min_size=1, max_size=5))
@settings(max_examples=100)
def test_workbook_rows_when_cells_are_anything_then_end_well(rows: list[list[Raw]]) -> None:
    assert ends_well(xlsx_of(*rows)) is not None


@given(content=st.binary(max_size=3_000))
@settings(max_examples=60)
def test_any_bytes_when_read_then_end_in_a_refusal(content: bytes) -> None:
    assert refused(content) != "read"


@given(content=st.binary(max_size=400))
@settings(max_examples=60)
def test_any_sheet_inside_a_sound_package_when_read_then_ends_in_a_refusal(content: bytes) -> None:
    assert refused(with_parts({SHEET: content})) != "read"


def test_a_workbook_when_its_checksum_is_wrong_then_is_refused_as_broken() -> None:
    wrong = zlib.crc32(part(SHEET)).to_bytes(4, "little")

    assert refused(OCTOBER.replace(wrong, b"\x00\x00\x00\x00")) == "intake_workbook_broken"
