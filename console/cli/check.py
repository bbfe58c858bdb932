"""`check`: what is in force and what is missing, one line each, with what to do."""

import argparse
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from console import health, settings
from console.cli.output import say, say_json
from console.health import HealthFinding
from console.i18n.catalog import translate
from console.settings import Settings


def add(commands: Any) -> None:
    """Register the command."""
    parser = commands.add_parser("check", help="settings in force, database, clock, limits")
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print every finding; 1 when something does not work."""
    found = list(findings(settings.current()))
    if arguments.json:
        say_json([asdict(finding) for finding in found])
    else:
        for finding in found:
            say(
                f"check.{finding.state}",
                name=finding.name,
                value=finding.value,
                todo=_todo(finding),
            )
    return 1 if any(finding.state == "wrong" for finding in found) else 0


def findings(given: Settings) -> Iterator[HealthFinding]:
    """Look at everything a running console needs."""
    from console.web import options  # noqa: PLC0415  Streamlit takes seconds to load; only here

    yield from health.findings(given)
    options.put_in_force(given)
    yield from options.findings(given)


def _todo(one: HealthFinding) -> str:
    return (
        translate(settings.current().language, f"check.todo.{one.name}") if one.has_advice else ""
    )
