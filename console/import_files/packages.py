"""Office packages (OPC): which part is the main one, and the strict variant read as the usual one.

Source: ISO/IEC 29500-2, relationships; 29500-1 and -4, strict and transitional namespaces.
"""

import io
import posixpath
import re
import zipfile
from typing import Final

from defusedxml.ElementTree import fromstring

_ROOT = "_rels/.rels"
_TYPES = "[Content_Types].xml"
_MAIN = "/officeDocument"  # how the type of its relationship ends, strict or not
_STRICT: Final = b"http://purl.oclc.org/ooxml/"
_USUAL: Final = b"http://schemas.openxmlformats.org/"
# In the strict variant a namespace has no year; the usual one has 2006.
_NAMESPACE = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/([\w/]+)")


def main_part(package: zipfile.ZipFile) -> str:
    """Give the name of the part that holds the text or the book; empty = none is named."""
    if _ROOT not in package.namelist():
        return ""
    for relation in fromstring(package.read(_ROOT)):
        if relation.get("Type", "").endswith(_MAIN):
            return posixpath.normpath(relation.get("Target", "").lstrip("/"))
    return ""


def main_type(package: zipfile.ZipFile) -> str:
    """Give the content type of the main part; empty = the package tells none."""
    name = f"/{main_part(package)}"
    if _TYPES not in package.namelist() or name == "/":
        return ""
    root = fromstring(package.read(_TYPES))
    told = {entry.get("PartName", ""): entry.get("ContentType", "") for entry in root}
    ending = name.rsplit(".", 1)[-1].lower()
    by_ending = {entry.get("Extension", "").lower(): entry.get("ContentType", "") for entry in root}
    return told.get(name) or by_ending.get(ending, "")


def as_usual(part: bytes) -> bytes:
    """Give the XML of a part with the namespaces of the usual variant."""
    if _STRICT not in part:
        return part
    return _NAMESPACE.sub(_with_year, part)


def _with_year(found: re.Match[bytes]) -> bytes:
    return _USUAL + found[1] + b"/2006/" + found[2]


def usual_package(content: bytes) -> bytes:
    """Give a workbook of the strict variant as one of the usual; any other comes back as it is."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        main = main_part(package)
        if not main or _STRICT not in package.read(main):
            return content
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as usual:
            for name in package.namelist():
                usual.writestr(name, as_usual(package.read(name)))
    return stream.getvalue()


def related_parts(
    package: zipfile.ZipFile, part: str, *, by_id: bool = False
) -> dict[str, list[str]]:
    """Give the parts another part names, by the last word of their kind: styles, header, theme.

    Args:
        by_id: by the id of the relationship instead.
    """
    folder, _, name = part.rpartition("/")
    relations = f"{folder}/_rels/{name}.rels".lstrip("/")
    found: dict[str, list[str]] = {}
    if relations not in package.namelist():
        return found
    for relation in fromstring(package.read(relations)):
        if relation.get("TargetMode") == "External":
            continue
        target = relation.get("Target", "")
        whole = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"
        kind = relation.get("Id", "") if by_id else relation.get("Type", "").rsplit("/", 1)[-1]
        found.setdefault(kind, []).append(posixpath.normpath(whole))
    return found
