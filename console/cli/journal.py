"""`journal verify` and `journal show`: recompute the chains, compare the rows, list the entries."""

import argparse
import dataclasses
from pathlib import Path
from typing import Any

from console import anchors, bootstrap, journal_audit, seal_audit, triggers
from console.administration.acts import heads
from console.anchors import AnchorFault
from console.cli.output import say, say_json
from console.seal_audit import RowFault


def add(commands: Any) -> None:
    """Register the commands."""
    group = commands.add_parser("journal", help="check or list the journal")
    acts = group.add_subparsers(required=True, metavar="ACT")
    for name, run in (("verify", _verify), ("show", _show)):
        parser = acts.add_parser(name)
        parser.add_argument("--meeting", default="", help="code, or house; all chains without it")
        parser.add_argument("--json", action="store_true")
        parser.set_defaults(run=run)
    anchor = acts.add_parser("anchor", help="tell the house where each chain stands")
    anchor.set_defaults(run=_anchor)
    acts.choices["verify"].add_argument(
        "--anchors", type=Path, metavar="FILE", help="compare with heads kept elsewhere"
    )


def _verify(arguments: argparse.Namespace) -> int:
    viewer = bootstrap.command_line()
    verdicts = journal_audit.verify(viewer, arguments.meeting)
    rows = seal_audit.verify(viewer, arguments.meeting)
    anchored = anchors.verify(viewer, arguments.anchors) if arguments.anchors else []
    if arguments.json:
        say_json([_as_json(verdict, rows) for verdict in verdicts])
    else:
        for verdict in verdicts:
            _tell(verdict)
    if not arguments.json:
        _tell_faults(rows, anchored)
    is_whole = all(verdict.is_whole for verdict in verdicts)
    return 0 if is_whole and not rows and not anchored and not triggers.faults() else 1


def _anchor(_arguments: argparse.Namespace) -> int:
    number = heads.tell_heads(bootstrap.command_line())
    say("journal.anchored", number=number)
    return 0


def _as_json(verdict: journal_audit.ChainVerdict, rows: list[RowFault]) -> dict[str, Any]:
    own = [dataclasses.asdict(row) for row in rows if row.chain == verdict.chain]
    is_whole = verdict.is_whole and not own
    return {**dataclasses.asdict(verdict), "is_whole": is_whole, "rows": own}


def _tell_faults(rows: list[RowFault], anchored: list[AnchorFault]) -> None:
    for row in rows:
        say(f"journal.row.{row.fault}", **dataclasses.asdict(row))
    for trigger in triggers.faults():
        say(f"journal.trigger.{trigger.fault}", name=trigger.name)
    for line in anchored:
        say(f"journal.anchor.{line.fault}", line=line.line, number=line.number)


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
