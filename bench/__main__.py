"""Measure everything and write docs/performance.md."""

import sys
from pathlib import Path

from bench import ground
from bench.measuring import RUNS, Figure, machine
from console import clock

PAGE = Path(__file__).parents[1] / "docs" / "performance.md"


def main() -> None:
    """Measure, telling each figure as it comes, and write the page."""
    figures: list[Figure] = []
    for figure in ground.figures():
        sys.stderr.write(figure.line() + "\n")
        figures.append(figure)
    PAGE.write_text(_page(figures), "utf-8")


def _page(figures: list[Figure]) -> str:
    lines = [
        "# Speed",
        "",
        f"Measured by `make bench` on {clock.today():%d/%m/%Y}: {machine()}. Server,",
        f"database and load on the same machine. Median of {RUNS} runs, each on a fresh database;",
        "then the lowest and the highest run. SQLite waits for the disk at each commit; the",
        "throw-away PostgreSQL does not. Nothing in the tests asserts a time.",
        "",
        "| what | database | median | lowest – highest | goal |",
        "|---|---|--:|--:|---|",
        *(figure.line() for figure in figures),
        "",
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
