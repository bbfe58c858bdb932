"""All rules over one document."""

from collections.abc import Iterator

from console.document_check import (
    appendix_rules,
    content_rules,
    file_rules,
    foot_rules,
    head_rules,
    letter_rules,
    name_rules,
    numbering_rules,
    page_rules,
    title_rules,
)
from console.document_check.deviation import Aspect, Deviation, PaperPart
from console.document_check.paper_parts import PaperParts, papers_of
from console.document_check.read_document import ReadDocument
from console.document_check.reading import Unreadable, read

_OF_A_PAPER = (
    head_rules.check,
    title_rules.check,
    content_rules.check,
    numbering_rules.check,
    foot_rules.check,
)


def deviations_of(content: bytes) -> tuple[Deviation, ...]:
    """Give every deviation of a .docx, in the order of the document; of a damaged file one."""
    try:
        document = read(content)
    except Unreadable as reason:
        return (Deviation(PaperPart.FILE, Aspect.UNREADABLE, "ECMA-376", str(reason)),)
    papers = papers_of(document)
    found = [*_of_document(document, papers)]
    for paper in papers:
        found += _of_paper(document, paper)
    return tuple(sorted(found, key=lambda deviation: deviation.paragraph))


def _of_document(document: ReadDocument, papers: list[PaperParts]) -> Iterator[Deviation]:
    yield from page_rules.check(document)
    yield from letter_rules.check(document)
    yield from name_rules.check(document)
    yield from file_rules.check(document, papers)


def _of_paper(document: ReadDocument, paper: PaperParts) -> Iterator[Deviation]:
    # An appendix kept as a file of its own has neither head nor foot.
    for rules in _OF_A_PAPER if paper.everything or not paper.appendices else ():
        yield from rules(paper)
    yield from appendix_rules.check(document, paper)
