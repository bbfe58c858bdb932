"""The list of commitments as a table to take away: no names of citizens, no wordings."""

import io
from collections.abc import Iterator, Sequence

from console.follow_up.views.commitments import CommitmentLine
from console.i18n.catalog import translate
from console.text.safe_cells import CellValue, write_csv, write_xlsx

COLUMNS = (
    "meeting",
    "unit",
    "text",
    "matter",
    "from",
    "due",
    "days",
    "standing",
    "report",
    "done_on",
)


def csv_bytes(lines: Sequence[CommitmentLine], language: str) -> bytes:
    """Write the lines as CSV, every text safe for spreadsheet programs."""
    stream = io.BytesIO()
    write_csv(rows(lines, language), stream)
    return stream.getvalue()


def xlsx_bytes(lines: Sequence[CommitmentLine], language: str) -> bytes:
    """Write the lines as XLSX with one sheet, every text safe for spreadsheet programs."""
    stream = io.BytesIO()
    title = translate(language, "follow_up.title")
    write_xlsx(rows(lines, language), stream, title=title)
    return stream.getvalue()


def rows(lines: Sequence[CommitmentLine], language: str) -> Iterator[Sequence[CellValue]]:
    """Give the head and one row a commitment."""
    yield [translate(language, f"follow_up.column.{column}") for column in COLUMNS]
    for line in lines:
        yield (
            line.meeting_code,
            line.unit,
            line.text,
            ", ".join(map(str, line.matters)),
            origin(line, language),
            f"{line.due_on:%d/%m/%Y}" if line.due_on else "",
            line.days_left,
            translate(language, f"follow_up.standing.{line.standing.value}"),
            translate(language, f"follow_up.kind.{line.report.kind.value}") if line.report else "",
            f"{line.report.done_on:%d/%m/%Y}" if line.report and line.report.done_on else "",
        )


def origin(line: CommitmentLine, language: str) -> str:
    """Say what it came from: the outcome of a matter, or a conclusion of the chair."""
    if line.outcome is not None:
        return translate(language, f"word.outcome.{line.outcome.value}")
    return translate(language, "follow_up.conclusion", number=line.conclusion)
