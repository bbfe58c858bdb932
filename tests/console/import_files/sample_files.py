"""The two real files, and small files made for one test."""

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from openpyxl import Workbook

from console.import_files.header_names import SheetField
from console.import_files.rows import Row
from console.import_files.sheets import Sheet, read_sheet
from console.import_files.tables import Raw

DATA = Path(__file__).parents[2] / "data"
SEPTEMBER = (DATA / "registrations-2026-09.csv").read_bytes()
OCTOBER = (DATA / "registrations-2026-10.xlsx").read_bytes()
NOW = datetime(2026, 11, 1, 3, 0, tzinfo=UTC)

HEADERS = {
    SheetField.SUBMITTED_AT: "Dấu thời gian",
    SheetField.REGISTRANT_KIND: "Loại đối tượng",
    SheetField.FULL_NAME: "Họ và tên",
    SheetField.ORGANIZATION: "Tên tổ chức, doanh nghiệp",
    SheetField.POSITION: "Chức vụ",
    SheetField.ADDRESS: "Địa chỉ",
    SheetField.PHONE: "Điện thoại",
    SheetField.EMAIL: "Email",
    SheetField.ATTENDANCE: "Hình thức tham dự",
    SheetField.WANTS_TO_SPEAK: "Đăng ký phát biểu",
    SheetField.FIELD_TEXT: "Lĩnh vực",
    SheetField.PROCEDURE_TEXT: "Thủ tục hành chính",
    SheetField.QUESTION: "Nội dung câu hỏi, kiến nghị",
    SheetField.RAISED_BEFORE: "Đã kiến nghị trước đây",
}
SOUND: dict[SheetField, Raw] = {
    SheetField.SUBMITTED_AT: "05/10/2026 08:30:00",
    SheetField.REGISTRANT_KIND: "Cá nhân",
    SheetField.FULL_NAME: "Đào Thị Ánh",
    SheetField.ORGANIZATION: "",
    SheetField.POSITION: "",
    SheetField.ADDRESS: "Thôn 2, xã Ứng Hòa, Hà Nội",
    SheetField.PHONE: "0900 000 101",
    SheetField.EMAIL: "anh@vidu.example",
    SheetField.ATTENDANCE: "Trực tiếp tại hội trường",
    SheetField.WANTS_TO_SPEAK: "Có",
    SheetField.FIELD_TEXT: "Hộ tịch",
    SheetField.PROCEDURE_TEXT: "Khai sinh",
    SheetField.QUESTION: "Bao giờ có giấy khai sinh?",
    SheetField.RAISED_BEFORE: "Không",
}


def form(changes: Mapping[SheetField, Raw] | None = None) -> list[Raw]:
    return list({**SOUND, **(changes or {})}.values())


def csv_of(*rows: Sequence[Raw], delimiter: str = ",") -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows([list(HEADERS.values()), *rows])
    return text.getvalue().encode("utf-8-sig")


def xlsx_of(*rows: Sequence[Raw], title: str = "Phiếu", with_header: bool = True) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title)
    for row in [list(HEADERS.values()), *rows] if with_header else rows:
        sheet.append(list(row))
    return saved(book)


def saved(book: Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def read(content: bytes, filename: str = "phieu.csv", meeting_code: str = "2026-10") -> Sheet:
    return read_sheet(content, filename, now=NOW, meeting_code=meeting_code)


def read_one(changes: Mapping[SheetField, Raw] | None = None) -> Row:
    (row,) = read(csv_of(form(changes))).rows
    return row
