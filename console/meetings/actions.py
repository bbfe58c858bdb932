"""The acts around a meeting, by name; `programme` and `duties` hold them."""

from console.meetings.duties import (
    assign_duty,
    end_duty,
    invite_delegate,
    mark_delegate,
    take_over,
)
from console.meetings.programme import (
    add_item,
    open_month,
    reorder_items,
    reorder_matters,
    schedule_matter,
    set_date,
)

__all__ = [
    "add_item",
    "assign_duty",
    "end_duty",
    "invite_delegate",
    "mark_delegate",
    "open_month",
    "reorder_items",
    "reorder_matters",
    "schedule_matter",
    "set_date",
    "take_over",
]
