"""The looks of stored states as scripts read them: among the texts, by area and code."""

from collections.abc import Mapping
from typing import Any

from console.bridges.looks import LOOKS as PRESENCES
from console.floor.looks import LOOKS as TURNS
from console.looks import Look
from console.meetings.looks import LOOKS as MEETINGS

# Area of the words in the catalog -> state -> look.
LOOKS: Mapping[str, Mapping[Any, Look]] = {
    "meeting": MEETINGS,
    "turn": TURNS,
    "presence": PRESENCES,
}


def texts() -> dict[str, str]:
    """Give colour, icon and order of every state.

    Returns:
        `colour.turn.called`, `icon.turn.called`, and `order.turn`: its codes parted by spaces.
    """
    found: dict[str, str] = {}
    for area, looks in LOOKS.items():
        found[f"order.{area}"] = " ".join(state.value for state in looks)
        for state, look in looks.items():
            found[f"colour.{area}.{state.value}"] = look.colour
            found[f"icon.{area}.{state.value}"] = look.icon
    return found
