"""Who is near the floor beside the one on its card: cut off with a place kept, or called too."""

from console.floor.views.chair import ChairDesk
from console.floor.views.floor import TurnLine
from console.ui import format as written
from console.ui.text import t
from pages.chair import notice


def draw(desk: ChairDesk) -> None:
    """Tell the turns of sites that were cut off, the first back first, then who was called too."""
    for turn in desk.floor.parked:
        if turn.bridge_id is not None:
            notice.draw(*_told(turn))
    for turn in desk.also_called:
        notice.draw("info", "mic", _called(turn))


def _told(turn: TurnLine) -> tuple[str, str, str]:
    facts = {"site": turn.site, "number": turn.number, "left": written.length(turn.seconds_left)}
    if not turn.is_connected:
        return "fault", "fault", t("chair.held_lost", **facts)
    if turn.is_ready:
        return "ok", "ready", t("chair.held_ready", **facts)
    if turn.held_reason:
        return "warn", "pause", t("chair.held_why", why=turn.held_reason.lower(), **facts)
    return "info", "pause", t("chair.held_back", **facts)


def _called(turn: TurnLine) -> str:
    name, site = turn.name or t("word.unnamed"), turn.site or t("word.hall")
    return t("chair.also_called", number=turn.number, name=name, site=site)
