"""Thousands of public viewers in a process of their own.

    python -m bench.crowd http://127.0.0.1:8501/live/2026-10?board=public&screen=phone&lang=vi 5000

Says `ready COUNT` when all are connected. A line on its standard input is answered with a line of
JSON: for each viewer the journal numbers it was told, each with its moment; then it forgets.
"""

import asyncio
import json
import re
import resource
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, Queue

from bench.light_socket import LightSocket, SocketRefused, connect
from bench.measuring import BenchFailed

AT_ONCE = 40  # handshakes under way at a time
CONNECT_SECONDS = 180.0
ANSWER_SECONDS = 30.0
_NUMBER = re.compile(rb'"number":\s*(\d+)|^(\d+)$')
ROOT = Path(__file__).parents[1]

Got = list[tuple[int, float]]  # journal number of a board, moment it had arrived


def first_with(got: Got, number: int) -> float | None:
    """Give the moment from which a board showed an act; acts may have been told together."""
    return min((at for told, at in got if told >= number), default=None)


def number_in(message: bytes) -> int | None:
    """Give the number of a board message, or of the baseline's; None = it is neither."""
    if message.startswith(b'{"start_id"'):
        return None
    found = _NUMBER.search(message[:200])
    return int(found[1] or found[2]) if found else None


class Crowd:
    """The viewers as the measuring process sees them."""

    def __init__(self, address: str, count: int) -> None:
        self.count = count
        self._process = subprocess.Popen(
            [sys.executable, "-m", "bench.crowd", address, str(count)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._lines: Queue[str] = Queue()
        threading.Thread(target=self._read, daemon=True).start()
        said = self._next(CONNECT_SECONDS)
        if said != f"ready {count}":
            self.close()
            raise BenchFailed(f"public viewers: {said or 'ended'}")

    def got(self) -> list[Got]:
        """Give what each viewer got since the last question."""
        assert self._process.stdin is not None
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        told: list[Got] = json.loads(self._next(ANSWER_SECONDS) or "[]")
        return told

    def close(self) -> None:
        """End the viewers."""
        self._process.kill()
        self._process.wait(timeout=10)

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._lines.put(line.strip())
        self._lines.put("")

    def _next(self, seconds: float) -> str:
        try:
            return self._lines.get(timeout=seconds)
        except Empty:
            self.close()
            raise BenchFailed(f"public viewers said nothing for {seconds:.0f} s") from None


@contextmanager
def crowd(address: str, count: int) -> Iterator[Crowd]:
    """Connect viewers for the length of the block."""
    viewers = Crowd(address, count)
    try:
        yield viewers
    finally:
        viewers.close()


async def _stand(address: str, count: int) -> None:
    viewers = [_Viewer() for _ in range(count)]
    gate = asyncio.Semaphore(AT_ONCE)
    opened = await asyncio.gather(
        *(viewer.join(gate, address) for viewer in viewers), return_exceptions=True
    )
    refused = [str(one) or repr(one) for one in opened if isinstance(one, BaseException)]
    print(f"ready {count}" if not refused else f"{len(refused)} refused: {refused[0]}", flush=True)
    lines = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(
        lambda: asyncio.StreamReaderProtocol(lines), sys.stdin
    )
    while await lines.readline():
        print(json.dumps([viewer.got for viewer in viewers]), flush=True)
        lost = sum(viewer.is_gone for viewer in viewers)
        if lost:
            sys.stderr.write(f"{lost} viewers lost their connection\n")
        for viewer in viewers:
            viewer.got = []


class _Viewer:
    def __init__(self) -> None:
        self.got: Got = []
        self.is_gone = False
        self._socket: LightSocket | None = None

    async def join(self, gate: asyncio.Semaphore, address: str) -> None:
        async with gate:
            for pause in (0.2, 0.4, 0.8):
                try:
                    self._socket = await connect(address, self._hear, self._leave)
                    return
                except (SocketRefused, OSError):
                    await asyncio.sleep(pause)
            self._socket = await connect(address, self._hear, self._leave)

    def _hear(self, message: bytes, at: float) -> None:
        number = number_in(message)
        if number is not None:
            self.got.append((number, at))

    def _leave(self) -> None:
        self.is_gone = True


def main(words: list[str]) -> None:
    """Connect and answer until standard input ends."""
    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    asyncio.run(_stand(words[0], int(words[1])))


if __name__ == "__main__":
    main(sys.argv[1:])
