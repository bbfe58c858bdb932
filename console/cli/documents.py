"""`documents check`: every deviation of a Word file from decree 30/2020, with place and measure."""

import argparse
import dataclasses
from pathlib import Path
from typing import Any

from console import settings
from console.cli.output import say, say_json
from console.document_check.check import deviations_of
from console.document_check.deviation import Deviation
from console.errors import Refused
from console.i18n.catalog import translate

MEASURES = ("yes", "no", "left", "center", "right", "both", "header", "footer")


def add(commands: Any) -> None:
    """Register the command."""
    group = commands.add_parser("documents", help="look at official papers")
    acts = group.add_subparsers(required=True, metavar="ACT")
    check = acts.add_parser("check", help="tell each deviation from decree 30/2020/NĐ-CP")
    check.add_argument("file", type=Path, metavar="FILE", help="a .docx, of whatever origin")
    check.add_argument("--json", action="store_true")
    check.set_defaults(run=_check)


def _check(arguments: argparse.Namespace) -> int:
    try:
        content = arguments.file.read_bytes()
    except OSError:
        raise Refused("file_unreadable", name=arguments.file.name) from None
    found = deviations_of(content)
    if arguments.json:
        deviations = [_as_json(deviation) for deviation in found]
        say_json({"file": arguments.file.name, "is_clean": not found, "deviations": deviations})
        return 1 if found else 0
    for deviation in found:
        _tell(deviation)
    say("document_check.clean" if not found else "document_check.counted", count=len(found))
    return 1 if found else 0


def _as_json(deviation: Deviation) -> dict[str, Any]:
    return {"code": deviation.code, **dataclasses.asdict(deviation)}


def _tell(deviation: Deviation) -> None:
    """Say where, what part, what is wrong, and by which item of the decree."""
    language = settings.current().language
    facts = {
        "found": _measure(language, deviation.found),
        "expected": _measure(language, deviation.expected),
    }
    say(
        "document_check.line",
        where=_where(language, deviation),
        part=translate(language, f"document_check.part.{deviation.part.value}"),
        what=translate(language, f"document_check.aspect.{deviation.aspect.value}", **facts),
        rule=deviation.rule,
    )


def _where(language: str, deviation: Deviation) -> str:
    if deviation.paragraph:
        facts = {"number": deviation.paragraph, "text": deviation.quote}
        return translate(language, "document_check.at_paragraph", **facts)
    if deviation.page:
        return translate(language, "document_check.at_section", number=deviation.page)
    return translate(language, "document_check.at_file")


def _measure(language: str, measure: str) -> str:
    """Say a code in words; a text or a number stays as it is."""
    if measure not in MEASURES:
        return measure
    return translate(language, f"document_check.measure.{measure}")
