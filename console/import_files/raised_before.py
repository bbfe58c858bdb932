"""The sender's claim to have raised a matter before: how often, in figures or words, and when."""

import re
from collections.abc import Iterable, Mapping

from console.import_files.cells import Cell, RaisedBefore
from console.import_files.findings import Code, repaired, warning
from console.text.folding import fold, one_line

_COUNTED = dict(
    zip(
        ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"),
        range(1, 11),
        strict=True,
    )
)
_NUMBERED = {**_COUNTED, "nhất": 1, "nhì": 2, "tư": 4}
# Without accents "sau lần" is "after the time", and "từ lần" would be the fourth.
_BARE = {fold(word): number for word, number in _NUMBERED.items() if word not in ("sáu", "tư")}
_IN_WORDS: Mapping[str, int] = {**_BARE, **_NUMBERED}


def _figure(words: Iterable[str]) -> str:
    return rf"(\d{{1,3}}|{'|'.join(words)})"


_LAN, _THU = "l[aầ]n", "th[uứ]"
_TIMES = re.compile(rf"\b{_figure((*_COUNTED, *map(fold, _COUNTED)))}\s*{_LAN}\b(?!\s+{_THU}\b)")
_NTH = re.compile(
    rf"\b{_LAN}\s+(?:{_THU}\s+{_figure(_IN_WORDS)}|(\d{{1,3}}))\b(?!\s*(?:[/.]|th[aá]ng))"
)
_FIRST = re.compile(r"\blan dau(?: tien)?\b")
_NOT_FIRST = re.compile(r"\bkhong phai (?:la )?lan dau(?: tien)?\b")
_MANY = re.compile(r"\b(?:nhieu|vai|may) lan\b")
# The figures of a year or a month count nothing.
_DATED = re.compile(
    r"\b(?:th[aá]ng\s*\d{1,2}|n[aă]m\s*(?=\d{4}))|\d{1,2}[/.-]\d{4}|\b(?:19|20)\d\d\b"
)
_WHEN = re.compile(r"(?:tháng\s*\d{1,2}(?:\s*(?:/|năm)\s*\d{4})?|năm\s*\d{4}|\d{1,2}/\d{4})", re.I)
_CLAIMED = re.compile(r"(?:co|roi|da|yes|x|true|1)\b")
_DENIED = re.compile(r"(?:khong|ko|chua|no|false|0)\b")
_MOST_TIMES = 99
_LONGEST_CLAIM = 500  # characters


def read_raised_before(raw: str) -> Cell:
    """Read the claim "Có - N lần - thời điểm"; an empty cell claims nothing."""
    text = one_line(raw)
    folded, times = fold(text[:_LONGEST_CLAIM]), times_claimed(text)
    if times:
        return Cell(raw, RaisedBefore(True, times, _when(text)))
    is_first = _FIRST.search(_NOT_FIRST.sub(" ", folded)) is not None
    is_again = _NOT_FIRST.search(folded) is not None or _MANY.search(folded) is not None
    if not folded or is_first or (_DENIED.match(folded) and not is_again):
        return Cell(raw, RaisedBefore(raised=False))
    if is_again or _CLAIMED.match(folded):
        return Cell(raw, RaisedBefore(True, 1, _when(text)), (repaired(Code.RAISED_TIMES_ASSUMED),))
    written = text[:80]
    return Cell(
        raw, RaisedBefore(raised=False), (warning(Code.RAISED_UNREADABLE, written=written),)
    )


def times_claimed(text: str) -> int | None:
    """Give how many times somebody says to have raised a matter, None where no number is told.

    "3 lần" and "ba lần" count; "lần thứ 3" is the third time. Years and months count nothing.
    """
    said = one_line(text[:_LONGEST_CLAIM]).casefold()
    said = _DATED.sub(" ", said)
    counted = _TIMES.findall(said) or ["".join(found) for found in _NTH.findall(said)]
    if said.isascii():
        counted = [figure for figure in counted if figure not in ("sau", "tu")]
    else:
        counted = [figure for figure in counted if figure.isdecimal() or figure in _NUMBERED]
    if not counted:
        return None
    times = max(_IN_WORDS.get(figure) or int(figure) for figure in counted)
    return min(times, _MOST_TIMES)


def _when(text: str) -> str:
    """Give what stands behind the second dash, else the month or the year that is named."""
    parts = re.split(r"\s+[-–]\s+", text, maxsplit=2)
    if len(parts) == 3:
        return parts[2]
    named = _WHEN.search(text)
    return named[0] if named else ""
