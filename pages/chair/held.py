"""The turns that keep their place: of which site, why, how much is left, and whether it is back."""

from console.floor.views.chair import ChairDesk
from console.floor.views.floor import TurnLine
from console.ui import format as written
from console.ui.text import t
from pages.chair import notice


def draw(desk: ChairDesk) -> None:
    """Tell the turns of sites that were cut off, the first to come back first."""
    for turn in desk.floor.parked:
        if turn.bridge_id is not None:
            notice.draw(*_told(turn))


def _told(turn: TurnLine) -> tuple[str, str, str]:
    facts = {"site": turn.site, "number": turn.number, "left": written.length(turn.seconds_left)}
    if not turn.is_connected:
        return "fault", "fault", t("chair.held_lost", **facts)
    if turn.is_ready:
        return "ok", "ready", t("chair.held_ready", **facts)
    if turn.held_reason:
        return "warn", "pause", t("chair.held_why", why=turn.held_reason.lower(), **facts)
    return "info", "pause", t("chair.held_back", **facts)
