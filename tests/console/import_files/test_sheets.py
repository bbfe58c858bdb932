import unicodedata
from datetime import UTC, datetime

import pytest
from openpyxl import Workbook

from console.errors import ConsoleError, NotFound, Refused
from console.i18n.catalog import LANGUAGES, load, translate
from console.import_files.findings import Code, Verdict
from console.import_files.header_names import SheetField, field_of
from console.import_files.sheets import read_sheet
from tests.console.import_files.sample_files import (
    HEADERS,
    NOW,
    SEPTEMBER,
    csv_of,
    form,
    read,
    read_one,
    saved,
    xlsx_of,
)

SPOILT = ["?", "=<b>O912\u200b", "Ð\u0302 10/13/2026", "1022", "8h 1/1/2020", "có"]
SPOILT += ["ừ" * 4_000, "ừ" * 21_000]


def refusal(content: bytes, filename: str = "phieu.csv") -> ConsoleError:
    with pytest.raises(ConsoleError) as refused:
        read(content, filename)
    return refused.value


def test_a_sound_form_when_read_then_nothing_is_said() -> None:
    row = read_one()

    assert (row.verdict, row.all_findings) == (Verdict.OK, ())


@pytest.mark.parametrize(
    "header",
    ["Điện thoại ", "SỐ ĐIỆN THOẠI", "Điện\nthoại *", "1. Điện thoại", "dien thoai lien he", "SĐT"],
)
def test_a_header_when_written_otherwise_then_is_known(header: str) -> None:
    assert field_of(header) is SheetField.PHONE


def test_a_header_when_longer_than_a_header_then_is_no_header() -> None:
    assert field_of("Nội dung " * 40) is None


def test_an_email_header_when_it_speaks_of_an_address_then_is_not_the_address() -> None:
    assert field_of("Địa chỉ email") is SheetField.EMAIL
    assert field_of("Địa chỉ") is SheetField.ADDRESS


def test_columns_when_in_another_order_then_rows_read_the_same() -> None:
    headers, cells = list(HEADERS.values()), form()
    backwards = xlsx_of(headers[::-1], cells[::-1], with_header=False)

    (row,) = read(backwards).rows

    assert row.content_hash == read_one().content_hash
    assert (row.verdict, row.text(SheetField.ADDRESS)) == (Verdict.OK, "Thôn 2, xã Ứng Hòa, Hà Nội")


def test_titles_when_above_the_header_then_are_skipped() -> None:
    sheet = read(xlsx_of(["TRUNG TÂM"], [], list(HEADERS.values()), form(), with_header=False))

    assert (sheet.header_line, sheet.rows[0].line, sheet.rows[0].record) == (3, 4, 1)


def test_rows_when_empty_or_the_header_again_then_are_no_records() -> None:
    sheet = read(
        csv_of(
            form(), [""] * 14, [" \u200b"], list(HEADERS.values()), form({SheetField.PHONE: "1"})
        )
    )

    assert [(row.record, row.line) for row in sheet.rows] == [(1, 2), (2, 6)]


def test_columns_when_unknown_then_are_named() -> None:
    content = xlsx_of([*HEADERS.values(), "Ghi chú"], [*form(), "x"], with_header=False)

    findings = read(content).findings

    assert [(one.code, one.facts) for one in findings] == [
        (Code.COLUMN_UNKNOWN, {"name": "Ghi chú"})
    ]


def test_columns_when_twice_or_without_a_header_then_nothing_is_lost_unsaid() -> None:
    content = xlsx_of(
        [*HEADERS.values(), "Email", ""], [*form(), "khac@vidu.example", "lạc"], with_header=False
    )
    sheet = read(content)

    assert [finding.code for finding in sheet.findings] == [Code.COLUMN_UNNAMED]
    assert [(finding.code, finding.facts["other"]) for finding in sheet.rows[0].all_findings] == [
        (Code.ANSWERS_DIFFER, "khac@vidu.example")
    ]
    assert sheet.rows[0].text(SheetField.EMAIL) == "anh@vidu.example"


def test_columns_when_one_can_be_done_without_then_its_absence_is_told() -> None:
    headers, cells = list(HEADERS.values()), form()
    del headers[4], cells[4]

    sheet = read(xlsx_of(headers, cells, with_header=False))

    assert [one.facts for one in sheet.findings] == [{"name": "Chức vụ"}]
    assert sheet.rows[0].text(SheetField.POSITION) == ""


def test_columns_when_required_ones_lack_then_all_are_named_in_one_refusal() -> None:
    headers = [
        name
        for field, name in HEADERS.items()
        if field not in (SheetField.PHONE, SheetField.QUESTION)
    ]

    refused = refusal(xlsx_of(["TIÊU ĐỀ"], headers, with_header=False))

    assert refused.code == "intake_columns_missing"
    assert refused.facts == {"line": 2, "columns": "“Điện thoại”, “Nội dung câu hỏi, kiến nghị”"}


def test_a_sheet_when_a_note_stands_before_it_then_is_found() -> None:
    book = Workbook()
    assert book.active is not None
    book.active.title = "Ghi chú"
    sheet = book.create_sheet("Phiếu")
    sheet.append(list(HEADERS.values()))
    sheet.append([str(cell) for cell in form()])

    assert read(saved(book)).sheet_name == "Phiếu"


def test_sheets_when_two_hold_forms_then_the_one_not_read_is_named() -> None:
    book = Workbook(write_only=True)
    for title in ("Đợt 1", "Đợt 2"):
        sheet = book.create_sheet(title)
        sheet.append(list(HEADERS.values()))
        sheet.append([str(cell) for cell in form()])

    read_book = read(saved(book))

    assert read_book.sheet_name == "Đợt 1"
    assert [(one.code, one.facts) for one in read_book.findings] == [
        (Code.SHEET_NOT_READ, {"name": "Đợt 2"})
    ]


def test_a_formula_without_a_result_when_read_then_is_told_and_never_computed() -> None:
    (row,) = read(
        xlsx_of(form({SheetField.QUESTION: "=1+1", SheetField.POSITION: '=HYPERLINK("x")'}))
    ).rows

    assert (row.text(SheetField.QUESTION), row.text(SheetField.POSITION)) == ("", "")
    assert [finding.code for finding in row.all_findings] == [
        *(Code.FORMULA_UNSAVED, Code.FORMULA_UNSAVED, Code.QUESTION_MISSING),
    ]


def test_a_formula_typed_as_a_text_stays_a_text() -> None:
    (row,) = read(csv_of(form({SheetField.QUESTION: "=1+1"}))).rows

    assert row.text(SheetField.QUESTION) == "=1+1"
    assert [finding.code for finding in row.all_findings] == [Code.FORMULA_TEXT]


@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_a_csv_when_split_by_another_sign_then_reads_the_same(delimiter: str) -> None:
    (row,) = read(csv_of(form(), delimiter=delimiter)).rows

    assert (row.verdict, row.content_hash) == (Verdict.OK, read_one().content_hash)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_csv_when_in_utf_16_then_is_converted_and_says_so(encoding: str) -> None:
    sheet = read(csv_of(form()).decode("utf-8-sig").encode(encoding))

    assert sheet.rows[0].content_hash == read_one().content_hash
    assert [one.facts for one in sheet.findings] == [{"name": "UTF-16"}]


def test_a_csv_when_in_windows_1258_then_is_converted_and_says_so() -> None:
    text = csv_of(form()).decode("utf-8-sig")

    sheet = read(in_windows_1258(text))

    assert sheet.rows[0].content_hash == read_one().content_hash
    assert sheet.rows[0].text(SheetField.FULL_NAME) == "Đào Thị Ánh"
    assert [one.facts for one in sheet.findings] == [{"name": "Windows-1258"}]


def in_windows_1258(text: str) -> bytes:
    """Letters with their marks, tones apart: the way that code page writes Vietnamese."""
    return b"".join(letter_in_windows_1258(letter) for letter in text)


def letter_in_windows_1258(letter: str) -> bytes:
    tones = "\u0300\u0309\u0303\u0301\u0323"
    parts = unicodedata.normalize("NFD", letter)
    base = unicodedata.normalize("NFC", "".join(part for part in parts if part not in tones))
    return (base + "".join(part for part in parts if part in tones)).encode("cp1258")


def test_a_csv_row_when_a_comma_tears_it_then_is_not_imported() -> None:
    sheet = read(csv_of(form(), [*form(), "phần thừa"]))

    assert [row.verdict for row in sheet.rows] == [Verdict.OK, Verdict.ERROR]
    assert sheet.rows[1].findings[0].facts == {"found": 15, "expected": 14}


def test_a_csv_row_when_cut_short_then_is_kept_with_a_warning() -> None:
    sheet = read(csv_of(form()[:13]))

    assert sheet.rows[0].findings[0].code is Code.CELLS_TOO_FEW
    assert sheet.rows[0].verdict is Verdict.WARNING


def test_a_csv_when_a_quote_is_left_open_then_tells_where() -> None:
    text = csv_of(form(), form()).decode() + '06/10/2026 08:00:00,"Cá nhân,Mai\r\nx,y\r\n'

    refused = refusal(text.encode())

    assert (refused.code, refused.facts) == ("intake_csv_broken", {"line": 4})


def test_a_form_when_it_says_nothing_then_is_not_imported() -> None:
    empty = {
        SheetField.FULL_NAME: "",
        SheetField.PHONE: "",
        SheetField.EMAIL: "",
        SheetField.QUESTION: "",
    }

    row = read_one(empty)

    assert (row.verdict, row.findings[0].code) == (Verdict.ERROR, Code.NOTHING_SAID)


def test_a_form_when_name_and_question_lack_then_is_still_imported() -> None:
    row = read_one({SheetField.FULL_NAME: "", SheetField.QUESTION: " "})

    assert row.can_be_imported
    assert {one.code for one in row.all_findings} == {Code.NAME_MISSING, Code.QUESTION_MISSING}


def test_a_form_when_twice_in_a_file_then_the_second_is_told() -> None:
    sheet = read(
        csv_of(form(), form({SheetField.PHONE: "84900000101", SheetField.ADDRESS: "nơi khác"}))
    )

    assert sheet.rows[0].findings == ()
    assert [(one.code, one.facts) for one in sheet.rows[1].findings] == [
        (Code.DUPLICATE, {"line": 2})
    ]


@pytest.mark.parametrize(
    "same",
    [
        {SheetField.FULL_NAME: "ĐÀO THỊ ÁNH"},
        {SheetField.FULL_NAME: "dao thi anh"},
        {SheetField.PHONE: "+84 900 000 101"},
        {SheetField.QUESTION: " Bao giờ  có giấy\r\nkhai sinh? "},
        {SheetField.QUESTION: unicodedata.normalize("NFD", "Bao giờ có giấy khai sinh?")},
        {SheetField.SUBMITTED_AT: "2026-10-05T08:30:00"},
        {SheetField.ADDRESS: "nơi khác", SheetField.EMAIL: ""},
    ],
)
def test_identity_when_only_the_spelling_differs_then_is_the_same(
    same: dict[SheetField, str],
) -> None:
    assert read_one(same).content_hash == read_one().content_hash


@pytest.mark.parametrize(
    "other",
    [
        {SheetField.FULL_NAME: "Đào Thị Anh Thư"},
        {SheetField.PHONE: "0900 000 102"},
        {SheetField.PHONE: "không nhớ"},
        {SheetField.QUESTION: "Bao giờ có giấy khai tử?"},
        {SheetField.SUBMITTED_AT: "05/10/2026 08:30:01"},
        {SheetField.SUBMITTED_AT: "hôm qua"},
    ],
)
def test_identity_when_the_content_differs_then_differs(other: dict[SheetField, str]) -> None:
    assert read_one(other).content_hash != read_one().content_hash


def test_identity_when_read_at_another_time_then_is_the_same() -> None:
    later = datetime(2031, 1, 1, tzinfo=UTC)

    today = read(SEPTEMBER, meeting_code="2026-09")
    in_years = read_sheet(SEPTEMBER, "x.csv", now=later, meeting_code="2027-04")

    assert [row.content_hash for row in in_years.rows] == [row.content_hash for row in today.rows]


def test_identity_when_the_file_is_a_workbook_then_is_the_same_as_from_csv() -> None:
    at = datetime(2026, 10, 5, 8, 30)  # noqa: DTZ001  date cells have no zone

    (row,) = read(xlsx_of(form({SheetField.SUBMITTED_AT: at, SheetField.PHONE: 900000101}))).rows

    assert row.content_hash == read_one().content_hash


@pytest.mark.parametrize("code", ["", "2026", "2026-13", "x", "2026-1"])
def test_a_meeting_code_when_it_is_none_then_says_so(code: str) -> None:
    with pytest.raises(NotFound, match="meeting_not_found"):
        read_sheet(SEPTEMBER, "x.csv", now=NOW, meeting_code=code)


def test_a_file_when_only_a_header_then_says_there_is_no_form() -> None:
    assert refusal(csv_of()).code == "intake_rows_missing"


def test_a_file_when_it_has_too_many_forms_then_is_refused() -> None:
    refused = refusal(csv_of(*([form()] * 5_001)))

    assert isinstance(refused, Refused)
    assert (refused.code, refused.facts) == ("intake_too_many_rows", {"most": 5_000})


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_finding_column_and_verdict_when_shown_then_has_a_text(language: str) -> None:
    keys = {
        *(f"intake.finding.{code.value}" for code in Code),
        *(field.label_key for field in SheetField),
        *(verdict.label_key for verdict in Verdict),
    }

    families = ("intake.finding.", "intake.column.", "intake.verdict.")
    assert {key for key in load(language) if key.startswith(families)} == keys


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_finding_of_spoilt_forms_when_told_then_its_facts_fill_its_text(
    language: str,
) -> None:
    spoilt = [dict.fromkeys(SheetField, text) for text in SPOILT]
    rows = [row for one in spoilt for row in read(csv_of(form(one))).rows]

    told = [
        translate(language, one.text_key, **one.facts) for row in rows for one in row.all_findings
    ]

    assert len(told) > 60
    assert [text for text in told if "{" in text] == []
