"""Ruled lines under the motto, the issuer and the subject: whether they are there, and how long."""

from collections.abc import Iterator, Sequence

from console.document_check.deviation import Aspect, Deviation, PaperPart, at
from console.document_check.paper_parts import is_line
from console.document_check.read_document import Paragraph
from console.docx import layout

_TOLERANCE = 0.12  # of the text line: widths of letters are reckoned, not measured


def rule_under(
    last: Paragraph,
    around: Sequence[Paragraph],
    part: PaperPart,
    rule: str,
    share: tuple[float, float],
    texts: Sequence[str],
) -> Iterator[Deviation]:
    """Tell whether a line stands under a part, and whether it is as long as it should be.

    Args:
        last: the last paragraph of the part.
        around: what stands in the same cell or beside it, in order.
        share: least and most part of the longest text line.
        texts: the lines of the part.
    """
    below = next((each for each in around if each.number > last.number), None)
    if last.has_border or last.draws_line:
        drawn: Paragraph | None = last
    else:
        drawn = below if below is not None and is_line(below) else None
    if drawn is None:
        yield at(last, part, Aspect.RULE, rule)
        return
    length, longest = _length_mm(drawn), _longest_mm(last, texts)
    if length and longest and not _fits(length / longest, share):
        wanted = f"{share[0] * longest:.0f}-{share[1] * longest:.0f} mm"
        yield at(drawn, part, Aspect.RULE_LENGTH, rule, f"{length:.0f} mm", wanted)


def _fits(part: float, share: tuple[float, float]) -> bool:
    return share[0] - _TOLERANCE <= part <= share[1] + _TOLERANCE


def _length_mm(drawn: Paragraph) -> float:
    """Give the length of a border; 0 = drawn in another way, so nobody can tell."""
    if not drawn.has_border:
        return 0
    width = drawn.width_mm or (layout.TEXT_WIDTH_MM if drawn.table is None else 0)
    return max(0, width - drawn.left_mm - drawn.right_mm)


def _longest_mm(last: Paragraph, texts: Sequence[str]) -> float:
    size = last.written[0].size_pt if last.written else 0
    return max((layout.bold_width_mm(text, size) for text in texts), default=0)
