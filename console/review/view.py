"""What the screens of review see, by name; `desk`, `assigned` and `suggestions` hold it."""

from console.review.assigned import AssignedList, AssignedMatter, load_assigned
from console.review.desk import MatterShown, ReviewFilter, ReviewLine, ReviewList, load
from console.review.suggestions import load_suggestions

__all__ = [
    "AssignedList",
    "AssignedMatter",
    "MatterShown",
    "ReviewFilter",
    "ReviewLine",
    "ReviewList",
    "load",
    "load_assigned",
    "load_suggestions",
]
