import pytest

from console.import_files.cells import (
    AttendanceAnswer,
    CellValue,
    RaisedBefore,
    read_email,
    read_text,
)
from console.import_files.choices import (
    read_attendance,
    read_kind,
    read_wants_to_speak,
)
from console.import_files.findings import Code, Verdict
from console.import_files.header_names import SheetField
from console.import_files.raised_before import read_raised_before
from models.codes.registrations import AttendanceWish, RegistrantKind
from tests.console.import_files.sample_files import read_one


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("=1+1", Code.FORMULA_TEXT),
        ("  ＝1+1", Code.FORMULA_TEXT),
        ("+cmd|' /C calc'!A0", Code.FORMULA_TEXT),
        ("-2+SUM(A1)", Code.FORMULA_TEXT),
        ("@SUM(1)", Code.FORMULA_TEXT),
        ("<script>alert(1)</script>", Code.MARKUP_TEXT),
        ("xem <img src=x onerror=y>", Code.MARKUP_TEXT),
        ("[x](javascript:alert(1))", Code.MARKUP_TEXT),
    ],
)
def test_a_text_when_it_may_run_somewhere_then_is_kept_and_warned_of(raw: str, code: Code) -> None:
    cell = read_text(raw, is_one_line=False)

    assert (cell.value, cell.code, cell.verdict) == (raw.strip(), code, Verdict.WARNING)


@pytest.mark.parametrize(
    "raw", ["- Một là (gấp)", "+ Hai là", "thu nhập < 5 triệu > 3 triệu", "Thôn 2, xã Ứng Hòa", ""]
)
def test_a_text_when_harmless_then_nothing_is_said(raw: str) -> None:
    assert read_text(raw).findings == ()


def test_a_text_when_several_things_are_amiss_then_all_are_told_the_gravest_first() -> None:
    cell = read_text("=Ðe\u0302\u200b ")

    assert (cell.value, cell.code) == ("=Đê", Code.FORMULA_TEXT)
    assert {one.code for one in cell.findings} == {
        Code.FORMULA_TEXT,
        Code.ACCENTS_JOINED,
        Code.LETTER_D_REPAIRED,
        Code.INVISIBLE_REMOVED,
        Code.SPACES_TRIMMED,
    }


def test_a_question_when_it_has_windows_line_ends_only_then_nothing_is_said() -> None:
    cell = read_text("một\r\nhai\r\nba", is_one_line=False)

    assert (cell.value, cell.findings) == ("một\nhai\nba", ())


@pytest.mark.parametrize(
    ("length", "code", "verdict"),
    [
        (3_000, None, Verdict.OK),
        (3_001, Code.TEXT_LONG, Verdict.WARNING),
        (20_000, Code.TEXT_LONG, Verdict.WARNING),
        (20_001, Code.TEXT_TOO_LONG, Verdict.ERROR),
    ],
)
def test_a_row_when_its_text_is_long_then_only_beyond_the_limit_is_refused(
    length: int, code: Code | None, verdict: Verdict
) -> None:
    row = read_one({SheetField.QUESTION: "ừ" * length})

    assert (row.cells[SheetField.QUESTION].code, row.verdict) == (code, verdict)
    assert row.can_be_imported is (verdict is not Verdict.ERROR)
    assert row.text(SheetField.QUESTION) == "ừ" * length


@pytest.mark.parametrize(
    "field",
    [SheetField.FULL_NAME, SheetField.PHONE, SheetField.SUBMITTED_AT, SheetField.RAISED_BEFORE],
)
def test_a_row_when_any_cell_is_longer_than_is_kept_then_is_refused(field: SheetField) -> None:
    within, beyond = (read_one({field: "ừ" * length}) for length in (20_000, 20_001))

    assert within.can_be_imported
    assert beyond.cells[field].code is Code.TEXT_TOO_LONG
    assert beyond.cells[field].facts == {"length": 20_001, "most": 20_000}
    assert not beyond.can_be_imported


@pytest.mark.parametrize(
    ("raw", "value", "code"),
    [
        ("a.b@vidu.example", "a.b@vidu.example", None),
        ("A.B @ VIDU.EXAMPLE", "a.b@vidu.example", Code.EMAIL_RESPELLED),
        ("không có", "", Code.EMAIL_NONE),
        ("", "", None),
        ("a@", None, Code.EMAIL_UNREADABLE),
        ("a@b", None, Code.EMAIL_UNREADABLE),
        ("a@b@c.vn", None, Code.EMAIL_UNREADABLE),
        ("a@b.vn; c@d.vn", None, Code.EMAIL_UNREADABLE),
    ],
)
def test_an_email_when_read_then_is_an_address_or_told(
    raw: str, value: str | None, code: Code | None
) -> None:
    cell = read_email(raw)

    assert (cell.value, cell.code) == (value, code)


def test_a_phone_or_email_when_unreadable_then_stays_as_written() -> None:
    row = read_one({SheetField.PHONE: "O912345678", SheetField.EMAIL: "anh@"})

    assert row.cells[SheetField.PHONE].value is None
    assert (row.text(SheetField.PHONE), row.text(SheetField.EMAIL)) == ("O912345678", "anh@")
    assert {one.code for one in row.all_findings} == {Code.PHONE_LETTERS, Code.EMAIL_UNREADABLE}


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("Cá nhân", RegistrantKind.INDIVIDUAL),
        ("TỔ CHỨC", RegistrantKind.ORGANIZATION),
        ("Doanh nghiệp ", RegistrantKind.ENTERPRISE),
        ("Hộ kinh doanh cá thể", RegistrantKind.HOUSEHOLD),
    ],
)
def test_a_kind_when_on_the_list_then_is_its_code(raw: str, value: CellValue) -> None:
    cell = read_kind(raw, has_organization=False)

    assert (cell.value, cell.findings) == (value, ())


def test_a_kind_when_unclear_then_is_taken_from_the_organisation_with_a_warning() -> None:
    without, named = (read_kind("khác", has_organization=named) for named in (False, True))

    assert (without.value, named.value) == (RegistrantKind.INDIVIDUAL, RegistrantKind.ORGANIZATION)
    assert (without.code, named.code) == (Code.KIND_ASSUMED, Code.KIND_ASSUMED)


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("Trực tiếp tại hội trường", AttendanceAnswer(AttendanceWish.HALL)),
        (
            "Trực tuyến tại điểm cầu Chi nhánh số 12",
            AttendanceAnswer(AttendanceWish.BRIDGE, 12),
        ),
        ("điểm cầu CN05", AttendanceAnswer(AttendanceWish.BRIDGE, 5)),
        ("Vắng mặt, đề nghị trả lời bằng văn bản", AttendanceAnswer(AttendanceWish.ABSENT)),
    ],
)
def test_attendance_when_on_the_list_then_is_its_code(raw: str, value: AttendanceAnswer) -> None:
    cell = read_attendance(raw)

    assert (cell.value, cell.findings) == (value, ())


@pytest.mark.parametrize("raw", ["", "Có lẽ", "=1+1"])
def test_attendance_when_unclear_then_the_question_is_answered_in_writing(raw: str) -> None:
    cell = read_attendance(raw)

    assert cell.value == AttendanceAnswer(AttendanceWish.ABSENT)
    assert cell.code is Code.ATTENDANCE_ASSUMED


@pytest.mark.parametrize(
    "raw", ["Trực tuyến", "Chi nhánh số 0", "Chi nhánh 2 hoặc 3", "Dự tại điểm cầu"]
)
def test_attendance_when_no_one_branch_is_told_then_none_is_made_up(raw: str) -> None:
    cell = read_attendance(raw)

    assert cell.value == AttendanceAnswer(AttendanceWish.BRIDGE, None)
    assert cell.code is Code.BRANCH_UNCLEAR


@pytest.mark.parametrize(
    ("raw", "value", "code"),
    [
        ("Có", True, None),
        ("Không", False, None),
        ("", False, Code.SPEAKING_ASSUMED),
        ("để xem", False, Code.SPEAKING_UNREADABLE),
    ],
)
def test_speaking_when_read_then_nobody_unclear_is_put_on_the_list(
    raw: str, value: bool, code: Code | None
) -> None:
    cell = read_wants_to_speak(raw)

    assert (cell.value, cell.code) == (value, code)


@pytest.mark.parametrize(
    ("raw", "value", "code"),
    [
        ("Không", RaisedBefore(raised=False), None),
        ("", RaisedBefore(raised=False), None),
        ("Có - 1 lần - tháng 9/2026", RaisedBefore(True, 1, "tháng 9/2026"), None),
        ("Có - 2 lần - tháng 5 - 6/2026", RaisedBefore(True, 2, "tháng 5 - 6/2026"), None),
        ("Có", RaisedBefore(True, 1), Code.RAISED_TIMES_ASSUMED),
        ("đã hỏi 3 lần rồi", RaisedBefore(True, 3), None),
        ("lâu rồi", RaisedBefore(raised=False), Code.RAISED_UNREADABLE),
    ],
)
def test_a_claim_when_read_then_times_and_dates_are_told_apart(
    raw: str, value: RaisedBefore, code: Code | None
) -> None:
    cell = read_raised_before(raw)

    assert (cell.value, cell.code) == (value, code)
