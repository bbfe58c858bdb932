"""The two real files, and small files made for one test."""

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from openpyxl import Workbook

from console.import_files.columns import Field
from console.import_files.rows import Row
from console.import_files.sheets import Sheet, read_sheet
from console.import_files.tables import Raw

DATA = Path(__file__).parents[2] / "data"
SEPTEMBER = (DATA / "registrations-2026-09.csv").read_bytes()
OCTOBER = (DATA / "registrations-2026-10.xlsx").read_bytes()
NOW = datetime(2026, 11, 1, 3, 0, tzinfo=UTC)

HEADERS = {
    Field.SUBMITTED_AT: "Dấu thời gian",
    Field.REGISTRANT_KIND: "Loại đối tượng",
    Field.FULL_NAME: "Họ và tên",
    Field.ORGANIZATION: "Tên tổ chức, doanh nghiệp",
    Field.POSITION: "Chức vụ",
    Field.ADDRESS: "Địa chỉ",
    Field.PHONE: "Điện thoại",
    Field.EMAIL: "Email",
    Field.ATTENDANCE: "Hình thức tham dự",
    Field.WANTS_TO_SPEAK: "Đăng ký phát biểu",
    Field.FIELD_TEXT: "Lĩnh vực",
    Field.PROCEDURE_TEXT: "Thủ tục hành chính",
    Field.QUESTION: "Nội dung câu hỏi, kiến nghị",
    Field.RAISED_BEFORE: "Đã kiến nghị trước đây",
}
SOUND: dict[Field, Raw] = {
    Field.SUBMITTED_AT: "05/10/2026 08:30:00",
    Field.REGISTRANT_KIND: "Cá nhân",
    Field.FULL_NAME: "Đào Thị Ánh",
    Field.ORGANIZATION: "",
    Field.POSITION: "",
    Field.ADDRESS: "Thôn 2, xã Ứng Hòa, Hà Nội",
    Field.PHONE: "0900 000 101",
    Field.EMAIL: "anh@vidu.example",
    Field.ATTENDANCE: "Trực tiếp tại hội trường",
    Field.WANTS_TO_SPEAK: "Có",
    Field.FIELD_TEXT: "Hộ tịch",
    Field.PROCEDURE_TEXT: "Khai sinh",
    Field.QUESTION: "Bao giờ có giấy khai sinh?",
    Field.RAISED_BEFORE: "Không",
}


def form(changes: Mapping[Field, Raw] | None = None) -> list[Raw]:
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


def read_one(changes: Mapping[Field, Raw] | None = None) -> Row:
    (row,) = read(csv_of(form(changes))).rows
    return row
