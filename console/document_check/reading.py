"""A .docx into paragraphs and pages; of a foreign file everything that can be read."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from defusedxml.common import DefusedXmlException

from console.document_check.looks_of_styles import (
    Styles,
    W,
    fonts_of,
    is_on,
    last_of,
    number,
    read_styles,
    size_of,
    value,
)
from console.document_check.read_document import (
    MM_PER_TWIP,
    PT_PER_TWIP,
    PageSection,
    Paragraph,
    ReadDocument,
    Stretch,
)
from console.document_check.reading_parts import facts, first_of, page_numbers, xml_of
from console.import_files.packages import main_part, related_parts

MOST_BYTES = 50 * 1024 * 1024  # of all parts, unpacked
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_BROKEN = (
    *(zipfile.BadZipFile, KeyError, SyntaxError, ValueError, OSError, NotImplementedError),
    *(RuntimeError, EOFError, DefusedXmlException),
)
_ALIGNED = {"start": "left", "end": "right", "distribute": "both", "justify": "both"}


class Unreadable(Exception):
    """The file is no Word document, or is damaged."""


@dataclass(slots=True)
class _Place:
    """Where the reader is."""

    styles: Styles
    paragraphs: list[Paragraph] = field(default_factory=list)
    tables: int = 0
    section: int = 0


def read(content: bytes) -> ReadDocument:
    """Read a document.

    Raises:
        Unreadable: it is no .docx, is damaged, or unpacks to too much.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            if sum(part.file_size for part in package.infolist()) > MOST_BYTES:
                raise Unreadable("too big")
            return _read(package)
    except _BROKEN as damage:
        raise Unreadable(type(damage).__name__) from None


def _read(package: zipfile.ZipFile) -> ReadDocument:
    main = main_part(package) or "word/document.xml"
    root = xml_of(package, main)
    body = root.find(f"{W}body") if root is not None else None
    if root is None or body is None:
        raise Unreadable("no document")
    parts = related_parts(package, main)
    place = _Place(
        read_styles(first_of(package, parts, "styles"), first_of(package, parts, "theme"))
    )
    _walk(body, place, None, (0, 0, 0.0))
    sections = tuple(_sections(body))
    headers = tuple(page_numbers(package, parts, place.styles, body))
    return ReadDocument(tuple(place.paragraphs), sections, headers, facts(package, root, parts))


def _walk(parent: Element, place: _Place, table: int | None, cell: tuple[int, int, float]) -> None:
    """Read what stands in a body or a cell, in order; content controls are no border."""
    for child in parent:
        if child.tag == f"{W}p":
            place.paragraphs.append(_paragraph(child, place, table, cell))
            if child.find(f"{W}pPr/{W}sectPr") is not None:
                place.section += 1
        elif child.tag == f"{W}tbl":
            place.tables += 1
            _rows(child, place, place.tables)
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins"):
            _walk(child, place, table, cell)


def _rows(table: Element, place: _Place, name: int) -> None:
    for row_number, row in enumerate(_wrapped(table, "tr")):
        for column, cell in enumerate(_wrapped(row, "tc")):
            width = number(value(cell.find(f"{W}tcPr"), "tcW", "w")) or 0
            _walk(cell, place, name, (row_number, column, width * MM_PER_TWIP))


def _wrapped(parent: Element, tag: str) -> Iterator[Element]:
    for child in parent:
        if child.tag == f"{W}{tag}":
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml"):
            yield from _wrapped(child, tag)


def _paragraph(
    element: Element, place: _Place, table: int | None, cell: tuple[int, int, float]
) -> Paragraph:
    own = element.find(f"{W}pPr")
    layers = place.styles.of_paragraph(own)
    rule = last_of(layers, "spacing", "lineRule") or "auto"
    height = number(last_of(layers, "spacing", "line")) or 240
    hanging = _mm(layers, "hanging")
    align = last_of(layers, "jc") or "left"
    row, column, width = cell
    return Paragraph(
        number=len(place.paragraphs) + 1,
        runs=tuple(_runs(element, own, place.styles)),
        align=_ALIGNED.get(align, align),
        before_pt=_pt(layers, "before"),
        after_pt=_pt(layers, "after"),
        lines=height / 240 if rule == "auto" else 0,
        first_line_mm=-hanging if hanging else _mm(layers, "firstLine"),
        left_mm=_mm(layers, "left") or _mm(layers, "start"),
        right_mm=_mm(layers, "right") or _mm(layers, "end"),
        is_listed=any(layer.find(f"{W}numPr") is not None for layer in layers),
        has_border=_has_border(layers),
        draws_line=_draws_line(element),
        table=table,
        row=row,
        column=column,
        width_mm=width,
        section=place.section,
    )


def _mm(layers: list[Element], side: str) -> float:
    return (number(last_of(layers, "ind", side)) or 0) * MM_PER_TWIP


def _pt(layers: list[Element], side: str) -> float:
    return (number(last_of(layers, "spacing", side)) or 0) * PT_PER_TWIP


def _has_border(layers: list[Element]) -> bool:
    for layer in reversed(layers):
        borders = layer.find(f"{W}pBdr")
        if borders is not None:
            return (value(borders, "bottom") or "none") not in ("none", "nil")
    return False


def _draws_line(element: Element) -> bool:
    """Tell whether a line is drawn there: how Word's own templates rule a heading off."""
    for part in element.iter():
        name = part.tag.rsplit("}", 1)[-1]
        if name == "line" and part.tag != f"{W}line":
            return True
        if name == "prstGeom" and part.get("prst", "").startswith(("line", "straightConnector")):
            return True
        if name == "shape" and "t32" in part.get("type", ""):  # VML: a straight connector
            return True
    return False


def _runs(element: Element, paragraph: Element | None, styles: Styles) -> Iterator[Stretch]:
    for child in element:
        if child.tag == f"{W}r":
            yield _run(child, paragraph, styles)
        elif child.tag == f"{_MC}AlternateContent" or child.tag == f"{W}pPr":
            continue
        elif child.tag not in (f"{W}del", f"{W}moveFrom"):
            yield from _runs(child, paragraph, styles)


def _run(run: Element, paragraph: Element | None, styles: Styles) -> Stretch:
    own = run.find(f"{W}rPr")
    layers = styles.of_run(paragraph, own)
    color = (last_of(layers, "color") or "auto").lower()
    highlight = last_of(layers, "highlight") or "none"
    return Stretch(
        text="".join(_letters(run)),
        size_pt=size_of(layers),
        is_bold=is_on(layers, "b"),
        is_italic=is_on(layers, "i"),
        fonts=fonts_of(layers, styles.theme),
        color="" if color in ("auto", "000000", "windowtext") else color,
        language=last_of(layers, "lang") or "",
        is_hidden=is_on(layers, "vanish"),
        is_marked=highlight != "none" or is_on(layers, "strike") or is_on(layers, "dstrike"),
    )


def _letters(run: Element) -> Iterator[str]:
    for part in run:
        if part.tag == f"{W}t":
            yield part.text or ""
        elif part.tag in (f"{W}tab", f"{W}br", f"{W}cr"):
            yield " "
        elif part.tag == f"{W}noBreakHyphen":
            yield "-"


def _sections(body: Element) -> Iterator[PageSection]:
    for place, section in enumerate(body.iter(f"{W}sectPr"), 1):
        size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
        sides = {side: _twips(margins, side) for side in ("top", "bottom", "left", "right")}
        starts_at = number(value(section, "pgNumType", "start"))
        yield PageSection(
            number=place,
            width_mm=_twips(size, "w"),
            height_mm=_twips(size, "h"),
            top_mm=sides["top"],
            bottom_mm=sides["bottom"],
            left_mm=sides["left"],
            right_mm=sides["right"],
            is_landscape=size is not None and size.get(f"{W}orient") == "landscape",
            hides_first_header=is_on([section], "titlePg"),
            starts_at=None if starts_at is None else int(starts_at),
        )


def _twips(element: Element | None, attribute: str) -> float:
    return (number(element.get(f"{W}{attribute}")) or 0) * MM_PER_TWIP if element is not None else 0
