"""Thousands of public viewers in a process of their own.

    python -m bench.crowd http://127.0.0.1:8501/live/2026-10?board=public 5000

Says `ready COUNT` when all are connected. A line on its standard input is answered with a line of
JSON: journal number -> moments at which a viewer had the message of that number; then it forgets.
"""

import asyncio
import json
import re
import resource
import subprocess
import sys
import threading
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, Queue

from bench.light_socket import Heard, LightSocket, SocketRefused, connect
from bench.measuring import BenchFailed

AT_ONCE = 40  # handshakes under way at a time
ATTEMPTS = 3
CONNECT_SECONDS = 180.0
ANSWER_SECONDS = 30.0
_NUMBER = re.compile(rb'"number":\s*(\d+)|^(\d+)$')
ROOT = Path(__file__).parents[1]

Arrivals = dict[int, list[float]]


def number_in(message: bytes) -> int | None:
    """Give the journal number a board message carries; the bare number of the baseline too."""
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

    def arrivals(self) -> Arrivals:
        """Give what arrived since the last question: number -> moments, seconds of the epoch."""
        assert self._process.stdin is not None
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        told: dict[str, list[float]] = json.loads(self._next(ANSWER_SECONDS) or "{}")
        return {int(number): moments for number, moments in told.items()}

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
    arrivals: Arrivals = defaultdict(list)
    gone: list[int] = []

    def hear(message: bytes, at: float) -> None:
        number = number_in(message)
        if number is not None:
            arrivals[number].append(at)

    gate = asyncio.Semaphore(AT_ONCE)
    opened = await asyncio.gather(
        *(_join(gate, address, hear, gone) for _ in range(count)), return_exceptions=True
    )
    refused = [str(one) or repr(one) for one in opened if isinstance(one, BaseException)]
    print(f"ready {count}" if not refused else f"{len(refused)} refused: {refused[0]}", flush=True)
    lines = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(
        lambda: asyncio.StreamReaderProtocol(lines), sys.stdin
    )
    while await lines.readline():
        print(json.dumps(arrivals), flush=True)
        arrivals.clear()
        if gone:
            sys.stderr.write(f"{len(gone)} viewers lost their connection\n")
            gone.clear()


async def _join(gate: asyncio.Semaphore, address: str, hear: Heard, gone: list[int]) -> LightSocket:
    async with gate:
        for attempt in range(ATTEMPTS):
            try:
                return await connect(address, hear, lambda: gone.append(1))
            except (SocketRefused, OSError):
                await asyncio.sleep(0.2 * (attempt + 1))
        return await connect(address, hear, lambda: gone.append(1))


def main(words: list[str]) -> None:
    """Connect and answer until standard input ends."""
    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    asyncio.run(_stand(words[0], int(words[1])))


if __name__ == "__main__":
    main(sys.argv[1:])
