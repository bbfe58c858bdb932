"""`directory import FILE.json`: units, branches and fields; may be repeated."""

import argparse
import json
from pathlib import Path
from typing import Any

from console import bootstrap
from console.administration.acts import directory as acts
from console.administration.views import accounts as accounts_view
from console.cli.output import say, say_json
from console.errors import Refused


def add(commands: Any) -> None:
    """Register the command."""
    group = commands.add_parser("directory", help="units, branches and fields")
    verbs = group.add_subparsers(required=True, metavar="ACT")
    parser = verbs.add_parser("import", help="add and update from a JSON file; nothing is deleted")
    parser.add_argument("file", type=Path, metavar="FILE.json")
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=import_file)


def import_file(arguments: argparse.Namespace) -> int:
    """Import the file; tells how much changed and which units the file does not name."""
    actor = bootstrap.command_line()
    directory = _parsed(arguments.file)
    changed = acts.import_directory(actor, directory)
    missing = accounts_view.missing_units(actor, directory)
    if arguments.json:
        say_json({"changed": changed, "missing_units": missing})
        return 0
    say("administration.directory_imported", changed=changed)
    if missing:
        say("administration.units_missing", codes=", ".join(missing))
    return 0


def _parsed(file: Path) -> Any:
    try:
        return json.loads(file.read_bytes().decode("utf-8-sig"))
    except OSError:
        raise Refused("file_unreadable", name=file.name) from None
    except (ValueError, RecursionError):
        raise Refused("directory_not_json", name=file.name) from None
