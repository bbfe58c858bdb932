"""The measures of decree 30/2020, Phụ lục I, and of Mẫu 1.9, read back from the file."""

import re

import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn

from console.docx import layout
from console.minutes import document as minutes_document
from tests.console.docx import reading
from tests.console.minutes.sample import sample, signed

CENTRE = WD_ALIGN_PARAGRAPH.CENTER


@pytest.fixture(scope="module")
def paper() -> bytes:
    return minutes_document.build(sample())


def test_page_when_built_then_is_upright_a4_with_the_official_margins(paper: bytes) -> None:
    for section in reading.opened(paper).sections:
        assert section.page_width is not None
        assert section.page_height is not None
        size = (round(section.page_width.mm, 1), round(section.page_height.mm, 1))
        assert size == (210, 297)
        assert section.orientation == 0
        margins = [
            section.top_margin,
            section.bottom_margin,
            section.left_margin,
            section.right_margin,
        ]
        assert [round(each.mm, 1) for each in margins if each] == [20, 20, 30, 15]


def test_type_when_built_then_is_times_new_roman_in_all_four_slots(paper: bytes) -> None:
    found = list(reading.fonts(paper))

    assert len(found) > 300
    expected = dict.fromkeys(("ascii", "hAnsi", "cs", "eastAsia"), "Times New Roman")
    assert all(slots == expected for slots in found)


def test_runs_when_built_then_each_names_its_font_size_and_language(paper: bytes) -> None:
    document = reading.opened(paper)

    runs = list(document.element.body.iter(qn("w:r")))
    for run in runs:
        look = run.find(qn("w:rPr"))
        assert look.find(qn("w:rFonts")) is not None
        assert look.find(qn("w:sz")) is not None
        assert look.find(qn("w:lang")).get(qn("w:val")) == "vi-VN"
    assert len(runs) > 200


def test_letters_when_built_then_have_no_colour(paper: bytes) -> None:
    xml = reading.written(paper)

    assert "<w:color" not in xml
    assert "<w:highlight" not in xml
    assert "<w:shd" not in xml


def test_page_number_when_built_then_is_centred_in_the_header_but_not_on_page_one(
    paper: bytes,
) -> None:
    section = reading.opened(paper).sections[0]

    assert section.different_first_page_header_footer
    assert [p.text for p in section.first_page_header.paragraphs] in ([], [""])
    (number,) = section.header.paragraphs
    assert number._element.xpath(".//w:instrText")[0].text.strip() == "PAGE"
    assert reading.style(number).paragraph_format.alignment == CENTRE
    assert reading.look(number) == (14, False, False)


def test_appendices_when_built_then_have_page_numbers_of_their_own(paper: bytes) -> None:
    body, *appendices = reading.opened(paper).sections

    assert not body._sectPr.xpath("./w:pgNumType")
    assert len(appendices) == 2
    for section in appendices:
        assert section._sectPr.xpath("./w:pgNumType/@w:start") == ["1"]
        assert section.header.is_linked_to_previous
        assert section.different_first_page_header_footer


def test_header_table_when_built_then_is_borderless_and_70_and_95_mm(paper: bytes) -> None:
    header = reading.opened(paper).tables[0]

    assert not header.autofit
    assert [[round(w, 1) for w in row] for row in reading.widths_mm(header)] == [[70, 95]] * 2
    properties = header._element.tblPr
    borders = properties.find(qn("w:tblBorders"))
    assert {side.get(qn("w:val")) for side in borders} == {"none"}
    inner = properties.find(qn("w:tblCellMar"))
    assert {side.get(qn("w:w")) for side in inner} == {"0"}


@pytest.mark.parametrize(
    ("opening", "look"),
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", (13, True, False)),
        ("Độc lập - Tự do - Hạnh phúc", (14, True, False)),
        ("UBND THÀNH PHỐ HÀ NỘI", (13, False, False)),
        ("TRUNG TÂM PHỤC VỤ", (13, True, False)),
        ("HÀNH CHÍNH CÔNG", (13, True, False)),
        ("Số: …/BB-TTPVHCC", (13, False, False)),
        ("BIÊN BẢN", (14, True, False)),
        ("Hội nghị đối thoại giữa", (14, True, False)),
        ("với các Sở, ngành tháng 10", (14, True, False)),
        ("THƯ KÝ", (14, True, False)),
        ("CHỦ TỌA", (14, True, False)),
        ("Phụ lục II", (14, True, False)),
        ("TỔNG HỢP KẾT QUẢ", (14, True, False)),
    ],
)
def test_centred_part_when_built_then_has_its_size_and_weight(
    paper: bytes, opening: str, look: tuple[float, bool, bool]
) -> None:
    part = reading.block(paper, opening)

    assert reading.look(part) == look
    assert reading.style(part).paragraph_format.alignment == CENTRE
    assert reading.style(part).paragraph_format.line_spacing == 1.0


def test_header_when_built_then_has_no_place_and_date_line(paper: bytes) -> None:
    right = reading.opened(paper).tables[0].rows[0].cells[1]

    assert [p.text for p in right.paragraphs if p.text] == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
    ]


def test_rules_when_built_then_are_centred_borders_of_the_right_length(paper: bytes) -> None:
    document = reading.opened(paper)

    (agency, motto) = reading.rules(document.tables[0])[:1] + reading.rules(document.tables[0])[-1:]
    title = next(each for each in reading.rules(document) if sum(each) > 80 and each[0] > 45)
    for left, right in (agency, motto, title):
        assert left == pytest.approx(right, abs=0.05)
    issuer_mm = layout.bold_width_mm("TRUNG TÂM PHỤC VỤ", 13)
    assert issuer_mm / 3 <= 70 - sum(agency) <= issuer_mm / 2
    motto_mm = layout.bold_width_mm("Độc lập - Tự do - Hạnh phúc", 14)
    assert 95 - sum(motto) == pytest.approx(motto_mm, abs=0.5)
    subject_mm = layout.bold_width_mm("Hội nghị đối thoại giữa các cá nhân, tổ chức", 14)
    assert subject_mm / 3 <= 165 - sum(title) <= subject_mm / 2


@pytest.mark.parametrize(
    "opening", ["Thời gian bắt đầu:", "Địa điểm:", "Chủ trì (chủ tọa):", "Hội nghị kết thúc vào"]
)
def test_body_when_built_then_is_justified_with_the_official_gaps(
    paper: bytes, opening: str
) -> None:
    part = reading.block(paper, opening)

    shape = reading.style(part).paragraph_format
    assert reading.look(part) == (14, False, False)
    assert shape.alignment == WD_ALIGN_PARAGRAPH.JUSTIFY
    assert shape.first_line_indent is not None
    assert shape.first_line_indent.cm == pytest.approx(1.0, abs=0.01)
    assert shape.space_before is not None
    assert shape.space_before.pt >= 6
    assert isinstance(shape.line_spacing, float)
    assert 1.0 <= shape.line_spacing <= 1.5


def test_sections_when_built_then_are_bold_capitals_with_roman_numerals(paper: bytes) -> None:
    found = [b for b in reading.blocks(paper) if reading.style(b).name == "Muc"]

    assert [b.text.split(".")[0] for b in found] == ["I", "II", "III", "IV", "V"]
    assert all(b.text == b.text.upper() for b in found)
    assert {reading.look(b) for b in found} == {(14, True, False)}


def test_recipients_when_built_then_stand_under_the_secretary(paper: bytes) -> None:
    foot = next(t for t in reading.opened(paper).tables if t.rows[0].cells[0].text == "THƯ KÝ")

    left = [p for row in foot.rows for p in row.cells[0].paragraphs if p.text]
    assert [p.text for p in left] == [
        "THƯ KÝ",
        "Lê Thị Thư",
        "Nơi nhận:",
        "- Lãnh đạo Trung tâm (để báo cáo);",
        "- Các đơn vị tham dự Hội nghị;",
        "- Lưu: VT, Hồ sơ.",
    ]
    assert reading.look(left[2]) == (12, True, True)
    assert {reading.look(p) for p in left[3:]} == {(11, False, False)}
    assert reading.style(left[3]).paragraph_format.alignment == WD_ALIGN_PARAGRAPH.LEFT


def test_signatures_when_built_then_are_secretary_left_and_chair_right(paper: bytes) -> None:
    foot = next(t for t in reading.opened(paper).tables if t.rows[0].cells[0].text == "THƯ KÝ")

    assert foot.rows[0].cells[1].text == "CHỦ TỌA\nCHÁNH VĂN PHÒNG TRUNG TÂM"
    assert foot.rows[1].cells[1].text == "Đỗ Thanh Minh"
    assert [round(w) for w in reading.widths_mm(foot)[0]] == [65, 100]


def test_signatures_when_the_page_ends_then_stay_with_the_last_sentence(paper: bytes) -> None:
    end = reading.block(paper, "Hội nghị kết thúc vào")

    assert reading.style(end).paragraph_format.keep_with_next
    for opening in ("THƯ KÝ", "CHỦ TỌA", "CHÁNH VĂN PHÒNG"):
        assert reading.style(reading.block(paper, opening)).paragraph_format.keep_with_next


def test_tables_when_built_then_have_fixed_widths_and_rows_that_do_not_break(paper: bytes) -> None:
    for table in reading.opened(paper).tables:
        assert not table.autofit
        for row, widths in zip(table.rows, reading.widths_mm(table), strict=True):
            assert sum(widths) == pytest.approx(165, abs=0.2)
            assert row._tr.xpath("./w:trPr/w:cantSplit")


def test_lined_tables_when_they_run_over_a_page_then_repeat_their_heads(paper: bytes) -> None:
    lined = [
        t for t in reading.opened(paper).tables if t.rows[0].cells[0].text in ("STT", "Nội dung số")
    ]

    assert len(lined) == 4
    for table in lined:
        assert table.rows[0]._tr.xpath("./w:trPr/w:tblHeader")
        size, _, _ = reading.look(table.rows[1].cells[0].paragraphs[0])
        assert size == 13


def test_appendix_note_when_built_then_is_italic_and_names_the_paper() -> None:
    notes = [
        b
        for b in reading.blocks(minutes_document.build(signed()))
        if b.text.startswith("(Kèm theo")
    ]

    assert {b.text for b in notes} == {
        "(Kèm theo Biên bản số 05/BB-TTPVHCC ngày 29 tháng 10 năm 2026 của "
        "Trung tâm Phục vụ hành chính công thành phố Hà Nội)"
    }
    assert {reading.look(b) for b in notes} == {(14, False, True)}


def test_end_mark_when_built_then_closes_the_content_once(paper: bytes) -> None:
    marked = [text for text in reading.texts(paper) if text.endswith("./.")]

    assert marked == ["Hội nghị kết thúc vào 11 giờ 05 phút, ngày 29 tháng 10 năm 2026./."]


def test_styles_when_built_then_every_one_used_is_defined(paper: bytes) -> None:
    used = set(re.findall(r'w:pStyle w:val="(\w+)"', reading.written(paper)))

    defined = set(re.findall(r'w:styleId="(\w+)"', reading.members(paper)["word/styles.xml"]))
    assert used <= defined
