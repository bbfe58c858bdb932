"""A day as people write it: 6/11, 06.11.2026, or, as it is kept, 2026-11-06."""

import re
from datetime import date

_KEPT = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d?)-(?P<day>\d\d?)", re.ASCII)
_SAID = re.compile(r"(?P<day>\d\d?)[/.-](?P<month>\d\d?)(?:[/.-](?P<year>\d{4}))?", re.ASCII)


def day_of(written: str, year: int) -> date | None:
    """Read a day; `year` is meant where none is written. None = it is no day."""
    found = _KEPT.fullmatch(written.strip()) or _SAID.fullmatch(written.strip())
    if found is None:
        return None
    try:
        return date(int(found["year"] or year), int(found["month"]), int(found["day"]))
    except ValueError:
        return None
