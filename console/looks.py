"""How a stored state is drawn; the tables of it stand beside the stages that own the states."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Look:
    """Colour and icon of a chip; they only repeat what its word says."""

    colour: str  # ok, warn, fault, info, onair; empty = none
    icon: str  # a drawing in `console/frontend/icons`
