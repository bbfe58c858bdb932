"""The other parts of a Word file: margins with their page numbers, properties, remarks."""

import zipfile
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

from console.document_check.looks_of_styles import Styles, W, is_on, last_of, size_of
from console.document_check.read_document import FileFacts, PageNumber
from console.import_files.packages import as_usual, main_part, related_parts

_CHANGES = ("ins", "del", "moveFrom", "moveTo")


def xml_of(package: zipfile.ZipFile, name: str) -> Element | None:
    """Give the root of a part; None = there is no such part."""
    if name not in package.namelist():
        return None
    root: Element = fromstring(as_usual(package.read(name)))
    return root


def first_of(package: zipfile.ZipFile, parts: dict[str, list[str]], kind: str) -> Element | None:
    """Give the root of the first part of a kind: styles, theme."""
    names = parts.get(kind, [])
    return xml_of(package, names[0]) if names else None


def page_numbers(
    package: zipfile.ZipFile, parts: dict[str, list[str]], styles: Styles, body: Element
) -> Iterator[PageNumber]:
    """Give the page numbers in the margins of a document."""
    kinds = _kinds_of_margins(package, body)
    for place in ("header", "footer"):
        for name in parts.get(place, []):
            root = xml_of(package, name)
            for paragraph in root.iter(f"{W}p") if root is not None else ():
                if _shows_number(paragraph):
                    yield _page_number(paragraph, place, kinds.get(name, "default"), styles)


def _kinds_of_margins(package: zipfile.ZipFile, body: Element) -> dict[str, str]:
    """Tell for each part of a margin whether it is of first, even or all pages."""
    relation = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    by_id = related_parts(package, main_part(package) or "word/document.xml", by_id=True)
    kinds: dict[str, str] = {}
    for tag in ("headerReference", "footerReference"):
        for reference in body.iter(f"{W}{tag}"):
            for name in by_id.get(reference.get(relation, ""), []):
                kinds[name] = reference.get(f"{W}type", "default")
    return kinds


def _shows_number(paragraph: Element) -> bool:
    codes = [code.text or "" for code in paragraph.iter(f"{W}instrText")]
    codes += [field.get(f"{W}instr", "") for field in paragraph.iter(f"{W}fldSimple")]
    return any(code.strip().upper().startswith("PAGE") for code in ["".join(codes)])


def _page_number(paragraph: Element, place: str, kind: str, styles: Styles) -> PageNumber:
    own = paragraph.find(f"{W}pPr")
    align = last_of(styles.of_paragraph(own), "jc") or "left"
    run = next(iter(paragraph.iter(f"{W}r")), None)
    layers = styles.of_run(own, run.find(f"{W}rPr") if run is not None else None)
    return PageNumber(place, kind, align, size_of(layers), not is_on(layers, "i"))


def facts(package: zipfile.ZipFile, root: Element, parts: dict[str, list[str]]) -> FileFacts:
    """Give what the file holds beside its text."""
    core = _properties(package, "docProps/core.xml")
    app = _properties(package, "docProps/app.xml")
    told = [core.get(name, "") for name in ("description", "keywords", "category", "subject")]
    told += [app.get(name, "") for name in ("Company", "Manager")]
    return FileFacts(
        title=core.get("title", ""),
        author=core.get("creator", ""),
        last_author=core.get("lastModifiedBy", ""),
        remarks=tuple(filter(None, told)),
        has_changes=any(next(root.iter(f"{W}{tag}"), None) is not None for tag in _CHANGES),
        has_comments=bool(parts.get("comments")),
        has_macros=any(name.lower().endswith("vbaproject.bin") for name in package.namelist()),
    )


def _properties(package: zipfile.ZipFile, name: str) -> dict[str, str]:
    root = xml_of(package, name)
    return {
        child.tag.rsplit("}", 1)[-1]: (child.text or "").strip()
        for child in (root if root is not None else ())
    }
