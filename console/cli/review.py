"""`review suggest --meeting CODE [--json]`: what the review desk is offered for each question."""

import argparse
import dataclasses
from typing import Any

from console import bootstrap, settings
from console.cli.output import say, say_json
from console.i18n.catalog import translate
from console.review.suggestion import Suggestion
from console.review.views.suggestions import load_suggestions


def add(commands: Any) -> None:
    """Register the command."""
    group = commands.add_parser("review", help="suggestions for the review desk")
    acts = group.add_subparsers(required=True, metavar="ACT")
    parser = acts.add_parser("suggest", help="kind, mates, repeats, field, units, priority")
    parser.add_argument("--meeting", required=True, metavar="CODE")
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the suggestions; nothing is written."""
    language = settings.current().language
    found = load_suggestions(bootstrap.command_line(), arguments.meeting, language)
    if arguments.json:
        say_json(dataclasses.asdict(found))
        return 0
    for question in found.questions:
        _tell(question, language)
    say("review.suggested_count", questions=len(found.questions), meeting=found.meeting)
    return 0


def _tell(one: Suggestion, language: str) -> None:
    say(
        "review.suggested",
        ref=one.ref,
        kind=translate(language, f"review.kind.{one.kind}"),
        field=one.field or "-",
        lead=one.lead_unit or "-",
        priority=one.priority,
    )
