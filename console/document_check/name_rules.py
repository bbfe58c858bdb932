"""Capital letters in names of places and in citations. Source: Phụ lục II, II and V."""

import re
from collections.abc import Iterator

from console.document_check.deviation import Aspect, Deviation, PaperPart, at
from console.document_check.read_document import Paragraph, ReadDocument

_RULE = "Phụ lục II"
# In the middle of a sentence: behind a small letter or a comma.
_INSIDE = r"(?<=[a-zà-ỹđ,] )"
_WRONG = (
    (re.compile(rf"{_INSIDE}Thành phố (?=Hà Nội)"), "thành phố Hà Nội"),
    (re.compile(rf"{_INSIDE}Phường (?=[A-ZĐÀ-Ỹ][a-zà-ỹ])"), "phường …"),
    (re.compile(rf"{_INSIDE}Xã (?=[A-ZĐÀ-Ỹ][a-zà-ỹ])"), "xã …"),
    (re.compile(rf"{_INSIDE}Khoản (?=\d)"), "khoản …"),
    (re.compile(rf"{_INSIDE}Điểm (?=[a-zđ] )"), "điểm …"),
    (re.compile(r"\bđiều (?=\d+ (?:Luật|Nghị định|Thông tư|Bộ luật))"), "Điều …"),
)


def check(document: ReadDocument) -> Iterator[Deviation]:
    """Tell where a name is written with the wrong letter."""
    for paragraph in document.paragraphs:
        yield from _names(paragraph)


def _names(paragraph: Paragraph) -> Iterator[Deviation]:
    if paragraph.text == paragraph.text.upper():
        return
    for pattern, expected in _WRONG:
        if found := pattern.search(paragraph.text):
            around = paragraph.text[found.start() : found.end() + 10]
            yield at(paragraph, PaperPart.CONTENT, Aspect.NAME, _RULE, around, expected)
