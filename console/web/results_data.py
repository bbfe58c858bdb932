"""Published results as data: a table, and news for programs."""

import csv
import io
from datetime import UTC, datetime
from xml.etree.ElementTree import Element, SubElement, tostring

from console.i18n.catalog import translate
from console.results.rules import ResultMatter, ResultsContent
from console.results.views import public
from console.text.safe_cells import safe

COLUMNS = (
    *("meeting", "number", "field", "question", "answered_by", "answer", "outcome", "decision"),
    *("unit", "body", "due_on"),
)
_LANGUAGE = "vi"  # of what was said
_ATOM = "http://www.w3.org/2005/Atom"
_NEWS = 24  # meetings told


def csv_bytes(content: ResultsContent) -> bytes:
    """Give the matters as a table in UTF-8 with a mark for spreadsheets; its columns are stable."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for matter in content.matters:
        writer.writerow([safe(cell) for cell in _cells(content.meeting, matter)])
    return text.getvalue().encode("utf-8-sig")


def _cells(meeting: str, matter: ResultMatter) -> tuple[str, ...]:
    return (
        meeting,
        str(matter.number),
        matter.field,
        matter.question,
        "; ".join(answer.unit for answer in matter.answers),
        "\n".join(answer.text for answer in matter.answers),
        matter.outcome,
        matter.decision,
        matter.unit,
        matter.body,
        matter.due_on,
    )


def atom(public_url: str) -> bytes:
    """Give the newest results as a feed (RFC 4287)."""
    feed = Element("feed", xmlns=_ATOM)
    address = f"{public_url}/results"
    results = public.all_results()[:_NEWS]
    SubElement(feed, "title").text = translate(_LANGUAGE, "results.heading")
    SubElement(feed, "id").text = address
    SubElement(feed, "link", href=f"{address}.atom", rel="self")
    newest = max(
        (shown.published_at for shown in results), default=datetime(2026, 1, 1, tzinfo=UTC)
    )
    SubElement(feed, "updated").text = newest.isoformat()
    for shown in results:
        entry = SubElement(feed, "entry")
        month = "/".join(reversed(shown.code.split("-")))
        SubElement(entry, "title").text = translate(_LANGUAGE, "results.of_month", month=month)
        SubElement(entry, "id").text = f"{address}/{shown.code}"
        SubElement(entry, "link", href=f"{address}/{shown.code}")
        SubElement(entry, "updated").text = shown.published_at.isoformat()
    written: bytes = tostring(feed, encoding="utf-8", xml_declaration=True)
    return written
