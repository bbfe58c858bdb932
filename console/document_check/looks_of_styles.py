"""The look a paragraph or a run ends up with: defaults, styles one upon another, its own.

Source: ECMA-376 part 1, 17.7.2 (the hierarchy of styles).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_MOST_BASES = 20  # styles one upon another; a ring of them ends here
_USUAL_FONT = "Times New Roman"
_USUAL_HALF_POINTS = 20
_OFF = ("0", "false", "off", "none")
_SCRIPTS = ("ascii", "hAnsi", "cs", "eastAsia")


def value(parent: Element | None, tag: str, attribute: str = "val") -> str | None:
    """Give an attribute of a child; None = neither is there."""
    child = parent.find(f"{W}{tag}") if parent is not None else None
    return None if child is None else child.get(f"{W}{attribute}")


def number(text: str | None) -> float | None:
    """Read a measure; what is no number counts as not said."""
    try:
        return float((text or "").removesuffix("pt"))
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a document, by their ids, with its defaults and the fonts of its theme."""

    by_id: Mapping[str, Element] = field(default_factory=dict)
    usual: str = ""  # id of the style of paragraphs that name none
    run_defaults: Element | None = None
    paragraph_defaults: Element | None = None
    theme: Mapping[str, str] = field(default_factory=dict)

    def of_paragraph(self, own: Element | None) -> list[Element]:
        """Give the properties that make a paragraph, the strongest last."""
        chain = self._chain(value(own, "pStyle") or self.usual)
        layers = [self.paragraph_defaults, *(style.find(f"{W}pPr") for style in chain), own]
        return [layer for layer in layers if layer is not None]

    def of_run(self, paragraph: Element | None, own: Element | None) -> list[Element]:
        """Give the properties that make a run, the strongest last."""
        chain = self._chain(value(paragraph, "pStyle") or self.usual)
        letters = self._chain(value(own, "rStyle") or "")
        styled = (style.find(f"{W}rPr") for style in (*chain, *letters))
        return [layer for layer in (self.run_defaults, *styled, own) if layer is not None]

    def _chain(self, style_id: str) -> list[Element]:
        chain: list[Element] = []
        while (style := self.by_id.get(style_id)) is not None and len(chain) < _MOST_BASES:
            chain.insert(0, style)
            style_id = value(style, "basedOn") or ""
        return chain


def read_styles(root: Element | None, theme: Element | None) -> Styles:
    """Read the part of the styles."""
    if root is None:
        return Styles(theme=dict(_theme(theme)))
    by_id = {style.get(f"{W}styleId", ""): style for style in root.findall(f"{W}style")}
    usual = (
        style_id
        for style_id, style in by_id.items()
        if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true")
    )
    return Styles(
        by_id,
        next(usual, ""),
        root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"),
        root.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr"),
        dict(_theme(theme)),
    )


def _theme(theme: Element | None) -> Iterator[tuple[str, str]]:
    for kind in ("major", "minor"):
        latin = theme.find(f".//{A}{kind}Font/{A}latin") if theme is not None else None
        name = latin.get("typeface", "") if latin is not None else ""
        yield from ((f"{kind}{script}", name) for script in ("HAnsi", "Ascii", "Bidi", "EastAsia"))


def last_of(layers: Iterable[Element], tag: str, attribute: str = "val") -> str | None:
    """Give what the strongest layer says that says it."""
    said = (value(layer, tag, attribute) for layer in layers)
    return next((each for each in reversed([*said]) if each is not None), None)


def is_on(layers: Iterable[Element], tag: str) -> bool:
    """Tell whether a switch of the letters (bold, italic) ends up on."""
    for layer in reversed([*layers]):
        switch = layer.find(f"{W}{tag}")
        if switch is not None:
            return switch.get(f"{W}val", "1") not in _OFF
    return False


def fonts_of(layers: list[Element], theme: Mapping[str, str]) -> tuple[str, ...]:
    """Give the fonts of each kind of letter."""
    return tuple(_font(layers, script, theme) for script in _SCRIPTS)


def _font(layers: list[Element], script: str, theme: Mapping[str, str]) -> str:
    for layer in reversed(layers):
        fonts = layer.find(f"{W}rFonts")
        if fonts is None:
            continue
        themed = fonts.get(f"{W}{script}Theme") or fonts.get(f"{W}{script.lower()}theme")
        named = theme.get(themed, "") if themed else fonts.get(f"{W}{script}")
        if named:
            return named
    return _USUAL_FONT


def size_of(layers: list[Element]) -> float:
    """Give the type size in points."""
    return (number(last_of(layers, "sz")) or _USUAL_HALF_POINTS) / 2
