"""Boxes 1 to 4 and 5b: Quốc hiệu, Tiêu ngữ, issuer, number, place and day, subject of a letter.

Source: decree 30/2020/NĐ-CP, Phụ lục I, II.1 to II.5.
"""

import re
from collections.abc import Iterator

from console.document_check.deviation import (
    Aspect,
    Deviation,
    Lettering,
    PaperPart,
    at,
    points,
    written_as,
)
from console.document_check.paper_parts import PaperParts
from console.document_check.read_document import Paragraph
from console.document_check.rule_lines import rule_under
from console.docx import wording

_STATE, _BODY, _NUMBER = "Phụ lục I, II.1", "Phụ lục I, II.2", "Phụ lục I, II.3"
_DAY, _SUBJECT = "Phụ lục I, II.4", "Phụ lục I, II.5"
_GLUE = re.compile("[\u2060\u200b]")
_NUMBER_WRITTEN = re.compile(r"Số: (?P<number>\d+|…|\.{2,}|)\s?/(?P<symbol>\S+)")
_SYMBOL = re.compile(r"[A-ZĐ0-9][A-Za-zĐđ0-9]*(?:-[A-ZĐ0-9&]+)*")
_BLANK_DAY = r"(?:…|\.{2,}|\s*)"
_DAY_WRITTEN = re.compile(
    rf"(?P<place>[^,]+), ngày (?P<day>\d+|{_BLANK_DAY}) tháng (?P<month>\d+|{_BLANK_DAY})"
    rf" năm (?:\d{{4}}|20{_BLANK_DAY}|{_BLANK_DAY})"
)
_LEVEL_PT = 3.0  # between two lines that stand level
_SETS = ((13, 14, 14), (12, 13, 13))


def check(paper: PaperParts) -> Iterator[Deviation]:
    """Tell what is wrong with the head of a paper."""
    yield from _state(paper)
    yield from _motto(paper)
    yield from _bodies(paper)
    yield from _number(paper)
    yield from _place_date(paper)
    yield from _letter_subject(paper)
    yield from _size_set(paper)


def _state(paper: PaperParts) -> Iterator[Deviation]:
    state = paper.state
    if state is None:
        yield Deviation(PaperPart.STATE, Aspect.MISSING, _STATE, "", wording.STATE_NAME)
        return
    yield from written_as(state, PaperPart.STATE, _STATE, Lettering((12, 13), bold=True))
    if state.text != wording.STATE_NAME:
        aspect = Aspect.CAPITALS if state.text.upper() == wording.STATE_NAME else Aspect.WORDING
        yield at(state, PaperPart.STATE, aspect, _STATE, state.text, wording.STATE_NAME)


def _motto(paper: PaperParts) -> Iterator[Deviation]:
    motto = paper.motto
    if motto is None:
        yield Deviation(PaperPart.MOTTO, Aspect.MISSING, _STATE, "", wording.MOTTO)
        return
    yield from written_as(motto, PaperPart.MOTTO, _STATE, Lettering((13, 14), bold=True))
    if motto.text != wording.MOTTO:
        yield at(motto, PaperPart.MOTTO, Aspect.WORDING, _STATE, motto.text, wording.MOTTO)
    if paper.state is not None and motto.number < paper.state.number:
        yield at(motto, PaperPart.MOTTO, Aspect.ORDER, _STATE)
    around = _column(paper, motto)
    yield from rule_under(motto, around, PaperPart.MOTTO, _STATE, (1.0, 1.0), [motto.text])


def _column(paper: PaperParts, of: Paragraph) -> list[Paragraph]:
    return [each for each in paper.head if (each.table, each.column) == (of.table, of.column)]


def _bodies(paper: PaperParts) -> Iterator[Deviation]:
    """The last bold lines are who issues; what stands above is whom they belong to."""
    if not paper.names:
        yield Deviation(PaperPart.ISSUER, Aspect.MISSING, _BODY)
        return
    heavy = [all(run.is_bold for run in name.written) for name in paper.names]
    first = len(heavy) - (heavy[::-1].index(False) if False in heavy else len(heavy))
    issuers = paper.names[first:] or paper.names[-1:]
    parents = paper.names[: len(paper.names) - len(issuers)]
    if len(paper.names) > 1 and not parents:
        parents, issuers = paper.names[:1], paper.names[1:]
    for parent in parents:
        yield from written_as(parent, PaperPart.PARENT, _BODY, Lettering((12, 13), capitals=True))
    for issuer in issuers:
        lettering = Lettering((12, 13), bold=True, capitals=True)
        yield from written_as(issuer, PaperPart.ISSUER, _BODY, lettering)
    texts = [issuer.text for issuer in issuers]
    around = _column(paper, issuers[-1])
    yield from rule_under(issuers[-1], around, PaperPart.ISSUER, _BODY, (1 / 3, 1 / 2), texts)


def _number(paper: PaperParts) -> Iterator[Deviation]:
    number = paper.number
    if number is None:
        yield Deviation(PaperPart.NUMBER, Aspect.MISSING, _NUMBER)
        return
    yield from written_as(number, PaperPart.NUMBER, _NUMBER, Lettering((13, 13)))
    said = _GLUE.sub("", number.text).replace("\u2011", "-")
    found = _NUMBER_WRITTEN.fullmatch(said)
    is_padded = found is not None and (len(found["number"]) != 1 or not found["number"].isdigit())
    if found is None or not is_padded or not _SYMBOL.fullmatch(found["symbol"]):
        yield at(number, PaperPart.NUMBER, Aspect.WORDING, _NUMBER, said, "Số: 05/TB-TTPVHCC")


def _place_date(paper: PaperParts) -> Iterator[Deviation]:
    line = paper.place_date
    if paper.is_minutes:
        if line is not None:
            yield at(
                line, PaperPart.PLACE_DATE, Aspect.PLACE, "Phụ lục III, Mẫu 1.9", line.text, ""
            )
        return
    if line is None:
        yield Deviation(PaperPart.PLACE_DATE, Aspect.MISSING, _DAY)
        return
    yield from written_as(line, PaperPart.PLACE_DATE, _DAY, Lettering((13, 14), italic=True))
    said = line.text.replace("\u00a0", " ")
    found = _DAY_WRITTEN.fullmatch(said)
    if found is None or not _is_padded(found["day"], found["month"]):
        yield at(
            line,
            PaperPart.PLACE_DATE,
            Aspect.WORDING,
            _DAY,
            said,
            "Hà Nội, ngày 05 tháng 3 năm 2026",
        )
    if paper.number is not None and not _is_level(paper, paper.number, line):
        yield at(line, PaperPart.PLACE_DATE, Aspect.LEVEL, _DAY)


def _is_level(paper: PaperParts, number: Paragraph, line: Paragraph) -> bool:
    """Tell whether place and day stand on the line of the number, as they are set."""
    if (number.table, number.row) != (line.table, line.row):
        return False
    if number.table is None:
        return True
    return abs(_depth(paper, number) - _depth(paper, line)) < _LEVEL_PT


def _depth(paper: PaperParts, paragraph: Paragraph) -> float:
    """Give how far below the top of its row a line stands, in points, as it is set."""
    above = [
        each
        for each in _column(paper, paragraph)
        if each.row == paragraph.row and each.number < paragraph.number
    ]
    return sum(_height(each) for each in above) + paragraph.before_pt


def _height(paragraph: Paragraph) -> float:
    sizes = [run.size_pt for run in paragraph.runs]
    line = max(sizes, default=0) * (paragraph.lines or 0)
    return paragraph.before_pt + line + paragraph.after_pt


def _is_padded(day: str, month: str) -> bool:
    """Days below ten are padded, of the months only the first two."""
    if not day.isdigit() or not month.isdigit():
        return True
    is_short = int(month) > 2 and int(month) < 10
    return len(day) == 2 and len(month) == (1 if is_short else 2)


def _letter_subject(paper: PaperParts) -> Iterator[Deviation]:
    subject = paper.letter_subject
    if subject is None:
        return
    yield from written_as(subject, PaperPart.LETTER_SUBJECT, _SUBJECT, Lettering((12, 13)))
    if not subject.text.startswith("V/v "):
        yield at(
            subject, PaperPart.LETTER_SUBJECT, Aspect.WORDING, _SUBJECT, subject.text[:20], "V/v …"
        )
    if paper.number is not None and subject.number < paper.number.number:
        yield at(subject, PaperPart.LETTER_SUBJECT, Aspect.ORDER, _SUBJECT)


def _size_set(paper: PaperParts) -> Iterator[Deviation]:
    parts = (paper.state, paper.motto, paper.place_date)
    sizes = tuple(part.written[0].size_pt for part in parts if part and part.written)
    whole = [known[: len(sizes)] for known in _SETS]
    if paper.state is not None and len(sizes) > 1 and sizes not in whole:
        found = " / ".join(map(points, sizes))
        yield at(
            paper.state,
            PaperPart.STATE,
            Aspect.SIZE_SET,
            "Phụ lục I",
            found,
            "13 / 14 / 14; 12 / 13 / 13",
        )
