"""What is set for a meeting before it begins: how people speak, and how they stand in public."""

from collections.abc import Mapping
from dataclasses import dataclass

from models.codes.meetings import AskerShown, TurnOrder
from models.meetings import Meeting

SECONDS = range(30, 1801)  # of one turn, or answer
WEIGHTS = range(1, 6)  # share of a source in the fair order


@dataclass(frozen=True, slots=True)
class Presets:
    """The presets of a meeting."""

    asker_shown: AskerShown = AskerShown.SITE
    seconds_per_turn: int = 180
    order: TurnOrder = TurnOrder.FAIR
    hall_weight: int = 1
    bridge_weight: int = 1  # of each bridge
    online_weight: int = 1  # of all individuals online together
    seconds_per_answer: int = 300
    is_queue_public: bool = False  # people may put themselves in the queue

    def faults(self) -> Mapping[str, str]:
        """Give the code of a fault by field; empty = it can be kept."""
        weights = {
            "hall_weight": self.hall_weight,
            "bridge_weight": self.bridge_weight,
            "online_weight": self.online_weight,
        }
        found = {name: "weight_wrong" for name, weight in weights.items() if weight not in WEIGHTS}
        lengths = {"seconds": self.seconds_per_turn, "answer_seconds": self.seconds_per_answer}
        found |= {
            name: "turn_seconds_wrong" for name, length in lengths.items() if length not in SECONDS
        }
        return found


def presets_of(meeting: Meeting) -> Presets:
    """Give the presets of a meeting as they stand."""
    return Presets(
        meeting.asker_shown,
        meeting.seconds_per_turn,
        meeting.turn_order,
        meeting.hall_weight,
        meeting.bridge_weight,
        meeting.online_weight,
        meeting.seconds_per_answer,
        meeting.is_queue_public,
    )


def put(meeting: Meeting, presets: Presets) -> None:
    """Write presets into a meeting."""
    meeting.asker_shown = presets.asker_shown
    meeting.seconds_per_turn = presets.seconds_per_turn
    meeting.turn_order = presets.order
    meeting.hall_weight = presets.hall_weight
    meeting.bridge_weight = presets.bridge_weight
    meeting.online_weight = presets.online_weight
    meeting.seconds_per_answer = presets.seconds_per_answer
    meeting.is_queue_public = presets.is_queue_public
