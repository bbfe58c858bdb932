"""Appendices: their label, title, and the paper they belong to. Source: Phụ lục I, IV."""

from collections.abc import Iterator, Sequence

from console.document_check.deviation import Aspect, Deviation, Lettering, PaperPart, at, written_as
from console.document_check.paper_parts import PaperParts
from console.document_check.read_document import Paragraph, ReadDocument
from console.docx.wording import roman

_RULE = "Phụ lục I, IV"


def check(document: ReadDocument, paper: PaperParts) -> Iterator[Deviation]:
    """Tell what is wrong with the appendices of a paper."""
    many = len(paper.appendices) > 1
    for place, appendix in enumerate(paper.appendices, 1):
        label = appendix[0]
        yield from written_as(label, PaperPart.APPENDIX, _RULE, Lettering((14, 14), bold=True))
        expected = f"Phụ lục {roman(place)}" if many else "Phụ lục"
        if label.text != expected:
            yield at(label, PaperPart.APPENDIX, Aspect.WORDING, _RULE, label.text, expected)
        yield from _heading([each for each in appendix[1:] if each.text][:6])
        yield from _restarts(document, label)


def _heading(lines: Sequence[Paragraph]) -> Iterator[Deviation]:
    of_paper = next((each for each in lines if each.text.startswith("(Kèm theo")), None)
    titles = [each for each in lines if of_paper is None or each.number < of_paper.number]
    for title in titles if of_paper is not None else titles[:1]:
        lettering = Lettering((13, 14), bold=True, capitals=True)
        yield from written_as(title, PaperPart.APPENDIX_TITLE, _RULE, lettering)
    if of_paper is not None:
        yield from written_as(
            of_paper, PaperPart.APPENDIX_OF, _RULE, Lettering((13, 14), italic=True)
        )
    elif lines:
        yield at(lines[0], PaperPart.APPENDIX_OF, Aspect.MISSING, _RULE, "", "(Kèm theo …)")


def _restarts(document: ReadDocument, label: Paragraph) -> Iterator[Deviation]:
    sections = document.sections
    section = sections[label.section] if label.section < len(sections) else None
    is_first = label.section == 0  # a file of its own: it begins with page one
    if not is_first and (section is None or section.starts_at != 1):
        yield at(label, PaperPart.APPENDIX, Aspect.NUMBERING, _RULE, "", "1")
