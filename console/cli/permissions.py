"""`permissions`: print who may do what, as a Markdown page."""

import argparse
from typing import Any

from console import permission_table


def add(commands: Any) -> None:
    """Register the command."""
    parser = commands.add_parser("permissions", help="print who may do what, as Markdown")
    parser.set_defaults(run=run)


def run(_arguments: argparse.Namespace) -> int:
    """Print the page."""
    print(permission_table.markdown(), end="")
    return 0
