"""An official paper: one frozen content in, the bytes of a Word document out.

Source: decree 30/2020/NĐ-CP, Phụ lục III, Mẫu 1.4 (papers with a title), Mẫu 1.5 (letters) and
Mẫu 1.7 (invitations); Phụ lục I, IV (appendices).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from docx.oxml.xmlchemy import BaseOxmlElement as Element

from console.docx import layout, parts, wording
from console.docx.document import Paper, paragraph
from console.official.registration_form import registration_form
from models.codes.documents import DocumentKind

TITLES = {
    DocumentKind.NOTICE: "THÔNG BÁO",
    DocumentKind.PROGRAMME: "CHƯƠNG TRÌNH",
    DocumentKind.INVITATION: "GIẤY MỜI",
}
CODES = {
    DocumentKind.NOTICE: "TB",
    DocumentKind.PROGRAMME: "CTr",
    DocumentKind.INVITATION: "GM",
}
LETTERS = (  # neither title nor code
    DocumentKind.ASSIGNMENT,
    DocumentKind.REFERRAL,
    DocumentKind.CORRECTION,
)
ADDRESSED = (DocumentKind.INVITATION, *LETTERS)  # one paper for each addressee
_REPORTED = "Lãnh đạo Trung tâm (để báo cáo)"
RECIPIENTS = {
    DocumentKind.NOTICE: (
        "Các Sở, ban, ngành, UBND các xã, phường",
        "Các Chi nhánh trực thuộc Trung tâm",
        "Cổng thông tin điện tử của Trung tâm (để đăng tải)",
        _REPORTED,
    ),
    DocumentKind.PROGRAMME: (_REPORTED, "Các đơn vị tham dự Hội nghị"),
    DocumentKind.INVITATION: ("Như trên",),
    DocumentKind.ASSIGNMENT: ("Như trên", _REPORTED),
    DocumentKind.REFERRAL: ("Như trên",),
    DocumentKind.CORRECTION: ("Như trên", _REPORTED),
}
KEPT_BY = f"VT, {wording.WRITER_CODE}"
FORM_TITLE = "Phiếu đăng ký tham gia đối thoại"
LETTER_TITLE = "Công văn"
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
    addressees: tuple[str, ...] = ()  # of invitations and letters
    signer_title: str = ""
    signer: str = ""
    number: str = ""  # as given by the registry; empty = "…"
    dated_on: date | None = None
    is_issued: bool = False
    is_demonstration: bool = False


def build(content: OfficialPaper) -> bytes:
    """Give the paper as .docx, once for each addressee if it has any, each from page 1.

    The public notice carries the registration form as its appendix.

    The same content always gives the same bytes. "DỰ THẢO" stands on every page until it is
    issued; an empty number stays "…", it is never made up.
    """
    title = TITLES.get(content.kind, LETTER_TITLE).capitalize()
    paper = Paper(f"{title} {content.meeting_code}")
    marks = _marks(content)
    parts.run_marks(paper, marks)
    for place, addressee in enumerate(content.addressees or ("",)):
        if place:
            paper.start_section()
        paper.add(*_one(content, addressee, [word for word, _ in marks]))
    if content.kind is DocumentKind.NOTICE:
        paper.start_section()
        paper.add(*_form(content))
    return paper.to_bytes()


def symbol(number: str, kind: DocumentKind) -> str:
    """Write number and symbol: "05/GM-TTPVHCC", of a letter "05/TTPVHCC-CSKH".

    A number typed with its symbol stays as it is.
    """
    if "/" in number:
        return number
    return wording.letter_symbol(number) if kind in LETTERS else wording.symbol(number, CODES[kind])


def _marks(content: OfficialPaper) -> list[tuple[str, str]]:
    marks = [] if content.is_issued else [(DRAFT, "chưa ban hành")]
    if content.is_demonstration:
        marks.append((DEMONSTRATION, "nội dung không có thật"))
    return marks


def _one(content: OfficialPaper, addressee: str, marks: list[str]) -> Iterator[Element]:
    number_line = f"Số: {symbol(content.number, content.kind)}"
    day = f"Hà Nội, {wording.day_words(content.dated_on)}"
    if content.kind in LETTERS:
        yield parts.header_block(number_line, day, marks, f"V/v {content.subject}")
        yield parts.addressed(addressee or wording.BLANK)
    else:
        yield parts.header_block(number_line, day, marks)
        yield from parts.title_block(TITLES[content.kind], content.subject)
    if content.kind is DocumentKind.INVITATION:
        invited = addressee or wording.BLANK
        yield paragraph(layout.BODY, f"{wording.ISSUER_NAME} trân trọng kính mời: {invited}")
    yield from _body(wording.lines(content.body))
    yield parts.one_signature(_signer(content), _recipients(content))


def _form(content: OfficialPaper) -> Iterator[Element]:
    number = symbol(content.number, content.kind)
    day = wording.day_words(content.dated_on)
    of_paper = f"Thông báo số {number} {day} của {wording.ISSUER_NAME}"
    yield from parts.appendix_heading("Phụ lục", FORM_TITLE, of_paper)
    yield from registration_form(None)


def _body(lines: Iterable[str]) -> Iterator[Element]:
    told = [
        (in_table, list(some)) for in_table, some in groupby(lines, lambda line: COLUMN in line)
    ]
    for place, (in_table, some) in enumerate(told, start=1):
        is_last = place == len(told)
        if in_table:
            yield paragraph(layout.BEFORE_TABLE)
            yield _table(some)
        else:
            yield from (paragraph(layout.BODY, line) for line in some[:-1])
            last = (layout.BODY_KEPT, _ended(some[-1])) if is_last else (layout.BODY, some[-1])
            yield paragraph(*last)
    if told[-1][0]:
        yield paragraph(layout.BODY_KEPT, wording.END_MARK)


def _ended(line: str) -> str:
    return f"{line.removesuffix(wording.END_MARK).rstrip(' .;')}{wording.END_MARK}"


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
