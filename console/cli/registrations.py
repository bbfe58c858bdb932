"""`import registrations FILE --meeting CODE [--commit] [--json]`: forms from a file."""

import argparse
import dataclasses
import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from console import bootstrap, clock, settings
from console.cli.output import say, say_json
from console.errors import Refused
from console.i18n.catalog import translate
from console.import_files.findings import Finding, Verdict
from console.import_files.sheets import Sheet, read_sheet
from console.import_files.tables import MOST_BYTES
from console.meetings.acts import agenda
from console.registration.acts import imports
from console.registration.views import import_preview
from console.registration.views.import_preview import Preview, PreviewRow

_SHOWN = (Verdict.WARNING, Verdict.ERROR)  # what the short table tells; --json tells all
MOST_LINES = 60  # rows of the short table


def add(commands: Any) -> None:
    """Register the command."""
    group = commands.add_parser("import", help="take registration forms in")
    kinds = group.add_subparsers(required=True, metavar="KIND")
    parser = kinds.add_parser(
        "registrations", help="CSV, XLSX or a .docx form; a preview without --commit"
    )
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--meeting", required=True, metavar="CODE")
    parser.add_argument("--commit", action="store_true", help="write what the preview shows")
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Preview a file, and import it when asked to; nothing new is no failure."""
    content = _content(arguments.file)
    name = arguments.file.name
    sheet = read_sheet(content, name, now=clock.now(), meeting_code=arguments.meeting)
    shown = import_preview.preview(bootstrap.command_line(), sheet, arguments.meeting)
    import_id = _commit(shown, sheet, name, content) if arguments.commit else None
    if arguments.json:
        say_json(_document(shown, arguments.commit, import_id))
    else:
        _tell(shown, arguments.commit, import_id)
    return 1 if arguments.commit and import_id is None and not shown.known else 0


def _content(file: Path) -> bytes:
    """Read a file, of one too big no more than shows that it is."""
    try:
        with file.open("rb") as opened:
            return opened.read(MOST_BYTES + 1)
    except OSError:
        raise Refused("file_unreadable", name=file.name) from None


def _commit(shown: Preview, sheet: Sheet, name: str, content: bytes) -> int | None:
    """Import what is new, opening the month if need be; None when nothing is."""
    if not shown.new:
        return None
    cli = bootstrap.command_line()
    meeting_id = shown.meeting_id or agenda.open_month(cli, shown.meeting_code)
    file_hash = hashlib.sha256(content).hexdigest()
    try:
        return imports.import_rows(cli, meeting_id, sheet, filename=name, file_hash=file_hash)
    except Refused as refused:
        if refused.code != "nothing_new":
            raise
        return None


def _tell(shown: Preview, is_commit: bool, import_id: int | None) -> None:
    for finding in shown.findings:
        print(_text(finding))
    told = [row for row in shown.rows if row.verdict in _SHOWN]
    for row in told[:MOST_LINES]:
        _tell_row(row)
    if len(told) > MOST_LINES:
        say("intake.more_rows", rows=len(told) - MOST_LINES)
    counts = {"meeting": shown.meeting_code, "new": shown.new, "known": shown.known}
    say("intake.counted", **counts, refused=shown.refused, source=shown.source_number)
    if not is_commit:
        say("intake.preview_only")
    elif import_id is None:
        say("intake.nothing_imported")
    else:
        say("intake.imported", number=import_id)


def _tell_row(row: PreviewRow) -> None:
    say("intake.row", line=row.line, ref=row.ref or "-", effect=_effect(row))
    for text in _row_texts(row):
        print(f"    {text}")


def _effect(row: PreviewRow) -> str:
    return translate(settings.current().language, f"intake.effect.{row.effect.value}")


def _row_texts(row: PreviewRow) -> Iterator[str]:
    language = settings.current().language
    for notice in row.notices:
        yield translate(language, f"intake.notice.{notice.value}")
    for finding in row.findings:
        yield _text(finding)
    for field, cell in row.cells.items():
        for finding in cell.findings:
            if finding.verdict in _SHOWN:
                yield f"{translate(language, field.label_key)}: {_text(finding)}"


def _text(finding: Finding) -> str:
    return translate(settings.current().language, finding.text_key, **finding.facts)


def _document(shown: Preview, is_commit: bool, import_id: int | None) -> dict[str, Any]:
    return {
        "meeting": shown.meeting_code,
        "month_exists": shown.meeting_id is not None,
        "source_number": shown.source_number,
        "counts": {"new": shown.new, "known": shown.known, "refused": shown.refused},
        "commit": is_commit,
        "import_id": import_id,
        "findings": [_told(finding) for finding in shown.findings],
        "rows": [_row(row) for row in shown.rows],
    }


def _row(row: PreviewRow) -> dict[str, Any]:
    return {
        "record": row.record,
        "line": row.line,
        "ref": row.ref,
        "verdict": row.verdict,
        "effect": row.effect,
        "notices": row.notices,
        "findings": [_told(finding) for finding in row.findings],
        "cells": {
            field: {
                "raw": cell.raw,
                "value": _value(cell.value),
                "verdict": cell.verdict,
                "findings": [_told(finding) for finding in cell.findings],
            }
            for field, cell in row.cells.items()
        },
    }


def _told(finding: Finding) -> dict[str, Any]:
    return {
        "verdict": finding.verdict,
        "code": finding.code,
        "facts": dict(finding.facts),
        "text": _text(finding),
    }


def _value(value: Any) -> Any:
    return dataclasses.asdict(value) if dataclasses.is_dataclass(value) else value  # type: ignore[arg-type]
