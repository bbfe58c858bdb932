"""Files that come with a form: known by what is in them, whatever they are called."""

from dataclasses import dataclass
from hashlib import sha256

from console.errors import Refused
from console.import_files.file_kinds import picture_kind
from console.text.folding import one_line

MOST_FILES = 3  # with one form
MOST_BYTES = 10 * 1024 * 1024  # of all files of a form together
LONGEST_NAME = 120  # characters

_ENDINGS = {
    "application/pdf": ".pdf",
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/heic": ".heic",
    "image/webp": ".webp",
}
_PICTURES = {"HEIC": "image/heic", "WebP": "image/webp"}
_PDF_WITHIN = 1024  # bytes; readers of PDF look for its beginning this far


@dataclass(frozen=True, slots=True)
class SentFile:
    """One file that may be kept."""

    name: str
    media_type: str
    content: bytes

    @property
    def content_hash(self) -> str:
        """SHA-256 of the content."""
        return sha256(self.content).hexdigest()


def read_files(sent: list[tuple[str, bytes]]) -> tuple[SentFile, ...]:
    """Check the files of a form, each a name and its content; empty ones are nobody's.

    Raises:
        Refused: `files_too_many`, `files_too_big`, `file_kind_wrong`.
    """
    chosen = [(name, content) for name, content in sent if content]
    if len(chosen) > MOST_FILES:
        raise Refused("files_too_many", most=MOST_FILES)
    if sum(len(content) for _, content in chosen) > MOST_BYTES:
        raise Refused("files_too_big", most=MOST_BYTES // 1024 // 1024)
    return tuple(_read(name, content) for name, content in chosen)


def _read(name: str, content: bytes) -> SentFile:
    media_type = media_type_of(content)
    shown = _named(name)
    if media_type is None:
        raise Refused("file_kind_wrong", name=shown)
    return SentFile(shown, media_type, content)


def media_type_of(content: bytes) -> str | None:
    """Tell PDF, JPEG, PNG, HEIC and WebP by how they begin and end; None = something else.

    Phones write film behind a photograph, scanners and mailers fill files up: what every viewer
    opens is taken, so the end may stand anywhere. Nothing is decoded here: a picture of a stranger
    is opened by the person who looks at it, never by the server.
    """
    if content.startswith(b"\x89PNG\r\n\x1a\n") and b"IEND" in content:
        return "image/png"
    if content.startswith(b"\xff\xd8\xff") and b"\xff\xd9" in content:
        return "image/jpeg"
    if b"%PDF-" in content[:_PDF_WITHIN] and b"%%EOF" in content:
        return "application/pdf"
    return _PICTURES.get(picture_kind(content))


def _named(name: str) -> str:
    """Give the name without folders, on one line."""
    return one_line(name.replace("\\", "/").rsplit("/", 1)[-1])[-LONGEST_NAME:] or "-"


def download_name(ref: str, number: int, media_type: str) -> str:
    """Give a harmless name for a download: the form's label, the file's number, its true ending."""
    return f"{ref}-{number}{_ENDINGS.get(media_type, '.bin')}"
