"""The card of the matter: the one on the floor, or the one the open tray is about."""

from typing import Any

from console.capture.views.matter import MatterCard
from console.floor.views.chair import ChairDesk
from console.ui import live


def draw(desk: ChairDesk) -> None:
    """Draw the card; what is decided or written about stands beside its form."""
    card = desk.looked_at
    is_elsewhere = card is not None and card.id != desk.floor.seen_by_take_up
    live.board(
        "matter",
        key="chair-matter-board",
        looked_at=_told(card) if card is not None and is_elsewhere else None,
    )


def _told(card: MatterCard) -> dict[str, Any]:
    decided = card.outcome
    due_on = decided.due_on.isoformat() if decided and decided.due_on else None
    return {
        "id": card.id,
        "number": card.number,
        "wording": card.wording,
        "is_withheld": card.is_withheld,
        "asker": card.asker,
        "site": card.site,
        "unit": card.lead_unit,
        "other_units": list(card.other_units),
        "questions": [
            {"ref": asked.ref, "asker": asked.name, "site": asked.site} for asked in card.asked
        ],
        "outcome": {"kind": decided.kind.value, "unit": decided.unit, "due_on": due_on}
        if decided
        else None,
    }
