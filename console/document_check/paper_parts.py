"""The parts of a paper found in a document by what they say and where they stand.

Source: decree 30/2020/NĐ-CP, Phụ lục I (order and place of the components).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from console.document_check.read_document import Paragraph, ReadDocument
from console.text.folding import fold

STATE = "cong hoa xa hoi chu nghia viet nam"
_NUMBER = re.compile(r"so\s*:|so\s+\d")
_PLACE_DATE = re.compile(r".*\bngay\b.*\bthang\b.*\bnam\b")
_LETTER_SUBJECT = re.compile(r"v\s*/\s*v\b")
_LINE = re.compile(r"[-_–—─=]{3,}")
_TITLES = (
    *("thong bao", "giay moi", "bien ban", "bao cao", "chuong trinh", "ke hoach", "quyet dinh"),
    *("to trinh", "cong dien", "phieu chuyen", "phieu bao", "ban ghi nho", "giay gioi thieu"),
    *("chi thi", "quy che", "quy dinh", "huong dan", "phuong an", "de an", "du an", "thong cao"),
)


@dataclass(frozen=True, slots=True)
class PaperParts:
    """One paper of a document: a letter to several is several papers."""

    head: tuple[Paragraph, ...]
    state: Paragraph | None
    motto: Paragraph | None
    names: tuple[Paragraph, ...]  # of the bodies, above the number
    number: Paragraph | None
    place_date: Paragraph | None
    letter_subject: Paragraph | None
    title: Paragraph | None
    subject: tuple[Paragraph, ...]
    addressed: tuple[Paragraph, ...]
    bases: tuple[Paragraph, ...]
    content: tuple[Paragraph, ...]  # outside tables, up to the foot
    foot: tuple[Paragraph, ...]
    appendices: tuple[tuple[Paragraph, ...], ...]

    @property
    def is_minutes(self) -> bool:
        """Whether these are minutes, which have two signers and no day in the head."""
        return self.title is not None and fold(self.title.text).startswith("bien ban")

    @property
    def everything(self) -> tuple[Paragraph, ...]:
        """Head, title, content and foot."""
        title = (self.title,) if self.title else ()
        return (*self.head, *title, *self.subject, *self.addressed, *self.content, *self.foot)


def papers_of(document: ReadDocument) -> list[PaperParts]:
    """Divide a document into its papers; one without a head is one paper without it."""
    starts = [_start(document.paragraphs, place) for place in _states(document.paragraphs)] or [0]
    ends = [*starts[1:], len(document.paragraphs)]
    return [_paper(document.paragraphs[start:end]) for start, end in zip(starts, ends, strict=True)]


def _states(paragraphs: Sequence[Paragraph]) -> list[int]:
    return [place for place, one in enumerate(paragraphs) if fold(one.text) == STATE]


def _start(paragraphs: Sequence[Paragraph], state: int) -> int:
    """Give where the head begins: with its table, or with the bodies above."""
    table = paragraphs[state].table
    if table is None:
        return state
    return next(place for place, each in enumerate(paragraphs) if each.table == table)


def _paper(paragraphs: Sequence[Paragraph]) -> PaperParts:
    own, appendices = _without_appendices(paragraphs)
    head, rest = _head(own)
    rest, foot = _without_foot(rest)
    title, subject, content = _title(rest)
    addressed, content = _addressed(content)
    state = next((each for each in head if fold(each.text) == STATE), None)
    left = [each for each in head if state is None or each.column != state.column or not each.table]
    number = next((each for each in left if _NUMBER.match(fold(each.text))), None)
    return PaperParts(
        head=tuple(head),
        state=state,
        motto=next((each for each in head if fold(each.text).startswith("doc lap")), None),
        names=tuple(_names(left, number)),
        number=number,
        place_date=next((each for each in head if _PLACE_DATE.match(fold(each.text))), None),
        letter_subject=next(
            (each for each in head if _LETTER_SUBJECT.match(fold(each.text))), None
        ),
        title=title,
        subject=subject,
        addressed=addressed,
        bases=tuple(each for each in content if _is_basis(each)),
        content=tuple(each for each in content if each.table is None),
        foot=tuple(foot),
        appendices=appendices,
    )


def _without_appendices(
    paragraphs: Sequence[Paragraph],
) -> tuple[Sequence[Paragraph], tuple[tuple[Paragraph, ...], ...]]:
    starts = [place for place, each in enumerate(paragraphs) if _opens_appendix(each)]
    if not starts:
        return paragraphs, ()
    ends = [*starts[1:], len(paragraphs)]
    return paragraphs[: starts[0]], tuple(
        tuple(paragraphs[start:end]) for start, end in zip(starts, ends, strict=True)
    )


def _opens_appendix(paragraph: Paragraph) -> bool:
    said = fold(paragraph.text)
    return paragraph.table is None and re.fullmatch(r"phu luc(?: [ivx\d]+)?\.?", said) is not None


def _head(paragraphs: Sequence[Paragraph]) -> tuple[list[Paragraph], list[Paragraph]]:
    first = next((each for each in paragraphs if fold(each.text) == STATE), None)
    if first is None:
        return [], list(paragraphs)
    if first.table is not None:
        head = [each for each in paragraphs if each.table == first.table]
        return head, [each for each in paragraphs if each.table != first.table]
    end = next(
        (place for place, each in enumerate(paragraphs) if _is_title(each)), min(8, len(paragraphs))
    )
    return list(paragraphs[:end]), list(paragraphs[end:])


def _names(left: Sequence[Paragraph], number: Paragraph | None) -> Iterator[Paragraph]:
    for paragraph in left:
        if number is not None and paragraph.number >= number.number:
            return
        if paragraph.text and not is_line(paragraph) and fold(paragraph.text) != STATE:
            yield paragraph


def _is_basis(paragraph: Paragraph) -> bool:
    return paragraph.table is None and fold(paragraph.text).startswith("can cu ")


def _is_title(paragraph: Paragraph) -> bool:
    said = fold(paragraph.text)
    is_short = len(said) <= len("quyet dinh ca biet")
    return is_short and any(said == title for title in _TITLES)


def _title(
    rest: Sequence[Paragraph],
) -> tuple[Paragraph | None, tuple[Paragraph, ...], list[Paragraph]]:
    shown = [each for each in rest if each.text or is_line(each)]
    place = next((place for place, each in enumerate(shown[:4]) if _is_title(each)), None)
    if place is None:
        return None, (), shown
    end = place + 1
    while end < len(shown) and _goes_on(shown[end]):
        end += 1
    subject = tuple(shown[place + 1 : end])
    return shown[place], subject, [*shown[:place], *shown[end:]]


def _goes_on(paragraph: Paragraph) -> bool:
    """Tell whether the subject under a title goes on: centred or bold lines, and the rule."""
    if paragraph.table is not None:
        return False
    is_heavy = bool(paragraph.written) and all(run.is_bold for run in paragraph.written)
    is_heading = re.match(r"(?:[IVX]+|\d+)\.", paragraph.text) is not None
    return is_line(paragraph) or paragraph.align == "center" or (is_heavy and not is_heading)


def _addressed(content: list[Paragraph]) -> tuple[tuple[Paragraph, ...], list[Paragraph]]:
    start = next((at for at, one in enumerate(content) if opens_addressed(one)), None)
    if start is None:
        return (), content
    end = start + 1
    while end < len(content) and content[end].text.startswith(("-", "–")):
        end += 1
    return tuple(content[start:end]), [*content[:start], *content[end:]]


def opens_addressed(paragraph: Paragraph) -> bool:
    """Tell whether "Kính gửi" stands there."""
    return fold(paragraph.text).startswith("kinh gui")


def _without_foot(rest: list[Paragraph]) -> tuple[list[Paragraph], list[Paragraph]]:
    label = next((each for each in rest if fold(each.text).startswith("noi nhan")), None)
    if label is None:
        return rest, []
    if label.table is not None:
        foot = [each for each in rest if each.table == label.table]
        return [each for each in rest if each.table != label.table], foot
    start = rest.index(label)
    return rest[:start], rest[start:]


def is_line(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph is nothing but a ruled line."""
    if paragraph.text:
        return _LINE.fullmatch(paragraph.text) is not None
    return paragraph.has_border or paragraph.draws_line
