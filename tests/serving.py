"""A real server in a process of its own, on a free port, with its own SQLite database."""

import re
import shutil
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from console import db
from tests.server_process import ServerProcess, start

START_SECONDS = 60


class Server:
    """One running server; what it logs can be waited for."""

    def __init__(self, database: str) -> None:
        self.database = database
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.lines: list[str] = []
        self._said = threading.Condition()
        self.process = self._start()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def wait_for(self, pattern: str, seconds: float = START_SECONDS) -> str:
        """Wait until a line of the log matches; gives the line."""

        def found() -> str | None:
            return next((one for one in self.lines if re.search(pattern, one)), None)

        with self._said:
            line = self._said.wait_for(found, timeout=seconds)
        assert line is not None, f"never logged {pattern}:\n" + "\n".join(self.lines[-20:])
        return line

    def close(self) -> None:
        """Stop the server if it still runs; may be repeated."""
        self.process.terminate()
        self._gone()

    def kill(self) -> None:
        """End the server as a power cut would: it gets to finish nothing."""
        self.process.kill()
        self._gone()

    def start_again(self) -> None:
        """Start it again on the same port with the same database."""
        self.lines = []
        self.process = self._start()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        self.wait_for("Uvicorn running on")

    def _gone(self) -> None:
        self.process.wait(timeout=START_SECONDS)
        self._reader.join(timeout=START_SECONDS)
        self.process.stdout.close()

    def _start(self) -> ServerProcess:
        return start(["serve", "--port", str(self.port)], self.database)

    def _read(self) -> None:
        for line in self.process.stdout:
            with self._said:
                self.lines.append(line.rstrip())
                self._said.notify_all()


@contextmanager
def served(folder: Path, template: Path) -> Iterator[Server]:
    """Serve until the end of the block; the test's own database is the served one."""
    file = folder / "served.sqlite3"
    shutil.copyfile(template, file)
    with serving(f"sqlite:///{file}") as server:
        db.connect(server.database)
        try:
            yield server
        finally:
            db.disconnect()


@contextmanager
def serving(database: str) -> Iterator[Server]:
    """Serve a database until the end of the block."""
    server = Server(database)
    try:
        server.wait_for("Uvicorn running on")
        assert httpx.get(f"{server.address}/readyz").status_code == 200
        yield server
    finally:
        server.close()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
