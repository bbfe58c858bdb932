"""Draws the fragments of the public screens: what the live socket carries, and what the pages hold.

A fragment knows no time of its own: it changes with the meeting alone, and its clocks are moments
which `ticking.js` counts from, or `with_clocks` where no script runs.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any

from markupsafe import Markup

from console import clock
from console.boards.board import Board, DrawnBoard, Screen, Sections, encoded
from console.boards.public_page import PublicContent
from console.boards.public_shapes import Last, PublicFloor, PublicMatter
from console.i18n.catalog import LANGUAGES
from console.web.page_templates import OVER, fill, minutes, moment

FRAGMENTS = {
    Screen.HALL: ("stage", "coming"),
    Screen.PHONE: ("state", "topic", "lines", "results", "next"),
    Screen.LOWER_THIRD: ("band",),
}
NEXT_IN_THE_HALL = 2
LONGEST_NEXT = 44  # letters of name and site in one line of the hall; more is set smaller

ICONS = {
    "before": "calendar",
    "closed": "check-circle",
    "recess": "pause",
    "called": "mic",
    "speaking": "mic",
    "paused": "pause",
    "answering": "mic",
    "parked": "pause",
    "discussing": "chat",
    "decided": "check-circle",
    "between": "onair",
}


@dataclass(frozen=True, slots=True)
class Scene:
    """What a public screen is about, with the matter and the turn that belong to it."""

    name: str  # a key of ICONS
    matter: PublicMatter | None = None
    floor: PublicFloor | None = None
    acting: str = ""  # unit that acts on the outcome of the matter


@dataclass(frozen=True, slots=True)
class Fragment:
    """One fragment as a page holds it."""

    hash: str  # as the live socket tells it
    html: Markup


def drawn(content: PublicContent) -> dict[Board, Sections]:
    """Draw every screen in every language, as it is sent."""
    boards = [DrawnBoard(screen, language) for screen, language in product(Screen, LANGUAGES)]
    return {board: _sections(content, board) for board in boards}


def _sections(content: PublicContent, board: DrawnBoard) -> Sections:
    return {name: encoded(html) for name, html in fragments(content, board).items()}


def held(content: PublicContent, board: DrawnBoard) -> dict[str, Fragment]:
    """Draw the fragments a page begins with, their clocks at the present time."""
    return {
        name: Fragment(encoded(html).hash, Markup(with_clocks(html)))  # noqa: S704  drawn escaped
        for name, html in fragments(content, board).items()
    }


def fragments(content: PublicContent, board: DrawnBoard) -> dict[str, str]:
    """Draw the fragments of a screen: name -> HTML in which all that people wrote is escaped."""
    facts = {
        "view": content.sections,
        "stage": stage_of(content),
        "content": content,
        "newest": newest(content.sections["last"]),
        "icons": ICONS,
        "next_in_the_hall": NEXT_IN_THE_HALL,
        "longest_next": LONGEST_NEXT,
    }
    return {name: _fragment(name, board, facts) for name in FRAGMENTS[board.screen]}


_BETWEEN_TAGS = re.compile(r"\n\s*(?=<|$)|(?<=>)\n\s*")  # ends of lines; other spaces stay


def _fragment(name: str, board: DrawnBoard, facts: Mapping[str, Any]) -> str:
    html = fill(f"screens/{board.screen}_{name}.html", board.language, facts)
    return _BETWEEN_TAGS.sub("", html)


def newest(last: Last) -> str:
    """Name the outcome decided last in its present wording; another name = there is a newer one."""
    return encoded(last).hash


_COUNTDOWN = re.compile(r'(<span class="countdown)("[^>]* data-at="([^"]+)"[^>]*>)(?=</span>)')
_SPOKEN = re.compile(
    r'(<span data-tick="spoken" data-at="([^"]+)" data-allowed="(\d+)"[^>]*>)(?=</span>)'
)


def with_clocks(html: str) -> str:
    """Write the time left into the countdowns of a fragment, for who has no scripts."""

    def counted(found: re.Match[str]) -> str:
        left = (moment(found[3]) - clock.now()).total_seconds()
        is_over = left <= -1
        shown = f"{OVER if is_over else ''}{minutes(left)}"
        return f"{found[1]}{' over' if is_over else ''}{found[2]}{shown}"

    def spoken(found: re.Match[str]) -> str:
        left = (moment(found[2]) - clock.now()).total_seconds()
        return f"{found[1]}{minutes(int(found[3]) - left)}"

    return _SPOKEN.sub(spoken, _COUNTDOWN.sub(counted, html))


def stage_of(content: PublicContent) -> Scene:
    """Tell what the public screens show: a stage of the meeting, or what is on the floor.

    An outcome leaves the screen when the next person has the floor, and at once when the matter is
    out of scope.
    """
    sections = content.sections
    state = sections["meeting"]["state"]
    if state != "open":
        return Scene({"planned": "before", "closed": "closed", "recess": "recess"}[state])
    matter, floor = sections["matter"], sections["floor"]
    decided = matter["outcome"] if matter else None
    if decided and (floor or decided["kind"] == "out_of_scope"):
        matter = None
    return Scene(_on_stage(matter, floor), matter, floor, _acting(matter, sections["last"]))


def _on_stage(matter: PublicMatter | None, floor: PublicFloor | None) -> str:
    if floor:
        if floor["unit"] and floor["state"] == "on_air":
            return "answering"
        return {"called": "called", "on_air": "speaking", "paused": "paused"}[floor["state"]]
    if not matter:
        return "between"
    if matter["outcome"]:
        return "decided"
    if matter["parked"]:
        return "parked"
    return "answering" if matter["is_answering"] and matter["unit"] else "discussing"


def _acting(matter: PublicMatter | None, last: Last) -> str:
    if matter is None:
        return ""
    outcome = last["outcome"]
    decided = outcome["unit"] if outcome and outcome["matter"] == matter["number"] else ""
    return decided or matter["unit"]
