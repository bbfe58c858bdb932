"""Measures the baseline: how long a change takes to reach everybody."""

import asyncio
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

import httpx

from bench.crowd import Crowd
from bench.light_socket import LightSocket, connect
from bench.measuring import BenchFailed, Figure, p95
from bench.page_stream import PageStream, Run
from tests.serving import free_port

ROOT = Path(__file__).parents[2]
START_SECONDS = 60.0
REDRAWN_SECONDS = 40.0  # as installed, fifty pages take several seconds
TOLD_SECONDS = 3.0
CHANGES_A_RUN = 4


@contextmanager
def served() -> Iterator[str]:
    """Serve the baseline for the length of the block; gives its address."""
    port = free_port()
    options = ["--server.port", str(port), "--server.headless", "true"]
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", "bench/baseline/server.py", *options],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            _wait(f"http://127.0.0.1:{port}", process)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.kill()
            process.wait(timeout=10)


def _wait(address: str, process: "subprocess.Popen[bytes]") -> None:
    deadline = monotonic() + START_SECONDS
    while monotonic() < deadline and process.poll() is None:
        try:
            if httpx.get(f"{address}/_stcore/health", timeout=5).status_code == 200:
                return
        except httpx.TransportError:
            sleep(0.05)
    raise BenchFailed("the baseline did not start")


def figures(*, viewers: int, boards: tuple[int, ...], runs: int) -> Iterator[Figure]:
    """Measure the baseline.

    Args:
        viewers: Streamlit pages open.
        boards: bare sockets open, one figure each.
        runs: how often.
    """
    with served() as address:
        taken = asyncio.run(_redrawn(address, viewers, runs))
        what = (
            f"baseline: Streamlit as installed, 20 cards run again at each change, {viewers} pages"
        )
        yield Figure(f"{what}, p95", "–", "s", "", taken)
    with served() as address:
        for count in boards:
            taken = tuple(_told(address, count, runs))
            yield Figure(f"baseline: two bytes to {count:,} bare sockets, p95", "–", "s", "", taken)


class _Viewer:
    """A page that runs its fragment again when it hears of a change."""

    def __init__(self) -> None:
        self.redrawn: list[float] = []  # moments at which the fragment had been drawn again
        self._stream = PageStream(on_run=self._ran)
        self._loaded = asyncio.Event()
        self._bell: LightSocket | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    async def open(self, address: str) -> None:
        await self._stream.open(address)
        await self._stream.rerun()
        async with asyncio.timeout(START_SECONDS):
            await self._loaded.wait()
        self._bell = await connect(f"{address}/tell", self._hear)

    def close(self) -> None:
        self._stream.close()
        if self._bell is not None:
            self._bell.close()

    def _ran(self, run: Run) -> None:
        if run.fragments:
            self.redrawn.append(run.ended_at)
        self._loaded.set()

    def _hear(self, _message: bytes, _at: float) -> None:
        task = asyncio.create_task(self._stream.rerun(fragment=min(self._stream.fragments)))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


async def _redrawn(address: str, count: int, runs: int) -> tuple[float, ...]:
    viewers = [_Viewer() for _ in range(count)]
    try:
        for viewer in viewers:
            await viewer.open(address)
        return tuple([await _one_change(address, viewers) for _ in range(runs)])
    finally:
        for viewer in viewers:
            viewer.close()


async def _one_change(address: str, viewers: list[_Viewer]) -> float:
    for viewer in viewers:
        viewer.redrawn.clear()
    async with httpx.AsyncClient(timeout=REDRAWN_SECONDS) as browser:
        made_at = float((await browser.post(f"{address}/change")).json()["made_at"])
    deadline = monotonic() + REDRAWN_SECONDS
    while not all(viewer.redrawn for viewer in viewers):
        if monotonic() > deadline:
            raise BenchFailed(f"baseline: not redrawn within {REDRAWN_SECONDS:.0f} s")
        await asyncio.sleep(0.05)
    return p95([viewer.redrawn[0] - made_at for viewer in viewers]) / 1000


def _told(address: str, count: int, runs: int) -> Iterator[float]:
    viewers = Crowd(f"{address}/tell", count)
    try:
        for _ in range(runs):
            made = dict(_change(address) for _ in range(CHANGES_A_RUN))
            late = [at - made[number] for got in viewers.got() for number, at in got]
            if len(late) != count * CHANGES_A_RUN:
                raise BenchFailed(f"baseline: {len(late)} of {count * CHANGES_A_RUN} told")
            yield p95(late) / 1000
    finally:
        viewers.close()


def _change(address: str) -> tuple[int, float]:
    told = httpx.post(f"{address}/change", timeout=30).json()
    sleep(TOLD_SECONDS / 2)
    return int(told["number"]), float(told["made_at"])
