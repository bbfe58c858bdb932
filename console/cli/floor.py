"""`floor order --meeting CODE [--json]`: who speaks next and then, with reason and time."""

import argparse
import dataclasses
from datetime import datetime
from typing import Any

from console import bootstrap, settings
from console.cli.output import say, say_json
from console.floor.views import order
from console.floor.views.order import OrderLine


def add(commands: Any) -> None:
    """Register the command."""
    group = commands.add_parser("floor", help="the speakers of a meeting")
    acts = group.add_subparsers(required=True, metavar="ACT")
    parser = acts.add_parser("order", help="who speaks next and then, why, and when")
    parser.add_argument("--meeting", required=True, metavar="CODE")
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the order; nothing is written."""
    language = settings.current().language
    lines = order.load(bootstrap.command_line(), arguments.meeting, language)
    if arguments.json:
        say_json([_document(line) for line in lines])
        return 0
    for line in lines:
        _tell(line)
    say("cli.order_count", count=len(lines), meeting=arguments.meeting)
    return 0


def _document(line: OrderLine) -> dict[str, Any]:
    told = dataclasses.asdict(line)
    return {name: _iso(value) for name, value in told.items()}


def _iso(value: object) -> object:
    return value.isoformat() if isinstance(value, datetime) else value


def _tell(line: OrderLine) -> None:
    say(
        "cli.order_line",
        turn=line.turn,
        name=line.name or "-",
        source=line.source,
        at=f"{line.expected_at:%H:%M}" if line.expected_at else "-",
        reason=line.reason,
    )
