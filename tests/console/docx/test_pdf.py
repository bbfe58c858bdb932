import io
import threading
from pathlib import Path

import pypdf
import pytest

from console.docx import pdf
from console.errors import Unavailable
from console.i18n.catalog import LANGUAGES, translate
from console.minutes import document
from tests.console.minutes.sample import sample, signed


def _pages(content: bytes) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages]


@pytest.mark.office
def test_draft_when_turned_into_pdf_then_every_page_is_a4_and_marked() -> None:
    made = pdf.to_pdf(document.build(sample()))

    pages = _pages(made)
    assert len(pages) == 8
    assert all("DỰ THẢO" in page for page in pages)
    for page in pypdf.PdfReader(io.BytesIO(made)).pages:
        assert float(page.mediabox.width) == pytest.approx(595.3, abs=1)
        assert float(page.mediabox.height) == pytest.approx(841.9, abs=1)


@pytest.mark.office
def test_signed_minutes_when_turned_into_pdf_then_keep_their_text_and_page_numbers() -> None:
    pages = _pages(pdf.to_pdf(document.build(signed())))

    assert "DỰ THẢO" not in "".join(pages)
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in pages[0]
    assert "Số: 05/BB-TTPVHCC" in pages[0]
    assert [page.split()[0] for page in pages[1:6]] == ["2", "3", "4", "5", "6"]
    assert "Phụ lục I" in pages[6]
    assert "Phụ lục II" in pages[7]


@pytest.mark.office
def test_signatures_when_turned_into_pdf_then_share_a_page_with_the_last_sentence() -> None:
    pages = _pages(pdf.to_pdf(document.build(sample())))

    (last,) = [page for page in pages if "Hội nghị kết thúc vào" in page]
    assert "THƯ KÝ" in last
    assert "CHỦ TỌA" in last
    assert "Lưu: VT, Hồ sơ." in last


@pytest.mark.office
def test_broken_document_when_turned_into_pdf_then_is_refused_in_words() -> None:
    cut_off = document.build(sample())[:3000]

    with pytest.raises(Unavailable) as refused:
        pdf.to_pdf(cut_off)

    assert refused.value.code == "office_failed"
    for language in LANGUAGES:
        assert translate(language, "error.office_failed", **refused.value.facts)


def test_pdf_when_no_office_is_installed_then_says_what_is_missing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(Unavailable) as refused:
        pdf.to_pdf(b"")

    assert refused.value.code == "office_missing"
    for language in LANGUAGES:
        assert "libreoffice-writer-nogui" in translate(language, "error.office_missing")


def test_office_when_it_makes_no_file_then_the_refusal_says_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    office = tmp_path / "soffice"
    office.write_text("#!/bin/sh\nexit 0\n")
    office.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")

    with pytest.raises(Unavailable) as refused:
        pdf.to_pdf(b"")

    assert refused.value.code == "office_failed"


def test_pdf_when_others_hold_the_office_for_too_long_then_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    taken = threading.BoundedSemaphore(1)
    taken.acquire()
    monkeypatch.setattr(pdf, "_AT_ONCE", taken)
    monkeypatch.setattr(pdf, "_PATIENCE_S", 0.01)
    monkeypatch.setattr(pdf, "office", lambda: "/usr/bin/soffice")

    with pytest.raises(Unavailable, match="office_busy"):
        pdf.to_pdf(b"")
