"""The acts of review, by name.

`deciding`, `several`, `grouping`, `weighing`, `assigning`, `packing`, `transferring` and `drafting`
hold them.
"""

from console.review.assigning import assign, assign_several
from console.review.deciding import accept, exclude, refer, reopen
from console.review.drafting import ask_clearance, clear, return_draft, save_draft
from console.review.grouping import group, name_spokesperson, part, ungroup
from console.review.packing import hand_out
from console.review.several import accept_several, exclude_several, reopen_several
from console.review.transferring import transfer
from console.review.weighing import set_priority

__all__ = [
    "accept",
    "accept_several",
    "ask_clearance",
    "assign",
    "assign_several",
    "clear",
    "exclude",
    "exclude_several",
    "group",
    "hand_out",
    "name_spokesperson",
    "part",
    "refer",
    "reopen",
    "reopen_several",
    "return_draft",
    "save_draft",
    "set_priority",
    "transfer",
    "ungroup",
]
