"""The text of a Word document as people see it: rows of its tables, each cell once.

Whatever wraps words, cells and rows counts (content controls, links, insertions); what Word stores
twice or nobody sees does not (fallbacks of drawings, deletions, moved-away and hidden text).
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

BOX, TICK = "☐", "☑"
_UNSEEN = frozenset(
    (f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}delText", f"{_W}rPr", f"{_W}pPr")
)
# Source: the fonts Wingdings and Wingdings 2, as Word inserts them from its table of symbols.
_WINGDINGS = {
    **dict.fromkeys((0xFE, 0xFD, 0xFC, 0xFB, 0x78), TICK),
    **dict.fromkeys((0xA8, 0x6F, 0x70, 0x71, 0x72), BOX),
}
_WINGDINGS_2 = {
    **dict.fromkeys((0x50, 0x51, 0x52, 0x53, 0x54, 0x55, 0x56, 0x4F), TICK),
    **dict.fromkeys((0xA3, 0x2A, 0x30), BOX),
}
_FONTS = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2}
_PRIVATE = 0xF000  # symbols of a font stand in the private area: F0FE is FE


def rows(element: Element) -> Iterator[list[str]]:
    """Give each row with more than one cell, those of tables inside tables too."""
    for row in _nearest(element, f"{_W}tr"):
        cells = list(_nearest(row, f"{_W}tc"))
        if len(cells) > 1:
            yield [text(cell) for cell in cells]
        else:
            for cell in cells:
                yield from rows(cell)


def _nearest(element: Element, tag: str) -> Iterator[Element]:
    """Give the nearest elements of a kind, whatever stands between, in order."""
    for child in _seen(element):
        if child.tag == tag:
            yield child
        else:
            yield from _nearest(child, tag)


def _seen(element: Element) -> Iterator[Element]:
    """Give the parts of an element that are shown: of a choice between drawings the first only."""
    if element.tag == f"{_MC}AlternateContent":
        choice = element.find(f"{_MC}Choice")
        shown = choice if choice is not None else element.find(f"{_MC}Fallback")
        yield from () if shown is None else shown
        return
    yield from (child for child in element if child.tag not in _UNSEEN)


def text(cell: Element) -> str:
    """Give the text of a cell, a line a paragraph; text boxes behind the line they hang at."""
    return "\n".join(line for paragraph in _nearest(cell, f"{_W}p") for line in _lines(paragraph))


def _lines(paragraph: Element) -> Iterator[str]:
    boxes = [text(box) for box in _nearest(paragraph, f"{_W}txbxContent")]
    own = "".join(_pieces(paragraph))
    yield from ([own] if own or not boxes else [])
    yield from boxes


def _pieces(element: Element) -> Iterator[str]:
    for child in _seen(element):
        if child.tag == f"{_W}txbxContent":
            continue
        if child.tag == f"{_W}r":
            yield from _run(child)
        elif child.tag == f"{_W}sdt":
            yield from _control(child)
        else:
            yield from _pieces(child)


def _control(control: Element) -> Iterator[str]:
    """Give a content control; a tick box by its state, whatever its font draws."""
    box = next(control.iter(f"{_W14}checkbox"), None)
    if box is None:
        yield from _pieces(control)
        return
    state = box.find(f"{_W14}checked")
    yield TICK if state is not None and state.get(f"{_W14}val") in ("1", "true", "on") else BOX


def _run(run: Element) -> Iterator[str]:
    look = run.find(f"{_W}rPr")
    if look is not None and _is_on(look.find(f"{_W}vanish")):
        return
    symbols = _symbols_of(look)
    for child in _seen(run):
        if child.tag == f"{_W}t":
            yield "".join(_symbol(letter, symbols) for letter in child.text or "")
        elif child.tag in (f"{_W}br", f"{_W}cr"):
            yield "\n"
        elif child.tag == f"{_W}tab":
            yield " "
        elif child.tag == f"{_W}noBreakHyphen":
            yield "-"
        elif child.tag == f"{_W}sym":
            yield _inserted(child)
        elif child.tag == f"{_W}fldChar":
            yield _form_box(child)
        else:
            yield from _pieces(child)


def _is_on(switch: Element | None) -> bool:
    return switch is not None and switch.get(f"{_W}val", "1") not in ("0", "false", "off")


def _symbols_of(look: Element | None) -> dict[int, str]:
    fonts = look.find(f"{_W}rFonts") if look is not None else None
    name = "" if fonts is None else fonts.get(f"{_W}ascii", "") or fonts.get(f"{_W}hAnsi", "")
    return _FONTS.get(name.lower(), {})


def _symbol(letter: str, symbols: dict[int, str]) -> str:
    return symbols.get(ord(letter) % _PRIVATE, letter) if symbols else letter


def _inserted(symbol: Element) -> str:
    """Give a symbol inserted from a font; one we do not know stays a sign, so that it is told."""
    symbols = _FONTS.get(symbol.get(f"{_W}font", "").lower(), {})
    try:
        code = int(symbol.get(f"{_W}char", ""), 16)
    except ValueError:
        return ""
    return symbols.get(code % _PRIVATE, "\u25c6")


def _form_box(field: Element) -> str:
    """Give a tick box of an old form field; any other field gives nothing itself."""
    box = field.find(f"{_W}ffData/{_W}checkBox")
    if box is None:
        return ""
    state = box.find(f"{_W}checked")
    return TICK if _is_on(state if state is not None else box.find(f"{_W}default")) else BOX
