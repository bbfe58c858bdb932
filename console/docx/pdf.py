"""Turns a Word document into a PDF with LibreOffice, when it is installed."""

import os
import shutil
import signal
import subprocess
import tempfile
import threading
from pathlib import Path

from console.errors import Unavailable

_TIMEOUT_S = 90
_PATIENCE_S = 60  # for a place among those being turned
_AT_ONCE = threading.BoundedSemaphore(2)  # each takes a core and some 200 MB


def office() -> str | None:
    """Give the path of LibreOffice; None = not installed."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def to_pdf(docx: bytes) -> bytes:
    """Give the document as a PDF.

    Every call has a LibreOffice profile of its own, so that calls do not wait for each other or for
    an office somebody left open; two run at once and the next wait for a minute at most. Nothing
    of the document stays on the disk.

    Raises:
        Unavailable: `office_missing` when LibreOffice is not installed, `office_busy` when others
            held it for too long, `office_failed` when it gave no file in time.
    """
    program = office()
    if program is None:
        raise Unavailable("office_missing")
    if not _AT_ONCE.acquire(timeout=_PATIENCE_S):
        raise Unavailable("office_busy")
    try:
        with tempfile.TemporaryDirectory(prefix="console-pdf-") as folder:
            return _converted(program, Path(folder), docx)
    finally:
        _AT_ONCE.release()


def _converted(program: str, folder: Path, docx: bytes) -> bytes:
    source = folder / "paper.docx"
    source.write_bytes(docx)
    _run(
        [
            program,
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--norestore",
            "--convert-to",
            "pdf",
            "--outdir",
            str(folder),
            str(source),
        ]
    )
    made = folder / "paper.pdf"
    if not made.is_file():
        raise Unavailable("office_failed", seconds=_TIMEOUT_S)
    return made.read_bytes()


def _run(command: list[str]) -> None:
    # A group of its own: the launcher starts the office proper, and both must end on time.
    work = subprocess.Popen(  # noqa: S603  fixed arguments, no shell
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        work.wait(_TIMEOUT_S)
    except subprocess.TimeoutExpired as late:
        os.killpg(work.pid, signal.SIGKILL)
        work.wait()
        raise Unavailable("office_failed", seconds=_TIMEOUT_S) from late
