"""The choice of a unit, found without accents, by initials and by other names.

`state.value(key)` is the id of the unit, None = none; an act that takes it asks `unknown` first.
"""

from collections.abc import Sequence
from dataclasses import asdict
from functools import partial

from console.queries.units import UnitChoice
from console.text import row_ids
from console.ui import component, state
from console.ui.text import language


def draw(units: Sequence[UnitChoice], *, key: str, label: str, placeholder: str = "") -> None:
    """Draw the choice; it may stay empty."""
    data = {
        "label": label,
        "key": key,
        "placeholder": placeholder,
        "units": [asdict(unit) | {"aliases": list(unit.aliases)} for unit in units],
        "chosen": state.value(key) or 0,
        "language": language(),
    }
    part = _part(key)
    component.mount("unit_picker", key=part, data=data, on_chosen_change=partial(_choose, key))


def unknown(key: str) -> bool:
    """Whether something is typed that is the name of no unit."""
    return bool(state.typed(f"{key}-unknown")) and state.value(key) is None


def _part(key: str) -> str:
    return f"{key}-picker"


def _choose(key: str) -> None:
    chosen = state.triggered(_part(key), "chosen") or ""
    is_number = chosen.isascii() and chosen.isdigit()
    state.put(key, row_ids.read(chosen) or None)
    state.put(f"{key}-unknown", "" if is_number else chosen)
