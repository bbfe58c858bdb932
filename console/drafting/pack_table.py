"""A unit's pack as a table to take away."""

import io
from collections.abc import Iterator, Sequence

from console.drafting.views.pack_content import PackContent, PackQuestion
from console.i18n.catalog import translate
from console.text.safe_cells import CellValue, write_xlsx

COLUMNS = ("matter", "refs", "wording", "part", "others", "due", "answer", "basis")


def xlsx_bytes(content: PackContent, language: str) -> bytes:
    """Write the pack as XLSX with one sheet and room for the answers; every text is safe there."""
    stream = io.BytesIO()
    write_xlsx(rows(content, language), stream, title=translate(language, "packs.sheet"))
    return stream.getvalue()


def rows(content: PackContent, language: str) -> Iterator[Sequence[CellValue]]:
    """Give the head and one row a matter."""
    yield [translate(language, f"packs.column.{column}") for column in COLUMNS]
    due = f"{content.due_on:%d/%m/%Y}" if content.due_on else ""
    for question in content.questions:
        yield (
            question.number,
            ", ".join(question.refs),
            asked(question, language),
            translate(language, f"word.part.{question.part.value}"),
            ", ".join(question.other_units),
            due,
            "",
            "",
        )


def asked(one: PackQuestion, language: str) -> str:
    """Give what is asked, a line a question; what may not be read is only counted."""
    lines = list(one.wordings)
    if one.withheld_count:
        lines.append(translate(language, "drafting.withheld_count", count=one.withheld_count))
    return "\n".join(lines)
