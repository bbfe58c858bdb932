"""Every stored state that is drawn has its look, its icon, its word in each language."""

from enum import StrEnum

import pytest

from console import frontend
from console.bridges.rules import Presence
from console.frontend import state_looks
from console.i18n import catalog
from console.looks import Look
from models.codes.floor import TurnState
from models.codes.meetings import MeetingState

COLOURS = {"", "ok", "warn", "fault", "info", "onair"}
STATES: dict[str, type[StrEnum]] = {
    "meeting": MeetingState,
    "turn": TurnState,
    "presence": Presence,
}
EACH = [
    pytest.param(area, state, look, id=f"{area}-{state.value}")
    for area, looks in state_looks.LOOKS.items()
    for state, look in looks.items()
]


@pytest.mark.parametrize("area", STATES)
def test_every_state_has_its_look(area: str) -> None:
    assert set(state_looks.LOOKS[area]) == set(STATES[area])


@pytest.mark.parametrize(("area", "state", "look"), EACH)
def test_a_look_has_its_colour_its_icon_and_its_word(area: str, state: StrEnum, look: Look) -> None:
    words = [catalog.load(language).get(f"word.{area}.{state.value}") for language in ("vi", "en")]

    assert look.colour in COLOURS
    assert f".ic-{look.icon} ".encode() in frontend.files()["icons.css"]
    assert all(words)


def test_scripts_are_told_of_every_state_and_of_their_order() -> None:
    told = state_looks.texts()

    assert (told["colour.presence.lost"], told["icon.presence.lost"]) == ("fault", "fault")
    assert told["order.presence"] == "lost left awaited connected"
    assert len(told) == len(STATES) + 2 * len(EACH)
