"""The day in a text, in the many ways people and programs write it.

Texts are folded before: lower case, no accents. Of a day in figures alone the order of day and
month is left open; it belongs to the column (`day_order`), not to the cell.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_IN_ENGLISH = rf"(?P<month>{'|'.join(_MONTHS)})[a-z]*\.?"
_NUMBER = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})(?!\d)"

_ISO = re.compile(
    r"(?<!\d)(?P<year>\d{4})\s*([/.-])\s*(?P<month>\d{1,2})\s*\2\s*(?P<day>\d{1,2})(?!\d)"
)
_COMPACT = re.compile(r"(?<!\d)(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)(?=[t\s_]|$)")
_IN_WORDS = re.compile(
    rf"(?<!\d){_NUMBER}[\s-]*(?:thang|thg|th)\.?\s*(?P<month>\d{{1,2}})[\s,.\-]*(?:nam\s*)?{_YEAR}"
)
_MONTH_IN_FRONT = re.compile(
    rf"\b(?:thang|thg)\s*(?P<month>\d{{1,2}})\s+{_NUMBER}\s*,?\s*(?:nam\s*)?{_YEAR}"
)
_IN_ENGLISH = re.compile(rf"(?<!\d){_NUMBER}[\s-]*(?:of\s+)?\b{_MONTH_IN_ENGLISH}[\s,-]*{_YEAR}")
_ENGLISH_MONTH_IN_FRONT = re.compile(rf"\b{_MONTH_IN_ENGLISH}\s+{_NUMBER},?\s+{_YEAR}")
_IN_FIGURES = re.compile(
    r"(?<!\d)(?P<day>\d{1,2})\s*([/.-])\s*(?P<month>\d{1,2})\s*\2\s*(?P<year>\d{4}|\d{2})(?!\d)"
)
_WEEKDAY = re.compile(
    r"\b(?:thu (?:hai|ba|tu|nam|sau|bay)|thu [2-7](?=\s*(?:,|-|ngay))|chu nhat|cn|t[2-7](?=\s*,)"
    r"|(?:mon|tue|wednes|thurs|fri|satur|sun)day|(?:mon|tues?|wed|thu|thurs?|fri|sat|sun)\b\.?(?!\s*(?:hai|ba|tu)))"
)


@dataclass(frozen=True, slots=True)
class WrittenDay:
    """A day as found in a text."""

    day: int  # or the month, where `is_open`
    month: int
    year: int
    is_open: bool  # in figures alone: either may come first
    is_compact: bool  # 20261105
    rest: str  # the text without it and without the day of the week


def find_day(text: str) -> WrittenDay | None:
    """Find the day in a folded text; None = there is none."""
    said = _WEEKDAY.sub(" ", text)
    for pattern, month in _SPELLINGS:
        if found := pattern.search(said):
            year = int(found["year"])
            return WrittenDay(
                day=int(found["day"]),
                month=month(found["month"]),
                year=year + 2000 if len(found["year"]) == 2 else year,
                is_open=pattern is _IN_FIGURES,
                is_compact=pattern is _COMPACT,
                rest=f"{said[: found.start()]} {said[found.end() :]}",
            )
    return None


def _named(month: str) -> int:
    return _MONTHS.index(month) + 1


_SPELLINGS: tuple[tuple[re.Pattern[str], Callable[[str], int]], ...] = (
    (_ISO, int),
    (_IN_WORDS, int),
    (_MONTH_IN_FRONT, int),
    (_IN_ENGLISH, _named),
    (_ENGLISH_MONTH_IN_FRONT, _named),
    (_IN_FIGURES, int),
    (_COMPACT, int),
)
