"""What the button of the page of packs does."""

from console.auth.actor import Actor
from console.drafting.acts import packs
from console.drafting.views.packs import UnitPack
from console.meetings.views.agenda import Month
from console.ui import feedback, state
from console.ui import format as written

AREA = "packs"
UNIT = "packs-unit"


def due_key(code: str, unit_id: int) -> str:
    return f"packs-due-{code}-{unit_id}"


def hand_out(actor: Actor, meeting: Month, pack: UnitPack) -> None:
    """Hand the unit its pack until the day chosen."""
    due_on = state.value(due_key(meeting.code, pack.unit_id))
    if due_on is None:
        feedback.warn(AREA, "packs.due_missing")
        return
    given = (actor, meeting.id, pack.unit_id, due_on)
    with feedback.praised(AREA, "packs.handed_out", unit=pack.unit, day=written.day(due_on)):
        packs.hand_out(*given, seen=pack.seen)
