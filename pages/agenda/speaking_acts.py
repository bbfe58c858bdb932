"""What the button of the presets does: it calls one use-case."""

from console.auth.actor import Actor
from console.floor.acts.presets import set_presets
from console.floor.views.presets import PresetsDesk
from console.meetings.presets import Presets
from console.ui import feedback, state
from models.codes.meetings import AskerShown, TurnOrder
from pages.agenda.acts import AREA

NAMES = ("names", "seconds", "order", "hall", "bridge", "online", "answer_seconds", "public_queue")


def share(presets: Presets, name: str) -> int:
    """Give the share of a place: hall, bridge or online."""
    shares = {
        "hall": presets.hall_weight,
        "bridge": presets.bridge_weight,
        "online": presets.online_weight,
    }
    return shares[name]


def key(name: str, now: Presets) -> str:
    """Name a field; it is another one once other presets stand, and begins with those."""
    stands = (
        *(now.asker_shown.value, now.seconds_per_turn, now.order.value),
        *(now.hall_weight, now.bridge_weight, now.online_weight, now.seconds_per_answer),
        now.is_queue_public,
    )
    return f"agenda-preset-{name}-{'-'.join(map(str, stands))}"


def save(viewer: Actor, meeting_id: int, desk: PresetsDesk) -> None:
    now = desk.presets
    given = {name: state.value(key(name, now)) for name in NAMES}
    wanted = Presets(
        AskerShown(given["names"]),
        int(given["seconds"]),
        TurnOrder(given["order"]),
        int(given["hall"]),
        int(given["bridge"]),
        int(given["online"]),
        int(given["answer_seconds"]),
        bool(given["public_queue"]),
    )
    if feedback.attempt(AREA, set_presets, viewer, meeting_id, wanted, seen=now) is not None:
        feedback.praise(AREA, "agenda.presets.saved")
