"""`journal verify` and `journal show`: recompute the chains, list the entries."""

import argparse
import dataclasses
from typing import Any

from console import bootstrap, journal_audit
from console.cli.output import say, say_json


def add(commands: Any) -> None:
    """Register the commands."""
    group = commands.add_parser("journal", help="check or list the journal")
    acts = group.add_subparsers(required=True, metavar="ACT")
    for name, run in (("verify", _verify), ("show", _show)):
        parser = acts.add_parser(name)
        parser.add_argument("--meeting", default="", help="code, or house; all chains without it")
        parser.add_argument("--json", action="store_true")
        parser.set_defaults(run=run)


def _verify(arguments: argparse.Namespace) -> int:
    verdicts = journal_audit.verify(bootstrap.command_line(), arguments.meeting)
    if arguments.json:
        say_json(
            [{**dataclasses.asdict(verdict), "is_whole": verdict.is_whole} for verdict in verdicts]
        )
    else:
        for verdict in verdicts:
            _tell(verdict)
    return 0 if all(verdict.is_whole for verdict in verdicts) else 1


def _tell(verdict: journal_audit.ChainVerdict) -> None:
    facts = {"chain": verdict.chain, "entries": verdict.entries, "hash": verdict.head_hash[:16]}
    if verdict.is_whole:
        say("journal.whole", **facts)
    else:
        say(f"journal.{verdict.fault}", number=verdict.broken_at, **facts)


def _show(arguments: argparse.Namespace) -> int:
    entries = journal_audit.show(bootstrap.command_line(), arguments.meeting)
    if arguments.json:
        say_json([dataclasses.asdict(entry) for entry in entries])
    else:
        for entry in entries:
            say("journal.line", **dataclasses.asdict(entry))
    return 0
