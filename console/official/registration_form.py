"""The blank registration form (Phiếu đăng ký tham gia đối thoại) as a paper to fill in by hand.

It asks for what the public page asks for, and for no number of an identity card. Every label stands
in the left column of a table with room for the answer beside it, so that a form filled in on a
computer can be read back by its labels.

Source: decree 30/2020/NĐ-CP, Phụ lục I (page, header, title); law 91/2025/QH15 (consents are
separate and unticked).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from docx.oxml.xmlchemy import BaseOxmlElement as Element

from console.docx import layout, parts, wording
from console.docx.document import Cell, Paper, italic, paragraph, table
from console.i18n.catalog import translate

KIND = "PHIẾU ĐĂNG KÝ"
BOX = "☐"
QUESTIONS = 2  # with room of their own; who asks more copies the rows
WIDTHS_MM = (58.0, 107.0)
_QUESTION_LINES = 5  # of room for what is asked
_LANGUAGE = "vi"  # official papers have one
_DOTS = "……"

FULL_NAME = "Họ và tên người đăng ký"
QUESTION = "Nội dung câu hỏi, kiến nghị {number}"
DOSSIER = "Mã hồ sơ một cửa (nếu có)"
BODY = "Nơi đang giải quyết (nếu có)"
PEOPLE = "Số người dự"
TAX_CODE = "Mã số thuế (nếu là tổ chức)"
ANSWER_WAY = "Nhận trả lời qua"

KINDS = ("Cá nhân", "Tổ chức", "Doanh nghiệp", "Hộ kinh doanh")
WISHES = (
    "Dự trực tiếp tại hội trường",
    f"Dự tại điểm cầu Chi nhánh số {_DOTS}",
    "Vắng mặt, đề nghị trả lời bằng văn bản",
)
YES_NO = ("Có", "Không")
WAYS = ("Bưu chính, theo địa chỉ ghi trên phiếu", "Thư điện tử")
RAISED = ("Chưa", f"Có - {_DOTS} lần - thời điểm {_DOTS}")


@dataclass(frozen=True, slots=True)
class FormHead:
    """What the form says of the meeting it is for."""

    meeting_code: str  # `2026-10`
    starts_at: datetime | None = None  # planned; None = not yet known
    venue: str = ""
    closes_at: datetime | None = None  # until when forms are taken; None = not yet known
    is_demonstration: bool = False


@lru_cache(maxsize=4)
def build(head: FormHead) -> bytes:
    """Give the form as .docx; the same head always gives the same bytes."""
    paper = Paper(f"Phiếu đăng ký tham gia {wording.meeting_name(head.meeting_code)}")
    demonstration = [("TRÌNH DIỄN", "nội dung không có thật")] if head.is_demonstration else []
    parts.run_marks(paper, demonstration)
    paper.add(parts.header_block(f"Mã phiếu: {_DOTS}{_DOTS}", marks=[m for m, _ in demonstration]))
    paper.add(*parts.title_block(KIND, f"Tham gia {wording.meeting_name(head.meeting_code)}"))
    paper.add(*registration_form(head))
    return paper.to_bytes()


def registration_form(head: FormHead | None) -> list[Element]:
    """Make the form without header and title, as it also stands in an appendix.

    Args:
        head: None where the paper it belongs to tells day and place.
    """
    return [
        paragraph(layout.BODY, f"Kính gửi: {wording.ISSUER_NAME}."),
        *(paragraph(layout.BODY, line) for line in (_about(head) if head else ())),
        paragraph(layout.BODY, italic(_advice())),
        *_part("I. NGƯỜI ĐĂNG KÝ", _sender()),
        *_part("II. THAM DỰ VÀ NHẬN TRẢ LỜI", _taking_part()),
        *_part("III. NỘI DUNG", _content()),
        *_consents(),
        *_foot(),
    ]


def _about(head: FormHead) -> list[str]:
    place = f", tại {wording.clean(head.venue)}" if head.venue else ""
    when = f"Thời gian Hội nghị: {wording.moment_words(head.starts_at)}{place}."
    until = f"Hạn nhận phiếu: {wording.moment_words(head.closes_at)}."
    return [when, until]


def _advice() -> str:
    no_numbers = translate(_LANGUAGE, "register.no_numbers")
    no_complaints = translate(_LANGUAGE, "register.no_complaints")
    return f"{no_numbers} {no_complaints}"


Asked = tuple[str, Sequence[str]]  # a label, and the lines beside it; none = an empty one


def _sender() -> list[Asked]:
    return [
        ("Loại đối tượng", [_boxes(KINDS[:2]), _boxes(KINDS[2:])]),
        (FULL_NAME, ()),
        ("Tên tổ chức, doanh nghiệp (nếu có)", ()),
        (TAX_CODE, ()),
        ("Chức vụ (nếu là tổ chức)", ()),
        ("Địa chỉ nhận trả lời", ()),
        ("Điện thoại", ()),
        ("Email (nếu có)", ()),
    ]


def _taking_part() -> list[Asked]:
    return [
        ("Hình thức tham dự", [f"{BOX} {wish}" for wish in WISHES]),
        (PEOPLE, ()),
        ("Đăng ký phát biểu", [_boxes(YES_NO)]),
        (ANSWER_WAY, [f"{BOX} {way}" for way in WAYS]),
    ]


def _content() -> list[Asked]:
    asked: list[Asked] = [
        ("Lĩnh vực", ()),
        ("Tên thủ tục hành chính (nếu có)", ()),
        ("Đã kiến nghị trước đây", [_boxes(RAISED)]),
    ]
    for number in range(1, QUESTIONS + 1):
        room = [""] * _QUESTION_LINES
        asked += [(QUESTION.format(number=number), room), (DOSSIER, ()), (BODY, ())]
    return asked


def _boxes(options: Sequence[str]) -> str:
    return "    ".join(_whole(f"{BOX} {option}") for option in options)


def _whole(option: str) -> str:
    """Keep an option on one line."""
    return option.replace(" ", "\N{NO-BREAK SPACE}")


def _part(title: str, asked: Sequence[Asked]) -> list[Element]:
    rows: list[Sequence[Cell]] = [
        ([paragraph(layout.CELL, label)], _room(lines)) for label, lines in asked
    ]
    return [
        paragraph(layout.SECTION, title),
        paragraph(layout.BEFORE_TABLE),
        table(WIDTHS_MM, rows, lined=True),
    ]


def _room(lines: Sequence[str]) -> list[Element]:
    return [paragraph(layout.CELL, line) for line in lines or ("",)]


def _consents() -> list[Element]:
    purposes = ("answer", "forward", "publish")
    return [
        paragraph(layout.SECTION, "IV. ĐỒNG Ý XỬ LÝ DỮ LIỆU CÁ NHÂN"),
        paragraph(layout.BODY, translate(_LANGUAGE, "register.notice")),
        *(
            paragraph(layout.BODY, f"{BOX} {translate(_LANGUAGE, f'register.consent.{purpose}')}")
            for purpose in purposes
        ),
    ]


def _foot() -> list[Element]:
    widths = (layout.SIGN_LEFT_MM, layout.SIGN_RIGHT_MM)
    day = paragraph(layout.PLACE_DATE, f"{_DOTS}, {wording.day_words(None)}")
    received = [
        paragraph(layout.RECIPIENTS_LABEL, "Phần ghi của nơi nhận phiếu:"),
        *(
            paragraph(layout.RECIPIENT, f"- {label}: {_DOTS}{_DOTS}")
            for label in ("Kênh nhận", "Thời điểm nhận", "Người nhận")
        ),
    ]
    signer = parts.Signer("NGƯỜI ĐĂNG KÝ", "")
    signed = [day, *parts.signer_role(signer), paragraph(layout.CELL_MIDDLE, "(Ký, ghi rõ họ tên)")]
    return [table(widths, [(received, signed)], lined=False)]
