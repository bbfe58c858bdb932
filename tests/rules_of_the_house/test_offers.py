"""Commands and addresses are what they were: scripts, bookmarks and printed papers name them."""

import argparse
from collections.abc import Iterator
from pathlib import Path

import pytest

from console.cli import main as command_line
from console.settings import Settings
from console.web import asgi
from console.web.live_routes import Live
from console.web.metrics import Metrics

RECORDS = Path(__file__).parents[1] / "records"


def commands() -> list[str]:
    """Give each command with its options, one a line."""
    return sorted(_told(command_line._parser(), ()))


def _told(parser: argparse.ArgumentParser, path: tuple[str, ...]) -> Iterator[str]:
    groups = [
        action for action in parser._actions if isinstance(action, argparse._SubParsersAction)
    ]
    for group in groups:
        for name, child in group.choices.items():
            yield from _told(child, (*path, name))
    if not groups:
        yield " ".join((*path, *(_written(action) for action in parser._actions)))


def _written(action: argparse.Action) -> str:
    choices = "{" + ",".join(map(str, action.choices)) + "}" if action.choices else ""
    return ("|".join(action.option_strings) or action.dest) + choices


def addresses() -> list[str]:
    """Give each address of our own routes with its methods, one a line."""
    settings = Settings()
    routes = asgi.routes(settings, Live(settings), Metrics())
    return sorted(
        f"{','.join(sorted(getattr(route, 'methods', None) or ['socket']))} {route.path}"  # type: ignore[attr-defined]
        for route in routes
    )


@pytest.mark.parametrize(("name", "offered"), [("commands", commands), ("addresses", addresses)])
def test_what_is_offered_is_what_is_recorded(name: str, offered: object) -> None:
    recorded = (RECORDS / f"{name}.txt").read_text("utf-8").splitlines()

    assert offered() == recorded  # type: ignore[operator]
