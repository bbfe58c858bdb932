"""Box 6: legal basis, headings, paragraphs, end mark. Source: Phụ lục I, II.6; Phụ lục II."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from console.document_check.deviation import (
    Aspect,
    Deviation,
    Lettering,
    PaperPart,
    at,
    points,
    written_as,
)
from console.document_check.paper_parts import PaperParts, is_line
from console.document_check.read_document import Paragraph

_RULE = "Phụ lục I, II.6"
_INDENTS_MM, _TOLERANCE_MM = (10.0, 12.7), 0.5
_LEAST_GAP_PT, _TOLERANCE_PT = 6.0, 0.1
_END_MARK = "./."
_CHECKSUM = re.compile("[0-9a-f]{32,128}")
_HEADING_LETTERS = 120  # a longer line is a text, not a heading


def check(paper: PaperParts) -> Iterator[Deviation]:
    """Tell what is wrong with the content of a paper."""
    texts = [each for each in paper.content if each.text and not _is_sign(each)]
    yield from _bases(paper.bases)
    for text in texts:
        if text not in paper.bases:
            yield from _text(text)
    yield from _gaps(paper.content)
    yield from _one_size(texts)
    yield from _end(texts)


def _is_sign(paragraph: Paragraph) -> bool:
    """Tell what is no sentence: a ruled line, or a checksum."""
    return is_line(paragraph) or _CHECKSUM.fullmatch(paragraph.text) is not None


def _bases(bases: Sequence[Paragraph]) -> Iterator[Deviation]:
    for place, basis in enumerate(bases, 1):
        yield from written_as(
            basis, PaperPart.BASIS, _RULE, Lettering((13, 14), italic=True, align="")
        )
        end = "." if place == len(bases) else ";"
        if not basis.text.endswith(end):
            yield at(basis, PaperPart.BASIS, Aspect.ENDING, _RULE, basis.text[-1:], end)


def is_heading(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph is a heading: a short line all in bold."""
    is_heavy = bool(paragraph.written) and all(run.is_bold for run in paragraph.written)
    return is_heavy and len(paragraph.text) <= _HEADING_LETTERS


def _text(text: Paragraph) -> Iterator[Deviation]:
    part = PaperPart.HEADING if is_heading(text) else PaperPart.CONTENT
    is_centred = part is PaperPart.HEADING and text.align == "center"
    align = "" if is_centred else "both"
    lettering = Lettering((13, 14), bold=None, italic=None, align=align)
    yield from written_as(text, part, _RULE, lettering)
    if (
        re.match(r"[IVX]+\. ", text.text)
        and part is PaperPart.HEADING
        and text.text != text.text.upper()
    ):
        yield at(text, part, Aspect.CAPITALS, _RULE, text.text, text.text.upper())
    is_slanted = bool(text.written) and all(run.is_italic for run in text.written)
    if is_slanted and part is PaperPart.CONTENT and not text.text.startswith("("):
        yield at(text, part, Aspect.ITALIC, _RULE, "yes", "no")
    if not is_centred:
        yield from _indent(text, part)
    if text.lines and not 0.99 <= text.lines <= 1.51:
        yield at(text, part, Aspect.LINES, _RULE, f"{text.lines:g}", "1-1.5")


def _indent(text: Paragraph, part: PaperPart) -> Iterator[Deviation]:
    if text.is_listed or text.left_mm > _TOLERANCE_MM:
        return  # set in as a whole: the first line follows its list
    if not any(abs(text.first_line_mm - mm) <= _TOLERANCE_MM for mm in _INDENTS_MM):
        found = f"{text.first_line_mm:.1f} mm"
        yield at(text, part, Aspect.INDENT, _RULE, found, "10 mm; 12.7 mm")


def _gaps(content: Sequence[Paragraph]) -> Iterator[Deviation]:
    for above, below in pairwise(content):
        follows = below.number == above.number + 1
        if not follows or not below.text or not above.text or is_line(above) or is_line(below):
            continue
        gap = above.after_pt + below.before_pt
        if gap < _LEAST_GAP_PT - _TOLERANCE_PT:
            yield at(below, PaperPart.CONTENT, Aspect.GAP, _RULE, f"{points(gap)} pt", "≥ 6 pt")


def _one_size(texts: Sequence[Paragraph]) -> Iterator[Deviation]:
    """Tell of paragraphs in another size than most, both of them allowed."""
    sizes = Counter(run.size_pt for text in texts for run in text.written for _ in run.text)
    if len(sizes) < 2:
        return
    (usual, _), *_ = sizes.most_common(1)
    for text in texts:
        others = {run.size_pt for run in text.written} - {usual}
        if others and all(13 <= size <= 14 for size in others):
            found = ", ".join(map(points, sorted(others)))
            yield at(text, PaperPart.CONTENT, Aspect.SIZE, _RULE, found, points(usual))


def _end(texts: Sequence[Paragraph]) -> Iterator[Deviation]:
    if texts and not texts[-1].text.endswith(_END_MARK):
        last = texts[-1]
        yield at(last, PaperPart.CONTENT, Aspect.ENDING, _RULE, last.text[-10:], f"… {_END_MARK}")
