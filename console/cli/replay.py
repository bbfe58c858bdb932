"""`replay RUN.jsonl --meeting CODE [--speed N]`: play a recorded run of a meeting."""

import argparse
from pathlib import Path
from typing import Any

from console.cli.output import say, say_json
from console.cli.parser import speed
from console.errors import Refused
from console.replay import events, player, run_file


def add(commands: Any) -> None:
    """Register the command."""
    parser = commands.add_parser("replay", help="play a recorded run through the use-cases")
    parser.add_argument("run_file", type=Path, metavar="RUN.jsonl")
    parser.add_argument("--meeting", required=True)
    parser.add_argument("--speed", type=speed, default=None, help="1 = real time; none = at once")
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Play the run, or what is left of it."""
    playing = player.open_player(
        run_file.read(_content(arguments.run_file)), arguments.meeting, speed=arguments.speed
    )
    events.play(playing)
    counted = {
        "meeting": arguments.meeting,
        "events": len(playing.run.events),
        "acts": playing.acts,
        "played_before": len(playing.codes.played),
        "idle": playing.idle,
    }
    if arguments.json:
        say_json(counted)
    else:
        say("replay.played", **{**counted, "idle": len(playing.idle)})
    return 0


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        raise Refused("file_unreadable", name=file.name) from None
