"""The chip: an icon with the word for a state; its colour only repeats what they say."""

from dataclasses import dataclass
from html import escape


@dataclass(frozen=True, slots=True)
class Chip:
    """A state: icon and word; the look (ok, warn, fault, info, onair) only repeats them."""

    icon: str  # of icons.css, without `ic-`; empty = none
    word: str
    look: str = ""


def icon_html(name: str) -> str:
    """Give an icon of icons.css as HTML; what it says must stand beside it as text."""
    return f'<span class="ic ic-{name}" aria-hidden="true"></span>'


def chip_html(chip: Chip, *, is_short: bool = False) -> str:
    """Give a chip as HTML, its word escaped.

    Args:
        is_short: it stays on one line in a table.
    """
    icon = icon_html(chip.icon) if chip.icon else ""
    length = " short" if is_short else ""
    return f'<span class="chip {chip.look}{length}">{icon}{escape(chip.word)}</span>'
