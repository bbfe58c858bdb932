"""Draws the public pages: what the server shows first, and all there is without scripts.

The templates say what the areas of `console/frontend` say, from the same sections of the board and
the same texts; `stage_of` is the twin of `scene.js`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from math import ceil
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request

from console import clock, frontend
from console.boards.public_page import PublicPage
from console.capture.outcomes import OUTCOMES
from console.i18n.catalog import LANGUAGES, translate
from console.settings import Settings
from console.web import qr_code

THEMES = ("light", "dark")
NEXT_IN_THE_HALL = 2

ICONS = {
    "before": "calendar",
    "closed": "check-circle",
    "recess": "pause",
    "called": "mic",
    "speaking": "mic",
    "paused": "pause",
    "answering": "mic",
    "discussing": "chat",
    "decided": "check-circle",
    "between": "onair",
}
OUTCOME_ICONS = {facts.kind.value: facts.icon for facts in OUTCOMES}

Section = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Stage:
    """What a public screen is about, with the matter and the turn that belong to it."""

    name: str  # a key of ICONS
    matter: Section | None = None
    floor: Section | None = None
    acting: str = ""  # unit that acts on the outcome of the matter


@dataclass(frozen=True, slots=True)
class Look:
    """How somebody wants to see a page."""

    language: str = "vi"
    theme: str = ""  # empty = as the device wishes

    @property
    def other_language(self) -> str:
        """The language to switch to."""
        return next(one for one in LANGUAGES if one != self.language)


def look_of(request: Request, settings: Settings) -> Look:
    """Give how a page is asked for; anything unknown counts as not said."""
    language = request.query_params.get("lang", "")
    theme = request.query_params.get("theme", "")
    return Look(
        language if language in LANGUAGES else settings.language, theme if theme in THEMES else ""
    )


def stage_of(sections: Section) -> Stage:
    """Tell what the public screens show: a stage of the meeting, or what is on the floor.

    An outcome leaves the screen when the next person has the floor, and at once when the matter is
    out of scope.
    """
    state = sections["meeting"]["state"]
    if state != "open":
        return Stage({"planned": "before", "closed": "closed", "recess": "recess"}[state])
    matter, floor = sections["matter"], sections["floor"]
    decided = matter["outcome"] if matter else None
    if decided and (floor or decided["kind"] == "out_of_scope"):
        matter = None
    return Stage(_on_stage(matter, floor), matter, floor, _acting(matter, sections["last"]))


def _on_stage(matter: Section | None, floor: Section | None) -> str:
    if floor:
        return {"called": "called", "on_air": "speaking", "paused": "paused"}[floor["state"]]
    if not matter:
        return "between"
    if matter["outcome"]:
        return "decided"
    return "answering" if matter["unit"] else "discussing"


def _acting(matter: Section | None, last: Section) -> str:
    if matter is None:
        return ""
    outcome = last["outcome"]
    decided = outcome["unit"] if outcome and outcome["matter"] == matter["number"] else ""
    return str(decided or matter["unit"])


def hall(page: PublicPage, look: Look, *, address: str) -> str:
    """Draw the screen of the hall; `address` is what its QR code leads to."""
    return _screen("hall.html", page, look, area="hall", address=address)


def lower_third(page: PublicPage, look: Look) -> str:
    """Draw the band for the stream, on transparent ground."""
    return _screen("lower_third.html", page, look, area="lower_third", address="")


def live(page: PublicPage, look: Look) -> str:
    """Draw the page on a phone."""
    given = {"meeting": page.code, "language": look.language}
    return draw("live.html", look, page=page, given=given)


def outcome_list(page: PublicPage, look: Look) -> str:
    """Draw the list of outcomes alone."""
    return draw("outcomes.html", look, page=page)


def missing(look: Look) -> str:
    """Draw the page for an address where nothing is."""
    return draw("missing.html", look, example=f"{clock.today():%Y-%m}")


def _screen(template: str, page: PublicPage, look: Look, *, area: str, address: str) -> str:
    options = {
        "programme": page.programme,
        "outcomes": {"total": page.decided_count, "kinds": page.outcome_counts},
        "qr": qr_code.drawn(address) if address else None,
    }
    language = look.language
    given = {"area": area, "meeting": page.code, "language": language, "options": options}
    return draw(template, look, page=page, options=options, given=given)


def draw(template: str, look: Look, /, page: PublicPage | None = None, **facts: Any) -> str:
    """Draw a template with the tools every public page is written with."""
    shown = {"page": page, "view": page.sections, "stage": stage_of(page.sections)} if page else {}
    return _TEMPLATES.get_template(template).render(
        **shown, **facts, look=look, **_tools(look.language), now=clock.now()
    )


def _tools(language: str) -> dict[str, Any]:
    """Give what the templates write with; named as the tools of the areas are."""
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
    return f"{clock.local(_moment(at)):%H:%M}"


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


def left(ends_at: str) -> float:
    """Give the seconds until a moment; below 0 when it is over."""
    return (_moment(ends_at) - clock.now()).total_seconds()


def between(since: str, until: str) -> int:
    """Give the whole seconds between two moments."""
    return round((_moment(until) - _moment(since)).total_seconds())


def _moment(at: str | datetime) -> datetime:
    return datetime.fromisoformat(at) if isinstance(at, str) else at


_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parents[1] / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_TEMPLATES.globals.update(
    icons=ICONS, outcome_icons=OUTCOME_ICONS, next_in_the_hall=NEXT_IN_THE_HALL
)
_TEMPLATES.filters.update(
    month=month, time=time, seconds=seconds, day=day, minutes=minutes, left=left
)
_TEMPLATES.globals["between"] = between
