"""Measure everything and write docs/performance.md.

python -m bench                     everything, in full, and write the page
python -m bench --only live         one part; only tell the figures
python -m bench --only live --quick with few clients, to try the programs
"""

import argparse
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from bench import ground, live, registering
from bench.measuring import RUNS, BenchFailed, Figure, machine
from console import clock

PAGE = Path(__file__).parents[1] / "docs" / "performance.md"
REMARKS = Path(__file__).with_name("remarks.md")
FORMS = 500  # sent in each run of public registration
PARTS: dict[str, Callable[[live.Size], Iterable[Figure]]] = {
    "ground": lambda _size: ground.figures(),
    "registering": lambda size: registering.figures(runs=size.runs, forms=FORMS),
    "live": live.figures,
}


def main() -> int:
    """Measure, telling each figure as it comes, and write the page; 1 when something failed."""
    asked = _asked()
    figures: dict[str, list[Figure]] = {}
    try:
        for name in [asked.only] if asked.only else PARTS:
            figures[name] = []
            for figure in PARTS[name](live.QUICK if asked.quick else live.FULL):
                sys.stderr.write(figure.line() + "\n")
                figures[name].append(figure)
    except BenchFailed as failed:
        sys.stderr.write(f"bench failed: {failed}\n")
        return 1
    if not asked.only and not asked.quick:
        PAGE.write_text(_page(figures), "utf-8")
    return 0


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description="measure the speed")
    parser.add_argument("--only", choices=PARTS)
    parser.add_argument("--quick", action="store_true", help="few clients; writes nothing")
    return parser.parse_args()


def _page(figures: dict[str, list[Figure]]) -> str:
    lines = [
        "# Speed",
        "",
        f"Measured by `make bench` on {clock.today():%d/%m/%Y}: {machine()}. Server,",
        f"database and load on the same machine. Median of {RUNS} runs, then the lowest and the",
        "highest run. SQLite waits for the disk at each commit; the throw-away PostgreSQL does",
        "not. Nothing in the tests asserts a time.",
        "",
        "## Acts, files, papers",
        "",
        "Each run on a fresh database.",
        "",
        *_table(figures["ground"]),
        "",
        "## Public registration",
        "",
        "Sixteen clients send, read and look up over HTTP, all behind one address.",
        "",
        *_table(figures["registering"]),
        "",
        "## The live room",
        "",
        *_table(figures["live"]),
        "",
        REMARKS.read_text("utf-8").strip(),
        "",
    ]
    return "\n".join(lines)


def _table(figures: list[Figure]) -> list[str]:
    return [
        "| what | database | median | lowest – highest | goal |",
        "|---|---|--:|--:|---|",
        *(figure.line() for figure in figures),
    ]


if __name__ == "__main__":
    sys.exit(main())
