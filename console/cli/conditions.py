"""What must hold before a command runs: readable arguments and a database of our schema."""

import argparse

from console import schema
from console.errors import NotAllowed, Refused

ANY_DATABASE = frozenset({"check", "deadlines", "documents", "permissions"})
BRINGS_SCHEMA = frozenset({"migrate", "serve", "demo", "restore"})


def refuse_unfit(parsed: argparse.Namespace) -> None:
    """Look at the arguments and at the database.

    Raises:
        NotAllowed: an argument is no UTF-8 text.
        Refused: the schema is missing, older or newer than this code.
    """
    _refuse_bytes(parsed)
    if parsed.command not in ANY_DATABASE:
        _refuse_schema(parsed.command)


def _refuse_bytes(parsed: argparse.Namespace) -> None:
    for name, value in vars(parsed).items():
        if isinstance(value, str) and not _is_text(value):
            raise NotAllowed("argument_not_text", name=name)


def _is_text(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return "\x00" not in value


def _refuse_schema(command: str) -> None:
    installed = schema.installed()
    if installed and installed not in schema.known():
        raise Refused("schema_newer", revision=installed)
    if command not in BRINGS_SCHEMA and installed != schema.newest():
        raise Refused("schema_older")
