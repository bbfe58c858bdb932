"""A list to choose one line from: hundreds of lines as one component, with its own scroll."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass

from console.ui import component, state
from console.ui.chips import Chip
from console.ui.text import language


@dataclass(frozen=True, slots=True)
class ChoiceLine:
    """One line of the list."""

    id: str
    lead: str  # number or short label in front
    title: str
    text: str = ""
    chips: tuple[Chip, ...] = ()


def draw(
    lines: Sequence[ChoiceLine],
    *,
    key: str,
    label: str,
    chosen_id: str,
    on_chosen: Callable[[], None],
) -> None:
    """Draw the list.

    Args:
        key: of this place on the page.
        label: what the list holds, for screen readers.
        chosen_id: of the line that is open; empty = none.
        on_chosen: called when a line was chosen; `chosen(key)` says which.
    """
    data = {
        "lines": [asdict(line) for line in lines],
        "chosen": chosen_id,
        "label": label,
        "language": language(),
    }
    component.mount("choice_list", key=key, data=data, on_chosen_change=on_chosen)


def chosen(key: str) -> str:
    """Give the id of the line just chosen, empty when none; only in its callback."""
    return state.triggered(key, "chosen") or ""
