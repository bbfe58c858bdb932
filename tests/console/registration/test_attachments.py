"""Files of strangers: known by their content, named by us."""

import pytest

from console.errors import Refused
from console.registration.attachments import MOST_BYTES, download_name, media_type_of, read_files

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20 + b"IEND\xaeB`\x82"
JPEG = b"\xff\xd8\xff\xe0" + b"\0" * 20 + b"\xff\xd9"
PDF = b"%PDF-1.7\n1 0 obj\nendobj\n%%EOF\n"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (PNG, "image/png"),
        (JPEG, "image/jpeg"),
        (JPEG + b"film" * 900, "image/jpeg"),
        (PDF, "application/pdf"),
        (b"MZ" + PDF, "application/pdf"),
        (b"<html><script>alert(1)</script>", None),
        (PNG + b"cropped by a phone" * 9, "image/png"),
        (PDF + b"\0" * 4_096, "application/pdf"),
        (b"RIFF\x24\0\0\0WEBPVP8 ", "image/webp"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "image/heic"),
        (b"\0\0\0\x18ftypisom\0\0\0\0mp41", None),
        (b"GIF89a", None),
        (PNG[:12], None),
        (b"%PDF-1.7 cut off", None),
        (b"PK\x03\x04", None),
        (b"", None),
    ],
)
def test_a_file_is_what_its_content_says(content: bytes, kind: str | None) -> None:
    assert media_type_of(content) == kind


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        ([("a.pdf", b"<html>")], "file_kind_wrong"),
        ([("a.pdf", PDF)] * 4, "files_too_many"),
        ([("a.png", PNG + b"\0" * MOST_BYTES)], "files_too_big"),
    ],
)
def test_files_that_cannot_be_kept_are_refused(sent: list[tuple[str, bytes]], code: str) -> None:
    with pytest.raises(Refused) as refused:
        read_files(sent)

    assert refused.value.code == code


def test_a_name_loses_its_folders_and_its_lines_and_an_empty_file_is_nobodys() -> None:
    hostile = "..\\..\\etc/pass\r\nwd\u202egnp.png"

    (kept,) = read_files([("", b""), (hostile, PNG)])

    assert kept.name == "pass wdgnp.png"
    assert kept.media_type == "image/png"
    assert download_name("2026-10-p001", 3, "image/png") == "2026-10-p001-3.png"
