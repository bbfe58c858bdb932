"""The acts around a meeting, by name; each file beside this one holds those of one concern."""

from console.meetings.duties import (
    address_delegate,
    assign_duty,
    end_duty,
    invite_delegate,
    mark_delegate,
    take_over,
)
from console.meetings.next_month import prepare_like
from console.meetings.planning import (
    bring_back,
    leave_to_writing,
    pick_matters,
    set_hall_time,
    set_item_minutes,
    set_matter_minutes,
)
from console.meetings.postponing import postpone
from console.meetings.programme import (
    add_item,
    open_month,
    reorder_items,
    reorder_matters,
    schedule_matter,
    set_date,
)
from console.meetings.registration_list import close_list, open_list, set_places
from console.meetings.stepping import record_step, reopen_step

__all__ = [
    "add_item",
    "address_delegate",
    "assign_duty",
    "bring_back",
    "close_list",
    "end_duty",
    "invite_delegate",
    "leave_to_writing",
    "mark_delegate",
    "open_list",
    "open_month",
    "pick_matters",
    "postpone",
    "prepare_like",
    "record_step",
    "reopen_step",
    "reorder_items",
    "reorder_matters",
    "schedule_matter",
    "set_date",
    "set_hall_time",
    "set_item_minutes",
    "set_matter_minutes",
    "set_places",
    "take_over",
]
