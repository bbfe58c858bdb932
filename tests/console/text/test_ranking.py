"""Finding by a few letters: the likeliest first, the rest in their order."""

import json
from pathlib import Path
from typing import Any

import pytest

from console.text.folding import natural_order
from console.text.ranking import Named, ranked

TOLD = json.loads((Path(__file__).parents[2] / "data" / "rankings.json").read_text("utf-8"))
THINGS = [
    Named(one["value"], tuple(one["short"]), one["name"], one.get("beside", ""))
    for one in TOLD["things"]
]


@pytest.mark.parametrize("case", TOLD["cases"], ids=lambda case: case["sought"])
def test_what_is_meant_comes_first(case: dict[str, Any]) -> None:
    assert ranked(case["sought"], THINGS) == case["found"]


@pytest.mark.parametrize("sought", ["", "  ", "…"])
def test_nothing_sought_gives_everything_in_its_order(sought: str) -> None:
    assert ranked(sought, THINGS) == [one["value"] for one in TOLD["things"]]


def test_names_with_numbers_stand_in_the_order_of_the_numbers() -> None:
    names = ["Chi nhánh số 10", "Ủy ban", "Chi nhánh số 2", "chi nhánh số 1", "2 thành phố"]

    assert sorted(names, key=natural_order) == [
        "2 thành phố",
        "chi nhánh số 1",
        "Chi nhánh số 2",
        "Chi nhánh số 10",
        "Ủy ban",
    ]
