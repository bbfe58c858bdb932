"""Numbers of sections, clauses and points, in order. Source: Phụ lục I, II.6; Phụ lục II."""

import re
from collections.abc import Iterator, Sequence

from console.document_check.deviation import Aspect, Deviation, PaperPart, at
from console.document_check.paper_parts import PaperParts
from console.document_check.read_document import Paragraph
from console.docx.wording import roman

_RULE = "Phụ lục I, II.6"
_ALPHABET = "abcdđeghiklmnopqrstuvxy"
_SECTION = re.compile(r"([IVX]+)([.)/:-]) ")
_CLAUSE = re.compile(r"(\d{1,2})([.)/:-]) ")
_POINT = re.compile(r"([a-zđ])([.)/:-]) ")


def check(paper: PaperParts) -> Iterator[Deviation]:
    """Tell where a number is skipped, doubled, or written in another way."""
    yield from _in_order(paper.content)


def _in_order(content: Sequence[Paragraph]) -> Iterator[Deviation]:
    section = clause = point = 0
    for paragraph in content:
        if found := _SECTION.match(paragraph.text):
            section, clause, point = section + 1, 0, 0
            yield from _told(paragraph, found, f"{roman(section)}.")
        elif found := _CLAUSE.match(paragraph.text):
            clause, point = (1 if found[1] == "1" else clause + 1), 0
            yield from _told(paragraph, found, f"{clause}.")
        elif found := _POINT.match(paragraph.text):
            point = 1 if found[1] == "a" else point + 1
            yield from _told(paragraph, found, f"{_ALPHABET[min(point, len(_ALPHABET)) - 1]})")


def _told(paragraph: Paragraph, found: re.Match[str], expected: str) -> Iterator[Deviation]:
    written = f"{found[1]}{found[2]}"
    if written != expected:
        yield at(paragraph, PaperPart.CONTENT, Aspect.NUMBERING, _RULE, written, expected)
