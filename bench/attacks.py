"""How the staff's pages answer while strangers attack from another address.

python -m bench.attacks                 every attack, on SQLite; 1 when a goal is missed
python -m bench.attacks --only reruns   one of them
"""

import argparse
import asyncio
import statistics
import subprocess
import sys
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

from bench.attackers import ATTACKS, PAUSE
from bench.measuring import Figure, database
from bench.page_stream import PageStream
from bench.room import Room, Served, Staff
from bench.staff_tab import Person, StaffTab, answers

ROOT = Path(__file__).parents[1]
TIMES = 7  # each thing is asked for
UNDER_WAY = 6.0  # seconds an attack has before anything is measured
PAGE_GOAL, HEALTH_GOAL = 2.0, 0.5  # seconds


def main() -> int:
    """Measure, telling each figure as it comes; 1 when a goal is missed."""
    missed = False
    with database("SQLite"):
        room, served = Room(Staff(secretaries=1, operators=0, others=0)), Served()
        try:
            served.start()
            served.wait()
            for name in _asked():
                for figure, goal in _figures(name, served, room.people[1]):
                    sys.stdout.write(figure.line() + "\n")
                    sys.stdout.flush()
                    missed = missed or statistics.median(figure.runs) > goal
        finally:
            served.stop()
    return 1 if missed else 0


def _asked() -> list[str]:
    parser = argparse.ArgumentParser(prog="python -m bench.attacks")
    parser.add_argument("--only", choices=ATTACKS)
    only = parser.parse_args().only
    return [only] if only else ["", *ATTACKS]


def _figures(name: str, served: Served, person: Person) -> Iterator[tuple[Figure, float]]:
    with _attacked(name, served.address):
        measured = asyncio.run(_measured(served.address, person, UNDER_WAY if name else 0.0))
    during = f"during {name.replace('_', ' ')}" if name else "without an attack"
    for what, seconds in measured.items():
        goal = HEALTH_GOAL if what == "/healthz" else PAGE_GOAL
        yield Figure(f"{what} {during}", "SQLite", "s", f"≤ {goal} s", tuple(seconds)), goal


@contextmanager
def _attacked(name: str, address: str) -> Iterator[None]:
    if not name:
        yield
        return
    attacker = subprocess.Popen(
        [sys.executable, "-m", "bench.attackers", name, address],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield
    finally:
        attacker.kill()
        attacker.wait()


async def _measured(address: str, person: Person, under_way: float) -> dict[str, list[float]]:
    await asyncio.sleep(under_way)
    asked: dict[str, Callable[[], Awaitable[None]]] = {
        "/healthz": lambda: _healthy(address),
        "page of the secretary": lambda: _staff_page(address, person),
        "sign-in page": lambda: _sign_in_page(address),
    }
    taken: dict[str, list[float]] = {what: [] for what in asked}
    for _ in range(TIMES):
        for what, ask in asked.items():
            start = perf_counter()
            await ask()
            taken[what].append(perf_counter() - start)
    return taken


async def _healthy(address: str) -> None:
    assert await answers(address, "/healthz")


async def _staff_page(address: str, person: Person) -> None:
    tab = StaffTab(address, person)
    try:
        await tab.open()
        assert tab.usable_at, "the sign-in page"
    finally:
        tab.close()


async def _sign_in_page(address: str) -> None:
    """Open a page without sign-in, as often as it takes to get a place."""
    drawn = asyncio.Event()
    page = PageStream(on_run=lambda _run: drawn.set())
    async with asyncio.timeout(60):
        while not drawn.is_set():
            try:
                await page.open(address)
                await page.rerun(name="start")
                await drawn.wait()
            except OSError:
                await asyncio.sleep(PAUSE)
    page.close()


if __name__ == "__main__":
    sys.exit(main())
