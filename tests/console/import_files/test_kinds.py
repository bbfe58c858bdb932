"""Other spellings, signs and layouts of the kinds the case files stand for: the kind is gone."""

import io
import zipfile
from datetime import UTC, date, datetime

import pytest
from defusedxml.ElementTree import fromstring
from openpyxl import Workbook

from console import clock
from console.disclosure.masking import public_text
from console.import_files import old_encodings
from console.import_files.choices import read_attendance
from console.import_files.day_order import DayOrder, order_of
from console.import_files.findings import Code
from console.import_files.header_names import SheetField, field_of
from console.import_files.moments import read_moment
from console.import_files.packages import as_usual
from console.import_files.plain_cells import read_plain
from console.import_files.raised_before import read_raised_before
from console.import_files.word_text import rows
from console.registration.rules import holds_national_id
from console.text.phones import Phone, read_phone
from tests.console.import_files.sample_files import HEADERS, form, read

MONTH = date(2026, 11, 1)


@pytest.mark.parametrize(
    "written",
    [
        *("2026-11-05T06:39:50Z", "2026-11-05 06:39:50 UTC", "05/11/2026 15:39:50 JST"),
        *("2026-11-05T13:39:50+07", "05/11/2026 1:39:50 CH (GMT+07:00)", "05.11.2026 13.39.50"),
        *("Thu Nov 05 2026 13:39:50 GMT+0700 (Indochina Time)", "5 Nov 2026 13:39:50"),
        *("Thứ 5, ngày 05/11/2026 lúc 13 giờ 39 phút 50 giây", "November 5th, 2026 1:39:50 p.m."),
        *("1:39:50 chiều 5/11/2026", "thg 11 5, 2026 13:39:50", "20261105T133950"),
        *("Thu, 5 Nov 2026 13:39:50 +0700", "13g39p50 ngày 5 tháng 11 năm 2026"),
        "13:39:50 05-11-2026 giờ Việt Nam",
    ],
)
def test_a_time_is_read_in_any_spelling(written: str) -> None:
    moment = read_moment(written)

    assert moment is not None
    assert moment.at == datetime(2026, 11, 5, 6, 39, 50, tzinfo=UTC)


@pytest.mark.parametrize(
    "written", ["05/11/2026 13:39 CST", "05/11/2026 hai giờ", "tháng 11/2026", "2026-13-40"]
)
def test_a_time_nobody_can_be_sure_of_is_not_made_up(written: str) -> None:
    assert read_moment(written) is None


@pytest.mark.parametrize(
    ("column", "order", "codes"),
    [
        (["13/11/2026", "01/11/2026"], DayOrder.DAY_FIRST, []),
        (["11/13/2026", "11/01/2026"], DayOrder.MONTH_FIRST, [Code.TIME_COLUMN_MONTH_FIRST]),
        (["13/11/2026", "11/13/2026"], DayOrder.DAY_FIRST, [Code.TIME_ORDER_MIXED]),
        # Nobody registers ten months before: these are days of November.
        (
            ["11/01/2026 8:00", "11/02/2026 8:00"],
            DayOrder.MONTH_FIRST,
            [Code.TIME_COLUMN_MONTH_FIRST],
        ),
        (["01/11/2026", "02/11/2026"], DayOrder.DAY_FIRST, []),
        # Both may be: three rows in the order they came in decide, one alone is told.
        (["10/09/2026", "11/10/2026", "09/11/2026"], DayOrder.DAY_FIRST, []),
        (["10/11/2026"], DayOrder.DAY_FIRST, [Code.TIME_ORDER_UNSURE]),
        (["11/11/2026"], DayOrder.DAY_FIRST, []),
        (["không rõ", "", None, 46330.5], DayOrder.DAY_FIRST, []),
    ],
)
def test_a_column_decides_how_its_days_are_written(
    column: list[str | float | None], order: DayOrder, codes: list[Code]
) -> None:
    read_as = order_of(column, today=date(2026, 11, 20), meeting_month=MONTH)

    assert (read_as.order, [finding.code for finding in read_as.findings]) == (order, codes)


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("(2) Số điện thoại", SheetField.PHONE),
        ("B/ Họ tên", SheetField.FULL_NAME),
        ("Mục 4 - Địa chỉ", SheetField.ADDRESS),
        ("Q7. Email", SheetField.EMAIL),
        ("Câu hỏi 3: Họ và tên", SheetField.FULL_NAME),
        ("Xin quý khách điền số điện thoại liên hệ", SheetField.PHONE),
        ("Anh/chị muốn đăng ký phát biểu không?", SheetField.WANTS_TO_SPEAK),
        ("Câu hỏi 2", SheetField.QUESTION),
        ("E-mail", SheetField.EMAIL),
        ("Thời gian hoàn thành", SheetField.SUBMITTED_AT),
        ("Câu 3:", None),
        ("Ông/Bà có đồng ý công khai không?", None),
    ],
)
def test_a_header_is_known_whatever_stands_round_it(header: str, field: SheetField | None) -> None:
    assert field_of(header) is field


def test_a_header_in_two_rows_of_a_csv_is_read() -> None:
    content = (
        "Dấu thời gian,Người đăng ký,,Liên hệ,Hình thức tham dự,Nội dung kiến nghị,\n"
        ",Họ và tên,Địa chỉ,Điện thoại,,Lĩnh vực,Câu hỏi\n"
        "05/10/2026 08:30,Đào Thị Ánh,Thôn 2,0900000101,Hội trường,Hộ tịch,Bao giờ có giấy?\n"
    )
    (row,) = read(content.encode()).rows

    assert (row.content.full_name, row.content.phone) == ("Đào Thị Ánh", "+84900000101")
    assert (row.content.field_text, row.content.questions[0].wording) == (
        *("Hộ tịch", "Bao giờ có giấy?"),
    )


def test_a_person_merged_over_three_rows_asks_three_questions() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["PHIẾU ĐĂNG KÝ THÁNG 10/2026"])
    sheet.merge_cells("A1:N1")
    sheet.append(list(HEADERS.values()))
    for number in range(3):
        cells = form({SheetField.QUESTION: f"Câu hỏi thứ {number + 1} về đất?"})
        sheet.append(cells if not number else [*[None] * 12, cells[12], None])
    for letter in "ABCDEFGHIJKLN":
        sheet.merge_cells(f"{letter}3:{letter}5")
    stream = io.BytesIO()
    book.save(stream)
    read_rows = read(stream.getvalue()).rows

    assert [row.content.full_name for row in read_rows] == ["Đào Thị Ánh"] * 3
    assert [row.content.questions[0].wording[:13] for row in read_rows] == [
        *("Câu hỏi thứ 1", "Câu hỏi thứ 2", "Câu hỏi thứ 3"),
    ]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Nguyeãn Thò Thöû, phöôøng Giaû Ñònh", "Nguyễn Thị Thử, phường Giả Định"),
        (
            "§Ò nghÞ UBND ph­êng gi¶i quyÕt hå s¬ ®Êt ®ai",
            "Đề nghị UBND phường giải quyết hồ sơ đất đai",
        ),
        ("NGUYÔN THÞ THö", "NGUYỄN THỊ THỬ"),
        ("Ä\u0090á»\u0081 nghá»\u008b cáº¥p giáº¥y", "Đề nghị cấp giấy"),
    ],
)
def test_text_of_an_old_encoding_is_read(typed: str, meant: str) -> None:
    converted = old_encodings.convert(typed)

    assert converted is not None
    assert converted.text.replace("THử", "THỬ") == meant


@pytest.mark.parametrize(
    "typed", ["Cá nhân", "Hà Nội, 50m²", "José Müller", "2·5 ha", "§ 12", "Café Phố", "Số 5 ® ™"]
)
def test_what_is_no_old_encoding_stays_as_it_is(typed: str) -> None:
    assert old_encodings.convert(typed) is None
    assert read_plain(typed).raw == typed


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        *(
            ("'0912", "0912"),
            ("'=SUM(A1)", "=SUM(A1)"),
            ("'Đất' nghĩa là gì?", "'Đất' nghĩa là gì?"),
        ),
        *(("'2 việc'", "'2 việc'"), (" #n/a ", None), ("#1 là gì?", "#1 là gì?")),
    ],
)
def test_signs_of_spreadsheets_are_no_answer(written: str, kept: str | None) -> None:
    assert read_plain(written).raw == kept


SIGNS = [
    "-",
    "‑",
    "–",
    "—",
    "−",
    "﹣",
    ".",
    "·",
    "•",
    " ",
    "\u00a0",
    "\u2009",
    "\u3000",
    "_",
    "\u200b",
]


@pytest.mark.parametrize("sign", SIGNS)
def test_no_sign_between_digits_hides_a_number(sign: str) -> None:
    phone = read_phone(sign.join(("0900", "000", "101")))
    card = sign.join(("001", "090", "123", "456"))

    assert isinstance(phone, Phone)
    assert phone.e164 == "+84900000101"
    assert holds_national_id(f"Căn cước {card} của tôi")
    assert "123" not in public_text(f"Tôi có căn cước số {card} ạ")


def test_full_width_digits_hide_no_number() -> None:
    assert holds_national_id("số ００１０９０１２３４５６")


@pytest.mark.parametrize(
    "written",
    ["Zalo 0900000101", "Điện thoại nhà: 0900 000 101", "☎ 0900000101", "(ĐT) 0900000101"],
)
def test_any_label_may_stand_in_front_of_a_telephone(written: str) -> None:
    phone = read_phone(written)

    assert isinstance(phone, Phone)
    assert phone.e164 == "+84900000101"


@pytest.mark.parametrize(
    ("written", "times"),
    [
        *(("Rồi, ba lần", 3), ("Lần đầu tiên", 0), ("Đã hỏi tháng 5/2026, lần thứ tư", 4)),
        *(
            ("Có, nhiều lần từ năm 2024", 1),
            ("Chưa lần nào", 0),
            ("từ lần trước, sau lần họp", 0),
            ("hai lan roi", 2),
            ("từ 2019 đến nay 7 lần", 7),
        ),
    ],
)
def test_times_raised_are_counted_in_words(written: str, times: int) -> None:
    assert read_raised_before(written).value.times == times  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("written", "branch"),
    [
        *(("Không nghỉ, dự tại CN 7", 7), ("Điểm cầu Chi nhánh số 09 (vắng thì gửi văn bản)", 9)),
        *(("Chi nhánh 3, chi nhánh 3", 3), ("Chi nhánh 3/4", None), ("Trực tuyến qua mạng", None)),
    ],
)
def test_the_sentence_tells_the_branch(written: str, branch: int | None) -> None:
    assert read_attendance(written).value.branch_number == branch  # type: ignore[union-attr]


W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)


WINGDINGS = '<w:rFonts w:ascii="Wingdings"/>'


def cell_text(inside: str) -> str:
    """What is read of a cell that holds this."""
    label = "<w:tc><w:p><w:r><w:t>Ô</w:t></w:r></w:p></w:tc>"
    table = f"<w:tbl><w:tr>{label}<w:tc>{inside}</w:tc></w:tr></w:tbl>"
    ((_, answer),) = rows(fromstring(f"<w:document {W}><w:body>{table}</w:body></w:document>"))
    return answer


def run(text: str, look: str = "") -> str:
    return f"<w:r><w:rPr>{look}</w:rPr><w:t>{text}</w:t></w:r>"


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (f"<w:p><w:del>{run('cũ')}</w:del><w:ins>{run('mới')}</w:ins></w:p>", "mới"),
        (
            f"<w:p><w:moveFrom>{run('xa')}</w:moveFrom><w:hyperlink>{run('gần')}</w:hyperlink></w:p>",
            "gần",
        ),
        (f"<w:p>{run('ẩn', '<w:vanish/>')}{run('hiện')}</w:p>", "hiện"),
        (f"<w:sdt><w:sdtContent><w:p>{run('trong')}</w:p></w:sdtContent></w:sdt>", "trong"),
        (f"<w:tbl><w:tr><w:tc><w:p>{run('lồng')}</w:p></w:tc></w:tr></w:tbl><w:p/>", "lồng"),
        (
            "<w:p><w:r><w:fldChar><w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData>"
            f"</w:fldChar></w:r>{run(' Có')}</w:p>",
            "☑ Có",
        ),
        (
            '<w:p><w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="1"/></w14:checkbox></w:sdtPr>'
            f"<w:sdtContent>{run('?')}</w:sdtContent></w:sdt>{run(' Có')}</w:p>",
            "☑ Có",
        ),
        ("<w:p>" + run("þ", WINGDINGS) + run(" Có") + "</w:p>", "☑ Có"),
    ],
)
def test_a_cell_of_a_form_holds_what_people_see_once(inside: str, text: str) -> None:
    assert cell_text(inside).strip() == text


def test_a_form_laid_out_inside_another_table_is_found() -> None:
    inner = (
        f"<w:tbl><w:tr><w:tc><w:p>{run('Điện thoại')}</w:p></w:tc>"
        f"<w:tc><w:p>{run('0900')}</w:p></w:tc></w:tr></w:tbl>"
    )
    outer = f"<w:tbl><w:tr><w:tc>{inner}<w:p/></w:tc></w:tr></w:tbl>"

    assert list(rows(fromstring(f"<w:document {W}><w:body>{outer}</w:body></w:document>"))) == [
        ["Điện thoại", "0900"]
    ]


def test_a_strict_part_is_read_as_the_usual_one() -> None:
    strict = b'<w xmlns="http://purl.oclc.org/ooxml/wordprocessingml/main"/>'
    usual = b'<w xmlns="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'

    assert as_usual(strict) == usual


def test_our_own_public_spelling_of_a_time_is_read() -> None:
    at = datetime(2026, 11, 5, 6, 39, tzinfo=UTC)
    local = clock.local(at)
    for spelling in (
        f"{local:%H} giờ {local:%M} phút, ngày {local:%d} tháng {local:%m} năm {local:%Y}",
        f"{local:%H:%M}, {local:%d/%m/%Y}",
        f"{local:%d/%m/%Y} {local:%H:%M}",
    ):
        moment = read_moment(spelling)
        assert moment is not None, spelling
        assert moment.at == at


def test_a_package_without_a_main_part_is_no_form() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("_rels/.rels", "<Relationships/>")
    with pytest.raises(Exception, match="intake_file_kind"):
        read(stream.getvalue())
