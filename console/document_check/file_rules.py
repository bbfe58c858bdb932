"""What the file holds beside its text, and blanks left in an issued paper."""

import re
from collections.abc import Iterator, Sequence

from console.document_check.deviation import Aspect, Deviation, PaperPart, at
from console.document_check.paper_parts import PaperParts
from console.document_check.read_document import ReadDocument
from console.text.folding import fold

_RULE = "Nghị định 30/2020/NĐ-CP, Điều 12"
_BLANK = re.compile(r"…|\.{3,}|_{3,}")
_DRAFT = "du thao"


def check(document: ReadDocument, papers: Sequence[PaperParts]) -> Iterator[Deviation]:
    """Tell what nobody should find in a paper that is sent out."""
    facts = document.facts
    if facts.has_changes:
        yield Deviation(PaperPart.FILE, Aspect.CHANGES, _RULE)
    if facts.has_comments:
        yield Deviation(PaperPart.FILE, Aspect.COMMENTS, _RULE)
    if facts.has_macros:
        yield Deviation(PaperPart.FILE, Aspect.MACROS, _RULE)
    if not facts.title:
        yield Deviation(PaperPart.FILE, Aspect.MISSING, _RULE, "", "title")
    told = [*facts.remarks, *([facts.last_author] if facts.last_author != facts.author else [])]
    if any(told):
        yield Deviation(
            PaperPart.FILE, Aspect.PROPERTIES, _RULE, "; ".join(filter(None, told))[:80]
        )
    yield from _blanks(document, papers)


def _blanks(document: ReadDocument, papers: Sequence[PaperParts]) -> Iterator[Deviation]:
    """Number and day of a paper that is no draft are written in."""
    if any(fold(each.text) == _DRAFT for each in document.paragraphs):
        return
    for paper in papers:
        for part, line in (
            (PaperPart.NUMBER, paper.number),
            (PaperPart.PLACE_DATE, paper.place_date),
        ):
            if line is not None and _BLANK.search(line.text):
                yield at(line, part, Aspect.BLANK, _RULE, line.text)
