"""The styles of a paper, written from the shapes of `layout`, and the XML they are made of."""

from functools import cache

from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from console.docx import layout
from console.docx.layout import Shape

_TWIPS_PER_MM = 1440 / 25.4


def twips(mm: float) -> int:
    """Turn millimetres into twentieths of a point."""
    return round(mm * _TWIPS_PER_MM)


def xml(source: str) -> Element:
    """Make an element of a source in which {ns} stands for the namespace."""
    return parse_xml(source.replace("{ns}", nsdecls("w"), 1))


def look(size_pt: float, heavy: bool, slanted: bool, tracking_pt: float) -> str:
    """Give the letters' properties: the font in all four slots, and the language."""
    font = layout.FONT
    half_points = round(size_pt * 2)
    return (
        f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="{font}"/>'
        + ("<w:b/><w:bCs/>" if heavy else '<w:b w:val="0"/><w:bCs w:val="0"/>')
        + ("<w:i/><w:iCs/>" if slanted else '<w:i w:val="0"/><w:iCs w:val="0"/>')
        + (f'<w:spacing w:val="{round(tracking_pt * 20)}"/>' if tracking_pt else "")
        + f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'
        + f'<w:lang w:val="{layout.LANGUAGE}" w:eastAsia="{layout.LANGUAGE}"/>'
    )


@cache
def styles() -> Element:
    """Make the styles of a paper: the shapes, on a plain Normal."""
    letters = look(layout.BODY.size_pt, heavy=False, slanted=False, tracking_pt=0)
    return xml(
        f"<w:styles {{ns}}><w:docDefaults><w:rPrDefault><w:rPr>{letters}</w:rPr></w:rPrDefault>"
        '<w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" '
        'w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        f"<w:rPr>{letters}</w:rPr></w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/></w:style>'
        f"{''.join(_style(shape) for shape in layout.SHAPES)}</w:styles>"
    )


def _style(shape: Shape) -> str:
    letters = look(shape.size_pt, shape.bold, shape.italic, shape.tracking_pt)
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{shape.style}">'
        f'<w:name w:val="{shape.style}"/><w:basedOn w:val="Normal"/><w:qFormat/>'
        f"<w:pPr>{_placing(shape)}</w:pPr><w:rPr>{letters}</w:rPr></w:style>"
    )


def _placing(shape: Shape) -> str:
    exact = shape.size_pt <= 2
    spacing = (
        f'w:line="{round(shape.size_pt * 20)}" w:lineRule="exact"'
        if exact
        else f'w:line="{round(shape.line * 240)}" w:lineRule="auto"'
    )
    sides = ("top", "left", "bottom", "right")
    box = "".join(f'<w:{side} w:val="single" w:sz="8" w:space="2"/>' for side in sides)
    return (
        ("<w:keepNext/>" if shape.keep_next else "")
        + ("<w:keepLines/>" if shape.keep_lines else "")
        + "<w:widowControl/>"
        + (f"<w:pBdr>{box}</w:pBdr>" if shape.boxed else "")
        + f'<w:spacing w:before="{round(shape.before_pt * 20)}" '
        f'w:after="{round(shape.after_pt * 20)}" {spacing}/>'
        f'<w:ind w:left="{twips(shape.left_mm)}" w:right="{twips(shape.right_mm)}" '
        f'w:firstLine="{twips(shape.first_line_mm)}"/><w:jc w:val="{shape.align}"/>'
    )
