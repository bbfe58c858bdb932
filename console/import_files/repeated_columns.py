"""What one row answers where a form asks for a thing in more than one column.

Forms that branch ask citizens and businesses for the same thing in columns of their own; forms with
several questions have a column for each.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from console.import_files.columns import Places, official_name
from console.import_files.findings import Code, Finding, warning
from console.import_files.form_content import MOST_QUESTIONS
from console.import_files.header_names import SheetField
from console.import_files.tables import Place, Raw, Table, as_text, is_blank
from console.text.folding import clean, fold, one_line

BETWEEN = "\n\n"  # two questions in one text


@dataclass(frozen=True, slots=True)
class RowAnswers:
    """The answers of one row."""

    raw: dict[SheetField, Raw]
    questions: tuple[str, ...]  # each as typed; empty = fewer than two columns hold one
    findings: dict[SheetField, tuple[Finding, ...]]  # about the cells read


def answers_of(table: Table, row: int, places: Places) -> RowAnswers:
    """Read a row by its columns: the first answer of each field, all of the questions."""
    cells = table.rows[row]
    raw: dict[SheetField, Raw] = {}
    found: dict[SheetField, tuple[Finding, ...]] = {}
    questions: tuple[str, ...] = ()
    for field, columns in places.items():
        held = [column for column in columns if column < len(cells) and not is_blank(cells[column])]
        told = [table.cell_findings.get(place, ()) for place in _places(row, columns)]
        found[field] = tuple(finding for findings in told for finding in findings)
        raw[field] = cells[held[0]] if held else None
        if field is SheetField.QUESTION and len(held) > 1:
            questions = _questions([as_text(cells[column]) for column in held])
            raw[field] = BETWEEN.join(questions)
        elif len(held) > 1:
            found[field] = (*found[field], *_differing(field, [cells[column] for column in held]))
    return RowAnswers(raw, questions, found)


def _places(row: int, columns: Sequence[int]) -> list[Place]:
    return [(row, column) for column in columns]


def _questions(texts: Sequence[str]) -> tuple[str, ...]:
    """Give each question once; more than a form may hold stand together in its last."""
    typed = list(dict.fromkeys(clean(text).strip() for text in texts))
    last = MOST_QUESTIONS - 1
    return (*typed[:last], *([BETWEEN.join(typed[last:])] if typed[last:] else []))


def _differing(field: SheetField, answers: Sequence[Raw]) -> tuple[Finding, ...]:
    kept, *others = dict.fromkeys(one_line(as_text(answer)) for answer in answers)
    if all(fold(other) == fold(kept) for other in others):
        return ()
    written = "; ".join(others)[:80]
    return (warning(Code.ANSWERS_DIFFER, name=official_name(field), kept=kept[:80], other=written),)
