"""Official papers, read back and measured as decree 30/2020 wants them."""

from dataclasses import replace
from datetime import date

import pytest

from console.official import document
from console.official.document import OfficialPaper
from models.codes.documents import DocumentKind
from tests.console.docx.reading import block, fonts, look, opened, style, texts, whole, widths_mm

INVITATION = OfficialPaper(
    kind=DocumentKind.INVITATION,
    meeting_code="2026-10",
    subject="Tham dự Hội nghị đối thoại tháng 10/2026",
    body="Tới dự Hội nghị đối thoại tháng 10/2026.\nĐề nghị xác nhận trước ngày họp.",
    addressees=("Ông Trần Văn Long, Sở Tài chính", "Bà Lê Thị Mai, Sở Xây dựng"),
    signer_title="KT. Giám đốc / Phó Giám đốc",
    signer="Nguyễn Thu Hà",
)
PROGRAMME = replace(
    INVITATION,
    kind=DocumentKind.PROGRAMME,
    subject="Hội nghị đối thoại tháng 10/2026",
    body="Địa điểm: Hội trường.\n"
    "Thời gian | Nội dung | Thời lượng\n"
    "08:30 – 08:45 | Khai mạc | 15 phút",
    addressees=(),
)
NOTICE = replace(PROGRAMME, kind=DocumentKind.NOTICE, subject="Về việc tổ chức Hội nghị")
LETTER = replace(
    INVITATION,
    kind=DocumentKind.ASSIGNMENT,
    subject="chuẩn bị nội dung trả lời tại Hội nghị",
    addressees=("Sở Xây dựng", "Công an thành phố Hà Nội"),
)
BOTH = pytest.mark.parametrize("content", [INVITATION, PROGRAMME], ids=["invitation", "programme"])
EVERY = pytest.mark.parametrize(
    "content",
    [INVITATION, PROGRAMME, NOTICE, LETTER],
    ids=["invitation", "programme", "notice", "letter"],
)


@EVERY
def test_the_page_is_a4_with_official_margins_in_every_section(content: OfficialPaper) -> None:
    for section in opened(document.build(content)).sections:
        measured = (
            section.page_width,
            section.page_height,
            section.top_margin,
            section.bottom_margin,
            section.left_margin,
            section.right_margin,
        )
        assert [round(one.mm) for one in measured if one] == [210, 297, 20, 20, 30, 15]
        assert section.different_first_page_header_footer


@EVERY
def test_every_font_is_times_new_roman(content: OfficialPaper) -> None:
    named = {name for slots in fonts(document.build(content)) for name in slots.values()}

    assert named == {"Times New Roman"}


@BOTH
def test_the_head_bears_state_motto_issuer_and_an_open_number(content: OfficialPaper) -> None:
    paper = document.build(replace(content, addressees=content.addressees[:1]))

    assert look(block(paper, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")) == (13, True, False)
    assert look(block(paper, "Độc lập - Tự do - Hạnh phúc")) == (14, True, False)
    assert look(block(paper, "UBND THÀNH PHỐ HÀ NỘI")) == (13, False, False)
    symbol = "GM" if content.kind is DocumentKind.INVITATION else "CTr"
    assert look(block(paper, f"Số: …/{symbol}-TTPVHCC")) == (13, False, False)
    assert look(block(paper, "Hà Nội, ngày … tháng … năm …")) == (14, False, True)
    assert widths_mm(opened(paper).tables[0])[0] == pytest.approx([70, 95], abs=0.1)


@EVERY
def test_a_draft_says_so_and_an_issued_paper_does_not(content: OfficialPaper) -> None:
    issued = replace(content, is_issued=True, number="05", dated_on=date(2026, 3, 5))

    assert "DỰ THẢO" in whole(document.build(content))
    told = whole(document.build(issued))
    assert "DỰ THẢO" not in told
    assert "Hà Nội, ngày 05 tháng 3 năm 2026" in told


def test_every_invited_person_has_an_invitation_from_page_one() -> None:
    paper = document.build(INVITATION)

    told = texts(paper)
    assert [one.rpartition(": ")[2] for one in told if "kính mời" in one] == [
        "Ông Trần Văn Long, Sở Tài chính",
        "Bà Lê Thị Mai, Sở Xây dựng",
    ]
    assert told.count("GIẤY MỜI") == 2
    assert len(opened(paper).sections) == 2


def test_the_foot_has_recipients_left_and_one_signature_right() -> None:
    paper = document.build(PROGRAMME)

    foot = opened(paper).tables[-1]
    left, right = foot.rows[0].cells
    assert [one.text for one in left.paragraphs if one.text] == [
        "Nơi nhận:",
        "- Lãnh đạo Trung tâm (để báo cáo);",
        "- Các đơn vị tham dự Hội nghị;",
        "- Lưu: VT, CSKH.",
    ]
    assert [one.text for one in right.paragraphs if one.text] == [
        "KT. GIÁM ĐỐC",
        "PHÓ GIÁM ĐỐC",
        "Nguyễn Thu Hà",
    ]
    assert look(block(paper, "Nơi nhận:")) == (12, True, True)
    assert look(block(paper, "- Lưu: VT, CSKH.")) == (11, False, False)


def test_lines_with_bars_become_a_table_with_its_heads() -> None:
    _, programme, _ = opened(document.build(PROGRAMME)).tables

    assert [[cell.text for cell in row.cells] for row in programme.rows] == [
        ["Thời gian", "Nội dung", "Thời lượng"],
        ["08:30 – 08:45", "Khai mạc", "15 phút"],
    ]
    assert sum(widths_mm(programme)[0]) == pytest.approx(165, abs=0.2)


def test_the_last_paragraph_bears_the_end_mark() -> None:
    assert "Đề nghị xác nhận trước ngày họp./." in texts(document.build(INVITATION))
    assert "./." in texts(document.build(PROGRAMME))


@EVERY
def test_the_same_content_gives_the_same_bytes(content: OfficialPaper) -> None:
    assert document.build(content) == document.build(replace(content))


def test_page_numbers_stand_in_the_top_margin() -> None:
    section = opened(document.build(INVITATION)).sections[-1]

    assert section.header_distance is not None
    assert round(section.header_distance.mm) == 10
    assert "PAGE" in section.header._element.xml


def test_a_letter_has_its_subject_under_the_number_no_title_and_an_addressee() -> None:
    paper = document.build(replace(LETTER, addressees=LETTER.addressees[:1]))

    told = texts(paper)
    assert look(block(paper, "Số: …/TTPVHCC-CSKH")) == (13, False, False)
    assert look(block(paper, "V/v chuẩn bị nội dung")) == (12, False, False)
    assert "Kính gửi: Sở Xây dựng." in told
    indent = style(block(paper, "Kính gửi")).paragraph_format.left_indent
    assert indent is not None
    assert round(indent.mm) == 35
    assert "CÔNG VĂN" not in told


def test_a_letter_s_number_bears_who_drafted_it() -> None:
    assert document.symbol("7", DocumentKind.REFERRAL) == "07/TTPVHCC-CSKH"
    assert document.symbol("7/ABC", DocumentKind.REFERRAL) == "7/ABC"


def test_the_notice_carries_the_registration_form_as_its_appendix_from_page_one() -> None:
    issued = replace(NOTICE, is_issued=True, number="05", dated_on=date(2026, 3, 5))
    paper = document.build(issued)

    told = texts(paper)
    place = told.index("Phụ lục")
    assert told[place + 1] == "PHIẾU ĐĂNG KÝ THAM GIA ĐỐI THOẠI"
    assert "Thông báo số 05/TB-TTPVHCC ngày 05 tháng 3 năm 2026" in told[place + 2]
    assert "Họ và tên người đăng ký" in whole(paper)
    assert len(opened(paper).sections) == 2


def test_a_text_that_ends_with_the_mark_gets_no_second_one() -> None:
    told = texts(document.build(replace(LETTER, body="Trân trọng thông báo./.")))

    assert told.count("Trân trọng thông báo./.") == 2
