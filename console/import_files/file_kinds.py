"""What a file really is, by its first bytes; its name is only what somebody called it."""

import io
import zipfile
from collections.abc import Sequence
from enum import StrEnum

from console.errors import Refused
from console.import_files.packages import main_type
from console.import_files.tables import MOST_BYTES

MOST_UNPACKED = 50 * 1024 * 1024  # bytes an XLSX may hold when unpacked
_MOST_PARTS = 1_000  # files inside an XLSX
_MEGABYTE = 1024 * 1024

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # old Office files and encrypted new ones
_FOREIGN = {
    b"%PDF": "PDF",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"BM": "BMP",
    b"{\\rtf": "RTF",
    b"Rar!": "RAR",
    b"7z\xbc\xaf": "7-Zip",
    b"\x1f\x8b": "GZIP",
    b"SQLite format 3": "SQLite",
    b"MZ": "EXE",
    b"\x7fELF": "ELF",
}


_HEIF = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1")


class FileKind(StrEnum):
    """The kinds of file we read."""

    WORKBOOK = "workbook"
    TEXT = "text"
    FORM = "form"


def kind_of(content: bytes) -> FileKind:
    """Tell how to read a file, by its content.

    Raises:
        Refused: `intake_file_empty`, `intake_file_too_big`, `intake_file_kind`,
            `intake_file_encrypted`, `intake_file_old_excel`, `intake_file_macros`,
            `intake_workbook_broken`, `intake_workbook_too_big`.
    """
    if not content.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise Refused("intake_file_empty")
    if len(content) > MOST_BYTES:
        raise Refused("intake_file_too_big", most=MOST_BYTES // _MEGABYTE)
    if content.startswith(_OLE):
        _refuse_ole(content)
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _package_kind(content)
    _refuse_foreign(content)
    return FileKind.TEXT


def _refuse_ole(content: bytes) -> None:
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise Refused("intake_file_encrypted")
    if any(name.encode("utf-16-le") in content for name in ("Workbook", "Book")):
        raise Refused("intake_file_old_excel")
    raise Refused("intake_file_kind", kind="Microsoft Office 97-2003")


def _refuse_foreign(content: bytes) -> None:
    kind = next((kind for beginning, kind in _FOREIGN.items() if content.startswith(beginning)), "")
    kind = kind or picture_kind(content)
    if kind:
        raise Refused("intake_file_kind", kind=kind)
    if content.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<"):
        raise Refused("intake_file_kind", kind="HTML/XML")


def picture_kind(content: bytes) -> str:
    """Name the kinds of picture phones and browsers make, by their containers; empty = none.

    Source: ISO/IEC 23008-12 (HEIF, brands of `ftyp`); the RIFF container of WebP.
    """
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "WebP"
    if content[4:8] == b"ftyp":
        brands = content[8 : int.from_bytes(content[:4], "big")][:64]
        if b"avif" in brands:
            return "AVIF"
        return "HEIC" if any(brand in brands for brand in _HEIF) else "MP4"
    return ""


def _package_kind(content: bytes) -> FileKind:
    """Tell workbook from form; what is neither, or would unpack to too much, is refused unread."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            _check_package(package.infolist())
            names = {name.lower() for name in package.namelist()}
            return _kind_by_names(names, main_type(package))
    except (
        zipfile.BadZipFile,
        SyntaxError,
        KeyError,
        ValueError,
        NotImplementedError,
        OSError,
    ) as damage:
        raise Refused("intake_workbook_broken") from damage


def _check_package(parts: Sequence[zipfile.ZipInfo]) -> None:
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise Refused("intake_workbook_too_big", most=MOST_UNPACKED // _MEGABYTE)
    if any(part.flag_bits & 1 for part in parts):
        raise Refused("intake_file_encrypted")


def _kind_by_names(names: set[str], main: str) -> FileKind:
    """Tell the kind by what the package says of its main part, else by the usual names.

    Args:
        main: content type of the main part.
    """
    if any(name.endswith("vbaproject.bin") or "/macrosheets/" in name for name in names):
        raise Refused("intake_file_macros")
    if "sheet.binary" in main or "xl/workbook.bin" in names:
        raise Refused("intake_file_kind", kind="Excel Binary (.xlsb)")
    if "spreadsheetml" in main or "xl/workbook.xml" in names:
        return FileKind.WORKBOOK
    if "wordprocessingml" in main or "word/document.xml" in names:
        return FileKind.FORM
    if "presentationml" in main:
        raise Refused("intake_file_kind", kind="PowerPoint")
    if "content.xml" in names:
        raise Refused("intake_file_kind", kind="OpenDocument (.ods, .odt)")
    raise Refused("intake_file_kind", kind="ZIP")
