"""The acts of the floor, by name.

`course`, `closing` and `cancelling` hold those of the meeting as a whole, `matters` what is spoken
of, `order` the queue, `readiness` what a site says about its turn, `turns` who speaks.
"""

from console.floor.cancelling import cancel_meeting
from console.floor.closing import close_meeting
from console.floor.course import end_item, end_recess, open_meeting, recess, start_item
from console.floor.matters import raise_matter, take_up
from console.floor.order import call_next, join_queue, name_turn, put_first, withdraw_turn
from console.floor.readiness import ready_turn
from console.floor.turns import (
    end_turn,
    extend_turn,
    mark_no_show,
    park_turn,
    pause_turn,
    resume_turn,
    start_turn,
)

__all__ = [
    "call_next",
    "cancel_meeting",
    "close_meeting",
    "end_item",
    "end_recess",
    "end_turn",
    "extend_turn",
    "join_queue",
    "mark_no_show",
    "name_turn",
    "open_meeting",
    "park_turn",
    "pause_turn",
    "put_first",
    "raise_matter",
    "ready_turn",
    "recess",
    "resume_turn",
    "start_item",
    "start_turn",
    "take_up",
    "withdraw_turn",
]
