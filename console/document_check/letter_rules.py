"""Font, colour, language, and letters nobody sees. Source: Phụ lục I, I.4; TCVN 6909:2001."""

import unicodedata
from collections.abc import Callable, Iterable, Iterator

from console.document_check.deviation import Aspect, Deviation, PaperPart, at
from console.document_check.read_document import Paragraph, ReadDocument, Stretch
from console.docx import layout

_RULE = "Phụ lục I, I.4"


def check(document: ReadDocument) -> Iterator[Deviation]:
    """Tell what is wrong with the letters, once for each paragraph and fault."""
    for paragraph in document.paragraphs:
        yield from _paragraph(paragraph)
    silent = [run for paragraph in document.paragraphs for run in paragraph.written]
    if silent and not any(run.language for run in silent):
        yield Deviation(PaperPart.LETTERS, Aspect.LANGUAGE, _RULE, "", layout.LANGUAGE)


def _paragraph(paragraph: Paragraph) -> Iterator[Deviation]:
    shown = [run for run in paragraph.written if not run.is_hidden]
    yield from _each(paragraph, Aspect.FONT, shown, _foreign_font, layout.FONT)
    yield from _each(paragraph, Aspect.COLOR, shown, lambda run: run.color, "000000")
    yield from _each(paragraph, Aspect.LANGUAGE, shown, _foreign_language, layout.LANGUAGE)
    yield from _each(paragraph, Aspect.MARKED, shown, _text_if("is_marked"), "")
    hidden = [run for run in paragraph.runs if run.is_hidden and run.text]
    yield from _each(paragraph, Aspect.HIDDEN, hidden, _text_if("is_hidden"), "")
    if unicodedata.normalize("NFC", paragraph.text) != paragraph.text:
        yield at(paragraph, PaperPart.LETTERS, Aspect.UNICODE, "TCVN 6909:2001", "NFD", "NFC")


def _each(
    paragraph: Paragraph,
    aspect: Aspect,
    runs: Iterable[Stretch],
    wrong: Callable[[Stretch], str],
    expected: str,
) -> Iterator[Deviation]:
    found = dict.fromkeys(filter(None, map(wrong, runs)))
    if found:
        told = ", ".join(found)[:80]
        yield at(paragraph, PaperPart.LETTERS, aspect, _RULE, told, expected)


def _foreign_font(run: Stretch) -> str:
    """Name a font that is not the one; of Latin letters and of Vietnamese ones beyond ASCII."""
    latin, others, *_ = run.fonts
    return next((font for font in (latin, others) if font != layout.FONT), "")


def _foreign_language(run: Stretch) -> str:
    is_ours = run.language.lower() in ("", layout.LANGUAGE.lower(), "vi")
    return "" if is_ours or not any(map(str.isalpha, run.text)) else run.language


def _text_if(switch: str) -> Callable[[Stretch], str]:
    return lambda run: run.text.strip() or " " if getattr(run, switch) else ""
