"""What the texts for newcomers say of the tree and of the decisions is so."""

import re
from pathlib import Path

import console

ROOT = Path(__file__).parents[2]


def test_every_module_and_folder_of_the_console_has_its_line_in_the_map() -> None:
    lines = re.findall(r"^    (\w+) +\S", console.__doc__ or "", re.MULTILINE)
    there = {
        path.stem
        for path in (ROOT / "console").iterdir()
        if not path.name.startswith("_") and (path.is_dir() or path.suffix == ".py")
    }

    assert sorted(lines) == sorted(there)


def test_contributing_counts_the_decisions() -> None:
    told = re.search(r"(\d+) short decisions", (ROOT / "CONTRIBUTING.md").read_text("utf-8"))
    decisions = list((ROOT / "docs" / "adr").glob("[0-9]*.md"))

    assert told is not None
    assert int(told.group(1)) == len(decisions)


def test_decisions_are_numbered_one_by_one() -> None:
    numbers = [int(path.name[:4]) for path in sorted((ROOT / "docs" / "adr").glob("[0-9]*.md"))]

    assert numbers == list(range(1, len(numbers) + 1))
