"""Every measure of an official paper, with the item of the rule it follows.

Source: decree 30/2020/NĐ-CP, Phụ lục I (I = page, II = components, table of type sizes at its end)
and Phụ lục III (templates). Type sizes are set A of the footnote (Quốc hiệu 13, Tiêu ngữ 14, body
14); the two sets are never mixed. Millimetres and points as the names say.
"""

import unicodedata
from dataclasses import dataclass
from typing import Literal

FONT = "Times New Roman"  # Phụ lục I, I.4: Times New Roman, Unicode, black
LANGUAGE = "vi-VN"

PAGE_WIDTH_MM = 210  # Phụ lục I, I.1: A4
PAGE_HEIGHT_MM = 297
MARGIN_TOP_MM = 20  # Phụ lục I, I.3: 20-25 mm
MARGIN_BOTTOM_MM = 20  # 20-25 mm
MARGIN_LEFT_MM = 30  # 30-35 mm
MARGIN_RIGHT_MM = 15  # 15-20 mm
TEXT_WIDTH_MM = PAGE_WIDTH_MM - MARGIN_LEFT_MM - MARGIN_RIGHT_MM
HEADER_DISTANCE_MM = 10  # as in the decree's own file: the page number stands in the top margin
FOOTER_DISTANCE_MM = 7  # only marks of a draft or a demonstration stand in the bottom margin

HEADER_LEFT_MM = 70  # Phụ lục I, boxes 2-3 | 1: the official 67.5 + 100 overhangs its own text area
HEADER_RIGHT_MM = 95
SIGN_LEFT_MM = 65  # Phụ lục III: 51-62 | 98-111 for one signature; wider for two signers
SIGN_RIGHT_MM = 100
SIGN_ROOM_PT = 68  # room for the signature and a third of the seal (II.7, II.8)
RULE_SHARE = 0.4  # II.2, II.5: rule of 1/3-1/2 of the text line; under the Tiêu ngữ the whole line
RULE_WEIGHT = 6  # eighths of a point: a thin solid line

Align = Literal["left", "center", "both"]


@dataclass(frozen=True, slots=True)
class Shape:
    """How one kind of paragraph looks; becomes a named style of the paper."""

    style: str
    size_pt: float
    align: Align = "left"
    bold: bool = False
    italic: bool = False
    before_pt: float = 0
    after_pt: float = 0
    line: float = 1.0  # lines
    first_line_mm: float = 0
    left_mm: float = 0
    right_mm: float = 0
    keep_next: bool = False
    keep_lines: bool = False
    boxed: bool = False
    tracking_pt: float = 0  # added between letters


_LINE = 1.1  # II.6: single to 1.5 lines
_GAP_PT = 6  # II.6: at least 6 pt between paragraphs
_INDENT_MM = 10  # II.6: first line 1 cm or 1.27 cm

# Header: II.1, II.2, II.3.
# The Quốc hiệu is 95.7 mm long at 13 pt; 0.15 pt less between letters keeps it on one line.
STATE = Shape("QuocHieu", 13, "center", bold=True, tracking_pt=-0.15)  # 12-13, bold, upright
MOTTO = Shape("TieuNgu", 14, "center", bold=True)  # 13-14, bold, upright
PARENT = Shape("CoQuanChuQuan", 13, "center")  # 12-13, not bold
ISSUER = Shape("CoQuanBanHanh", 13, "center", bold=True)  # 12-13, bold
NUMBER = Shape("SoKyHieu", 13, "center", before_pt=6)  # 13, upright
PLACE_DATE = Shape("DiaDanhThoiGian", 14, "center", italic=True, before_pt=6)  # 13-14, italic
LETTER_SUBJECT = Shape("TrichYeuCongVan", 12, "center", before_pt=6)  # II.5b: 12-13, upright
MARK = Shape(  # II.11: upper case, 13-14, bold, boxed
    "DauChi", 13, "center", bold=True, before_pt=8, left_mm=12, right_mm=12, boxed=True
)

# Title: II.5a.
TITLE = Shape("TenLoai", 14, "center", bold=True, before_pt=16, keep_next=True)
SUBJECT = Shape("TrichYeu", 14, "center", bold=True, keep_next=True, keep_lines=True)
AFTER_TITLE = Shape("SauTrichYeu", 14, line=0.5)
BEFORE_TABLE = Shape("TruocBang", 2, before_pt=4, keep_next=True)

ADDRESSED = Shape(  # II.9a: 13-14, upright; the templates set it in by 3.5 cm
    "KinhGui", 14, left_mm=35, before_pt=12, after_pt=6, keep_next=True
)

# Content: II.6.
BODY = Shape("NoiDung", 14, "both", before_pt=_GAP_PT, line=_LINE, first_line_mm=_INDENT_MM)
BODY_KEPT = Shape(
    "NoiDungGiuDong",
    14,
    "both",
    before_pt=_GAP_PT,
    line=_LINE,
    first_line_mm=_INDENT_MM,
    keep_next=True,
)
CHECKSUM = Shape("MaKiemTra", 13, "center", before_pt=_GAP_PT, line=_LINE, keep_next=True)
SECTION = Shape(  # layout type b: Roman numeral, upper case, bold
    "Muc",
    14,
    "both",
    bold=True,
    before_pt=10,
    line=_LINE,
    first_line_mm=_INDENT_MM,
    keep_next=True,
    keep_lines=True,
)
CLAUSE = Shape(  # Khoản with a heading: body size, bold
    "Khoan",
    14,
    "both",
    bold=True,
    before_pt=_GAP_PT,
    line=_LINE,
    first_line_mm=_INDENT_MM,
    keep_next=True,
    keep_lines=True,
)

# Tables: content again, so 13-14.
CELL = Shape("OBang", 13, "left", before_pt=1, after_pt=1)
CELL_MIDDLE = Shape("OBangGiua", 13, "center", before_pt=1, after_pt=1)
CELL_HEAD = Shape("TieuDeBang", 13, "center", bold=True, before_pt=2, after_pt=2, keep_next=True)

# Signatures and recipients: II.7, II.9b.
SIGN_ROLE = Shape("QuyenHan", 14, "center", bold=True, before_pt=12, keep_next=True)
SIGN_TITLE = Shape("ChucVu", 14, "center", bold=True, keep_next=True)
SIGN_NOTE = Shape("DaKy", 14, "center", italic=True, before_pt=22, after_pt=22, keep_next=True)
SIGN_NAME = Shape("HoTenNguoiKy", 14, "center", bold=True, keep_next=True)
SIGN_NAME_BELOW_ROOM = Shape(
    "HoTenCachChuKy", 14, "center", bold=True, before_pt=SIGN_ROOM_PT, keep_next=True
)
RECIPIENTS_LABEL = Shape("NoiNhan", 12, "left", bold=True, italic=True, before_pt=10)
RECIPIENT = Shape("DanhSachNoiNhan", 11, "left")

# Appendices: IV of Phụ lục I.
APPENDIX = Shape("PhuLuc", 14, "center", bold=True, keep_next=True)
APPENDIX_TITLE = Shape("TenPhuLuc", 14, "center", bold=True, keep_next=True)
APPENDIX_OF = Shape(
    "KemTheo", 14, "center", italic=True, before_pt=2, after_pt=10, keep_next=True, keep_lines=True
)

# Margins of the page: I.7 for the number; the foot is free of rules.
PAGE_NUMBER = Shape("SoTrang", 14, "center")  # 13-14, upright, centred, not on page 1
FOOT_MARK = Shape("DauChiChanTrang", 13, "center", bold=True)
FOOT_NOTE = Shape("GhiChuChanTrang", 11, "center", italic=True)
RULE = Shape("DuongKe", 2, "center", before_pt=1)
SECTION_END = Shape("CuoiPhan", 1)

SHAPES = tuple(shape for shape in tuple(globals().values()) if isinstance(shape, Shape))

# Advance widths of Times New Roman Bold, thousandths of the type size.
_BOLD_WIDTHS = {
    250: " .,",
    278: "il/'",
    333: "fjt;:-()",
    389: "Is",
    444: "cerz",
    500: "Jagovxy0123456789–",
    556: 'Sbdhknpqu"',
    611: "FP",
    667: "BELTZ",
    722: "ACDNRUVXYw",
    778: "GHKOQ",
    833: "m",
    944: "M",
    1000: "W…",
}
_WIDTH_OF = {letter: width for width, letters in _BOLD_WIDTHS.items() for letter in letters}
_WIDE = 722  # a letter the table does not know, such as Đ
_MM_PER_PT = 25.4 / 72


def bold_width_mm(text: str, size_pt: float) -> float:
    """Tell how long a line of bold type is, in millimetres; letters with marks count as bare."""
    bare = (unicodedata.normalize("NFD", letter)[0] for letter in text)
    units = sum(556 if letter == "đ" else _WIDTH_OF.get(letter, _WIDE) for letter in bare)
    return units / 1000 * size_pt * _MM_PER_PT


def rule_mm(lines: tuple[str, ...], size_pt: float) -> float:
    """Tell the length of the rule under a bold heading: 0.4 of its longest line.

    Source: decree 30/2020/NĐ-CP, Phụ lục I, II.2 and II.5: from 1/3 to 1/2 of the text line.
    """
    return round(RULE_SHARE * max(bold_width_mm(line, size_pt) for line in lines), 1)


def balanced(text: str, size_pt: float, width_mm: float = TEXT_WIDTH_MM) -> tuple[str, ...]:
    """Break a bold heading into as few lines as fit, of nearly the same length."""
    words = text.split()
    count = 1
    while True:
        goal = bold_width_mm(text, size_pt) / count * 1.08
        lines = _filled(words, size_pt, min(goal, width_mm))
        if len(lines) <= count or count >= len(words):
            return lines
        count += 1


def _filled(words: list[str], size_pt: float, width_mm: float) -> tuple[str, ...]:
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and bold_width_mm(longer, size_pt) <= width_mm:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines) or ("",)
