"""`export KIND --meeting CODE --out PATH`: papers and tables of a meeting as files."""

import argparse
import dataclasses
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from console import bootstrap
from console.cli.output import say
from console.docx import pdf
from console.errors import Refused
from console.meetings.views.agenda import id_of
from console.minutes import document, table
from console.minutes.content import MinutesContent
from console.minutes.views import draft
from console.text.safe_cells import write_csv, write_xlsx


def add(commands: Any) -> None:
    """Register the command."""
    parser = commands.add_parser("export", help="write a paper or a table of a meeting")
    parser.add_argument("kind", choices=sorted(KINDS))
    parser.add_argument("--meeting", required=True)
    parser.add_argument("--out", required=True, type=Path)
    parser.add_argument("--format", choices=sorted(FORMATS), default=None)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the file; the format follows the file's ending unless it is named."""
    chosen = arguments.format or arguments.out.suffix.lstrip(".").lower()
    if chosen not in FORMATS:
        raise Refused("export_format_unknown", format=chosen, known=", ".join(sorted(FORMATS)))
    content = KINDS[arguments.kind](arguments.meeting)
    try:
        arguments.out.write_bytes(FORMATS[chosen](content))
    except OSError:
        raise Refused("file_unwritable", name=str(arguments.out)) from None
    say("export.written", file=arguments.out, number=content.journal.number)
    return 0


def _minutes(meeting_code: str) -> MinutesContent:
    viewer = bootstrap.command_line()
    return draft.load_minutes(viewer, id_of(viewer, meeting_code))


def _pdf(content: MinutesContent) -> bytes:
    return pdf.to_pdf(document.build(content))


def _csv(content: MinutesContent) -> bytes:
    into = io.BytesIO()
    write_csv(table.rows(content), into)
    return into.getvalue()


def _xlsx(content: MinutesContent) -> bytes:
    into = io.BytesIO()
    write_xlsx(table.rows(content), into)
    return into.getvalue()


def _json(content: MinutesContent) -> bytes:
    told = dataclasses.asdict(content)
    return json.dumps(told, ensure_ascii=False, indent=2, default=str).encode()


KINDS: dict[str, Callable[[str], MinutesContent]] = {"minutes": _minutes}

FORMATS: dict[str, Callable[[MinutesContent], bytes]] = {
    "docx": document.build,
    "pdf": _pdf,
    "csv": _csv,
    "xlsx": _xlsx,
    "json": _json,
}
