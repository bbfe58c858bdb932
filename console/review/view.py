"""What the screens of review see; `desk`, `opened`, `assigned` and `suggestions` hold it."""

from console.review.assigned import AssignedList, AssignedMatter, load_assigned
from console.review.desk import MatterShown, ReviewFilter, ReviewLine, ReviewList, load
from console.review.earlier import Earlier, Promise
from console.review.opened import Change, Choices, Opened, load_choices, load_opened
from console.review.suggestions import load_suggestions, suggestions_stand

__all__ = [
    "AssignedList",
    "AssignedMatter",
    "Change",
    "Choices",
    "Earlier",
    "MatterShown",
    "Opened",
    "Promise",
    "ReviewFilter",
    "ReviewLine",
    "ReviewList",
    "load",
    "load_assigned",
    "load_choices",
    "load_opened",
    "load_suggestions",
    "suggestions_stand",
]
