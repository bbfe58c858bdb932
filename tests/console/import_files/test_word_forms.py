"""A form filled in with Word: read by its labels, previewed and taken in like a row of a sheet."""

import io
import zipfile
from collections.abc import Callable, Mapping
from datetime import UTC, datetime

import docx
import pytest
from docx.document import Document
from sqlalchemy import select

from console import db
from console.errors import Refused
from console.i18n.catalog import LANGUAGES, translate
from console.import_files.cells import AttendanceAnswer
from console.import_files.findings import Code
from console.import_files.header_names import SheetField
from console.import_files.rows import Row
from console.import_files.ticks import chosen
from console.import_files.word_forms import MOST_TEXT, read_word_form
from console.official.registration_form import FormHead, build
from console.registration.acts import imports
from models import Question, Registration
from models.codes.people import Role
from models.codes.registrations import AttendanceWish, RegistrantKind
from tests import make
from tests.cast import sign_in
from tests.console.import_files.sample_files import read

PART = "word/document.xml"
BLANK = build(FormHead("2026-10", datetime(2026, 10, 29, 1, 30, tzinfo=UTC)))
FILLED = {
    "Loại đối tượng": "☐ Cá nhân ☐ Tổ chức\n☑ Doanh nghiệp ☐ Hộ kinh doanh",
    "Họ và tên": "Đào Thị Ánh",
    "Tên tổ chức": "Công ty TNHH Thử",
    "Mã số thuế": "0100109106",
    "Địa chỉ": "Thôn 2, xã Ứng Hòa",
    "Điện thoại": "0900 000 101",
    "Hình thức tham dự": "☐ Dự trực tiếp tại hội trường\n☒ Dự tại Chi nhánh số …7…\n☐ Vắng",
    "Số người dự": "2 người",
    "Đăng ký phát biểu": "x Có    ☐ Không",
    "Nhận trả lời qua": "☐ Bưu chính\n☑ Thư điện tử",
    "Lĩnh vực": "Hộ tịch",
    "Đã kiến nghị": "☐ Chưa ☑ Có - 2 lần - thời điểm tháng 5/2026",
    "Nội dung câu hỏi, kiến nghị 1": "Bao giờ có giấy khai sinh?\nHồ sơ nộp từ tháng 8.",
    "Nội dung câu hỏi, kiến nghị 2": "Phí cấp bản sao là bao nhiêu?",
    "……": "…, ngày 05 tháng 10 năm 2026",
}


def saved(document: Document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def filled(changes: Mapping[str, str] | None = None) -> bytes:
    """The blank form with answers beside the labels that open so."""
    document = docx.Document(io.BytesIO(BLANK))
    answers = {**FILLED, **(changes or {})}
    for row in (row for table in document.tables for row in table.rows):
        label = row.cells[0].text
        opening = next((one for one in answers if label.startswith(one)), None)
        if opening is not None:
            row.cells[-1].text = answers[opening]
        elif "Phần ghi" in label:
            row.cells[-1].paragraphs[0].text = answers["……"]
    return saved(document)


def without(*labels: str) -> bytes:
    document = docx.Document(io.BytesIO(filled()))
    for row in [row for table in document.tables for row in table.rows]:
        if row.cells[0].text.startswith(labels):
            row._tr.getparent().remove(row._tr)
    return saved(document)


def with_text(text: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(PART, text)
    return packed.getvalue()


def row_of(content: bytes) -> Row:
    (row,) = read(content, "phieu.docx").rows
    return row


def test_a_filled_form_reads_like_a_row_of_a_sheet() -> None:
    row = row_of(filled())

    assert [one.code for one in row.all_findings] == [Code.TIME_RESPELLED]  # a day has no hour
    assert row.text(SheetField.FULL_NAME) == "Đào Thị Ánh"
    assert row.cells[SheetField.SUBMITTED_AT].raw == "05/10/2026"
    assert row.cells[SheetField.REGISTRANT_KIND].value is RegistrantKind.ENTERPRISE
    assert row.cells[SheetField.PHONE].value == "+84900000101"
    assert row.cells[SheetField.ATTENDANCE].value == AttendanceAnswer(AttendanceWish.BRIDGE, 7)
    assert row.cells[SheetField.WANTS_TO_SPEAK].value is True


def test_its_questions_come_in_under_one_form(database: str) -> None:
    meeting_id, unit_id = make.make_meeting(), make.make_branch(7)
    sheet = read(filled({"Mã hồ sơ": "H26.12-1"}), "phieu.docx")

    imports.import_rows(
        sign_in(Role.SECRETARY), meeting_id, sheet, filename="phieu.docx", file_hash="a" * 64
    )

    with db.reading() as session:
        kept = session.scalars(select(Registration)).one()
        asked = session.scalars(select(Question).order_by(Question.id)).all()
    assert [(one.ref, one.wording, one.dossier_code) for one in asked] == [
        ("2026-10-001#1", "Bao giờ có giấy khai sinh?\nHồ sơ nộp từ tháng 8.", "H26.12-1"),
        ("2026-10-001#2", "Phí cấp bản sao là bao nhiêu?", "H26.12-1"),
    ]
    assert {one.registration_id for one in asked} == {kept.id}
    assert (kept.people_count, kept.tax_code, kept.answer_way) == (2, "0100109106", "email")
    assert (kept.site_unit_id, kept.raised_times) == (unit_id, 2)


def test_the_same_form_again_adds_nothing(database: str) -> None:
    meeting_id, minh = make.make_meeting(), sign_in(Role.SECRETARY)
    told = {"filename": "phieu.docx", "file_hash": "a" * 64}
    imports.import_rows(minh, meeting_id, read(filled(), "a.docx"), **told)

    with pytest.raises(Refused) as refused:
        imports.import_rows(minh, meeting_id, read(filled(), "b.docx"), **told)

    assert refused.value.code == "nothing_new"


def test_what_cannot_be_read_is_told_beside_its_field() -> None:
    row = row_of(filled({"Số người dự": "cả nhà", "Mã số thuế": "12", "Họ và tên": ""}))

    assert {one.code for one in row.all_findings} == {
        Code.TIME_RESPELLED,
        Code.PEOPLE_UNREADABLE,
        Code.TAX_CODE_UNREADABLE,
        Code.NAME_MISSING,
    }
    assert row.can_be_imported
    for one in row.all_findings:
        assert all(translate(lang, one.text_key, **one.facts) for lang in LANGUAGES)
        assert all(translate(lang, f"registrations.remark.{one.code.value}") for lang in LANGUAGES)


def test_a_blank_form_is_nobodys() -> None:
    row = row_of(BLANK)

    assert not row.can_be_imported
    assert Code.NOTHING_SAID in {one.code for one in row.findings}


def test_a_form_with_rows_cut_out_names_them() -> None:
    with pytest.raises(Refused) as refused:
        row_of(without("Họ và tên", "Điện thoại"))

    assert refused.value.code == "intake_form_labels_missing"
    assert refused.value.facts["labels"] == "“Họ và tên”, “Điện thoại”"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("☐ Có    ☑ Không", "Không"),
        ("[x] Có [ ] Không", "Có"),
        ("☐ Có ☐ Không", ""),
        ("☑ Có ☑ Không", ""),
        ("Chi nhánh số …… 7 ……", "Chi nhánh số 7"),
        ("Có", "Có"),
        ("", ""),
    ],
)
def test_of_boxes_the_one_ticked_counts(written: str, meant: str) -> None:
    assert chosen(written).option == meant


def test_an_unknown_mark_beside_boxes_is_told() -> None:
    assert chosen("★ Có ☐ Không").unknown == "★"
    assert chosen("☐ Có ☐ Không").unknown == ""


BOMB = b"".join(
    [
        b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaaaaaaaa">',
        *(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(8)),
        b"]><w>&i;</w>",
    ]
)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (lambda: with_text(b"no xml"), "intake_form_broken"),
        (lambda: with_text(BOMB), "intake_form_broken"),
        (
            lambda: with_text(b'<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><w>&x;</w>'),
            "intake_form_broken",
        ),
        (lambda: with_text(b"<w>" + b" " * MOST_TEXT + b"</w>"), "intake_form_too_big"),
        (lambda: saved(docx.Document()), "intake_form_unknown"),
        (lambda: filled()[:-30], "intake_workbook_broken"),
    ],
    ids=["no xml", "entities", "outside entity", "bomb", "another document", "cut"],
)
def test_a_wicked_or_wrong_document_is_refused_with_a_sentence(
    content: Callable[[], bytes], code: str
) -> None:
    with pytest.raises(Refused) as refused:
        row_of(content())

    assert refused.value.code == code
    told = [translate(one, f"error.{code}", **refused.value.facts) for one in LANGUAGES]
    assert all(told)


def test_too_many_questions_are_asked_to_be_divided() -> None:
    document = docx.Document(io.BytesIO(filled()))
    rows = [r for t in document.tables for r in t.rows if r.cells[0].text.startswith("Nội dung")]
    for _ in range(4):
        copied = rows[0]._tr.__copy__()
        rows[0]._tr.addnext(copied)

    with pytest.raises(Refused) as refused:
        read_word_form(saved(document))

    assert refused.value.code == "intake_form_questions_many"
