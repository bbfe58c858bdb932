"""Boxes 5a and 9a: kind of paper, subject, addressees. Source: Phụ lục I, II.5 and II.9."""

from collections.abc import Iterator

from console.document_check.deviation import Aspect, Deviation, Lettering, PaperPart, at, written_as
from console.document_check.paper_parts import PaperParts, is_line
from console.document_check.rule_lines import rule_under
from console.text.folding import fold

_TITLE, _ADDRESSED = "Phụ lục I, II.5", "Phụ lục I, II.9"


def check(paper: PaperParts) -> Iterator[Deviation]:
    """Tell what is wrong with title, subject and addressees."""
    if paper.title is None and paper.letter_subject is None:
        yield Deviation(PaperPart.TITLE, Aspect.MISSING, _TITLE)
    yield from _title(paper)
    yield from _subject(paper)
    yield from _addressed(paper)


def _title(paper: PaperParts) -> Iterator[Deviation]:
    title = paper.title
    if title is not None:
        lettering = Lettering((13, 14), bold=True, capitals=True)
        yield from written_as(title, PaperPart.TITLE, _TITLE, lettering)
    wrong = next((each for each in paper.content if fold(each.text) == "cong van"), None)
    if wrong is not None:
        yield at(wrong, PaperPart.TITLE, Aspect.WORDING, _TITLE, wrong.text, "")


def _subject(paper: PaperParts) -> Iterator[Deviation]:
    if paper.title is None:
        return
    lines = [each for each in paper.subject if not is_line(each)]
    if not lines:
        yield at(paper.title, PaperPart.SUBJECT, Aspect.MISSING, _TITLE)
        return
    for line in lines:
        yield from written_as(line, PaperPart.SUBJECT, _TITLE, Lettering((13, 14), bold=True))
    texts = [line.text for line in lines]
    yield from rule_under(
        lines[-1], paper.subject, PaperPart.SUBJECT, _TITLE, (1 / 3, 1 / 2), texts
    )


def _addressed(paper: PaperParts) -> Iterator[Deviation]:
    if not paper.addressed:
        if paper.letter_subject is not None:
            yield Deviation(PaperPart.ADDRESSED, Aspect.MISSING, _ADDRESSED)
        return
    first, *others = paper.addressed
    for line in paper.addressed:
        yield from written_as(line, PaperPart.ADDRESSED, _ADDRESSED, Lettering((13, 14), align=""))
    if not first.text.startswith("Kính gửi:"):
        yield at(
            first, PaperPart.ADDRESSED, Aspect.WORDING, _ADDRESSED, first.text[:20], "Kính gửi:"
        )
    for place, line in enumerate(others, 1):
        end = "." if place == len(others) else ";"
        if not line.text.endswith(end):
            yield at(line, PaperPart.ADDRESSED, Aspect.ENDING, _ADDRESSED, line.text[-1:], end)
