"""The acts of review, by name; `deciding`, `grouping` and `assigning` hold them."""

from console.review.assigning import assign
from console.review.deciding import accept, exclude, refer, reopen
from console.review.grouping import group, ungroup

__all__ = ["accept", "assign", "exclude", "group", "refer", "reopen", "ungroup"]
