"""Page, margins, page numbers. Source: decree 30/2020/NĐ-CP, Phụ lục I, I.1 to I.3 and II.4."""

from collections.abc import Iterator

from console.document_check.deviation import Aspect, Deviation, PaperPart, points, yes_no
from console.document_check.read_document import PageNumber, PageSection, ReadDocument
from console.docx import layout

_TOLERANCE_MM = 0.5
_PAPER, _MARGINS, _NUMBERS = "Phụ lục I, I.1", "Phụ lục I, I.3", "Phụ lục I, II.4"
_LIMITS = {
    Aspect.MARGIN_TOP: (20, 25),
    Aspect.MARGIN_BOTTOM: (20, 25),
    Aspect.MARGIN_LEFT: (30, 35),
    Aspect.MARGIN_RIGHT: (15, 20),
}


def check(document: ReadDocument) -> Iterator[Deviation]:
    """Tell what is wrong with the pages of a document."""
    for section in document.sections:
        yield from _size(section)
        if not section.is_landscape:
            yield from _margins(section)
    if document.sections and document.sections[0].is_landscape:
        yield Deviation(
            PaperPart.PAGE, Aspect.ORIENTATION, "Phụ lục I, I.2", "landscape", "portrait", page=1
        )
    yield from _page_numbers(document)


def _size(section: PageSection) -> Iterator[Deviation]:
    sides = sorted((section.width_mm, section.height_mm))
    wanted = (layout.PAGE_WIDTH_MM, layout.PAGE_HEIGHT_MM)
    if any(abs(side - mm) > _TOLERANCE_MM for side, mm in zip(sides, wanted, strict=True)):
        found = f"{section.width_mm:.0f} × {section.height_mm:.0f} mm"
        yield Deviation(
            PaperPart.PAGE, Aspect.PAPER, _PAPER, found, "210 × 297 mm", page=section.number
        )


def _margins(section: PageSection) -> Iterator[Deviation]:
    for aspect, (least, most) in _LIMITS.items():
        side = aspect.value.removeprefix("margin_")
        mm: float = getattr(section, f"{side}_mm")
        if not least - _TOLERANCE_MM <= mm <= most + _TOLERANCE_MM:
            wanted = f"{least}-{most} mm"
            yield Deviation(
                PaperPart.PAGE, aspect, _MARGINS, f"{mm:.1f} mm", wanted, page=section.number
            )


def _page_numbers(document: ReadDocument) -> Iterator[Deviation]:
    shown = [number for number in document.page_numbers if number.kind != "first"]
    if not shown:
        yield Deviation(PaperPart.PAGE_NUMBER, Aspect.MISSING, _NUMBERS)
        return
    for number in shown:
        yield from _one(number)
    is_hidden = all(section.hides_first_header for section in document.sections[:1])
    if not is_hidden or any(number.kind == "first" for number in document.page_numbers):
        yield Deviation(
            PaperPart.PAGE_NUMBER, Aspect.FIRST_PAGE, _NUMBERS, yes_no(True), yes_no(False), page=1
        )


def _one(number: PageNumber) -> Iterator[Deviation]:
    if number.place != "header":
        yield Deviation(PaperPart.PAGE_NUMBER, Aspect.PLACE, _NUMBERS, number.place, "header")
    if number.align != "center":
        yield Deviation(PaperPart.PAGE_NUMBER, Aspect.ALIGN, _NUMBERS, number.align, "center")
    if not 13 <= number.size_pt <= 14:
        yield Deviation(
            PaperPart.PAGE_NUMBER, Aspect.SIZE, _NUMBERS, points(number.size_pt), "13-14"
        )
    if not number.is_upright:
        yield Deviation(PaperPart.PAGE_NUMBER, Aspect.ITALIC, _NUMBERS, yes_no(True), yes_no(False))
