"""`permissions`: print who may do what, as a Markdown page."""

import argparse
import sys
from typing import Any

from console import permission_table


def add(commands: Any) -> None:
    """Register the command."""
    parser = commands.add_parser("permissions", help="print who may do what, as Markdown")
    parser.set_defaults(run=run)


def run(_arguments: argparse.Namespace) -> int:
    """Print the page."""
    sys.stdout.write(permission_table.markdown())
    return 0
