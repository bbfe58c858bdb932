"""A programme or an invitation: one frozen content in, the bytes of a Word document out.

Source: decree 30/2020/NĐ-CP, Phụ lục III, Mẫu 1.4 (papers with a title) and Mẫu 1.7 (invitations).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from docx.oxml.xmlchemy import BaseOxmlElement as Element

from console.papers import layout, parts, wording
from console.papers.paper import Paper, paragraph
from models.documents import DocumentKind

TITLES = {DocumentKind.PROGRAMME: "CHƯƠNG TRÌNH", DocumentKind.INVITATION: "GIẤY MỜI"}
CODES = {DocumentKind.PROGRAMME: "CTr", DocumentKind.INVITATION: "GM"}
RECIPIENTS = {
    DocumentKind.PROGRAMME: ("Lãnh đạo Trung tâm (để báo cáo)", "Các đơn vị tham dự Hội nghị"),
    DocumentKind.INVITATION: ("Như trên",),
}
KEPT_BY = "VT, CSKH"
DRAFT = "DỰ THẢO"
DEMONSTRATION = "TRÌNH DIỄN"
COLUMN = " | "  # parts the cells of a line that stands in a table
ROLE_AND_TITLE = "/"  # "KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC"
_THREE_COLUMNS_MM = (38, 92, 35)


@dataclass(frozen=True, slots=True)
class OfficialPaper:
    """What a paper says."""

    kind: DocumentKind
    meeting_code: str
    subject: str
    body: str  # one paragraph a line; lines with COLUMN make a table, the first its heads
    addressees: tuple[str, ...] = ()  # of an invitation
    signer_title: str = ""
    signer: str = ""
    number: str = ""  # as given by the registry; empty = "…"
    dated_on: date | None = None
    is_issued: bool = False
    is_demonstration: bool = False


def build(content: OfficialPaper) -> bytes:
    """Give the paper as .docx, an invitation once for each addressee, each from page 1.

    The same content always gives the same bytes. "DỰ THẢO" stands on every page until it is
    issued; an empty number stays "…", it is never made up.
    """
    paper = Paper(f"{TITLES[content.kind].capitalize()} {content.meeting_code}")
    marks = _marks(content)
    parts.run_marks(paper, marks)
    for place, addressee in enumerate(content.addressees or ("",)):
        if place:
            paper.start_section()
        paper.add(*_one(content, addressee, [word for word, _ in marks]))
    return paper.to_bytes()


def symbol(number: str, kind: DocumentKind) -> str:
    """Write number and symbol: "05/GM-TTPVHCC"; a number typed with its symbol stays as it is."""
    return number if "/" in number else wording.symbol(number, CODES[kind])


def _marks(content: OfficialPaper) -> list[tuple[str, str]]:
    marks = [] if content.is_issued else [(DRAFT, "chưa ban hành")]
    if content.is_demonstration:
        marks.append((DEMONSTRATION, "nội dung không có thật"))
    return marks


def _one(content: OfficialPaper, addressee: str, marks: list[str]) -> Iterator[Element]:
    number_line = f"Số: {symbol(content.number, content.kind)}"
    yield parts.header_block(number_line, f"Hà Nội, {wording.day_words(content.dated_on)}", marks)
    yield from parts.title_block(TITLES[content.kind], content.subject)
    if content.kind is DocumentKind.INVITATION:
        invited = addressee or wording.BLANK
        yield paragraph(layout.BODY, f"{wording.ISSUER_NAME} trân trọng kính mời: {invited}")
    yield from _body(wording.lines(content.body))
    yield parts.one_signature(_signer(content), _recipients(content))


def _body(lines: Iterable[str]) -> Iterator[Element]:
    told = [(in_table, list(some)) for in_table, some in groupby(lines, lambda one: COLUMN in one)]
    for place, (in_table, some) in enumerate(told, start=1):
        is_last = place == len(told)
        if in_table:
            yield paragraph(layout.BEFORE_TABLE)
            yield _table(some)
        else:
            yield from (paragraph(layout.BODY, line) for line in some[:-1])
            yield paragraph(layout.BODY, _ended(some[-1]) if is_last else some[-1])
    if told[-1][0]:
        yield paragraph(layout.BODY, wording.END_MARK)


def _ended(line: str) -> str:
    return f"{line.rstrip(' .;')}{wording.END_MARK}"


def _table(lines: list[str]) -> Element:
    cells = [[cell.strip() for cell in line.split(COLUMN)] for line in lines]
    count = max(len(row) for row in cells)
    heads, *rows = [[*row, *[""] * (count - len(row))] for row in cells]
    even = [layout.TEXT_WIDTH_MM / count] * count
    widths = _THREE_COLUMNS_MM if count == len(_THREE_COLUMNS_MM) else even
    return parts.grid(widths, heads, [[parts.cell(cell) for cell in row] for row in rows])


def _signer(content: OfficialPaper) -> parts.Signer:
    role, _, title = content.signer_title.partition(ROLE_AND_TITLE)
    return parts.Signer(
        role.strip().upper() or wording.BLANK,
        content.signer,
        title.strip().upper(),
        has_signed=content.is_issued,
    )


def _recipients(content: OfficialPaper) -> list[Element]:
    return parts.recipients(RECIPIENTS[content.kind], KEPT_BY)
