"""Boxes 7 and 9b: recipients and signatures. Source: Phụ lục I, II.7 and II.9; Phụ lục III."""

import re
from collections.abc import Iterator, Sequence

from console.document_check.deviation import Aspect, Deviation, Lettering, PaperPart, at, written_as
from console.document_check.paper_parts import PaperParts
from console.document_check.read_document import Paragraph
from console.text.folding import fold

_SIGNED, _RECEIVED, _MINUTES = "Phụ lục I, II.7", "Phụ lục I, II.9", "Phụ lục III, Mẫu 1.9"
_DEGREE = re.compile(r"(?:GS|PGS|TS|TSKH|ThS|BS|KS|CN|NGND|NGƯT|Luật sư)\b[.\s]")
_NOTE = re.compile(r"\(.*\)|…+|\.+")


def check(paper: PaperParts) -> Iterator[Deviation]:
    """Tell what is wrong with the foot of a paper."""
    label = next((each for each in paper.foot if fold(each.text).startswith("noi nhan")), None)
    if label is None:
        yield Deviation(PaperPart.RECIPIENTS_LABEL, Aspect.MISSING, _RECEIVED, "", "Nơi nhận:")
        return
    yield from _label(label)
    received = [each for each in paper.foot if each.text.startswith(("-", "–"))]
    yield from _received(paper, label, received)
    signing = [
        each for each in paper.foot if each.text and each is not label and each not in received
    ]
    yield from _signed(paper, label, signing)


def _label(label: Paragraph) -> Iterator[Deviation]:
    lettering = Lettering((12, 12), bold=True, italic=True, align="left")
    yield from written_as(label, PaperPart.RECIPIENTS_LABEL, _RECEIVED, lettering)
    if label.text != "Nơi nhận:":
        yield at(
            label, PaperPart.RECIPIENTS_LABEL, Aspect.WORDING, _RECEIVED, label.text, "Nơi nhận:"
        )


def _received(
    paper: PaperParts, label: Paragraph, received: Sequence[Paragraph]
) -> Iterator[Deviation]:
    if not received:
        yield at(label, PaperPart.RECIPIENTS, Aspect.MISSING, _RECEIVED)
        return
    for place, line in enumerate(received, 1):
        yield from written_as(line, PaperPart.RECIPIENTS, _RECEIVED, Lettering((11, 11), align=""))
        end = "." if place == len(received) else ";"
        if not line.text.endswith(end):
            yield at(line, PaperPart.RECIPIENTS, Aspect.ENDING, _RECEIVED, line.text[-1:], end)
    last = received[-1]
    kept = "- Lưu: VT, Hồ sơ." if paper.is_minutes else "- Lưu: VT, …"
    if not last.text.startswith("- Lưu: VT") or (paper.is_minutes and last.text != kept):
        yield at(last, PaperPart.RECIPIENTS, Aspect.WORDING, _RECEIVED, last.text, kept)
    if paper.addressed and received[0].text != "- Như trên;":
        first = received[0]
        yield at(first, PaperPart.RECIPIENTS, Aspect.ORDER, _RECEIVED, first.text, "- Như trên;")


def _signed(
    paper: PaperParts, label: Paragraph, signing: Sequence[Paragraph]
) -> Iterator[Deviation]:
    columns = sorted({each.column for each in signing})
    if not signing:
        yield at(label, PaperPart.SIGNER_ROLE, Aspect.MISSING, _SIGNED)
        return
    if paper.is_minutes:
        yield from _minutes_signers(label, signing)
    for column in columns:
        lines = [each for each in signing if each.column == column]
        yield from _signer(lines)


def _signer(lines: Sequence[Paragraph]) -> Iterator[Deviation]:
    """The first lines are the capacity, the last one the name."""
    *roles, name = lines if len(lines) > 1 else (*lines, lines[-1])
    for role in roles:
        if not _NOTE.fullmatch(role.text) and role.text == role.text.upper():
            lettering = Lettering((13, 14), bold=True)
            yield from written_as(role, PaperPart.SIGNER_ROLE, _SIGNED, lettering)
        elif role is roles[0]:
            lettering = Lettering((13, 14), bold=True, capitals=True)
            yield from written_as(role, PaperPart.SIGNER_ROLE, _SIGNED, lettering)
    if name is roles[0]:
        return
    yield from written_as(name, PaperPart.SIGNER_NAME, _SIGNED, Lettering((13, 14), bold=True))
    if _DEGREE.match(name.text):
        yield at(name, PaperPart.SIGNER_NAME, Aspect.DEGREE, _SIGNED, name.text, "")
    if len(name.text) > 1 and name.text == name.text.upper() and name.text.isupper():
        yield at(
            name, PaperPart.SIGNER_NAME, Aspect.CAPITALS, _SIGNED, name.text, name.text.title()
        )


def _minutes_signers(label: Paragraph, signing: Sequence[Paragraph]) -> Iterator[Deviation]:
    """Minutes are signed by the secretary on the left and the chair on the right."""
    roles = [(each.column, fold(each.text)) for each in signing]
    left = next((column for column, said in roles if said.startswith("thu ky")), None)
    right = next(
        (column for column, said in roles if said.startswith(("chu toa", "chu tri"))), None
    )
    if left is None or right is None or left >= right:
        yield at(label, PaperPart.SIGNER_ROLE, Aspect.SIGNERS, _MINUTES, "", "THƯ KÝ | CHỦ TỌA")
