"""The parts official papers share: header, title, marks, signatures, recipients, appendices.

Source: decree 30/2020/NĐ-CP, Phụ lục I (components) and III (templates).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from docx.oxml.xmlchemy import BaseOxmlElement as Element

from console.docx import layout, wording
from console.docx.document import Cell, Paper, Words, page_number, paragraph, rule, table

_UNDER_AGENCY_MM = layout.rule_mm(wording.ISSUER_LINES, layout.ISSUER.size_pt)
_UNDER_MOTTO_MM = round(layout.bold_width_mm(wording.MOTTO, layout.MOTTO.size_pt), 1)


def header_block(
    number_line: str, place_date: str = "", marks: Sequence[str] = (), letter_subject: str = ""
) -> Element:
    """Make boxes 1 to 4: issuer and number left, Quốc hiệu and Tiêu ngữ right.

    Minutes leave `place_date` empty (Mẫu 1.9). A letter's subject, box 5b, stands under its number
    (Mẫu 1.5), `marks` boxed under both.
    """
    bodies = [
        paragraph(layout.PARENT, wording.PARENT_BODY),
        *(paragraph(layout.ISSUER, line) for line in wording.ISSUER_LINES),
        rule(_UNDER_AGENCY_MM, layout.HEADER_LEFT_MM),
    ]
    state = [
        paragraph(layout.STATE, wording.STATE_NAME),
        paragraph(layout.MOTTO, wording.MOTTO),
        rule(_UNDER_MOTTO_MM, layout.HEADER_RIGHT_MM),
    ]
    numbered = [
        paragraph(layout.NUMBER, number_line),
        *([paragraph(layout.LETTER_SUBJECT, letter_subject)] if letter_subject else []),
        *(paragraph(layout.MARK, mark) for mark in marks),
    ]
    dated = [paragraph(layout.PLACE_DATE, place_date)] if place_date else []
    widths = (layout.HEADER_LEFT_MM, layout.HEADER_RIGHT_MM)
    # Two rows: place and day stand on the line of the number, however long the names above are.
    return table(widths, [(bodies, state), (numbered, dated)], lined=False)


def title_block(kind: str, subject: str) -> list[Element]:
    """Make box 5a: the kind of paper, its subject in bold, and the rule under it."""
    lines = layout.balanced(wording.clean(subject), layout.SUBJECT.size_pt)
    length = layout.rule_mm(lines, layout.SUBJECT.size_pt)
    return [
        paragraph(layout.TITLE, kind),
        *(paragraph(layout.SUBJECT, line) for line in lines),
        rule(length, layout.TEXT_WIDTH_MM),
        paragraph(layout.AFTER_TITLE),
    ]


def addressed(name: str) -> Element:
    """Make box 9a of a letter to one."""
    return paragraph(layout.ADDRESSED, f"Kính gửi: {wording.clean(name).rstrip(' .;')}.")


@dataclass(frozen=True, slots=True)
class Signer:
    """One signature: role in capitals, title under it if any, name; signed or still to sign."""

    role: str
    name: str
    title: str = ""
    has_signed: bool = False


def signer_role(signer: Signer) -> list[Element]:
    """Make box 7a."""
    role = paragraph(layout.SIGN_ROLE, signer.role)
    return [role, paragraph(layout.SIGN_TITLE, signer.title)] if signer.title else [role]


def signer_name(signer: Signer) -> list[Element]:
    """Make boxes 7c and 7b; leaves room for the signature until it is there."""
    name = signer.name or wording.BLANK
    if signer.has_signed:
        return [paragraph(layout.SIGN_NOTE, "(Đã ký)"), paragraph(layout.SIGN_NAME, name)]
    return [paragraph(layout.SIGN_NAME_BELOW_ROOM, name)]


def recipients(names: Sequence[str], kept_by: str) -> list[Element]:
    """Make box 9b: "Nơi nhận", one line each, the last "- Lưu: …"."""
    lines = [f"- {wording.clean(name).rstrip(' ;.,')};" for name in names]
    return [
        paragraph(layout.RECIPIENTS_LABEL, "Nơi nhận:"),
        *(paragraph(layout.RECIPIENT, line) for line in (*lines, f"- Lưu: {kept_by}.")),
    ]


def two_signatures(left: Signer, right: Signer, under_left: Sequence[Element]) -> Element:
    """Make the foot of Mẫu 1.9: two signatures, the recipients under the left one."""
    widths = (layout.SIGN_LEFT_MM, layout.SIGN_RIGHT_MM)
    roles = (signer_role(left), signer_role(right))
    names = (signer_name(left), signer_name(right))
    return table(widths, [roles, names, (under_left, ())], lined=False)


def one_signature(signer: Signer, received: Sequence[Element]) -> Element:
    """Make the foot of Mẫu 1.4, 1.5 and 1.7: recipients left, the one signature right."""
    widths = (layout.SIGN_LEFT_MM, layout.SIGN_RIGHT_MM)
    right = [*signer_role(signer), *signer_name(signer)]
    return table(widths, [(received, right)], lined=False)


def appendix_heading(label: str, title: str, of_paper: str) -> list[Element]:
    """Make the heading of an appendix: its label, title in capitals, the paper it belongs to."""
    return [
        paragraph(layout.APPENDIX, label),
        paragraph(layout.APPENDIX_TITLE, title.upper()),
        paragraph(layout.APPENDIX_OF, f"(Kèm theo {of_paper})"),
    ]


def grid(
    widths_mm: Sequence[float], heads: Sequence[str], rows: Sequence[Sequence[Cell]]
) -> Element:
    """Make a lined table whose heads repeat on every page."""
    head: list[Cell] = [[paragraph(layout.CELL_HEAD, text)] for text in heads]
    return table(widths_mm, [head, *rows], lined=True, head_rows=1)


def cell(*lines: str) -> list[Element]:
    """Fill a cell, a paragraph for each line."""
    return [paragraph(layout.CELL, line) for line in lines if line] or [paragraph(layout.CELL)]


def middle(*lines: str) -> list[Element]:
    """Fill a cell with centred lines."""
    return [paragraph(layout.CELL_MIDDLE, line) for line in lines]


def run_marks(paper: Paper, marks: Sequence[tuple[str, str]]) -> None:
    """Set the margins of every page: the number on top but for page 1, marks at the foot.

    Each mark is its word in capitals and what it means; none leaves the foot empty.
    """
    for place in ("footer", "first_footer"):
        foot = [_foot_line(word, meaning) for word, meaning in marks]
        paper.running(place, *(foot or [paragraph(layout.FOOT_NOTE)]))
    paper.running("header", page_number())


def _foot_line(word: str, meaning: str) -> Element:
    return paragraph(layout.FOOT_MARK, word, Words(f" – {meaning}" if meaning else "", bold=False))
