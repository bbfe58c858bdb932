"""Pure rules of the side channel: who writes from where, to whom, and how much."""

from dataclasses import dataclass

from models.codes.people import Role
from models.codes.side_channel import Desk

LONGEST = 300  # characters of one message; who has more to say telephones

_DESKS = {
    Role.LEADER: Desk.CHAIR,
    Role.SECRETARY: Desk.SECRETARY,
    Role.SYSTEM: Desk.SECRETARY,
    Role.OPERATOR: Desk.UNIT,
    Role.DEPARTMENT: Desk.UNIT,
}


@dataclass(frozen=True, slots=True)
class DeskAddress:
    """A desk, and whose it is where there are many."""

    desk: Desk
    unit_id: int | None = None  # None = chair or secretary


def address_of(role: Role, unit_id: int | None) -> DeskAddress | None:
    """Tell at which desk somebody sits; None = at none of these."""
    desk = _DESKS.get(role)
    if desk is not Desk.UNIT:
        return DeskAddress(desk) if desk else None
    return DeskAddress(desk, unit_id) if unit_id is not None else None


def may_write_to(sender: Desk, receiver: Desk) -> bool:
    """Tell whether one desk writes to another; units do so through chair or secretary."""
    return sender is not receiver


def reads_all(desk: Desk) -> bool:
    """Tell whether a desk reads what others write to one another."""
    return desk is not Desk.UNIT
