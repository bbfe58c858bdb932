"""Papers of five kinds as the console makes them, to plant faults in."""

import io
from datetime import date
from functools import cache

import docx
from docx.document import Document
from docx.text.paragraph import Paragraph

from console.minutes import document as minutes
from console.official.document import OfficialPaper, build
from models.codes.documents import DocumentKind
from tests.console.docx.reading import blocks
from tests.console.minutes.sample import signed

SUBJECT = (
    "Về việc tổ chức Hội nghị đối thoại giữa các cá nhân, tổ chức với các Sở, ngành tháng 10/2026"
)
BODY = (
    "Căn cứ Kế hoạch của Trung tâm về tổ chức Hội nghị đối thoại."
    "\n1. Thời gian: 08 giờ 30 phút, thứ Năm, ngày 29 tháng 10 năm 2026."
    "\n2. Địa điểm: Hội trường tầng 3, phường Cửa Nam, thành phố Hà Nội."
    "\n3. Nội dung: theo khoản 2 Điều 5 Luật Đất đai và các quy định có liên quan."
    "\nTrân trọng thông báo để Quý đơn vị được biết."
)
LETTERS = (DocumentKind.REFERRAL,)
NAMES = ("notice", "invitation", "programme", "letter", "minutes")
_KINDS = {
    "notice": DocumentKind.NOTICE,
    "invitation": DocumentKind.INVITATION,
    "programme": DocumentKind.PROGRAMME,
    "letter": DocumentKind.REFERRAL,
}


@cache
def paper(name: str) -> bytes:
    """One issued paper of a kind."""
    if name == "minutes":
        return minutes.build(signed())
    kind = _KINDS[name]
    is_addressed = kind in (DocumentKind.INVITATION, DocumentKind.REFERRAL)
    content = OfficialPaper(
        kind,
        "2026-10",
        SUBJECT,
        BODY.removeprefix("Căn cứ Kế hoạch của Trung tâm về tổ chức Hội nghị đối thoại.\n"),
        ("Ông Nguyễn Văn An",) if is_addressed else (),
        "GIÁM ĐỐC",
        "Nguyễn Thị Thử",
        "7",
        date(2026, 3, 5),
        is_issued=True,
    )
    return build(content)


def opened(name: str) -> Document:
    return docx.Document(io.BytesIO(paper(name)))


def saved(document: Document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def every(document: Document) -> list[Paragraph]:
    """All paragraphs of an opened document, those in tables too."""
    return blocks(saved_in(document))


def saved_in(document: Document) -> bytes:
    return saved(document)
