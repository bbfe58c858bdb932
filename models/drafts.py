"""Draft answers: what a unit writes for its part in a matter, version by version.

state of a version:  draft -> asked -> cleared | returned;  asked -> draft when a later one is kept
                     cleared -> returned
A version's text is never edited; the cleared version with the highest number holds.
"""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, UtcTime, coded, entry_number, key, moment, salt
from models.codes.drafts import DraftState
from models.codes.questions import AssignmentState

# How far a unit is with its part, by the state of its newest version.
PART_OF = {
    DraftState.DRAFT: AssignmentState.DRAFTED,
    DraftState.ASKED: AssignmentState.DRAFTED,
    DraftState.CLEARED: AssignmentState.CLEARED,
    DraftState.RETURNED: AssignmentState.RETURNED,
}


class Draft(Base):
    """One version of a unit's answer (dự thảo trả lời)."""

    __tablename__ = "drafts"
    __table_args__ = (
        UniqueConstraint("assignment_id", "number"),
        CheckConstraint("state <> 'returned' OR comment <> ''", name="returned_says_why"),
    )

    id: Mapped[key]
    assignment_id: Mapped[int] = mapped_column(ForeignKey("assignments.id"))
    number: Mapped[int] = mapped_column(comment="version, from 1")
    text: Mapped[str]
    legal_basis: Mapped[str] = mapped_column(default="")
    salt: Mapped[salt]
    state: Mapped[DraftState] = mapped_column(coded(DraftState, "state"), default=DraftState.DRAFT)
    author_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    recorded_at: Mapped[moment]
    asked_by_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    asked_at: Mapped[datetime | None] = mapped_column(UtcTime())
    decided_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("accounts.id"), comment="who cleared or returned it last"
    )
    decided_at: Mapped[datetime | None] = mapped_column(UtcTime())
    comment: Mapped[str] = mapped_column(default="", comment="why it was returned")
    entry: Mapped[int] = entry_number()
