"""`backup FILE` and `restore FILE`."""

import argparse
from pathlib import Path
from typing import Any

from console import backups, bootstrap, schema
from console.cli.output import say


def add(commands: Any) -> None:
    """Register the commands."""
    for name, run in (("backup", _backup), ("restore", _restore)):
        parser = commands.add_parser(name)
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.set_defaults(run=run)


def _backup(arguments: argparse.Namespace) -> int:
    copy = backups.backup(bootstrap.command_line(), arguments.file)
    say("backup.made", file=copy.file, bytes=copy.bytes_count)
    _heads(copy)
    return 0


def _restore(arguments: argparse.Namespace) -> int:
    if not schema.installed():
        schema.upgrade()  # a new machine: the place to restore into has no tables yet
    copy = backups.restore(bootstrap.command_line(), arguments.file)
    say("backup.restored", file=arguments.file, kept=copy.file)
    if copy.reopened:
        say("backup.reopened", names=", ".join(copy.reopened))
    if copy.unerased:
        say("backup.unerased", refs=", ".join(copy.unerased))
    _heads(copy)
    return 0


def _heads(copy: backups.Copy) -> None:
    for chain in copy.chains:
        say("backup.head", chain=chain.chain, number=chain.head_number, hash=chain.head_hash)
