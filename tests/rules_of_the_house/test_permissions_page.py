"""The page of permissions says what the code does."""

from pathlib import Path

from console import bootstrap, permission_table
from console.use_case import REGISTRY

PAGE = Path(__file__).parents[2] / "docs" / "permissions.md"


def test_the_page_is_what_the_registry_says() -> None:
    bootstrap.load_acts()

    assert PAGE.read_text("utf-8") == permission_table.markdown()


def test_every_act_says_what_it_does() -> None:
    bootstrap.load_acts()

    assert [name for name, case in REGISTRY.items() if not case.summary.endswith(".")] == []
