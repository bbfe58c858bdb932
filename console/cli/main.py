"""Reads the command, starts the console, runs one command, turns refusals into exit codes."""

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module

from sqlalchemy.exc import OperationalError

from console import bootstrap, db, settings
from console.cli.said import complain
from console.errors import ConsoleError
from console.i18n.catalog import translate

# Each module has `add(commands)`, which registers its parsers with `set_defaults(run=…)`;
# `run(arguments) -> int` gives the exit code.
GROUPS = (
    "migrate",
    "serve",
    "check",
    "accounts",
    "directory",
    "meetings",
    "intake",
    "review",
    "journal",
    "permissions",
    "replay",
    "export",
    "demo",
    "backup",
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; gives the exit code."""
    parsed = _parser().parse_args(arguments)
    try:
        chosen = settings.current()
    except settings.SettingsWrong as wrong:
        complain(str(wrong))
        return 2
    try:
        bootstrap.start(chosen)
        return int(parsed.run(parsed) or 0)
    except ConsoleError as refused:
        complain(translate(chosen.language, f"error.{refused.code}", **refused.facts))
        return refused.exit_code
    except OperationalError as broken:
        complain(translate(chosen.language, "error.database_down", reason=str(broken.orig)))
        return 3
    finally:
        db.disconnect()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m console")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for group in GROUPS:
        import_module(f"console.cli.{group}").add(commands)
    return parser


if __name__ == "__main__":
    sys.exit(main())
