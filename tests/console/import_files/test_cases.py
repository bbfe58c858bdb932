"""Small files of kinds met in the wild, each with what must come out."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from console import clock
from console.errors import Refused
from console.i18n.catalog import LANGUAGES, translate
from console.import_files.findings import Code, Verdict
from console.import_files.header_names import SheetField
from console.import_files.rows import Row
from console.import_files.sheets import Sheet, read_sheet
from models.codes.registrations import AttendanceWish, RegistrantKind

CASES = Path(__file__).parents[2] / "data" / "cases"
NOW = datetime(2026, 11, 30, tzinfo=UTC)
ASKED = "Câu hỏi thử số {}: thời hạn cấp giấy chứng nhận là bao lâu?"


def read(name: str) -> Sheet:
    return read_sheet((CASES / name).read_bytes(), name, now=NOW, meeting_code="2026-11")


def refused(name: str) -> Refused:
    with pytest.raises(Refused) as refusal:
        read(name)
    assert all(
        translate(word, f"error.{refusal.value.code}", **refusal.value.facts) for word in LANGUAGES
    )
    return refusal.value


def told(sheet: Sheet) -> set[Code]:
    return {finding.code for finding in sheet.findings} - {Code.COLUMN_ABSENT}


def by_line(sheet: Sheet) -> dict[int, Row]:
    return {row.line: row for row in sheet.rows}


def when(row: Row) -> str:
    assert row.content.submitted_at is not None
    return f"{clock.local(row.content.submitted_at):%d/%m/%Y %H:%M:%S}"


def asked(row: Row) -> list[str]:
    return [question.wording for question in row.content.questions]


def check_plain(row: Row, number: int) -> None:
    """Row 2 of the plain form is number 1."""
    content = row.content
    assert when(row) == f"{number:02}/11/2026 09:15:00"
    assert content.full_name == f"Nguyễn Văn Thử {'ABCDEFGHIJKL'[number - 1]}"
    assert content.phone == f"+84900000{100 + number}"
    assert (content.address, content.field_text) == ("Số 1 phố Giả Định", "Đất đai")
    assert content.registrant_kind is RegistrantKind.INDIVIDUAL
    assert (content.attendance.wish, content.wants_to_speak) == (AttendanceWish.HALL, True)
    assert (asked(row), content.raised_times) == ([ASKED.format(number)], 0)


def check_word_form(row: Row, question: str = "Bao giờ cấp giấy chứng nhận cho ngõ 5?") -> None:
    content = row.content
    assert (content.full_name, content.phone) == ("Nguyễn Thử Một", "+84900000101")
    assert (content.address, content.submitted_at) == ("Số 1 phố Giả Định", None)
    assert content.registrant_kind is RegistrantKind.INDIVIDUAL
    assert (content.attendance.wish, content.wants_to_speak) == (AttendanceWish.HALL, True)
    assert (asked(row), content.raised_times) == ([question], 0)
    assert {finding.code for finding in row.all_findings} == {Code.TIME_MISSING}


def test_a_zone_behind_the_time_counts() -> None:
    sheet = read("stamp-with-zone.csv")

    assert [when(row) for row in sheet.rows] == [
        *("05/11/2026 09:15:22", "05/11/2026 14:03:22"),
        *("06/11/2026 14:03:22", "06/11/2026 11:07:29"),
    ]
    assert {row.verdict for row in sheet.rows} == {Verdict.REPAIRED}


def test_the_order_of_day_and_month_belongs_to_the_column() -> None:
    sheet = read("stamp-month-first.csv")

    assert [when(row) for row in sheet.rows] == [
        *("03/11/2026 08:05:10", "09/11/2026 09:10:00"),
        *("13/11/2026 14:20:30", "20/11/2026 10:00:00"),
    ]
    assert told(sheet) == {Code.TIME_COLUMN_MONTH_FIRST}


def test_days_and_hours_are_read_in_words() -> None:
    with_seconds = {2, 4, 5, 9, 12, 13}
    for row in read("stamp-in-words.csv").rows:
        second = 50 if row.line in with_seconds else 0
        hour = "00:00" if row.line == 6 else "13:39"
        assert when(row) == f"05/11/2026 {hour}:{second:02}", row.line


def test_a_column_that_comes_again_holds_answers_too() -> None:
    citizen, business = (row.content for row in read("columns-repeated-for-two-senders.csv").rows)

    assert (citizen.full_name, citizen.phone) == ("Nguyễn Thử Một", "+84900000101")
    assert citizen.questions[0].wording == "Bao giờ có đường vào ngõ 5?"
    assert business.registrant_kind is RegistrantKind.ENTERPRISE
    assert (business.organization, business.full_name) == ("Công ty Thử Hai", "Trần Thử Hai")
    assert business.phone == "+84900000102"
    assert business.questions[0].wording == "Thủ tục hoàn thuế kéo dài, đề nghị giải đáp."


def test_no_question_column_is_dropped() -> None:
    (row,) = read("columns-three-questions.csv").rows

    assert asked(row) == [
        *("Câu thứ nhất về đất đai?", "Câu thứ hai về thuế?", "Câu thứ ba về học phí?"),
    ]


@pytest.mark.parametrize(
    "name",
    [
        *("header-number-in-two-parts.csv", "header-roman-number.csv", "header-letter.csv"),
        *("header-cau-n.csv", "header-polite.csv", "strict-workbook.xlsx"),
        *("tcvn3-whole.xlsx", "tcvn3-whole.csv"),
    ],
)
def test_what_stands_round_a_name_or_a_letter_hides_no_form(name: str) -> None:
    (row,) = read(name).rows

    check_plain(row, 1)


def test_columns_of_form_services_are_known() -> None:
    sheet = read("microsoft-forms.csv")
    (row,) = sheet.rows

    assert when(row) == "05/11/2026 08:03:00"
    assert told(sheet) == {Code.TIME_COLUMN_MONTH_FIRST}
    assert (row.content.full_name, row.content.phone) == ("Nguyễn Thử Một", "+84900000101")
    assert (row.content.attendance.wish, row.content.email) == (AttendanceWish.HALL, "")
    assert row.cells[SheetField.EMAIL].verdict is Verdict.REPAIRED


def test_a_header_may_stand_in_several_rows() -> None:
    (row,) = read("header-in-two-merged-rows.xlsx").rows

    assert (row.line, when(row)) == (4, "03/11/2026 08:00:00")
    assert (row.content.full_name, row.content.address) == ("Nguyễn Thử Một", "Số 1")
    assert (row.content.phone, row.content.field_text) == ("+84900000101", "Đất đai")
    assert row.content.attendance.wish is AttendanceWish.HALL
    assert asked(row) == ["Bao giờ có đường vào ngõ 5?"]


def test_a_merged_cell_holds_for_every_row_it_covers() -> None:
    first, second = read("person-merged-over-two-rows.xlsx").rows

    check_plain(first, 1)
    assert asked(second) == ["Câu thứ hai của cùng người: học phí là bao nhiêu?"]
    assert second.content.full_name == first.content.full_name
    assert second.content.phone == first.content.phone
    assert second.content.submitted_at == first.content.submitted_at
    assert second.content.attendance == first.content.attendance


def test_any_sign_may_stand_between_the_digits_of_a_telephone() -> None:
    phones = {row.line: row.content.phone for row in read("phone-signs.csv").rows}

    assert phones == {line: f"+84900000{99 + line}" for line in range(2, 13)} | {13: "+84900000113"}


def test_an_apostrophe_that_keeps_a_text_a_text_is_no_part_of_it() -> None:
    first, second, third = (row.content for row in read("apostrophe-in-front.csv").rows)

    assert (first.phone, second.phone) == ("+84900000101", "+84900000102")
    assert third.questions[0].wording == "- Đề nghị giải đáp hai việc"


def test_figures_of_a_year_count_nothing_and_words_count() -> None:
    claims = [row.cells[SheetField.RAISED_BEFORE] for row in read("raised-before-counts.csv").rows]

    assert [claim.value.times for claim in claims] == [1, 2, 2, 2, 3]  # type: ignore[union-attr]
    assert claims[2].value.when == "tháng 5/2026"  # type: ignore[union-attr]
    assert all(claim.value.raised for claim in claims)  # type: ignore[union-attr]


def test_the_sentence_decides_about_attendance() -> None:
    wishes = {row.line: row.content.attendance for row in read("attendance-in-words.csv").rows}
    warned = {
        line
        for line, row in by_line(read("attendance-in-words.csv")).items()
        if row.cells[SheetField.ATTENDANCE].verdict is Verdict.WARNING
    }

    assert [wishes[line].wish for line in (2, 5)] == [AttendanceWish.HALL] * 2
    assert {line: wishes[line].branch_number for line in (3, 4, 7, 8)} == {3: 5, 4: 12, 7: 3, 8: 5}
    assert warned == {6, 9}
    assert {wishes[line].branch_number for line in warned} == {None}


def test_escaped_characters_of_a_workbook_are_read() -> None:
    (row,) = read("cell-escape-x000d.xlsx").rows

    assert asked(row) == ["1. Thời hạn cấp giấy là bao lâu?\n2. Phí là bao nhiêu?"]
    assert row.content.address == "Số 1 ngõ 2 phường Giả Định"


def test_an_error_of_a_spreadsheet_is_no_answer() -> None:
    first, second = read("error-cells.xlsx").rows

    assert (first.content.full_name, first.content.address) == ("", "")
    assert asked(second) == [""]
    for row, field in ((first, "full_name"), (first, "address"), (second, "question")):
        codes = [finding.code for finding in row.cells[SheetField(field)].findings]
        assert Code.ERROR_VALUE in codes


def test_the_result_beside_a_formula_is_the_value() -> None:
    (row,) = read("formulas-with-stored-results.xlsx").rows

    assert (row.content.full_name, row.content.phone) == ("Nguyễn Văn Thử A", "+84900000101")


def test_blank_cells_far_away_are_nothing() -> None:
    first, second = read("stray-blank-in-last-row.xlsx").rows

    check_plain(first, 1)
    check_plain(second, 2)


def test_a_hidden_sheet_is_not_what_people_mean_to_send() -> None:
    sheet = read("hidden-sheet-in-front.xlsx")

    for number, row in enumerate(sheet.rows, 1):
        check_plain(row, number)
    assert (len(sheet.rows), told(sheet)) == (2, {Code.SHEET_HIDDEN})


def test_a_row_hidden_by_a_filter_is_told_and_not_taken_in() -> None:
    rows = by_line(read("filtered-out-row.xlsx"))

    check_plain(rows[2], 1)
    check_plain(rows[4], 3)
    assert [finding.code for finding in rows[3].findings] == [Code.ROW_HIDDEN]
    assert not rows[3].can_be_imported


@pytest.mark.parametrize("name", ["tcvn3-answers.xlsx", "tcvn3-under-ascii-header.csv"])
def test_answers_in_an_old_font_are_read(name: str) -> None:
    (row,) = read(name).rows

    assert row.content.full_name == "Nguyễn Thị Thử"
    assert row.content.attendance.wish is AttendanceWish.HALL
    assert asked(row)[0].startswith("Đề nghị cho biết thời hạn cấp giấy chứng nhận")


def test_damaged_letters_are_refused_by_their_reason() -> None:
    assert refused("utf8-read-as-windows-1252.csv").code == "intake_encoding_damaged"


@pytest.mark.parametrize(
    "name",
    [
        *("strict-form.docx", "form-main-part-document2.docx", "form-tick-wingdings.docx"),
        *("form-tick-root-sign.docx", "form-tick-letter-v.docx", "form-tick-emoji.docx"),
        "form-cell-in-content-control.docx",
    ],
)
def test_a_word_form_is_read_however_it_is_wrapped_and_ticked(name: str) -> None:
    (row,) = read(name).rows

    check_word_form(row)


def test_a_text_box_is_read_once() -> None:
    (row,) = read("form-text-box.docx").rows

    check_word_form(row, "Bao giờ cấp giấy chứng nhận cho ngõ 5?\nNgõ 5 ngập khi mưa.")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        *(("attachment-photo.heic", "HEIC"), ("attachment-picture.webp", "WebP")),
        *(("attachment-cropped.png", "PNG"), ("attachment-nul-behind-end.pdf", "PDF")),
    ],
)
def test_a_picture_sent_as_a_registration_file_is_named(name: str, kind: str) -> None:
    refusal = refused(name)

    assert (refusal.code, refusal.facts) == ("intake_file_kind", {"kind": kind})


def files() -> list[str]:
    kinds = (".csv", ".xlsx", ".docx")
    readable = {file.name for file in CASES.iterdir() if file.suffix in kinds}
    return sorted(readable - {"utf8-read-as-windows-1252.csv"})


@pytest.mark.parametrize("name", files())
def test_every_case_is_told_in_both_languages(name: str) -> None:
    sheet = read(name)
    found = [*sheet.findings, *(finding for row in sheet.rows for finding in row.all_findings)]
    for finding in found:
        assert all(translate(word, finding.text_key, **finding.facts) for word in LANGUAGES)
