"""The two months as they came: every verdict is expected, every deliberate defect is found."""

import csv
import re
from collections import Counter
from datetime import UTC, datetime

import pytest

from console.import_files.cells import AttendanceAnswer, RaisedBefore
from console.import_files.findings import Code, Verdict
from console.import_files.header_names import SheetField
from console.import_files.rows import Row
from console.import_files.sheets import Sheet
from models.codes.registrations import AttendanceWish, RegistrantKind
from tests.console.import_files.sample_files import DATA, OCTOBER, SEPTEMBER, read

# Where each deliberate defect shows, and as what.
DEFECTS = {
    "missing_name": (SheetField.FULL_NAME, Code.NAME_MISSING, Verdict.WARNING),
    "missing_question": (SheetField.QUESTION, Code.QUESTION_MISSING, Verdict.WARNING),
    "future_timestamp": (SheetField.SUBMITTED_AT, Code.TIME_IN_FUTURE, Verdict.WARNING),
    "bad_date": (SheetField.SUBMITTED_AT, Code.TIME_UNREADABLE, Verdict.WARNING),
    "formula_injection": (SheetField.QUESTION, Code.FORMULA_TEXT, Verdict.WARNING),
    "html_script": (SheetField.QUESTION, Code.MARKUP_TEXT, Verdict.WARNING),
    "very_long": (SheetField.QUESTION, Code.TEXT_LONG, Verdict.WARNING),
    "zero_width": (SheetField.QUESTION, Code.INVISIBLE_REMOVED, Verdict.REPAIRED),
    "nfd": (SheetField.QUESTION, Code.ACCENTS_JOINED, Verdict.REPAIRED),
    "mixed_newlines": (SheetField.QUESTION, Code.LINE_ENDS_UNIFIED, Verdict.REPAIRED),
    "stray_spaces": (SheetField.QUESTION, Code.SPACES_TRIMMED, Verdict.REPAIRED),
}
# XML turns every line end into LF: of these the workbook holds nothing any more.
GONE_IN_XLSX = {("2026-10-060", "mixed_newlines")}


@pytest.fixture(scope="module")
def september() -> Sheet:
    return read(SEPTEMBER, "registrations-2026-09.csv", "2026-09")


@pytest.fixture(scope="module")
def october() -> Sheet:
    return read(OCTOBER, "registrations-2026-10.xlsx", "2026-10")


def defects() -> list[tuple[str, str]]:
    with (DATA / "labels.csv").open(encoding="utf-8-sig", newline="") as file:
        labels = list(csv.DictReader(file))
    return [
        (label["row_id"], flag)
        for label in labels
        for flag in label["dirty_flags"].split(";")
        if flag and (label["row_id"], flag) not in GONE_IN_XLSX
    ]


def row_of(row_id: str, september: Sheet, october: Sheet) -> Row:
    sheet = september if row_id.startswith("2026-09") else october
    return sheet.rows[int(row_id[-3:]) - 1]


def verdicts(sheet: Sheet) -> dict[str, int]:
    return {verdict.value: sheet.count(verdict) for verdict in Verdict}


def codes(sheet: Sheet) -> dict[str, int]:
    return dict(Counter(one.code.value for row in sheet.rows for one in row.all_findings))


def test_the_csv_of_september_when_read_then_verdicts_are_exact(september: Sheet) -> None:
    assert verdicts(september) == {"ok": 71, "repaired": 25, "warning": 8, "error": 0}
    assert codes(september) == {
        "phone_repaired": 18,
        "email_none": 4,
        "email_unreadable": 2,
        "formula_text": 2,
        "accents_joined": 2,
        "time_unreadable": 1,
        "time_in_future": 1,
        "markup_text": 1,
        "invisible_removed": 1,
        "line_ends_unified": 1,
        "spaces_trimmed": 1,
        "name_missing": 1,
        "question_missing": 1,
    }


def test_the_workbook_of_october_when_read_then_verdicts_are_exact(october: Sheet) -> None:
    assert verdicts(october) == {"ok": 65, "repaired": 30, "warning": 9, "error": 0}
    assert codes(october) == {
        "phone_repaired": 31,
        "email_unreadable": 3,
        "email_none": 2,
        "email_respelled": 2,
        "formula_text": 2,
        "time_unreadable": 1,
        "time_in_future": 1,
        "invisible_removed": 1,
        "accents_joined": 1,
        "name_missing": 1,
        "question_missing": 1,
        "text_long": 1,
    }


def test_both_files_when_read_then_header_and_places_are_found(
    september: Sheet, october: Sheet
) -> None:
    assert (september.sheet_name, september.header_line, september.findings) == ("", 1, ())
    assert (october.sheet_name, october.header_line, october.findings) == ("Phiếu đăng ký", 3, ())
    assert list(september.columns.values()) == list(range(1, 15))
    assert [(row.record, row.line) for row in october.rows] == [(n, n + 3) for n in range(1, 105)]
    assert [(row.record, row.line) for row in september.rows] == [(n, n + 1) for n in range(1, 105)]


@pytest.mark.parametrize(("row_id", "flag"), defects())
def test_a_deliberate_defect_when_read_then_is_found_where_it_is(
    row_id: str, flag: str, september: Sheet, october: Sheet
) -> None:
    field, code, verdict = DEFECTS[flag]

    cell = row_of(row_id, september, october).cells[field]

    assert (code, verdict) in [(one.code, one.verdict) for one in cell.findings]


def test_every_other_warning_when_read_then_is_an_email_cut_short(
    september: Sheet, october: Sheet
) -> None:
    dirty = {row_id for row_id, _ in defects()}
    warned = {
        f"{month}-{row.record:03d}": {one.code for one in row.all_findings}
        for month, sheet in (("2026-09", september), ("2026-10", october))
        for row in sheet.rows
        if row.verdict is Verdict.WARNING
    }

    others = [found for row_id, found in warned.items() if row_id not in dirty]
    assert [Code.EMAIL_UNREADABLE in found for found in others] == [True] * 5


def test_every_phone_when_read_then_is_a_number_that_can_be_called(
    september: Sheet, october: Sheet
) -> None:
    phones = [row.text(SheetField.PHONE) for row in (*september.rows, *october.rows)]

    assert [phone for phone in phones if not re.fullmatch(r"\+84900000\d{3}", phone)] == []


def test_date_cells_and_texts_when_read_then_are_times_in_utc(october: Sheet) -> None:
    times = [row.cells[SheetField.SUBMITTED_AT].value for row in october.rows]

    read_times = [at for at in times if isinstance(at, datetime)]
    assert len(read_times) == 102
    assert {at.tzinfo for at in read_times} == {UTC}
    assert {at.microsecond for at in read_times} == {0}
    assert times[0] == datetime(2026, 10, 5, 2, 7, 4, tzinfo=UTC)


def test_form_18_when_read_then_every_choice_is_a_code(october: Sheet) -> None:
    cells = october.rows[17].cells

    assert cells[SheetField.REGISTRANT_KIND].value is RegistrantKind.ENTERPRISE
    assert cells[SheetField.ATTENDANCE].value == AttendanceAnswer(AttendanceWish.BRIDGE, 8)
    assert cells[SheetField.WANTS_TO_SPEAK].value is False
    assert cells[SheetField.PHONE].value == "+84900000220"
    assert cells[SheetField.RAISED_BEFORE].value == RaisedBefore(raised=False)


def test_wordings_when_read_then_nothing_of_them_is_lost(september: Sheet, october: Sheet) -> None:
    assert (
        october.rows[57].text(SheetField.QUESTION)
        == october.rows[57].cells[SheetField.QUESTION].raw
    )
    assert september.rows[88].text(SheetField.QUESTION).startswith("=1+1 cho tôi hỏi")
    assert "<script>alert('xss')</script>" in september.rows[7].text(SheetField.QUESTION)


def test_claims_of_earlier_meetings_when_read_then_times_and_dates_are_kept(
    september: Sheet, october: Sheet
) -> None:
    claims = Counter(
        claim.times
        for row in (*september.rows, *october.rows)
        if isinstance(claim := row.cells[SheetField.RAISED_BEFORE].value, RaisedBefore)
    )

    assert claims == {0: 185, 1: 15, 2: 5, 3: 2, 4: 1}


def test_identities_when_read_then_all_differ(september: Sheet, october: Sheet) -> None:
    identities = {row.content_hash for row in (*september.rows, *october.rows)}

    assert len(identities) == 208
