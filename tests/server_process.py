"""Commands of the product started by the fork server: processes like any, only sooner there."""

import atexit
import json
import os
import select
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, TextIO

ROOT = Path(__file__).parents[1]


@dataclass
class ServerProcess:
    """One running process; offers of `subprocess.Popen` what the tests need."""

    pid: int
    stdout: TextIO
    returncode: int | None = None
    _handle: int = field(init=False)

    def __post_init__(self) -> None:
        self._handle = os.pidfd_open(self.pid)

    def send_signal(self, number: int) -> None:
        if self.returncode is None:  # until its end is asked for, its number is not given away
            os.kill(self.pid, number)

    def terminate(self) -> None:
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)

    def wait(self, timeout: float | None = None) -> int:
        """Wait for its end; gives the exit code, negative = ended by that signal."""
        if self.returncode is None:
            if not select.select([self._handle], [], [], timeout)[0]:
                raise subprocess.TimeoutExpired(str(self.pid), timeout or 0)
            self.returncode = _ask(ended=self.pid)
            os.close(self._handle)
        return self.returncode


def start(words: Sequence[str], database: str) -> ServerProcess:
    """Start a command of the product on a database; both its outputs can be read as one."""
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "output"
        os.mkfifo(output)
        pid = _begin(words, database, ROOT, (output, output))
        return ServerProcess(pid, output.open(encoding="utf-8", errors="replace"))


def run(
    words: Sequence[str], database: str, folder: Path = ROOT
) -> subprocess.CompletedProcess[str]:
    """Run a command of the product in a folder, on a database, until it ends."""
    with tempfile.TemporaryDirectory() as outputs:
        files = tuple(Path(outputs) / name for name in ("output", "errors"))
        for file in files:
            file.touch()
        code = _ask(ended=_begin(words, database, folder, files))
        return subprocess.CompletedProcess(
            list(words), code, *(file.read_text("utf-8") for file in files)
        )


def _begin(words: Sequence[str], database: str, folder: Path, outputs: Sequence[Path]) -> int:
    return _ask(
        words=list(words),
        database=database,
        folder=str(folder),
        outputs=[str(file) for file in outputs],
    )


def _ask(**asked: Any) -> int:
    fork_server = _fork_server()
    assert fork_server.stdin is not None
    assert fork_server.stdout is not None
    fork_server.stdin.write(json.dumps(asked) + "\n")
    fork_server.stdin.flush()
    return int(fork_server.stdout.readline())


@cache
def _fork_server() -> subprocess.Popen[str]:
    """Give the fork server of this worker, started when it is first needed."""
    started = subprocess.Popen(
        [sys.executable, "-m", "tests.fork_server"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    atexit.register(_close, started)
    return started


def _close(fork_server: subprocess.Popen[str]) -> None:
    assert fork_server.stdin is not None
    assert fork_server.stdout is not None
    fork_server.stdin.close()
    fork_server.wait()
    fork_server.stdout.close()
