"""A paper under construction: elements in, the bytes of a .docx out.

Elements are made from templates and put in place once; nothing is searched for while building, so
hundreds of rows take a fraction of a second. The same elements always give the same bytes.
"""

import io
import zipfile
from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Literal, cast

import docx
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element
from docx.shared import Mm

from console.docx import layout, wording
from console.docx.layout import Shape
from console.docx.styles import look, styles, twips, xml

_FIXED_AT = datetime(2020, 1, 1, tzinfo=UTC)  # stands where a file would carry the time of making
_NEEDED_PARTS = ("styles", "settings")


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of text that looks different from its paragraph."""

    text: str
    bold: bool | None = None
    italic: bool | None = None


def bold(text: str) -> Words:
    """Set a stretch in bold."""
    return Words(text, bold=True)


def italic(text: str) -> Words:
    """Set a stretch in italics."""
    return Words(text, italic=True)


def paragraph(shape: Shape, *pieces: str | Words) -> Element:
    """Make one paragraph of a shape; empty pieces leave nothing."""
    made = deepcopy(_paragraph_template(shape))
    for piece in pieces:
        words = Words(piece) if isinstance(piece, str) else piece
        if words.text:
            made.append(_run(shape, words))
    return made


def paragraphs(
    shape: Shape, lead: Sequence[str | Words], text: str, *after: str | Words
) -> list[Element]:
    """Make a text with words before and after; each of its lines becomes a paragraph."""
    *begun, last = wording.lines(text)
    if not begun:
        return [paragraph(shape, *lead, last, *after)]
    middle = [paragraph(shape, line) for line in begun[1:]]
    return [paragraph(shape, *lead, begun[0]), *middle, paragraph(shape, last, *after)]


def rule(length_mm: float, width_mm: float) -> Element:
    """Draw a solid line, centred in a width: the border of an empty paragraph."""
    made = paragraph(layout.RULE)
    indent = twips((width_mm - length_mm) / 2)
    line = f'<w:bottom w:val="single" w:sz="{layout.RULE_WEIGHT}" w:space="0"/>'
    made[0].append(xml(f"<w:pBdr {{ns}}>{line}</w:pBdr>"))
    made[0].append(xml(f'<w:ind {{ns}} w:left="{indent}" w:right="{indent}" w:firstLine="0"/>'))
    return made


def page_number() -> Element:
    """Make the paragraph that shows the number of its page."""
    made = paragraph(layout.PAGE_NUMBER)
    for kind in ("begin", "code", "separate", "shown", "end"):
        run = _run(layout.PAGE_NUMBER, Words("2"))
        run.remove(run[-1])
        run.append(_field_piece(kind))
        made.append(run)
    return made


def _field_piece(kind: str) -> Element:
    if kind == "code":
        return xml('<w:instrText {ns} xml:space="preserve"> PAGE </w:instrText>')
    if kind == "shown":
        return xml("<w:t {ns}>2</w:t>")
    return xml(f'<w:fldChar {{ns}} w:fldCharType="{kind}"/>')


Cell = Sequence[Element]


def table(
    widths_mm: Sequence[float], rows: Iterable[Sequence[Cell]], *, lined: bool, head_rows: int = 0
) -> Element:
    """Make a table of fixed widths; no row breaks over a page, head rows repeat."""
    made = deepcopy(_table_template(tuple(widths_mm), lined))
    for index, cells in enumerate(rows):
        row = deepcopy(_row_template(index < head_rows))
        for width, content in zip(widths_mm, cells, strict=True):
            cell = deepcopy(_cell_template(width))
            cell.extend(content or (paragraph(layout.CELL),))
            row.append(cell)
        made.append(row)
    return made


class Paper:
    """Collects the elements of a document and writes it."""

    def __init__(self, title: str) -> None:
        """Start an empty A4 paper with the official margins and styles."""
        self._document = docx.Document()
        self._body = cast(Element, self._document.element.body)
        self._last = cast(Element, self._body[-1])
        self._bare_of_template()
        self._set_page()
        self._set_settings()
        self._set_properties(title)

    def add(self, *elements: Element) -> None:
        """Put elements at the end."""
        for element in elements:
            self._last.addprevious(element)

    def running(self, place: Literal["header", "footer", "first_footer"], *given: Element) -> None:
        """Put elements in the top or bottom margin; the first page's header stays empty."""
        section = self._document.sections[0]
        part = {
            "header": section.header,
            "footer": section.footer,
            "first_footer": section.first_page_footer,
        }[place]
        part.is_linked_to_previous = False
        content = cast(Element, part._element)
        for old in list(content):
            content.remove(old)
        content.extend(given)

    def start_section(self) -> None:
        """Go on on a new page whose numbers begin at 1 again."""
        end = paragraph(layout.SECTION_END)
        section = deepcopy(self._last)
        end[0].append(section)
        self.add(end)
        for linked in self._last.findall(qn("w:headerReference")):
            self._last.remove(linked)
        for linked in self._last.findall(qn("w:footerReference")):
            self._last.remove(linked)
        if self._last.find(qn("w:pgNumType")) is None:
            margins = self._last.find(qn("w:pgMar"))
            cast(Element, margins).addnext(xml('<w:pgNumType {ns} w:start="1"/>'))

    def to_bytes(self) -> bytes:
        """Give the file; the same elements give the same bytes."""
        raw = io.BytesIO()
        self._document.save(raw)
        return _repacked(raw.getvalue())

    def _bare_of_template(self) -> None:
        part = self._document.part
        for key, link in list(part.rels.items()):
            if not link.reltype.endswith(_NEEDED_PARTS):
                del part.rels[key]
        for key, link in list(part.package.rels.items()):
            if link.reltype.endswith("thumbnail"):
                del part.package.rels[key]
        root = self._document.styles.element
        for old in list(root):
            root.remove(old)
        root.extend(deepcopy(list(styles())))

    def _set_page(self) -> None:
        section = self._document.sections[0]
        section.page_width, section.page_height = (
            Mm(layout.PAGE_WIDTH_MM),
            Mm(layout.PAGE_HEIGHT_MM),
        )
        section.top_margin = Mm(layout.MARGIN_TOP_MM)
        section.bottom_margin = Mm(layout.MARGIN_BOTTOM_MM)
        section.left_margin = Mm(layout.MARGIN_LEFT_MM)
        section.right_margin = Mm(layout.MARGIN_RIGHT_MM)
        section.header_distance = Mm(layout.HEADER_DISTANCE_MM)
        section.footer_distance = Mm(layout.FOOTER_DISTANCE_MM)
        section.different_first_page_header_footer = True

    def _set_settings(self) -> None:
        # Mode 15 lets a table begin at the margin; older modes move it out by its cell margin.
        for setting in self._document.settings.element.iter(qn("w:compatSetting")):
            if setting.get(qn("w:name")) == "compatibilityMode":
                setting.set(qn("w:val"), "15")

    def _set_properties(self, title: str) -> None:
        known = self._document.core_properties
        known.title = wording.clean(title)[:255]
        known.author = wording.ISSUER_NAME
        known.comments = ""
        known.language = layout.LANGUAGE
        known.created = known.modified = _FIXED_AT.replace(tzinfo=None)


def _repacked(raw: bytes) -> bytes:
    """Pack again with one date for every member: a zip otherwise holds the time of making."""
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(raw)) as old,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            member = zipfile.ZipInfo(name, _FIXED_AT.timetuple()[:6])
            member.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(member, old.read(name))
    return packed.getvalue()


def _run(shape: Shape, words: Words) -> Element:
    heavy = shape.bold if words.bold is None else words.bold
    slanted = shape.italic if words.italic is None else words.italic
    made = deepcopy(_run_template(shape.size_pt, heavy, slanted, shape.tracking_pt))
    made[-1].text = " ".join(wording.clean(words.text).splitlines()).replace("\t", " ")
    return made


@cache
def _run_template(size_pt: float, heavy: bool, slanted: bool, tracking_pt: float) -> Element:
    letters = look(size_pt, heavy, slanted, tracking_pt)
    return xml(f'<w:r {{ns}}><w:rPr>{letters}</w:rPr><w:t xml:space="preserve"/></w:r>')


@cache
def _paragraph_template(shape: Shape) -> Element:
    return xml(f'<w:p {{ns}}><w:pPr><w:pStyle w:val="{shape.style}"/></w:pPr></w:p>')


@cache
def _table_template(widths_mm: tuple[float, ...], lined: bool) -> Element:
    kind = "single" if lined else "none"
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = "".join(f'<w:{side} w:val="{kind}" w:sz="4" w:space="0"/>' for side in sides)
    inner = twips(1.5) if lined else 0
    margins = "".join(
        f'<w:{side} w:w="{inner if side in ("left", "right") else 0}" w:type="dxa"/>'
        for side in ("top", "left", "bottom", "right")
    )
    columns = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in widths_mm)
    return xml(
        f'<w:tbl {{ns}}><w:tblPr><w:tblW w:w="{twips(sum(widths_mm))}" w:type="dxa"/>'
        f'<w:tblInd w:w="0" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid></w:tbl>"
    )


@cache
def _row_template(is_head: bool) -> Element:
    head = "<w:tblHeader/>" if is_head else ""
    return xml(f"<w:tr {{ns}}><w:trPr><w:cantSplit/>{head}</w:trPr></w:tr>")


@cache
def _cell_template(width_mm: float) -> Element:
    width = f'<w:tcW w:w="{twips(width_mm)}" w:type="dxa"/>'
    return xml(f"<w:tc {{ns}}><w:tcPr>{width}</w:tcPr></w:tc>")
