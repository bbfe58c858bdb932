"""The card of the matter: the one on the floor, or the one the open tray is about."""

from functools import partial
from typing import Any

from console.auth.actor import Actor
from console.capture.outcomes import NOT_HERE
from console.capture.views.matter import MatterCard
from console.floor.views.chair import ChairDesk
from console.ui import live
from pages.chair import acts, history
from pages.parts import hall_screen

BOARD = "chair-matter-board"


def draw(viewer: Actor, desk: ChairDesk) -> None:
    """Draw the card; what is decided or written about stands beside its form."""
    card = desk.looked_at
    is_elsewhere = card is not None and card.id != desk.floor.seen_by_take_up
    live.board(
        "matter",
        key=BOARD,
        on_chosen=partial(hall_screen.hide, viewer, desk.floor.meeting_id, BOARD, acts.AREA),
        can_hide=hall_screen.can_hide(viewer) and desk.can_act,
        fitting={"kind": NOT_HERE.kind.value, "key": NOT_HERE.key},
        history=history.told(viewer, desk, desk.matter(card.id) if card else desk.current),
        looked_at=_told(desk, card) if card is not None and is_elsewhere else None,
    )


def _told(desk: ChairDesk, card: MatterCard) -> dict[str, Any]:
    """Tell the card; what is in no list is not on it either, and is opened in the tray."""
    choice = desk.matter(card.id)
    is_withheld = card.is_withheld or bool(choice and choice.secret)
    decided = card.outcome
    due_on = decided.due_on.isoformat() if decided and decided.due_on else None
    return {
        "id": card.id,
        "number": card.number,
        "wording": "" if is_withheld else card.wording,
        "is_withheld": is_withheld,
        "asker": "" if is_withheld else card.asker,
        "site": card.site,
        "unit": card.lead_unit,
        "other_units": list(card.other_units),
        "questions": [
            {"ref": asked.ref, "asker": "" if is_withheld else asked.name, "site": asked.site}
            for asked in card.asked
        ],
        "outcome": {"kind": decided.kind.value, "unit": decided.unit, "due_on": due_on}
        if decided
        else None,
    }
