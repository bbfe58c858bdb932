"""Shows a paper on a screen: the same paragraphs and tables as in its Word file, as HTML.

It is read from the finished file, so that what is shown is what would be signed; pages, margins
and running feet are left to the file itself.
"""

import io
from collections.abc import Iterator
from html import escape

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element
from docx.text.paragraph import Paragraph

from console.docx import layout
from console.docx.layout import Shape

_SHAPES = {shape.style: shape for shape in layout.SHAPES}


def as_html(content: bytes) -> str:
    """Give the body of a .docx as HTML; every text of it is escaped."""
    document = docx.Document(io.BytesIO(content))
    return "".join(_block(element, document) for element in document.element.body)


def _block(element: Element, document: Document) -> str:
    if element.tag == qn("w:p"):
        return _paragraph(element, document)
    return _table(element, document) if element.tag == qn("w:tbl") else ""


def _paragraph(element: Element, document: Document) -> str:
    paragraph = Paragraph(element, document)
    words = "".join(_words(paragraph))
    if not words:
        return ""
    shape = _SHAPES.get(paragraph.style.name if paragraph.style else "", layout.BODY)
    return f'<p class="{_look(shape)}">{words}</p>'


def _words(paragraph: Paragraph) -> Iterator[str]:
    for run in paragraph.runs:
        text = escape(run.text).replace("\n", "<br>")
        if run.bold:
            text = f"<b>{text}</b>"
        yield f"<i>{text}</i>" if run.italic else text


def _look(shape: Shape) -> str:
    named = {"bold": shape.bold, "italic": shape.italic, "boxed": shape.boxed}
    return " ".join([f"to-{shape.align}", *(name for name, holds in named.items() if holds)])


def _table(element: Element, document: Document) -> str:
    rows = list(element.iter(qn("w:tr")))
    has_head = any(True for _ in element.iter(qn("w:tblHeader")))
    if not has_head:
        return "".join(_side_by_side(row, document) for row in rows)
    head, *others = rows
    heads = _cells(head, document)
    named = [escape("".join(cell.itertext()).strip()) for cell in _cell_elements(head)]
    lines = "".join(_row(named, _cells(row, document)) for row in others)
    titles = "".join(f'<th scope="col">{head}</th>' for head in heads)
    return f"<table><thead><tr>{titles}</tr></thead><tbody>{lines}</tbody></table>"


def _row(heads: list[str], cells: list[str]) -> str:
    told = "".join(
        f'<td data-head="{head}">{cell}</td>' for head, cell in zip(heads, cells, strict=True)
    )
    return f"<tr>{told}</tr>"


def _side_by_side(row: Element, document: Document) -> str:
    return (
        f'<div class="pair">{"".join(f"<div>{cell}</div>" for cell in _cells(row, document))}</div>'
    )


def _cells(row: Element, document: Document) -> list[str]:
    return ["".join(_block(element, document) for element in cell) for cell in _cell_elements(row)]


def _cell_elements(row: Element) -> list[Element]:
    return [cell for cell in row if cell.tag == qn("w:tc")]
