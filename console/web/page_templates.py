"""Fills the templates of the public pages: everything in them is escaped."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import partial
from math import ceil
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from console import clock, frontend
from console.capture.outcomes import OUTCOMES
from console.i18n.catalog import translate
from console.meetings import looks as meetings_looks

OVER = "+"  # before the time by which somebody speaks too long
OUTCOME_LOOKS = {facts.kind.value: facts.look for facts in OUTCOMES}


def fill(template: str, language: str, facts: Mapping[str, Any]) -> str:
    """Write a template in a language, with the tools every public page is written with."""
    return _TEMPLATES.get_template(template).render(facts, **_tools(language))


def _tools(language: str) -> dict[str, Any]:
    t = partial(translate, language)
    return {
        "t": t,
        "site_of": lambda site: t("hall.site", site=site) if site else t("word.hall"),
        "version": frontend.version(),
    }


def month(code: str) -> str:
    """Write a meeting's code as people say the month: 10/2026."""
    return "/".join(reversed(code.split("-")))


def time(at: str | datetime) -> str:
    """Write a moment as clocks in Hanoi show it: 09:17."""
    return f"{clock.local(moment(at)):%H:%M}"


def seconds(at: datetime) -> str:
    """Write a moment with its seconds: 09:17:40."""
    return f"{clock.local(at):%H:%M:%S}"


def day(on: str | date) -> str:
    """Write a date: 29/10/2026."""
    return f"{date.fromisoformat(on) if isinstance(on, str) else on:%d/%m/%Y}"


def minutes(count: float) -> str:
    """Write a stretch of seconds, also one below 0, as minutes and seconds: 01:40."""
    whole = abs(ceil(count))
    return f"{whole // 60:02}:{whole % 60:02}"


def between(since: str, until: str) -> int:
    """Give the whole seconds between two moments."""
    return round((moment(until) - moment(since)).total_seconds())


def moment(at: str | datetime) -> datetime:
    """Read a moment as the boards carry it; one that is read already stays."""
    return datetime.fromisoformat(at) if isinstance(at, str) else at


_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parents[1] / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_TEMPLATES.globals.update(
    outcome_looks=OUTCOME_LOOKS,
    meeting_looks=meetings_looks.LOOKS,
    between=between,
    over=OVER,
    modules_of=frontend.modules,
)
_TEMPLATES.filters.update(month=month, time=time, seconds=seconds, day=day, minutes=minutes)
