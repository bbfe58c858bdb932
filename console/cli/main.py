"""Reads the command, starts the console, runs one command, turns refusals into exit codes."""

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module

from console import bootstrap, db, settings
from console.cli import conditions, refusals
from console.cli.loading import loading
from console.cli.output import complain
from console.cli.parser import Parser
from console.errors import Unavailable
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
    "registrations",
    "review",
    "floor",
    "journal",
    "permissions",
    "replay",
    "export",
    "documents",
    "results",
    "mail",
    "demo",
    "backup",
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; gives the exit code."""
    parsed = _parser().parse_args(arguments)
    try:
        chosen = settings.current()
    except settings.SettingsWrong as wrong:
        complain(translate("vi", "cli.settings_wrong", reason=str(wrong)))
        return 2
    try:
        return _run(parsed, chosen)
    except refusals.STOPPING as stopped:
        return refusals.tell(chosen.language, stopped)
    finally:
        db.disconnect()


def _run(parsed: argparse.Namespace, chosen: settings.Settings) -> int:
    _start(chosen)
    conditions.refuse_unfit(parsed)
    code = int(parsed.run(parsed) or 0)
    if sys.stdout is not None:
        sys.stdout.flush()
    return code


def _start(chosen: settings.Settings) -> None:
    try:
        bootstrap.start(chosen)
    except OSError as broken:
        raise Unavailable("database_folder", reason=str(broken.strerror)) from None


def _parser() -> argparse.ArgumentParser:
    parser = Parser(prog="python -m console")
    commands = parser.add_subparsers(required=True, metavar="COMMAND", dest="command")
    with loading():
        for group in GROUPS:
            import_module(f"console.cli.{group}").add(commands)
    return parser


if __name__ == "__main__":
    sys.exit(main())
