"""Our own registration form, filled in with Word: a .docx into answers by their columns.

Answers are found by the label beside them, wherever the rows stand; only text is read, and of the
package only the one part that holds it.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

from console.errors import Refused
from console.import_files import word_text
from console.import_files.columns import REQUIRED, official_name
from console.import_files.findings import Code, Finding, warning
from console.import_files.form_content import (
    MOST_PEOPLE,
    MOST_QUESTIONS,
    TAX_CODE,
    TypedQuestion,
)
from console.import_files.header_names import SheetField, field_of
from console.import_files.packages import as_usual, main_part
from console.import_files.ticks import chosen
from console.import_files.workbooks import DAMAGE
from console.text.folding import clean, fold, one_line
from models.codes.registrations import AnswerWay

MOST_TEXT = 2 * 1024 * 1024  # bytes of the text of a form when unpacked
_MEGABYTE = 1024 * 1024
_FEWEST_LABELS = 5  # a document naming fewer is no form
_USUAL_PART = "word/document.xml"
_CHOICES = (
    SheetField.REGISTRANT_KIND,
    SheetField.ATTENDANCE,
    SheetField.WANTS_TO_SPEAK,
    SheetField.RAISED_BEFORE,
)
_PEOPLE, _TAX, _WAY = "so nguoi du", "ma so thue", "nhan tra loi"
_DOSSIER, _BODY = "ma ho so", "noi dang giai quyet"
_LONGEST_CODE, _LONGEST_BODY = 60, 200  # characters kept of a dossier code and of a body
_DAY = re.compile(r"ngay\s+(\d{1,2})\s+thang\s+(\d{1,2})\s+nam\s+(\d{4})")


@dataclass(frozen=True, slots=True)
class WordForm:
    """One form as read: what stands beside its labels, and what a sheet has no column for."""

    answers: Mapping[SheetField, str]  # in the order of the form; the questions as one text
    questions: tuple[TypedQuestion, ...]  # each with a wording
    people_count: int
    tax_code: str  # empty = none, or unreadable
    answer_way: str  # an AnswerWay; empty = not said
    findings: tuple[Finding, ...]  # about what no column holds


@dataclass(slots=True)
class _Answers:
    """Collects what stands beside the labels."""

    fields: dict[SheetField, str] = field(default_factory=dict)
    others: dict[str, str] = field(default_factory=dict)
    questions: list[TypedQuestion] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def read_word_form(content: bytes) -> WordForm:
    """Read one filled form.

    Raises:
        Refused: `intake_form_broken`, `intake_form_too_big`, `intake_form_unknown` when it is not
            our form, `intake_form_labels_missing` naming rows that were deleted,
            `intake_form_questions_many`.
    """
    answers = _answers(_rows(_document(content)))
    _check(answers)
    questions = tuple(question for question in answers.questions if question.wording)
    answers.fields[SheetField.QUESTION] = "\n\n".join(question.wording for question in questions)
    people, found = _people(answers.others.get(_PEOPLE, ""))
    tax_code, doubt = _tax_code(answers.others.get(_TAX, ""))
    way = _way(answers.others.get(_WAY, ""))
    return WordForm(
        answers.fields, questions, people, tax_code, way, (*answers.findings, *found, *doubt)
    )


def _document(content: bytes) -> Element:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            part = main_part(package) or _USUAL_PART
            if package.getinfo(part).file_size > MOST_TEXT:
                raise Refused("intake_form_too_big", most=MOST_TEXT // _MEGABYTE)
            root: Element = fromstring(as_usual(package.read(part)))
            return root
    except (*DAMAGE, RecursionError) as damage:
        raise Refused("intake_form_broken") from damage


def _rows(document: Element) -> Iterator[tuple[str, str]]:
    """Give each row of a table: its first cell, and the others together."""
    for label, *answers in word_text.rows(document):
        yield label, "\n".join(answers).strip()


def _answers(rows: Iterator[tuple[str, str]]) -> _Answers:
    found = _Answers()
    for label, answer in rows:
        named = fold(one_line(label))
        column = field_of(one_line(label))
        other = next((label for label in (_PEOPLE, _TAX, _WAY) if named.startswith(label)), None)
        if named.startswith((_DOSSIER, _BODY)):
            _add_to_question(found, named, one_line(answer))
        elif other is not None:
            found.others.setdefault(other, answer)
        elif column is SheetField.QUESTION:
            found.questions.append(TypedQuestion(clean(answer).strip()))
        elif column is not None:
            _keep(found, column, answer)
        else:
            _keep_day(found, f"{label}\n{answer}")
    return found


def _keep(found: _Answers, column: SheetField, answer: str) -> None:
    """Keep what stands beside a label, of a choice the option ticked."""
    if column not in _CHOICES:
        found.fields.setdefault(column, answer)
        return
    choice = chosen(answer)
    found.fields.setdefault(column, choice.option)
    if choice.unknown:
        name = official_name(column)
        found.findings.append(warning(Code.TICK_UNKNOWN, name=name, mark=choice.unknown))


def _add_to_question(found: _Answers, named: str, answer: str) -> None:
    """Keep the dossier or the body of the question above."""
    if not found.questions:
        return
    last = found.questions[-1]
    if named.startswith(_DOSSIER):
        code = answer[:_LONGEST_CODE]
        found.questions[-1] = TypedQuestion(last.wording, code, last.body_text)
    else:
        body = answer[:_LONGEST_BODY]
        found.questions[-1] = TypedQuestion(last.wording, last.dossier_code, body)


def _keep_day(found: _Answers, text: str) -> None:
    """Take the day over the signature for the day the form was handed in."""
    signed = _DAY.search(fold(text))
    if signed:
        day, month, year = signed.groups()
        found.fields[SheetField.SUBMITTED_AT] = f"{int(day):02}/{int(month):02}/{year}"


def _check(answers: _Answers) -> None:
    named = len(answers.fields) + len(answers.others) + bool(answers.questions)
    if named < _FEWEST_LABELS:
        raise Refused("intake_form_unknown")
    answers.fields.setdefault(SheetField.SUBMITTED_AT, "")
    held = {*answers.fields, *([SheetField.QUESTION] if answers.questions else [])}
    missing = [heading for heading in REQUIRED if heading not in held]
    if missing:
        raise Refused("intake_form_labels_missing", labels=_named(missing))
    if len(answers.questions) > MOST_QUESTIONS:
        raise Refused("intake_form_questions_many", most=MOST_QUESTIONS)


def _named(fields: Sequence[SheetField]) -> str:
    return ", ".join(f"“{official_name(field)}”" for field in fields)


def _people(written: str) -> tuple[int, tuple[Finding, ...]]:
    number = re.fullmatch(r"0*(\d{1,3})(?: nguoi)?", fold(one_line(written)))
    if number and 1 <= int(number[1]) <= MOST_PEOPLE:
        return int(number[1]), ()
    if not one_line(written):
        return 1, ()
    return 1, (warning(Code.PEOPLE_UNREADABLE, written=one_line(written)[:80]),)


def _tax_code(written: str) -> tuple[str, tuple[Finding, ...]]:
    code = one_line(written).replace(" ", "")
    if not code or TAX_CODE.fullmatch(code):
        return code, ()
    return "", (warning(Code.TAX_CODE_UNREADABLE, written=code[:80]),)


def _way(written: str) -> str:
    said = fold(chosen(written).option)
    if "buu chinh" in said:
        return AnswerWay.POST.value
    return AnswerWay.EMAIL.value if "dien tu" in said or "email" in said else ""
