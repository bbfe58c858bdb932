"""A unit's pack as a paper: the list of what it answers, as an appendix to its cover.

Source: decree 30/2020/NĐ-CP, Phụ lục I, IV (appendices). The Centre's plan, P12.
"""

from collections.abc import Sequence

from docx.oxml.xmlchemy import BaseOxmlElement as Element

from console.docx import layout, parts, wording
from console.docx.document import Cell, Paper, paragraph
from console.drafting.pack_table import asked
from console.drafting.views.pack_content import PackContent, PackQuestion
from models.codes.questions import AssignmentPart

TITLE = "Danh mục nội dung phân công trả lời"
WIDTHS_MM = (12.0, 28.0, 85.0, 40.0)
HEADS = ("Câu", "Số phiếu", "Nội dung hỏi, kiến nghị", "Vai trò")
ROLES = {AssignmentPart.LEAD: "Chủ trì trả lời", AssignmentPart.COORDINATING: "Phối hợp"}
_LANGUAGE = "vi"  # official papers have one


def build(content: PackContent) -> bytes:
    """Give the pack as .docx; the same content always gives the same bytes."""
    paper = Paper(f"{TITLE}, {wording.meeting_name(content.meeting_code)}")
    parts.run_marks(paper, ())
    paper.add(*elements(content, _of_paper(content)))
    return paper.to_bytes()


def elements(content: PackContent, of_paper: str, label: str = "Phụ lục") -> list[Element]:
    """Make the list as an appendix: heading, who answers by when, the table."""
    return [
        *parts.appendix_heading(label, TITLE, of_paper),
        paragraph(layout.BODY, f"Đơn vị trả lời: {wording.clean(content.unit)}."),
        paragraph(layout.BODY, f"Hạn gửi dự thảo trả lời: {wording.due_words(content.due_on)}."),
        paragraph(layout.BEFORE_TABLE),
        parts.grid(WIDTHS_MM, HEADS, [_row(question) for question in content.questions]),
    ]


def _of_paper(content: PackContent) -> str:
    meeting = wording.meeting_name(content.meeting_code)
    return f"công văn giao đơn vị chuẩn bị nội dung trả lời tại {meeting}"


def _row(one: PackQuestion) -> Sequence[Cell]:
    others = f"Cùng trả lời: {', '.join(one.other_units)}" if one.other_units else ""
    return (
        parts.middle(str(one.number)),
        parts.cell(*one.refs),
        parts.cell(*asked(one, _LANGUAGE).splitlines()),
        parts.cell(ROLES[one.part], others),
    )
