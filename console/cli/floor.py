"""`floor order|times --meeting CODE [--json]`: who speaks next and why, who spoke how long."""

import argparse
import dataclasses
from datetime import datetime
from typing import Any

from console import bootstrap, settings
from console.cli.output import say, say_json
from console.floor.views import order, times
from console.floor.views.order import OrderLine
from console.floor.views.times import SpokenTurn
from console.i18n.catalog import translate


def add(commands: Any) -> None:
    """Register the command."""
    group = commands.add_parser("floor", help="the speakers of a meeting")
    acts = group.add_subparsers(required=True, metavar="ACT")
    for name, run, told in (
        ("order", run_order, "who speaks next and then, why, and when"),
        ("times", run_times, "who had the floor, and for how long"),
    ):
        parser = acts.add_parser(name, help=told)
        parser.add_argument("--meeting", required=True, metavar="CODE")
        parser.add_argument("--json", action="store_true")
        parser.set_defaults(run=run)


def run_order(arguments: argparse.Namespace) -> int:
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


def run_times(arguments: argparse.Namespace) -> int:
    """Print the times; nothing is written."""
    language = settings.current().language
    spoken = times.load(bootstrap.command_line(), arguments.meeting, language)
    if arguments.json:
        say_json([_document(turn) for turn in spoken])
        return 0
    for turn in spoken:
        say(
            "cli.times_line",
            turn=turn.turn,
            kind=translate(language, f"word.turn_kind.{turn.kind.value}"),
            source=turn.source,
            name=turn.name or "-",
            at=f"{turn.started_at:%H:%M:%S}",
            used=turn.seconds_used,
            allowed=turn.seconds_allowed,
        )
    total = sum(turn.seconds_used for turn in spoken)
    say("cli.times_count", count=len(spoken), meeting=arguments.meeting, used=total)
    return 0


def _document(line: OrderLine | SpokenTurn) -> dict[str, Any]:
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
