"""Reads a paper back as a reviewer would: paragraphs, styles, measures."""

import io
import re
import zipfile
from collections.abc import Iterator

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement as Element
from docx.styles.style import ParagraphStyle
from docx.table import Table
from docx.text.paragraph import Paragraph

TWIPS_PER_MM = 1440 / 25.4


def opened(paper: bytes) -> Document:
    return docx.Document(io.BytesIO(paper))


def blocks(paper: bytes) -> list[Paragraph]:
    """All paragraphs of the body in reading order, those in tables too."""
    document = opened(paper)
    return [Paragraph(p, document) for p in document.element.body.iter(qn("w:p"))]


def texts(paper: bytes) -> list[str]:
    return [block.text for block in blocks(paper) if block.text]


def whole(paper: bytes) -> str:
    return "\n".join(texts(paper))


def block(paper: bytes, opening: str) -> Paragraph:
    """The only paragraph that opens so."""
    found = [each for each in blocks(paper) if each.text.startswith(opening)]
    assert len(found) == 1, (opening, [each.text for each in found])
    return found[0]


def style(paragraph: Paragraph) -> ParagraphStyle:
    assert isinstance(paragraph.style, ParagraphStyle)
    return paragraph.style


def look(paragraph: Paragraph) -> tuple[float | None, bool | None, bool | None]:
    """Size in points, bold, italic of the first run."""
    font = paragraph.runs[0].font
    return (font.size.pt if font.size else None, font.bold, font.italic)


def rules(part: Table | Document) -> list[tuple[float, float]]:
    """Left and right indents in millimetres of each paragraph that is only a line."""
    root: Element = part._element
    return [
        (_indent(p, "left"), _indent(p, "right"))
        for p in root.iter(qn("w:p"))
        if p.find(f"{qn('w:pPr')}/{qn('w:pBdr')}") is not None
    ]


def _indent(paragraph: Element, side: str) -> float:
    indent = paragraph.find(f"{qn('w:pPr')}/{qn('w:ind')}")
    assert indent is not None
    return int(str(indent.get(qn(f"w:{side}")))) / TWIPS_PER_MM


def widths_mm(table: Table) -> list[list[float]]:
    """The width written on every cell, row by row."""
    return [
        [int(str(width.get(qn("w:w")))) / TWIPS_PER_MM for width in row.iter(qn("w:tcW"))]
        for row in table._element.iter(qn("w:tr"))
    ]


def members(paper: bytes) -> dict[str, str]:
    """The XML members of the file."""
    with zipfile.ZipFile(io.BytesIO(paper)) as file:
        return {n: file.read(n).decode("utf-8") for n in file.namelist() if n.endswith(".xml")}


def written(paper: bytes) -> str:
    """All XML of the document proper: body, styles, headers, footers."""
    return "".join(
        text
        for name, text in members(paper).items()
        if re.match(r"word/(document|styles|header\d+|footer\d+)\.xml", name)
    )


def fonts(paper: bytes) -> Iterator[dict[str, str]]:
    """The four slots of every font given anywhere in the document proper."""
    for name, text in members(paper).items():
        if re.match(r"word/(document|styles|header\d+|footer\d+)\.xml", name):
            for each in parse_xml(text.encode()).iter(qn("w:rFonts")):
                yield {key.rsplit("}", 1)[-1]: str(value) for key, value in each.attrib.items()}
