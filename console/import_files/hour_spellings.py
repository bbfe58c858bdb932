"""The hour and the zone in a text, in the many ways people and programs write them.

Texts are folded before: lower case, no accents; the day is cut out already.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, timedelta, timezone, tzinfo

from console import clock

_HALF = r"(?P<half>[ap]\.?m\b\.?|sa\b|ch\b|sang\b|trua\b|chieu\b|toi\b)"
_CLOCK = re.compile(
    r"(?<![\d:])(?P<hour>\d{1,2})\s*(?::|h|gio|g)\s*"
    r"(?:(?P<minute>\d{1,2})(?:\s*(?::|phut|p(?![a-z.])|')\s*(?:(?P<second>\d{1,2})\s*(?:giay|s(?![a-z])|''|\")?)?)?)?"
    rf"(?:[.,]\d+)?\s*{_HALF}?"
)
_FULL_HOUR = re.compile(rf"(?<![\d:])(?P<hour>\d{{1,2}})\s*(?P<minute>){_HALF}(?P<second>)")
_WITH_DOTS = re.compile(
    rf"(?<![\d.])(?P<hour>\d{{1,2}})\.(?P<minute>\d\d)(?:\.(?P<second>\d\d))?(?![\d.])\s*{_HALF}?"
)
_COMPACT = re.compile(
    r"(?<!\d)(?P<hour>\d\d)(?P<minute>\d\d)(?P<second>\d\d)?(?:\.\d+)?(?!\d)(?P<half>)"
)

_OF_VIETNAM = re.compile(
    r"\(?\b(?:gio (?:viet nam|ha noi|dong duong)|indochina(?: standard)? time)\)?"
)
_NAMED = re.compile(
    r"\(?\b(?:gmt|utc)(?:\s*(?P<sign>[+-])\s*(?P<hours>\d{1,2})(?::?(?P<minutes>\d\d))?)?\b\)?"
)
_OFFSET = re.compile(r"(?<=[\d\s])(?P<sign>[+-])(?P<hours>\d\d)(?::?(?P<minutes>\d\d))?\s*$")
_ZULU = re.compile(r"(?<=\d)\s*z\b")
# Hours before UTC; what two zones share (CST, IST) names none.
_ZONES: Mapping[str, int] = {
    "ict": 7,
    "wib": 7,
    "sgt": 8,
    "hkt": 8,
    "jst": 9,
    "kst": 9,
    "aest": 10,
    "cet": 1,
    "cest": 2,
    "msk": 3,
    "bst": 1,
    "est": -5,
    "edt": -4,
    "pst": -8,
    "pdt": -7,
}
_BY_NAME = re.compile(rf"\(?\b(?P<name>{'|'.join(_ZONES)})\b\)?")
_LEFT_OVER = re.compile(r"(?:[\s,;.\-()|]|\b(?:luc|ngay|vao|hoi|at|on|t)\b)*")


@dataclass(frozen=True, slots=True)
class WrittenHour:
    """An hour as found in a text."""

    hour: int  # of 24
    minute: int
    second: int
    zone: tzinfo


def read_hour(rest: str, *, is_compact: bool) -> WrittenHour | None:
    """Read what stands beside a day; None = it is no hour. Nothing at all is midnight, here.

    Args:
        rest: the folded text without the day.
        is_compact: the day was 20261105, so the hour may be 133950.
    """
    zone, left = _zone(rest)
    if zone is None:
        return None
    found = _CLOCK.search(left) or _FULL_HOUR.search(left) or _WITH_DOTS.search(left)
    if found is None and is_compact:
        found = _COMPACT.search(left)
    if found is not None:
        left = f"{left[: found.start()]} {left[found.end() :]}"
    if not _LEFT_OVER.fullmatch(left):
        return None
    if found is None:
        return WrittenHour(0, 0, 0, zone)
    minute, second = int(found["minute"] or 0), int(found["second"] or 0)
    return WrittenHour(_of_24(int(found["hour"]), found["half"] or ""), minute, second, zone)


def _of_24(hour: int, half: str) -> int:
    half = half.replace(".", "")
    if half in ("pm", "ch", "chieu", "toi") and hour < 12:
        return hour + 12
    if half == "trua" and hour < 10:
        return hour + 12
    return 0 if half in ("am", "sa") and hour == 12 else hour


def _zone(text: str) -> tuple[tzinfo | None, str]:
    """Cut the zone out; where none is named, it is ours. None = one that does not exist."""
    text = _OF_VIETNAM.sub(" ", text)
    if named := _BY_NAME.search(text):
        return _of_hours(_ZONES[named["name"]]), _without(text, named)
    if zulu := _ZULU.search(text):
        return UTC, _without(text, zulu)
    told = _NAMED.search(text) or _OFFSET.search(text)
    if told is None:
        return clock.HANOI, text
    minutes = int(told["hours"] or 0) * 60 + int(told["minutes"] or 0)
    if minutes >= 24 * 60:
        return None, text
    offset = timedelta(minutes=-minutes if told["sign"] == "-" else minutes)
    return timezone(offset), _without(text, told)


def _of_hours(hours: int) -> tzinfo:
    return timezone(timedelta(hours=hours))


def _without(text: str, found: re.Match[str]) -> str:
    return f"{text[: found.start()]} {text[found.end() :]}"
