"""Reads a large workbook in a process of its own, which is ended when it takes too much.

What a small one can cost is bounded by what it unpacks to. The process knows no secret of the
server: it is given the file and nothing of the environment that names a database or a password.
"""

import io
import os
import pickle
import resource
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from console.errors import ConsoleError, NotFound, Refused
from console.import_files.file_kinds import FileKind, kind_of
from console.import_files.sheets import Sheet, read_sheet

SMALL = 512 * 1024  # bytes unpacked
_ROOT = Path(__file__).parents[2]
_NEARLY = 0.9
_GIVEN = ("PATH", "PYTHONPATH", "LANG")


Facts = dict[str, str | int | bool | None]


@dataclass(frozen=True, slots=True)
class ReadingLimits:
    """What reading one file may take."""

    seconds: float = 20.0
    memory: int = 1536 * 1024 * 1024  # bytes of addresses


@dataclass(frozen=True, slots=True)
class _Asked:
    content: bytes
    filename: str
    now: datetime
    meeting_code: str
    memory: int


def read_apart(
    content: bytes,
    filename: str,
    *,
    now: datetime,
    meeting_code: str,
    limits: ReadingLimits | None = None,
) -> Sheet:
    """Read a file as `sheets.read_sheet` does; a large workbook apart.

    Raises:
        NotFound: `meeting_not_found`.
        Refused: one of the `intake_…` codes; `intake_file_costly` for one that was given up.
    """
    if kind_of(content) is FileKind.TEXT or _unpacked(content) <= SMALL:
        return read_sheet(content, filename, now=now, meeting_code=meeting_code)
    chosen = limits or ReadingLimits()
    asked = _Asked(content, filename, now, meeting_code, chosen.memory)
    told = _asked_of_process(asked, chosen.seconds)
    if isinstance(told, Sheet):
        return told
    code, facts = told
    raise (NotFound if code == "meeting_not_found" else Refused)(code, **facts)


def _unpacked(content: bytes) -> int:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return sum(part.file_size for part in package.infolist())


def _asked_of_process(asked: _Asked, seconds: float) -> Sheet | tuple[str, Facts]:
    environment = {name: os.environ[name] for name in _GIVEN if name in os.environ}
    try:
        done = subprocess.run(  # noqa: S603  our own module, nothing of the file is in the words
            [sys.executable, "-m", __name__],
            input=pickle.dumps(asked),
            capture_output=True,
            cwd=_ROOT,
            env={**environment, "OPENBLAS_NUM_THREADS": "1"},
            timeout=seconds,
            check=True,
        )
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError):
        raise Refused("intake_file_costly", seconds=round(seconds)) from None
    told: Sheet | tuple[str, Facts] = pickle.loads(done.stdout)  # noqa: S301  our own
    return told


def _main() -> None:
    asked: _Asked = pickle.load(sys.stdin.buffer)  # noqa: S301  from the server that started us
    resource.setrlimit(resource.RLIMIT_AS, (asked.memory, asked.memory))
    told: Sheet | tuple[str, Facts]
    try:
        told = read_sheet(
            asked.content, asked.filename, now=asked.now, meeting_code=asked.meeting_code
        )
    except ConsoleError as refused:
        if _peak() > _NEARLY * asked.memory:
            raise  # without memory a parser calls a sound file damaged
        told = refused.code, dict(refused.facts)
    pickle.dump(told, sys.stdout.buffer)


def _peak() -> int:
    """Give the most addresses this process ever held, in bytes."""
    told = Path("/proc/self/status").read_text("ascii")
    return int(told.partition("VmPeak:")[2].split()[0]) * 1024


if __name__ == "__main__":
    _main()
