"""`migrate`: bring the database to the newest schema."""

import argparse
from typing import Any

from console import schema
from console.cli.output import say


def add(commands: Any) -> None:
    """Register the command."""
    parser = commands.add_parser("migrate", help="bring the database to the newest schema")
    parser.set_defaults(run=run)


def run(_arguments: argparse.Namespace) -> int:
    """Run all missing migrations."""
    schema.upgrade()
    say("cli.migrated", revision=schema.newest())
    return 0
